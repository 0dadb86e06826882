// Text from a manifest inside Markdown: it must never become markup, a link or a new line of a table.

/** Text of a person on one line, with everything that Markdown or HTML would read as markup made plain. */
export function plainText(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|~]/g, (character) => `\\${character}`);
}

/** A name as it is, in a code span that it can't end (CommonMark 0.31, section 6.1); also inside a table. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${oneLine(text).replaceAll('|', '\\|')}${pad}${fence}`;
}

/** A table; every cell is Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
