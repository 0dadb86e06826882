// T11: how long the compiler takes for the module that is generated at the scale of Microsoft Graph and 500 guarded routes,
// with TypeScript 5.9 and 7, and how many types it makes for a route of an adapter, and where access is only looked up by its
// key. Run it on a build:
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
    const routed = check(compiler, scratch, adapterService, spread);
    const what = `T11 ${Object.keys(endpoints).length} endpoints, ${uses} guards, ${compiler.replace('-', ' ')}`;
    const row = { measured: '', peer: '' };
    const perUse = (service) => {
      const [one, all] = [spread.slice(0, 1), spread].map((part) => check(compiler, scratch, service, part, 1));
      return (all.instantiations - one.instantiations) / (uses - 1);
    };
    return [
      { ...row, what: `${what}: time`, ratio: routed.seconds, most: seconds, unit: 's' },
      { ...row, what: `${what}: memory`, ratio: routed.megabytes, most: megabytes, unit: 'MB' },
      ...(perGuard === undefined
        ? []
        : [
            {
              ...row,
              what: `${what}: instantiations a look-up`,
              ratio: perUse(lookupService),
              most: perGuard,
              unit: '',
            },
            {
              ...row,
              what: `${what}: instantiations a route`,
              ratio: perUse(adapterService),
              most: perGuard,
              unit: '',
            },
          ]),
    ];
  });
}

/** Checks a service with these routes, whole processes; what the compiler says of itself is of the last one. */
function check(compiler, scratch, service, keys, times = rounds) {
  writeFileSync(join(scratch, 'service.ts'), service(keys));
  const manifest = createRequire(import.meta.url).resolve(`${compiler}/package.json`);
  const tsc = join(dirname(manifest), 'bin/tsc');
  const seconds = [];
  let said = '';
  for (let round = 0; round < times; round++) {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', '.', '--extendedDiagnostics'], {
      cwd: scratch,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${compiler}: ${stdout.slice(0, 2000)}${stderr}`);
    seconds.push((performance.now() - start) / 1000);
    said = stdout;
  }
  return {
    seconds: median(seconds),
    megabytes: numberAfter('Memory used', said) / 1000,
    instantiations: numberAfter('Instantiations', said),
  };
}

function numberAfter(name, text) {
  return Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(text)?.[1]);
}

/** A service on the adapter that owns its router: no types of a framework are measured with it. */
function adapterService(keys) {
  const routes = keys.map(
    (key) => `  guards.route(${JSON.stringify(key)}, (_, { kind, params }) => answer(kind, params)),`,
  );
  return `import { fetchGuards, type FetchGuards, type FetchService } from 'permc/fetch';
import type { TokenVerifier } from 'permc/runtime';
import { policy, type Endpoints, type Rights } from './graph.gen.ts';

// Of the library of a platform nothing is measured either.
declare global {
  interface Request {}
  interface Response {}
}
declare const verify: TokenVerifier;
declare const answer: (kind: string, params: object) => Response;

const rights: Rights = { 'resource.access': (access) => access.user.oid !== '' };
export const guards: FetchGuards<Endpoints> = fetchGuards(policy, { verify, rights });

export const routes: readonly FetchService[] = [
${routes.join('\n')}
];
`;
}

/** The same without an adapter: what an access costs by its key. */
function lookupService(keys) {
  const routes = keys.map((key) => `  route(${JSON.stringify(key)}, (access) => [access.kind, access.params]),`);
  return `import type { AccessTo } from 'permc/runtime';
import type { EndpointKey, Endpoints } from './graph.gen.ts';

declare const route: <Key extends EndpointKey>(
  key: Key,
  handler: (access: AccessTo<Endpoints, Key>) => unknown,
) => unknown;

export const routes: readonly unknown[] = [
${routes.join('\n')}
];
`;
}
