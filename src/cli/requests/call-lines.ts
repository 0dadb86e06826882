// Calls as people keep them in a file: `METHOD path`, one a line.

/**
 * Reads a list of calls.
 *
 * @param text lines of `METHOD path` or `METHOD URL`; blank lines and what follows a `#` that begins a word are left out
 * @returns the calls as written, in their order
 */
export function callLines(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}
