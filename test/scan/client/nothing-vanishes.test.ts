// Every request of a running program is in the result: at the `fetch` that made it, or at one of the calls that led there.
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanClient } from '../../../src/scan/scan-client.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';
import { randomRequests, type RandomRequests } from './random-requests.ts';

// A stack shows ten calls by default; the programs are deeper.
Error.stackTraceLimit = 200;

test('each place that makes a request is listed, or a call that led to it', () => {
  fc.assert(
    fc.property(randomRequests, (program) => {
      const { calls, unresolved } = scanClient(
        memorySourceTree(
          new Map([
            ['wrappers.js', program.wrappers],
            ['main.js', program.main],
          ]),
        ),
      );
      const listed = new Set([...calls, ...unresolved].map(({ file, line }) => `${file}:${line}`));
      for (const stack of stacksOf(program)) {
        expect(
          stack.some((place) => listed.has(place)),
          `${program.wrappers}\n${program.main}\nruns ${stack.join(' < ')}\nfound ${[...listed].join(' ')}`,
        ).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

/** For each request that the program makes when it runs, the places of the calls that led to it, the innermost first. */
function stacksOf({ wrappers, main }: RandomRequests): readonly (readonly string[])[] {
  const stacks: string[][] = [];
  const fetch = (): void => {
    const lines = (new Error('here').stack ?? '').split('\n');
    stacks.push(lines.flatMap((line) => /\b((?:wrappers|main)\.js:\d+):\d+/u.exec(line)?.[1] ?? []));
  };
  const context = { fetch, request: undefined };
  const exported = /export \{ (\w+) as request \};$/u;
  runInNewContext(wrappers.replace(exported, 'request = $1;'), context, { filename: 'wrappers.js' });
  const script = main.replace(/^import .*$/mu, '').replace(/^export /mu, '');
  runInNewContext(script, context, { filename: 'main.js' });
  return stacks;
}
