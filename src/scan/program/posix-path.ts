// Paths of a source tree: relative, posix, without `.` and `..`. No machine is asked.

/** The folder that a path lies in; the empty string at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * Joins and normalises.
 *
 * @param folder relative to the root, or the empty string
 * @param path relative to that folder
 * @returns relative to the root; `undefined` when it leads out of the tree
 */
export function joinPath(folder: string, path: string): string | undefined {
  const steps: string[] = [];
  for (const step of `${folder}/${path}`.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/');
}
