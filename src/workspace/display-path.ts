// Paths as people and reports know them: relative to where the command runs, with forward slashes on every system.
import { relative, sep } from 'node:path';

/** The path of a file relative to the working folder, `.` for the folder itself. */
export function displayPath(workingFolder: string, absolute: string): string {
  const path = relative(workingFolder, absolute);
  if (path === '') return '.';
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
