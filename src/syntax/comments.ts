// Finds the comments that ask permc to stay silent. What they say, and about which findings, is not known here.
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { lexemesOf } from './lexemes.ts';

/** A comment with its `#`, as typed. */
export interface IgnoreComment {
  readonly text: string;
  readonly span: Span;
}

const marker = 'permc-ignore';

/**
 * The `# permc-ignore ...` comments of a source, in order. Only real comments: the same characters inside a text are not.
 *
 * @param source a text that `parseManifest` accepted
 * @returns nothing at once when the marker is nowhere in the text
 */
export function ignoreComments(source: SourceFile): readonly IgnoreComment[] {
  if (!source.text.includes(marker)) return [];
  const found: IgnoreComment[] = [];
  for (const { text, start, isContent } of lexemesOf(source.text)) {
    if (isContent || !text.startsWith('#')) continue;
    const comment = text.trimEnd();
    if (!comment.slice(1).trimStart().startsWith(marker)) continue;
    found.push({ text: comment, span: { source, start, end: start + comment.length } });
  }
  return found;
}
