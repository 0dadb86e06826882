// Examples that show a limit need as many lines as the limit has; nobody would want to read or write them by hand.

/** The lines that a function gives for 1, 2 … `count`, each ended by a line feed. */
export function repeatLines(count: number, line: (number: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index + 1)}\n`).join('');
}
