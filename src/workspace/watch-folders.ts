// Tells when something in some folders changes. Which files matter, and what is done then, is for others to say.
import { watch, type FSWatcher } from 'node:fs';
import { systemErrorCode } from './system-error.ts';

/** Changes come in bursts (an editor writes a file, a formatter writes it again): in milliseconds. */
const quiet = 100;

/**
 * Waits for a change.
 *
 * @param folders absolute paths; what is below their folders is watched only if it is named, too
 * @returns resolves once something changed and nothing more did for a moment; a folder that is gone is not waited for
 */
export function nextChange(folders: readonly string[]): Promise<void> {
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
  });
}
