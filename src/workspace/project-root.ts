// Where the project of some source files begins: what their imports and their configuration may refer to lies below it.
import { dirname, join } from 'node:path';
import { isThere, liesIn } from './path-inside.ts';

const marks = ['package.json', 'tsconfig.json', 'jsconfig.json'];

/**
 * Finds the root of a project: the repository (`.git`) around a folder, else the outermost folder around it with a
 * `package.json` or a `tsconfig.json`, else the folder itself.
 *
 * @param folder an absolute path
 * @returns an absolute path, the folder or one above it
 */
export function projectRoot(folder: string): string {
  let project = folder;
  for (let at = folder; ; at = dirname(at)) {
    if (isThere(join(at, '.git'))) return at;
    if (marks.some((mark) => isThere(join(at, mark)))) project = at;
    if (dirname(at) === at) return project;
  }
}

/** The innermost folder that holds all of some folders. */
export function sharedFolder(folders: readonly [string, ...string[]]): string {
  let shared = folders[0];
  while (!folders.every((folder) => liesIn(shared, folder))) shared = dirname(shared);
  return shared;
}
