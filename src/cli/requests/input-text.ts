// A text that a person hands to a command: a file, or the standard input for `-`.
import { resolve } from 'node:path';
import { displayPath } from '../../workspace/display-path.ts';
import { failure, success, type Outcome } from '../../workspace/outcome.ts';
import { readStandardInput } from '../../workspace/read-standard-input.ts';
import { readText } from '../../workspace/read-text.ts';

/** A day of recorded traffic has less. */
const largestText = 256 * 2 ** 20;

/**
 * Reads a text.
 *
 * @param workingFolder the absolute path that `path` is relative to
 * @param path a file, or `-` for the standard input
 * @returns the text, or why there is none
 */
export function inputText(workingFolder: string, path: string): Outcome<string> {
  if (path === '-') return readStandardInput(largestText);
  const absolute = resolve(workingFolder, path);
  const shown = displayPath(workingFolder, absolute);
  const read = readText(absolute, largestText);
  switch (read.kind) {
    case 'text':
      return success(read.text);
    case 'missing':
      return failure(`there is no file \`${shown}\``);
    case 'not-utf8':
      return failure(`can't read \`${shown}\`: it is not UTF-8`);
    case 'too-large':
      return failure(`can't read \`${shown}\`: it has more than ${largestText / 2 ** 20} MiB`);
    case 'unreadable':
      return failure(`can't read \`${shown}\`: ${read.reason}`);
  }
}
