// How the tests run. Most of them read src; those of the `built` project run the package as it ships, so dist is
// built for them first.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of the built package: the bin as a process, the packed tarball, the examples, what an entry loads. */
const built = ['built', 'cli', 'examples', 'graph', 'packed', 'scan/cli', 'scan/bad-input'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    // Many tests wait for a process of their own; vitest's default would leave a core of a small machine idle.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 240_000,
    setupFiles: ['test/fixed-seed.ts'],
    projects: [
      {
        extends: true,
        // Those on runtimes of the edge have a configuration of their own.
        test: { name: 'source', include: ['test/**/*.test.ts'], exclude: [...built, 'test/edge/**'] },
      },
      { extends: true, test: { name: 'built', include: built, globalSetup: 'test/build-once.ts' } },
    ],
  },
});
