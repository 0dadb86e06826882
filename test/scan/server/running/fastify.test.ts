// What a scan says of generated servers on Fastify is what they do when they run.
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { fastifyWords } from './fastify-words.ts';
import { compareServer, startServers } from './running-servers.ts';
import { serverPlan } from './server-plan.ts';
import { writeServer } from './write-server.ts';

const servers = startServers();
afterAll(() => servers.stop());

test('the routes of a running server are those that are found, with the checks that it makes', async () => {
  await fc.assert(
    fc.asyncProperty(serverPlan, async (plan) => {
      const files = writeServer(plan, fastifyWords);
      const differences = await compareServer(files, 'fastify', servers);
      fc.pre(differences !== undefined);
      const text = [...files].map(([path, content]) => `// ${path}\n${content}`).join('\n');
      expect(differences, text).toEqual({ missing: [], invented: [] });
    }),
    { numRuns: Number(process.env['PERMC_RUNS'] ?? 100) },
  );
});
