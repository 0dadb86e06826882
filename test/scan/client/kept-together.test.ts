// Methods and paths that branches choose together: what a program asks for is listed, and little else.
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanClient } from '../../../src/scan/scan-client.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';
import { randomBranches } from './random-branches.ts';

test('each pair of a method and a path that a program asks for is listed, and few others', () => {
  let asked = 0;
  let listed = 0;
  fc.assert(
    fc.property(randomBranches, (program) => {
      const found = pairsFound(program);
      const made = pairsMade(program);
      asked += made.size;
      listed += found.size;
      for (const pair of made) expect([...found], `${program}\nasks for ${pair}`).toContain(pair);
    }),
    { numRuns: 60 },
  );
  // Two conditions that are never true together are not known as such.
  expect(asked / listed).toBeGreaterThan(0.7);
});

function pairsFound(program: string): ReadonlySet<string> {
  const text = `export async function run(first, second, kind) {\n${program}\n}\n`;
  const { calls } = scanClient(memorySourceTree(new Map([['a.js', text]])));
  return new Set(
    calls.flatMap(({ method, path, alternatives }) => [path, ...alternatives].map((one) => `${method} ${one}`)),
  );
}

/** What the program asks for, whatever it is given. */
function pairsMade(program: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  const fetch = (url: string, { method }: { readonly method: string }): void => {
    pairs.add(`${method} ${new URL(url).pathname}`);
  };
  for (const kind of ['a', 'b', 'c', 'd']) {
    for (const first of [true, false]) {
      for (const second of [true, false]) runInNewContext(program, { fetch, first, second, kind });
    }
  }
  return pairs;
}
