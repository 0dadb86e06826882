// The command that brings files up to date, ready to be pasted into a shell.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { isForeign, type PlannedFile } from '../workspace/plan-build.ts';
import { shellWord } from './shell-word.ts';

/**
 * The exact command that mends files.
 *
 * @param files files that are out of date
 * @returns `permc build path/permissions.yaml`, with every manifest that is needed, and `--force` only if it is needed
 */
export function mendingCommand(files: readonly PlannedFile[]): string {
  const manifests = [...new Set(files.map(({ manifest }) => manifest))].toSorted(compareCodeUnits);
  const force = files.some(isForeign) ? ['--force'] : [];
  return ['permc', 'build', ...manifests.map(shellWord), ...force].join(' ');
}
