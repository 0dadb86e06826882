// Whether a path stays inside a folder, also through symbolic links. Everything that is read for a manifest or written
// for one passes here: a manifest from outside must not reach the rest of the disk.
import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { systemErrorCode } from './system-error.ts';

/** Whether a path is a folder or lies in it, by its text alone. Both are absolute and normal. */
export function liesIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * Follows the symbolic links of a path that may not exist yet.
 *
 * @param path an absolute path
 * @returns where the path leads: the real path of its nearest existing part, with the rest behind it; undefined when a
 *   link leads nowhere or in a circle, or when no system could have a file of that name
 */
export function realTarget(path: string): string | undefined {
  if (path.includes('\0')) return undefined;
  try {
    return realpathSync(path);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    if (entryAt(path)?.isSymbolicLink() === true || dirname(path) === path) return undefined;
    const parent = realTarget(dirname(path));
    return parent === undefined ? undefined : join(parent, path.slice(dirname(path).length));
  }
}

/** Whether something of that name is there, even a symbolic link that leads nowhere. */
export function isThere(path: string): boolean {
  return entryAt(path) !== undefined;
}

/** Whether a path leads to a folder, also through symbolic links. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return false;
  }
}

function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}
