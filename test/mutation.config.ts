// How the tests of the decision core run for every mutant of it (`npm run mutation`): each file's own tests alone, none of
// which needs a build, a socket or a random case. A mutant that throws while a test file is read fails no test of that file:
// what a file proves must run in its tests.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const core = [
  'authorize',
  'authorize-refusals',
  'claims',
  'compile-endpoint',
  'credentials',
  'decide',
  'decide-masks',
  'filter',
  'in-time',
  'owns',
  'permission-index',
  'policy',
  'right',
  'step-up-terms',
];

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    testTimeout: 60_000,
    // One worker reads them all: starting one for each file would take longer than the tests.
    isolate: false,
    include: core.map((name) => `test/runtime/${name}.test.ts`),
    setupFiles: ['test/fixed-seed.ts'],
  },
});
