// The bytes of a file that may not be there: what an output is compared with, and what a failed build puts back.
import { readFileSync } from 'node:fs';
import { failure, success, type Outcome } from './outcome.ts';
import { systemErrorCode, systemReason } from './system-error.ts';

/**
 * Reads the bytes of a file.
 *
 * @param path an absolute path
 * @param shown the path as people know it
 * @returns the bytes, undefined when there is no such file; a problem when it is there and can't be read
 */
export function readBytes(path: string, shown: string): Outcome<Buffer | undefined> {
  try {
    return success(readFileSync(path));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return success(undefined);
    return failure(`can't read \`${shown}\`: ${systemReason(error)}`);
  }
}
