// T11: how long the compiler takes for the module that is generated at the scale of Microsoft Graph and 500 guarded routes,
// with TypeScript 5.9 and 7, beside the plainest program that could do it: one interface by key, and nothing else. And how many
// types it makes for a route of an adapter, and where access is only looked up by its key. Run it on a build:
//   npm run build && node test/bench/guards/types.mjs
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeGraphConsumer } from '../../graph/graph-consumer.mjs';
import { graphData, writeGraphManifest } from '../../graph/graph-manifest.mjs';
import { median, medianRatio, permc, project, runNode } from '../measure.mjs';
import { graphTable } from './graph-table.mjs';
import { heldEitherWay, report } from './timing.mjs';

const uses = 500;
const rounds = 3;
/** `plain` is what the plainest program took where the targets were set. */
const compilers = [
  { compiler: 'typescript-5.9', seconds: 2.5, plain: 1.98, megabytes: 120, perGuard: 15 },
  { compiler: 'typescript-7', seconds: 0.4, plain: 0.36 },
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
  const plainFolder = join(scratch, 'plain');
  writePlainProgram(plainFolder, endpoints, spread);
  return compilers.flatMap(({ compiler, seconds, plain, megabytes, perGuard }) => {
    writeFileSync(join(scratch, 'service.ts'), adapterService(spread));
    const [routed, plainest] = checkInTurns(compiler, [scratch, plainFolder]);
    const what = `T11 ${Object.keys(endpoints).length} endpoints, ${uses} guards, ${compiler.replace('-', ' ')}`;
    const row = { measured: '', peer: '' };
    const perUse = (service) => {
      const [one, all] = [spread.slice(0, 1), spread].map((part) => {
        writeFileSync(join(scratch, 'service.ts'), service(part));
        return check(compiler, scratch);
      });
      return (all.instantiations - one.instantiations) / (uses - 1);
    };
    return [
      heldEitherWay(
        {
          what: `${what}: time`,
          measured: `${median(routed.seconds).toFixed(2)} s`,
          peer: `one interface by key: ${median(plainest.seconds).toFixed(2)} s`,
        },
        { value: median(routed.seconds), most: seconds, unit: 's' },
        { ratio: medianRatio(routed.seconds, plainest.seconds), most: seconds / plain },
      ),
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

/** Checks projects in turns, so that a busy machine is busy for all of them; what the compiler says of itself is of the last. */
function checkInTurns(compiler, folders) {
  const results = folders.map(() => ({ seconds: [] }));
  for (let round = 0; round < rounds; round++) {
    folders.forEach((place, index) => {
      const { seconds, ...said } = check(compiler, place);
      Object.assign(results[index], said).seconds.push(seconds);
    });
  }
  return results;
}

/** Checks a project in a process of its own. */
function check(compiler, place) {
  const manifest = createRequire(import.meta.url).resolve(`${compiler}/package.json`);
  const tsc = join(dirname(manifest), 'bin/tsc');
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', '.', '--extendedDiagnostics'], {
    cwd: place,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${compiler}: ${stdout.slice(0, 2000)}${stderr}`);
  return {
    seconds: (performance.now() - start) / 1000,
    megabytes: numberAfter('Memory used', stdout) / 1000,
    instantiations: numberAfter('Instantiations', stdout),
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

/** The plainest program with the same keys, kinds and parameters, and as many guards: no policy, no library, no adapter. */
function writePlainProgram(place, endpoints, keys) {
  mkdirSync(place);
  for (const name of ['tsconfig.json', 'package.json']) copyFileSync(join(place, '..', name), join(place, name));
  const entries = Object.entries(endpoints).map(([key, endpoint]) => {
    const kinds = ['delegated', 'application', 'anonymous'].filter((kind) => endpoint[kind] !== undefined);
    const params = [...key.matchAll(/\{([^}]*)\}/g)].map(([, name]) => `readonly ${JSON.stringify(name)}: string`);
    const kind = kinds.map((name) => JSON.stringify(name)).join(' | ');
    return `  ${JSON.stringify(key)}: { readonly kind: ${kind}; readonly params: { ${params.join('; ')} } };`;
  });
  const routes = keys.map((key) => `  guard(${JSON.stringify(key)}, ({ kind, params }) => [kind, params]),`);
  writeFileSync(
    join(place, 'plain.ts'),
    `interface Routes {
${entries.join('\n')}
}

interface AccessByKind<Params> {
  readonly delegated: { readonly kind: 'delegated'; readonly user: string; readonly params: Params };
  readonly application: { readonly kind: 'application'; readonly app: string; readonly params: Params };
  readonly anonymous: { readonly kind: 'anonymous'; readonly params: Params };
}

declare const guard: <Key extends keyof Routes>(
  key: Key,
  handler: (access: AccessByKind<Routes[Key]['params']>[Routes[Key]['kind']]) => unknown,
) => unknown;

export const routes: readonly unknown[] = [
${routes.join('\n')}
];
`,
  );
}
