// From a place that a scan found to the characters of its file, as findings need them.
import { lineStartsOf, type SourceFile, type Span } from '../../diagnostics/span.ts';
import type { SourcePlace } from '../scan-result.ts';

/** The text of a scanned file under the path that people know; empty when it is gone. */
export type SourceOf = (file: string) => SourceFile;

/** The characters of a place; a place past the end of a file that has changed since is its end. */
export function sourceSpan({ file, line, column, length }: SourcePlace, sourceOf: SourceOf): Span {
  const source = sourceOf(file);
  const start = Math.min((lineStartsOf(source)[line - 1] ?? source.text.length) + column - 1, source.text.length);
  return { source, start, end: Math.min(start + length, source.text.length) };
}
