// What looks minified is left out with a note: it would take minutes to follow, and was written from sources elsewhere.
import { expect, test } from 'vitest';
import { parseSource } from '../../../src/scan/program/parse-source.ts';

const code = 'function a(b){return b?{c:b}:{};}';
const note = 'looks minified: not scanned, as it was written from sources that are elsewhere';

test.each<readonly [string, string, readonly string[]]>([
  ['code on one line', code.repeat(700), [note]],
  ['code on a few lines of many statements', `${code.repeat(350)}\n${code.repeat(350)}\n`, [note]],
  ['a short text', code.repeat(100), []],
  ['code on lines of its own', `${code}\n`.repeat(700), []],
  ['an image in a text', `export const image = 'data:image/png;base64,${'iVBORw0K'.repeat(4_000)}';\n`, []],
])('%s', (_, text, expected) => {
  expect(parseSource('app.js', text).problems.map((problem) => problem.text)).toEqual(expected);
});

test('a text that is nested too deeply for the parser is empty, a module as much as data', () => {
  const deep = '['.repeat(60_000);
  const { source, problems } = parseSource('app.ts', deep);
  expect([source.statements.length, problems]).toEqual([
    0,
    [{ line: undefined, text: 'nested too deeply to be parsed' }],
  ]);
  expect(parseSource('data.json', deep)).toMatchObject({ source: { text: '' }, problems: [] });
});
