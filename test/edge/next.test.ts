// The adapter of Next.js in an app that is really built and started: every request of the corpus on raw sockets, and its files
// held against the policy.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { endpoints } from '../adapters/drive-policy.ts';
import { type CaseIssuer, startCaseIssuer } from '../adapters/tokens.ts';
import { root } from '../architecture/root.ts';
import type { NextApp, RunningNext } from './next-app.ts';
import { buildApp, buildTimeout, fileOf, guardsOfFiles, minter, routeFiles, sendTo } from './next-drive.ts';

const corpus: Corpus = JSON.parse(readFileSync(join(root, 'test/adapters/cases.json'), 'utf8'));

let issuer: CaseIssuer;
beforeAll(async () => {
  issuer = await startCaseIssuer();
});
afterAll(() => issuer.stop());

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
    const exchange = await send(requestText(request, minter(corpus, issuer)));
    for (const fault of faultsOf(exchange, expected(request, exchange))) {
      faults.push(`${request.line} ${JSON.stringify(request.headers ?? request.token ?? '')}: ${fault}`);
    }
  }
  return faults;
}

describe('a file for each path', () => {
  let app: NextApp;
  beforeAll(async () => {
    app = await buildApp([
      ...routeFiles(),
      fileOf('app/whole/[[...path]]/route.ts', 'export { whole as GET, whole as POST, whole as PUT };\n', 'whole'),
      fileOf(
        'proxy.ts',
        `const deny = guards.denyUndeclared();
export const proxy = (request: Request) => (process.env['PROXY'] === 'off' ? undefined : deny(request));
export const config = { matcher: '/((?!seen|whole).*)' };
`,
        'guards',
      ),
      fileOf(
        'instrumentation.ts',
        `export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { readFileSync } = await import('node:fs');
  const paths = JSON.parse(readFileSync('.next/server/app-paths-manifest.json', 'utf8'));
  guards.verifyCoverage(paths, { except: process.env['EXCEPT']?.split(',') ?? ['ALL /seen', 'ALL /whole/[[...path]]'] });
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

  describe('one catch-all route of the web standard', () => {
    let running: RunningNext;
    beforeAll(async () => {
      running = await app.start({ ISSUER_URL: issuer.url });
    });
    afterAll(() => running.stop());

    it.each([
      ['GET /whole/me', 'alice', { status: 200, handler: 'GET /me' }],
      ['HEAD /whole/me', 'alice', { status: 200, handler: 'GET /me', body: '' }],
      ['POST /whole/me', 'alice', { status: 405, reason: 'method-not-allowed' }],
      [
        'PUT /whole/drives/alice/files/recent',
        'writer',
        { status: 200, handler: 'PUT /drives/{driveId}/files/{fileId}' },
      ],
      ['GET /whole/drives/bob/files/report', 'alice', { status: 403, reason: 'right-denied' }],
      ['GET /whole', 'alice', { status: 404, reason: 'undeclared' }],
      ['GET /whole/whole/me', 'alice', { status: 404, reason: 'undeclared' }],
    ] as const)('%s', async (line, token, expected) => {
      const exchange = await sendTo(running.port)(
        requestText({ line, token, expect: expected }, minter(corpus, issuer)),
      );
      expect(faultsOf(exchange, expected)).toEqual([]);
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
    const running = await app.start({ ISSUER_URL: issuer.url, EXCEPT: 'ALL /whole/[[...path]]' });
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
    const { routes, findings } = guardsOfFiles().coverage(paths);
    expect(routes.flatMap(({ endpoint }) => endpoint ?? []).toSorted()).toEqual(endpoints.toSorted());
    expect(findings.map(({ fault, subject }) => `${fault}: ${subject}`).toSorted()).toEqual([
      'route-undeclared: ALL /seen',
      'route-undeclared: ALL /whole/[[...path]]',
    ]);
  });
});
