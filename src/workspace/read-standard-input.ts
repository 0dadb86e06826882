// The standard input as one text, for commands that take a secret or a list without a file.
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { failure, success, type Outcome } from './outcome.ts';
import { systemReason } from './system-error.ts';

/** Reads the standard input to its end; a problem when it is closed, too large or not UTF-8. */
export function readStandardInput(mostBytes: number): Outcome<string> {
  try {
    const bytes = readFileSync(0);
    if (bytes.length > mostBytes) return failure(`the standard input has more than ${mostBytes / 2 ** 20} MiB`);
    return isUtf8(bytes) ? success(bytes.toString('utf8')) : failure('the standard input is not UTF-8');
  } catch (error) {
    return failure(`can't read the standard input: ${systemReason(error)}`);
  }
}
