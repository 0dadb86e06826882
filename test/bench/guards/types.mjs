// T11: how long the compiler takes for the module that is generated at the scale of Microsoft Graph and 500 guarded routes,
// with TypeScript 5.9 and 7, and how many types it makes for a route. Run it on a build:
//   npm run build && node test/bench/guards/types.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeGraphConsumer } from '../../graph/graph-consumer.mjs';
import { graphData, writeGraphManifest } from '../../graph/graph-manifest.mjs';
import { median, permc, project, runNode } from '../measure.mjs';
import { graphTable } from './graph-table.mjs';
import { report } from './timing.mjs';

const uses = 500;
const rounds = 3;
const compilers = [
  { compiler: 'typescript-5.9', seconds: 2.5, megabytes: 120, perGuard: 15 },
  { compiler: 'typescript-7', seconds: 0.4 },
];

const folder = graphData();
if (folder === undefined) report('Types: skipped, the data of Microsoft Graph is not here', []);
else {
  const scratch = mkdtempSync(join(tmpdir(), 'permc-types-'));
  try {
    report('Types', measure(folder, scratch));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function measure(data, scratch) {
  writeGraphManifest(data, join(scratch, 'permissions.yaml'));
  runNode([permc, 'build'], scratch);
  writeGraphConsumer(scratch, project);
  const { endpoints } = graphTable();
  const keys = Object.keys(endpoints).filter((key) => endpoints[key].delegated !== undefined);
  const spread = Array.from({ length: uses }, (_, index) => keys[Math.floor((index * keys.length) / uses)]);
  return compilers.flatMap(({ compiler, seconds, megabytes, perGuard }) => {
    const bare = check(compiler, scratch, spread.slice(0, 1));
    const used = check(compiler, scratch, spread);
    const what = `T11 ${Object.keys(endpoints).length} endpoints, ${uses} guards, ${compiler.replace('-', ' ')}`;
    const row = { measured: '', peer: '' };
    return [
      { ...row, what: `${what}: time`, ratio: used.seconds, most: seconds, unit: 's' },
      { ...row, what: `${what}: memory`, ratio: used.megabytes, most: megabytes, unit: 'MB' },
      ...(perGuard === undefined
        ? []
        : [
            {
              ...row,
              what: `${what}: instantiations a guard`,
              ratio: (used.instantiations - bare.instantiations) / (uses - 1),
              most: perGuard,
              unit: '',
            },
          ]),
    ];
  });
}

/** Checks a service with these routes, whole processes; what the compiler says of itself is of the last one. */
function check(compiler, scratch, keys) {
  writeFileSync(join(scratch, 'service.ts'), serviceText(keys));
  const manifest = createRequire(import.meta.url).resolve(`${compiler}/package.json`);
  const tsc = join(dirname(manifest), 'bin/tsc');
  const times = [];
  let said = '';
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', '.', '--extendedDiagnostics'], {
      cwd: scratch,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${compiler}: ${stdout.slice(0, 2000)}${stderr}`);
    times.push((performance.now() - start) / 1000);
    said = stdout;
  }
  return {
    seconds: median(times),
    megabytes: numberAfter('Memory used', said) / 1000,
    instantiations: numberAfter('Instantiations', said),
  };
}

function numberAfter(name, text) {
  return Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(text)?.[1]);
}

function serviceText(keys) {
  const routes = keys.map((key) => `  route(${JSON.stringify(key)}, (access) => [access.kind, access.params]),`);
  return `import { createGuard, type AccessTo, type Guard, type TokenVerifier } from 'permc/runtime';
import { policy, type EndpointKey, type Endpoints, type Rights } from './graph.gen.ts';

declare const verify: TokenVerifier;

const rights: Rights = { 'resource.access': (access) => access.user.oid !== '' };
export const guard: Guard<Endpoints> = createGuard(policy, { verify, rights });

/** A handler typed as the adapters type it: by the key of its endpoint. */
function route<Key extends EndpointKey>(key: Key, handler: (access: AccessTo<Endpoints, Key>) => unknown): unknown {
  return [key, handler];
}

export const routes: readonly unknown[] = [
${routes.join('\n')}
];
`;
}
