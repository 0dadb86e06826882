// Tells when something in some folders changes. Which files matter, and what is done then, is for others to say.
import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { isThere } from './path-inside.ts';
import { systemErrorCode } from './system-error.ts';

/** Changes come in bursts (an editor writes a file, a formatter writes it again): in milliseconds. */
const quiet = 100;

/** File systems stamp files with a clock that may be so far behind, in milliseconds. */
const coarseness = 20;

/**
 * Waits for a change.
 *
 * @param folders absolute paths; what is below their folders is watched only if it is named, too
 * @param since milliseconds of the clock: what has changed from then on, before this was called, is a change as well
 * @param files absolute paths of files that were there at that time: one that is gone is a change, too
 * @returns resolves once something changed and nothing more did for a moment; a folder that is gone is not waited for
 */
export function nextChange(folders: readonly string[], since: number, files: readonly string[] = []): Promise<void> {
  return new Promise((resolve) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    const settle = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const watcher of watchers) watcher.close();
        resolve();
      }, quiet);
    };
    for (const folder of folders) {
      try {
        const watcher = watch(folder, settle);
        watcher.on('error', settle);
        watchers.push(watcher);
      } catch (error) {
        if (systemErrorCode(error) === undefined) throw error;
      }
    }
    if (folders.some((folder) => hasChanged(folder, since)) || !files.every(isThere)) settle();
  });
}

/**
 * Whether a file right in a folder has changed since a time. What claims to be from the future does not count, nor do folders:
 * a cache that lies in one of them would begin the next run for ever.
 */
function hasChanged(folder: string, since: number): boolean {
  const now = Date.now();
  try {
    return readdirSync(folder).some((name) => {
      const file = statSync(join(folder, name), { throwIfNoEntry: false });
      if (file?.isFile() !== true) return false;
      const changed = Math.max(file.mtimeMs, file.ctimeMs);
      return changed >= since - coarseness && changed <= now;
    });
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return false;
  }
}
