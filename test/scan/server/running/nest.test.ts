// What a scan says of generated services on NestJS is what they do when they run.
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { nestPlan } from './nest-plan.ts';
import { compareServer, startServers } from './running-servers.ts';
import { writeNest } from './write-nest.ts';

const servers = startServers();
afterAll(() => servers.stop());

test('the routes of a running service are those that are found, with the checks that it makes', async () => {
  await fc.assert(
    fc.asyncProperty(nestPlan, async (plan) => {
      const files = writeNest(plan);
      const differences = await compareServer(files, 'nest', servers);
      const text = [...files].map(([path, content]) => `// ${path}\n${content}`).join('\n');
      expect(differences, text).toEqual({ missing: [], invented: [] });
    }),
    { numRuns: Number(process.env['PERMC_RUNS'] ?? 60) },
  );
});
