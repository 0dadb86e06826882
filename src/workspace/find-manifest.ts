// Which manifest is meant when none is named: the nearest one, never one of another repository.
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
    const found = manifestNames.map((name) => join(folder, name)).find(isFile);
    if (found !== undefined) return found;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
