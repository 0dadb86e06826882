// Where the project of some source files begins: what their imports and their configuration may refer to lies below it.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isThere, liesIn } from './path-inside.ts';
import { systemErrorCode } from './system-error.ts';

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

/**
 * The folder whose sources the imports of a folder may lead to: the workspace around its package, else the package, else
 * the folder itself.
 *
 * @param root the root of the project; nothing above it is looked at
 * @param folder the root or a folder below it
 */
export function packageFolder(root: string, folder: string): string {
  let own: string | undefined;
  for (let at = folder; liesIn(root, at); at = dirname(at)) {
    if (isThere(join(at, 'package.json'))) {
      own ??= at;
      if (declaresWorkspaces(at)) return at;
    }
    if (dirname(at) === at) break;
  }
  return own ?? folder;
}

function declaresWorkspaces(folder: string): boolean {
  if (isThere(join(folder, 'pnpm-workspace.yaml'))) return true;
  try {
    return /"workspaces"\s*:/.test(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return false;
  }
}

/** The innermost folder that holds all of some folders. */
export function sharedFolder(folders: readonly [string, ...string[]]): string {
  let shared = folders[0];
  while (!folders.every((folder) => liesIn(shared, folder))) shared = dirname(shared);
  return shared;
}
