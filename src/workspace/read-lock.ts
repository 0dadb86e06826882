// The lock file of a folder as it stands on disk.
import { join } from 'node:path';
import { emptyLock, lockFileName, parseLock, type LockFile } from './lock-file.ts';
import { failure, success, type Outcome } from './outcome.ts';
import { readText } from './read-text.ts';

/** Far more than a thousand permissions and their outputs take. */
const largestLock = 16 * 1024 * 1024;

/**
 * Reads `permc.lock`.
 *
 * @param folder the absolute path of the manifests' folder
 * @param shown the lock file's path as people know it
 * @returns the entries, none when there is no such file; a problem when it can't be read or understood
 */
export function readLock(folder: string, shown: string): Outcome<LockFile> {
  const read = readText(join(folder, lockFileName), largestLock);
  if (read.kind === 'missing') return success(emptyLock);
  if (read.kind === 'unreadable') return failure(`can't read \`${shown}\`: ${read.reason}`);
  const lock = read.kind === 'text' ? parseLock(read.text) : undefined;
  if (lock !== undefined) return success(lock);
  return failure(
    `\`${shown}\` is not a lock file that this version of permc understands`,
    'restore it from version control; if two branches met in it, keep either side and run `permc build`',
  );
}
