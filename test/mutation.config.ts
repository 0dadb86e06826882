// How the tests of the decision core run for every mutant of it (`npm run mutation`): those files alone, none of which
// needs a build, a socket or a million cases.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const core = [
  'authorize',
  'challenge',
  'claims',
  'credentials',
  'decide',
  'decision-record',
  'filter',
  'guard',
  'owns',
  'policy',
  'right',
];

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    testTimeout: 60_000,
    include: core.map((name) => `test/runtime/${name}.test.ts`),
    setupFiles: ['test/fixed-seed.ts'],
  },
});
