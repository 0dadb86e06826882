// The adapter of Next.js where the settings of an app are others than usual, and where its files are not those of the policy.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Corpus, type Send, faultsOf, requestText } from '../adapters/corpus.ts';
import type { Endpoint } from '../adapters/drive-policy.ts';
import { type CaseIssuer, startCaseIssuer } from '../adapters/tokens.ts';
import { root } from '../architecture/root.ts';
import type { NextApp, RunningNext } from './next-app.ts';
import { buildApp, buildTimeout, fileOf, guardsOfFiles, minter, sendTo } from './next-drive.ts';

const corpus: Corpus = JSON.parse(readFileSync(join(root, 'test/adapters/cases.json'), 'utf8'));

describe('a base path, final slashes, rewrites and files in wrong places', () => {
  let issuer: CaseIssuer;
  let app: NextApp;
  let running: RunningNext;
  let send: Send;
  beforeAll(async () => {
    issuer = await startCaseIssuer();
    const api = (path: string, text: string) => fileOf(`app/api/${path}/route.ts`, text, 'mounted, routeTo');
    const route = (key: Endpoint): string => `routeTo(${JSON.stringify(key)}, mounted);\n`;
    app = await buildApp([
      [
        'next.config.ts',
        `export default {
  turbopack: { root: ${JSON.stringify(root)} },
  basePath: '/base',
  trailingSlash: true,
  rewrites: async () => ({
    beforeFiles: [
      { source: '/api/drives/alice/files/shared', destination: '/api/drives/alice/files/secret' },
      { source: '/api/drives/alice/files/own', destination: '/api/drives/bob/files/own' },
      { source: '/old/:fileId', destination: '/api/drives/alice/files/:fileId' },
      { source: '/api/notes/:noteId', destination: '/api/me' },
    ],
    fallback: [{ source: '/:path*', destination: '/api/me' }],
  }),
};
`,
      ],
      api('drives/[driveId]/files/[fileId]', `export const GET = ${route('GET /drives/{driveId}/files/{fileId}')}`),
      api('me', `export const GET = ${route('GET /me')}`),
      api('health', `export const GET = ${route('GET /me')}`),
      api('answers/[reply]', `export const GET = ${route('GET /answers/{answer}')}`),
      api('approvals', `export const GET = ${route('POST /approvals')}`),
      api('reports', `export const GET = ${route('GET /reports')}export const dynamic = 'force-static';\n`),
      api('drives', `export const GET = ${route('GET /drives')}export const runtime = 'edge';\n`),
      fileOf(
        'app/.well-known/oauth-protected-resource/drive/route.ts',
        'export const GET = mounted.serveMetadata();\n',
        'mounted',
      ),
    ]);
    running = await app.start({ ISSUER_URL: issuer.url });
    send = sendTo(running.port, '/base/seen/');
  }, buildTimeout);
  afterAll(async () => {
    await running.stop();
    await app.remove();
    await issuer.stop();
  });

  it.each([
    ['is guarded below the base path', 'GET /base/api/me/', 'alice', { status: 200, handler: 'GET /me' }],
    [
      'has the parameters of its folders',
      'GET /base/api/drives/alice/files/a%20b/',
      'alice',
      { status: 200, handler: 'GET /drives/{driveId}/files/{fileId}', params: { driveId: 'alice', fileId: 'a b' } },
    ],
    ['is redirected to, and not answered, without a final slash', 'GET /base/api/me', 'alice', { status: 308 }],
    ['is nowhere else', 'GET /api/me/', 'alice', { status: 404 }],
    [
      'refuses what a rewrite takes for another resource',
      'GET /base/api/drives/alice/files/shared/',
      'alice',
      { status: 500, reason: 'guard-misplaced' },
    ],
    [
      'refuses what a rewrite takes for a resource of somebody else',
      'GET /base/api/drives/alice/files/own/',
      'alice',
      { status: 500, reason: 'guard-misplaced' },
    ],
    [
      'refuses a rewrite from a path that is not declared',
      'GET /base/old/report/',
      'alice',
      { status: 404, reason: 'undeclared' },
    ],
    [
      'refuses a rewrite from another endpoint',
      'GET /base/api/notes/of-alice/',
      'alice',
      { status: 500, reason: 'guard-misplaced' },
    ],
    ['refuses a rewrite of everything', 'GET /base/nothing/', 'alice', { status: 404, reason: 'undeclared' }],
    [
      'refuses the file of another endpoint',
      'GET /base/api/health/',
      'alice',
      { status: 500, reason: 'guard-misplaced' },
    ],
    [
      'refuses a folder of another name',
      'GET /base/api/answers/true/',
      'alice',
      { status: 500, reason: 'guard-misplaced' },
    ],
    [
      'refuses a method that its guard is not for',
      'GET /base/api/approvals/',
      'approver',
      { status: 405, reason: 'method-not-allowed' },
    ],
  ] as const)('%s', async (_title, line, token, expected) => {
    expect(
      faultsOf(await send(requestText({ line, token, expect: expected }, minter(corpus, issuer))), expected),
    ).toEqual([]);
  });

  it('has nothing to give for a route that is made static, because no token came when it was made', async () => {
    const { response, seen } = await send(
      requestText({ line: 'GET /base/api/reports/', token: 'daemon', expect: { status: 401 } }, minter(corpus, issuer)),
    );
    expect([response.status, seen.ran]).toEqual([401, []]);
  });

  it('runs in the edge runtime', async () => {
    const ask = async (token?: string): Promise<readonly unknown[]> => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${minter(corpus, issuer)(token)}` };
      const response = await fetch(`http://127.0.0.1:${running.port}/base/api/drives/`, { headers });
      return [response.status, (await response.text()).includes('"filter":{"owner":"alice"}')];
    };
    expect(await ask('alice')).toEqual([200, true]);
    expect(await ask('daemon')).toEqual([403, false]);
    expect(await ask()).toEqual([401, false]);
  });

  it('serves the metadata of the resource', async () => {
    const path = '/base/.well-known/oauth-protected-resource/drive/';
    const response = await fetch(`http://127.0.0.1:${running.port}${path}`);
    expect(await response.json()).toMatchObject({ resource: 'https://api.example/drive' });
    const refused = await fetch(`http://127.0.0.1:${running.port}/base/api/me/`);
    expect(refused.headers.get('www-authenticate')).toBe(
      'Bearer realm="Drive", resource_metadata="https://api.example/.well-known/oauth-protected-resource/drive"',
    );
  });

  it('is told by its manifest which files are in wrong places', () => {
    const paths: Readonly<Record<string, string>> = JSON.parse(
      readFileSync(join(app.folder, '.next/server/app-paths-manifest.json'), 'utf8'),
    );
    const found = guardsOfFiles('/api')
      .coverage(paths)
      .findings.filter(({ fault }) => fault === 'route-undeclared');
    expect(found.map(({ subject }) => subject).toSorted()).toEqual([
      'ALL /.well-known/oauth-protected-resource/drive',
      'ALL /api/answers/[reply]',
      'ALL /seen',
    ]);
  });
});
