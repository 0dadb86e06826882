// Runs a scan once, or again and again while its files change.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { countFindings } from '../report/count-findings.ts';
import { nextChange } from '../workspace/watch-folders.ts';
import type { CommandContext } from './command.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import type { ScanOptions } from './scan-options.ts';

/** One run, and where a change would make another one worth it. */
export interface ScanRun {
  readonly code: ExitCode;
  /** Absolute; none: it can't be run again. */
  readonly folders: readonly string[];
  /** Absolute: the files that it looked at. */
  readonly files?: readonly string[];
}

/**
 * Runs a scan.
 *
 * @param scan prints its answer by itself
 * @returns the exit code; with `--watch` only when the scan can't be run at all
 */
export async function runScan(
  { stderr }: CommandContext,
  { watch = false }: Pick<ScanOptions, 'watch'>,
  scan: () => Promise<ScanRun>,
): Promise<ExitCode> {
  for (;;) {
    const started = Date.now();
    const { code, folders, files } = await scan();
    if (!watch || folders.length === 0) return code;
    // Watching begins before it is said: whoever reads the line may change a file at once.
    const change = nextChange(folders, started, files);
    stderr.write('waiting for changes; stop with Ctrl+C\n');
    await change;
  }
}

/** What the findings of a scan say to a pipeline. */
export function scanExitCode(diagnostics: readonly Diagnostic[], denyWarnings: boolean): ExitCode {
  const { errors, warnings } = countFindings(diagnostics);
  return errors > 0 || (denyWarnings && warnings > 0) ? exitCode.findings : exitCode.clean;
}
