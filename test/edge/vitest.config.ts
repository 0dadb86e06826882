// How the tests on runtimes of the edge run: apart from all others, for they need the binaries of .ci/edges.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/edge/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
