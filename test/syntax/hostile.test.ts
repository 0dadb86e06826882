// Texts that are made to exhaust memory, stack or time: each ends in one finding, at one place on every machine.
import { expect, test } from 'vitest';
import { largestManifest } from '../../src/syntax/parse.ts';
import { diagnosticsOf, findings } from './findings.ts';

const tooDeep =
  'nesting-too-deep: maps and lists are nested more than 64 levels deep' +
  ' (look for a bracket that is not closed, or for indentation that grows line by line)';

const endless: readonly (readonly [text: string, place: string])[] = [
  ['[', '1:65 <[>'],
  ['{a: ', '1:257 <{>'],
  ['- ', '1:129 <->'],
  ['? ', '1:129 <?>'],
];

test.each(endless)('%j without end is nested too deeply', (text, place) => {
  expect(findings(text.repeat(100_000))).toEqual([`${place} ${tooDeep}`]);
});

test('keys that are indented ever deeper are nested too deeply', () => {
  const text = Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');
  expect(findings(text)).toEqual([`65:66 <:> ${tooDeep}`]);
});

test('64 levels are read', () => {
  expect(findings(`include: ${'['.repeat(63)}${']'.repeat(63)}\n`)).toEqual([
    '1:11 <' +
      `${'['.repeat(62)}${']'.repeat(62)}` +
      '> wrong-type: an item of `include` must be a text, not a list (write it like `- permissions/files.yaml`)',
  ]);
});

test('a text over the limit is refused before it is read', () => {
  expect(findings('#'.repeat(largestManifest + 1))).toEqual([
    '1:1 <> file-too-large: the file is too large: permc reads up to 16 MiB' +
      ' (split the manifest into files and list them under `include`)',
  ]);
});

test('a text of too many tokens is refused', { timeout: 120_000 }, () => {
  expect(findings('#\n'.repeat(2_100_000))).toEqual([
    '1:1 <> file-too-large: the file is too large: permc reads up to 4 million words and signs' +
      ' (split the manifest into files and list them under `include`)',
  ]);
});

test('the second of a million documents ends the reading', () => {
  expect(findings('---\n'.repeat(1_000_000))).toEqual([
    '2:1 <---> several-documents: a second YAML document begins here' +
      ' (remove the line, or move what follows to a file of its own and list it under `include`)',
  ]);
});

test('an open quote of a megabyte is named in linear time', () => {
  const [first, ...others] = diagnosticsOf(`app: "${'x\n '.repeat(350_000)}`);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ rule: 'invalid-yaml', span: { start: 5, end: 6 } });
});

test('ten thousand duplicate keys are found in linear time', () => {
  const text = `scopes:\n${Array.from({ length: 10_000 }, (_, index) => `  A${index}:\n`)
    .join('')
    .repeat(2)}`;
  expect(diagnosticsOf(text).map(({ rule }) => rule)).toEqual(Array.from({ length: 10_000 }, () => 'duplicate-key'));
});

test('ten thousand mistakes in one map are located in linear time', () => {
  const text = `endpoints:\n${Array.from({ length: 10_000 }, (_, index) => `  GET /${index}: 1\n`).join('')}`;
  const started = performance.now();
  expect(diagnosticsOf(text)).toHaveLength(10_000);
  expect(performance.now() - started).toBeLessThan(20_000);
});
