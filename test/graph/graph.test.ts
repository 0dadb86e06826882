// permc at the scale of Microsoft Graph: the published data as one manifest, checked, built, and used by a strict service.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consumedEndpoints, writeGraphConsumer } from './graph-consumer.mjs';
import { graphData, writeGraphManifest } from './graph-manifest.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const data = graphData();
const minutes = 60_000;

if (data === undefined) {
  console.warn('test/graph is skipped: the data of Microsoft Graph is not here (PERMC_GRAPH_DATA says where it is)');
}

describe.skipIf(data === undefined)('at the scale of Microsoft Graph', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'permc-graph-'));
  let counts: Readonly<Record<string, number>> = {};

  beforeAll(() => {
    counts = writeGraphManifest(data ?? '', join(scratch, 'permissions.yaml'));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('states everything that the data holds', () => {
    expect(counts).toEqual({
      permissions: 917,
      scopes: 740,
      appRoles: 703,
      ids: 1365,
      endpoints: 11_122,
      alternatives: 39_195,
      duplicatesMerged: 64,
      keysMended: 29,
      crossingLeftOut: 19,
    });
  });

  it(
    'checks',
    () => {
      const { status, stdout } = node(permc('check', '--format', 'json'));
      expect(status).toBe(0);
      expect(JSON.parse(stdout).summary.errors).toBe(0);
    },
    5 * minutes,
  );

  it(
    'builds, and builds the same bytes again',
    () => {
      expect(node(permc('build')).status).toBe(0);
      const first = readFileSync(join(scratch, 'graph.gen.ts'), 'utf8');
      for (const key of consumedEndpoints) expect(first).toContain(`'${key}'`);
      const { status, stderr } = node(permc('build', '--check'));
      expect([status, stderr.includes('stale')]).toEqual([0, false]);
      expect(readFileSync(join(scratch, 'entra/graph.json'), 'utf8')).toContain('"value": "Mail.Read"');
    },
    10 * minutes,
  );

  it(
    'gives a service a module that type-checks strictly, and that catches its mistakes',
    () => {
      writeGraphConsumer(scratch, project);
      const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
      expect(node([tsc, '-p', '.'])).toMatchObject({ status: 0, stdout: '' });
    },
    10 * minutes,
  );

  function permc(...args: readonly string[]): readonly string[] {
    return [join(project, 'dist/cli/main.js'), ...args];
  }

  function node(args: readonly string[]): {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  } {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: scratch,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { status, stdout, stderr };
  }
});
