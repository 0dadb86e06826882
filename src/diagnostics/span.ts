// Where something stands in a source text. Spans are born in the parser and travel with every value;
// lines and columns are worked out only when a finding is shown.

/** A text that was read, under the path that people know it by (relative, forward slashes). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A range of UTF-16 offsets in one source; `end` is exclusive. */
export interface Span {
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A value together with the characters that state it. */
export interface Located<Value> {
  readonly value: Value;
  readonly span: Span;
}

/** A place for people: both count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<SourceFile, readonly number[]>();

/** The offsets at which the lines of a source begin (`\n`, `\r\n` and lone `\r` end a line). Computed once a source. */
export function lineStartsOf(source: SourceFile): readonly number[] {
  const known = lineStarts.get(source);
  if (known !== undefined) return known;
  const starts = [0];
  for (const ending of source.text.matchAll(/\r\n|\n|\r/g)) starts.push(ending.index + ending[0].length);
  lineStarts.set(source, starts);
  return starts;
}

/** The line and column of an offset; an offset past the end is the end. A byte order mark takes no column, as in editors. */
export function positionAt(source: SourceFile, offset: number): Position {
  const starts = lineStartsOf(source);
  const inside = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= inside) low = middle;
    else high = middle - 1;
  }
  const mark = low === 0 && inside > 0 && source.text.startsWith('\uFEFF') ? 1 : 0;
  return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 - mark };
}
