// Words for commands that people paste into a shell (POSIX sh quoting).

/** A word that a shell takes as one, quoted only if it must be. */
export function shellWord(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
