// What a scan says of generated clients is what a server is asked when they run.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientLibraries } from './client-libraries.ts';
import { randomClient } from './random-client.ts';
import { compareClient, isInstalled, startClients, type RunningClients } from './running-clients.ts';

let clients: RunningClients;
beforeAll(async () => {
  clients = await startClients();
});
afterAll(() => clients.stop());

const installed = clientLibraries.filter(({ needs }) => isInstalled(needs));

test.each(installed)(
  'the requests that a running client makes through $name are those that are found',
  async (library) => {
    const unknown: number[] = [];
    await fc.assert(
      fc.asyncProperty(randomClient(library), async (files) => {
        const text = [...files].map(([path, content]) => `// ${path}\n${content}`).join('\n');
        const { missing, invented, unknown: share } = await compareClient(files, clients);
        unknown.push(share);
        expect({ missing, invented }, text).toEqual({ missing: [], invented: [] });
      }),
      { numRuns: Number(process.env['PERMC_RUNS'] ?? 100) },
    );
  },
);
