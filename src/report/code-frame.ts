// The lines around a finding with a caret under the characters that it is about.
// It must show what an editor shows: tabs as steps, wide characters, any line ending; and never a whole long line.
import { lineStartsOf, positionAt, type Span } from '../diagnostics/span.ts';
import type { Paint } from './paint.ts';
import { displayWidth, visibleText } from './visible-text.ts';

/** How many columns of a line are shown before it is folded around the span. */
const widestLine = 100;
/** How much of a folded line stands before the span. */
const leadIn = 30;
const tab = '  ';

/**
 * Draws a span in its source, with one line before and one after it.
 *
 * @param span what to point at; of a span over several lines the first is marked, an empty span gets one caret
 * @param paint marks for numbers and carets
 * @param mark how the caret line is painted
 * @returns lines without an ending: `12 | text`, the marked one followed by its carets; none for an empty source
 */
export function codeFrame(span: Span, paint: Paint, mark: (text: string) => string): readonly string[] {
  if (span.source.text === '') return [];
  const { line } = positionAt(span.source, span.start);
  const starts = lineStartsOf(span.source);
  // The offset in the line, not the column: a byte order mark has no column.
  const at = Math.max(0, Math.min(span.start, span.source.text.length) - (starts[line - 1] ?? 0));
  const first = Math.max(1, line - 1);
  const last = Math.min(starts.length, line + 1);
  const gutter = String(last).length;
  const marked = lineText(span, line);
  const length = Math.max(1, Math.min(span.end - span.start, marked.length - at));
  const from = foldStart(marked, at, length);

  const frame: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = lineText(span, number);
    if (number !== line && text.trim() === '') continue;
    const shown = fold(text, number === line ? from : 0);
    frame.push(`${paint.quiet(`${String(number).padStart(gutter)} |`)} ${shown}`.trimEnd());
    if (number !== line) continue;
    const before = marked.slice(from, at);
    const indent = displayWidth(shownText(before)) + (from > 0 ? 1 : 0);
    const under = marked.slice(at, Math.min(at + length, from + widestLine));
    const carets = '^'.repeat(Math.max(1, displayWidth(shownText(under))));
    frame.push(`${paint.quiet(`${' '.repeat(gutter)} |`)} ${' '.repeat(indent)}${mark(carets)}`);
  }
  return frame;
}

/** The text of a line, counted from 1, without its ending. */
function lineText({ source }: Span, line: number): string {
  const starts = lineStartsOf(source);
  const text = source.text.slice(starts[line - 1] ?? source.text.length, starts[line] ?? source.text.length);
  return text.replace(/(\r\n|\n|\r)$/, '');
}

/** Where a line's shown part begins: at its start if the span fits there, else a little before the span. */
function foldStart(text: string, start: number, length: number): number {
  if (text.length <= widestLine || start + Math.min(length, widestLine - leadIn) <= widestLine) return 0;
  return onCharacter(text, Math.max(0, Math.min(start - leadIn, text.length - widestLine)));
}

function fold(text: string, from: number): string {
  const to = onCharacter(text, from + widestLine);
  return `${from > 0 ? '…' : ''}${shownText(text.slice(from, to))}${to < text.length ? '…' : ''}`;
}

/** Steps back from the middle of a surrogate pair, so that no character is cut in two. */
function onCharacter(text: string, offset: number): number {
  return offset < text.length && /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset;
}

function shownText(text: string): string {
  return visibleText(text.replaceAll('\t', tab).replaceAll('\ufeff', ''));
}
