// Which comments ask permc to stay silent: real ones only, with the characters that they take.
import { expect, test } from 'vitest';
import { ignoreComments } from '../../src/syntax/comments.ts';
import { parseManifest } from '../../src/syntax/parse.ts';

function commentsOf(text: string): readonly (readonly [number, string])[] {
  const source = { path: 'p.yaml', text };
  const found = ignoreComments(source);
  for (const { text: comment, span } of found) expect(text.slice(span.start, span.end)).toBe(comment);
  return found.map(({ text: comment, span }) => [span.start, comment]);
}

test('a comment on its own line, at the end of a line, and in brackets', () => {
  const text = '# permc-ignore a -- b\nx: 1 # permc-ignore c -- d  \ny: [1, # permc-ignore e\n  2]\n#permc-ignore\n';
  expect(commentsOf(text)).toEqual([
    [0, '# permc-ignore a -- b'],
    [27, '# permc-ignore c -- d'],
    [58, '# permc-ignore e'],
    [80, '#permc-ignore'],
  ]);
});

test('CRLF and a byte-order mark do not move it', () => {
  expect(commentsOf('\uFEFFx: 1\r\n  # permc-ignore a\r\ny: 2\r\n')).toEqual([[9, '# permc-ignore a']]);
});

test('the same characters inside texts are no comments', () => {
  expect(
    commentsOf('a: "# permc-ignore a"\nb: \'# permc-ignore b\'\nc: |\n  # permc-ignore c\nd: x# permc-ignore d\n'),
  ).toEqual([]);
});

test('other comments that mention it are no suppressions', () => {
  expect(commentsOf('# see permc-ignore\nx: 1 # no permc-ignore here\n')).toEqual([]);
});

test('the parser hands them on', () => {
  const source = { path: 'p.yaml', text: 'x: 1 # permc-ignore a\n' };
  expect(parseManifest(source).ignoreComments).toEqual([
    { text: '# permc-ignore a', span: { source, start: 5, end: 21 } },
  ]);
});
