// Which regular expressions of a scanned source are run: none that could stop the scan.
import { expect, test } from 'vitest';
import { compiled } from '../../../src/scan/evaluate/built-in/patterns.ts';

test.each([
  ['^\\/+|\\/+$', 400],
  [':(\\w+)', 2_000],
  ['^https?:\\/\\/[^/]+\\/(.*)$', 400],
  ['^/((?!api|_next/static).*)/?$', 200],
  ['a{3}b?', 100_000],
])('%s is run on %d characters', (source, length) => {
  expect(compiled({ source, flags: 'u' }, length)).toBeInstanceOf(RegExp);
});

test.each([
  ['a group that repeats what repeats', '(a+)+', 10],
  ['a group that repeats a choice', '(a|aa)*b', 10],
  ['many repetitions', 'a*'.repeat(9), 10],
  ['few repetitions on a long text', '.*.*b', 2_000],
  ['counted ones', '.{0,99}.{0,99}.{0,99}b', 400],
  ['one that is wrong', '(', 10],
  ['one of a wrong flag', 'a', 10, 'q'],
  ['a very long one', 'a'.repeat(2_000), 10],
])('%s: it is not', (_name, source, length, flags = '') => {
  expect(compiled({ source, flags }, length)).toBeUndefined();
});
