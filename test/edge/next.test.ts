// The adapter of Next.js in an app that is really built and started: every request of the corpus on raw sockets, and its files
// held against the policy.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextGuards } from '../../src/runtime/adapters/next.ts';
import {
  type CaseRequest,
  type Corpus,
  type Exchange,
  type Expectation,
  type Send,
  expectationOn,
  faultsOf,
  requestText,
} from '../adapters/corpus.ts';
import { type Endpoint, endpoints, policy, rightsOf } from '../adapters/drive-policy.ts';
import { type Seen, createRecorder } from '../adapters/recorder.ts';
import { type CaseIssuer, type TokenSpec, startCaseIssuer } from '../adapters/tokens.ts';
import { root } from '../architecture/root.ts';
import { rawExchange } from '../runtime/raw-request.ts';
import { type NextApp, type RunningNext, rootFrom, writeNextApp } from './next-app.ts';

const corpus: Corpus = JSON.parse(readFileSync(join(root, 'test/adapters/cases.json'), 'utf8'));

/** Where the endpoints are in an app of Next.js. */
const folders: Readonly<Record<Endpoint, string>> = {
  'GET /drives/{driveId}/files/recent': 'drives/[driveId]/files/recent',
  'GET /drives/{driveId}/files/{fileId}': 'drives/[driveId]/files/[fileId]',
  'PUT /drives/{driveId}/files/{fileId}': 'drives/[driveId]/files/[fileId]',
  'GET /drives/{driveId}/root:/{path}': 'drives/[driveId]/root:/[...path]',
  'POST /drives/{driveId}/items/{item-id}:': 'drives/[driveId]/items/[item]',
  'GET /drives': '(api)/drives',
  'GET /health': 'health',
  'GET /me': 'me',
  'GET /reports': 'reports',
  'POST /approvals': 'approvals',
  "GET /sheets/range(from='{from}',to={to})": 'sheets/[range]',
  'GET /answers/{answer}': 'answers/[answer]',
  'GET /notes/{noteId}': 'notes/[noteId]',
  'GET /failing': 'failing',
};

/** A build is work for a compiler, on a machine that may have other things to do. */
const buildTimeout = 300_000;

let issuer: CaseIssuer;
beforeAll(async () => {
  issuer = await startCaseIssuer();
});
afterAll(() => issuer.stop());

/** The text of a file that takes something from the service. */
function from(path: string, text: string, names: string = 'routeTo'): readonly [string, string] {
  return [path, `import { ${names} } from '${rootFrom(path)}test/edge/next-service.ts';\n${text}`];
}

/** What every app needs, and the look inside. */
const common = [
  from('app/seen/route.ts', `export const GET = seen;\nexport const dynamic = 'force-dynamic';\n`, 'seen'),
  ['app/layout.tsx', 'export default function Layout() {\n  return <html />;\n}\n'],
] as const;

/** The files of the routes: one for all endpoints of a path. */
function routeFiles(): readonly (readonly [string, string])[] {
  const texts = new Map<string, string>();
  for (const key of endpoints) {
    const path = `app/${folders[key]}/route.ts`;
    const method = key.slice(0, key.indexOf(' '));
    texts.set(path, `${texts.get(path) ?? ''}export const ${method} = routeTo(${JSON.stringify(key)});\n`);
  }
  return [...texts].map(([path, text]) => from(path, text));
}

async function built(files: readonly (readonly [string, string])[]): Promise<NextApp> {
  const app = writeNextApp(Object.fromEntries([...common, ...files]));
  const { code, said } = await app.build();
  if (code === 0) return app;
  await app.remove();
  throw new Error(said);
}

function mint(token: string | TokenSpec): string {
  const spec = typeof token === 'string' ? corpus.tokens[token] : token;
  if (spec === undefined) throw new Error(`the corpus has no token ${String(token)}`);
  return issuer.mint(spec);
}

/** What happened inside is asked for after every request. */
function sendTo(port: number, look: string = '/seen'): Send {
  const ask = async (): Promise<Seen> => JSON.parse(await (await fetch(`http://127.0.0.1:${port}${look}`)).text());
  return async (text) => {
    await ask();
    const response = await rawExchange(port, text);
    return { response, seen: await ask() };
  };
}

/** What a proxy refuses, so that no file is looked for. */
const proxied: ReadonlySet<string> = new Set(['undeclared', 'method-not-allowed', 'path-malformed']);

const wire = corpus.cases.flatMap(({ number, name, requests }) =>
  requests === undefined ? [] : [[number, name, requests] as const],
);

async function faultsIn(
  requests: readonly CaseRequest[],
  send: Send,
  expected: (request: CaseRequest, exchange: Exchange) => Expectation,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const request of requests) {
    const exchange = await send(requestText(request, mint));
    for (const fault of faultsOf(exchange, expected(request, exchange))) {
      faults.push(`${request.line} ${JSON.stringify(request.headers ?? request.token ?? '')}: ${fault}`);
    }
  }
  return faults;
}

describe('a file for each path', () => {
  let app: NextApp;
  beforeAll(async () => {
    app = await built([
      ...routeFiles(),
      from(
        'proxy.ts',
        `const deny = guards.denyUndeclared();
export const proxy = (request: Request) => (process.env['PROXY'] === 'off' ? undefined : deny(request));
export const config = { matcher: '/((?!seen).*)' };
`,
        'guards',
      ),
      from(
        'instrumentation.ts',
        `export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { readFileSync } = await import('node:fs');
  const paths = JSON.parse(readFileSync('.next/server/app-paths-manifest.json', 'utf8'));
  guards.verifyCoverage(paths, { except: process.env['EXCEPT']?.split(',') ?? ['ALL /seen'] });
}
`,
        'guards',
      ),
    ]);
  }, buildTimeout);
  afterAll(() => app.remove());

  describe('behind a proxy that denies what is undeclared', () => {
    let running: RunningNext;
    beforeAll(async () => {
      running = await app.start({ ISSUER_URL: issuer.url });
    });
    afterAll(() => running.stop());

    it.each(wire)('%i: %s', async (_number, _name, requests) => {
      const expected = (request: CaseRequest): Expectation => expectationOn(request, 'next');
      expect(await faultsIn(requests, sendTo(running.port), expected)).toEqual([]);
    });
  });

  describe('alone', () => {
    let running: RunningNext;
    beforeAll(async () => {
      running = await app.start({ ISSUER_URL: issuer.url, PROXY: 'off' });
    });
    afterAll(() => running.stop());

    it.each(wire)('%i: %s', async (_number, _name, requests) => {
      // What has no file, or none with this method, Next.js answers in its own words and nobody else is asked.
      const expected = (request: CaseRequest, { response, seen }: Exchange): Expectation => {
        const behind = expectationOn(request, 'next');
        if (!proxied.has(behind.reason ?? '')) return behind;
        return { status: response.status, ...(seen.decisions.length === 0 ? {} : { reason: behind.reason ?? '' }) };
      };
      expect(await faultsIn(requests, sendTo(running.port), expected)).toEqual([]);
    });
  });

  it('serves nothing beside a file that nobody declared', async () => {
    const running = await app.start({ ISSUER_URL: issuer.url, EXCEPT: '' });
    try {
      for (const path of ['/seen', '/health', '/nothing']) {
        expect((await fetch(`http://127.0.0.1:${running.port}${path}`)).status).toBe(500);
      }
    } finally {
      await running.stop();
    }
    expect((await running.ended).said).toContain(
      'the routes of the app are not those of the policy:\n- the route `ALL /seen` has a handler that no guard of this policy stands before: declare the endpoint',
    );
  });

  it('tells its routes by what the build has written', () => {
    const paths: Readonly<Record<string, string>> = JSON.parse(
      readFileSync(join(app.folder, '.next/server/app-paths-manifest.json'), 'utf8'),
    );
    const verify = async () => ({ ok: false, status: 401, reason: 'token-malformed' }) as const;
    const guards = nextGuards(policy, { verify, rights: rightsOf(createRecorder()) });
    const { routes, findings } = guards.coverage(paths);
    expect(routes.flatMap(({ endpoint }) => endpoint ?? []).toSorted()).toEqual(endpoints.toSorted());
    expect(findings.map(({ fault, subject }) => `${fault}: ${subject}`)).toEqual(['route-undeclared: ALL /seen']);
  });
});
