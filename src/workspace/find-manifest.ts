// Which manifest is meant when none is named: the nearest one, never one of another repository.
import { dirname, join } from 'node:path';
import { isThere } from './path-inside.ts';

/** The names that a manifest is found by, the preferred one first. */
export const manifestNames: readonly string[] = ['permissions.yaml', 'permissions.yml'];

/**
 * Finds the manifest of a folder or of the nearest folder above it; stops at the root of the repository (`.git`).
 *
 * @param workingFolder an absolute path
 * @returns the absolute path of the manifest, or undefined when there is none
 */
export function findManifest(workingFolder: string): string | undefined {
  for (let folder = workingFolder; ; folder = dirname(folder)) {
    const found = manifestNames.map((name) => join(folder, name)).find(isThere);
    if (found !== undefined) return found;
    if (isThere(join(folder, '.git')) || dirname(folder) === folder) return undefined;
  }
}
