// What the adapter of Next.js does beyond the corpus, without Next.js: test/edge has it in apps that are built and started.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type NextFiles, type NextGuards, nextGuards } from '../../src/runtime/adapters/next.ts';
import { definePolicy, protectedResourceMetadata } from '../../src/runtime/index.ts';
import { tableOf } from '../runtime/policies.ts';
import { type DriveApi, startDriveApi } from './drive-api.ts';
import { type Endpoint, type Endpoints, addressedPolicy, isEndpoint, policy } from './drive-policy.ts';
import type { SeenAccess } from './recorder.ts';

let api: DriveApi;
beforeAll(async () => {
  api = await startDriveApi();
});
afterAll(() => api.stop());

function guards(more: { readonly mountPath?: string } = {}): NextGuards<Endpoints> {
  return nextGuards(policy, { ...api.options, ...more });
}

function respond(_request: Request, access: SeenAccess): Response {
  return Response.json(api.recorder.run('any', access));
}

const file = 'GET /drives/{driveId}/files/{fileId}';

/** What a guard on a file answers when Next.js has captured these parameters: the status, and why it refused. */
async function ask(
  key: Endpoint,
  path: string,
  captured: object | undefined,
  init: RequestInit & { readonly nextUrl?: unknown; readonly mountPath?: string } = {},
): Promise<readonly unknown[]> {
  const { nextUrl, mountPath, ...rest } = init;
  api.recorder.take();
  const request = new Request(`https://api.example${path}`, {
    headers: { authorization: `Bearer ${api.alice}` },
    ...rest,
  });
  if (nextUrl !== undefined) Object.assign(request, { nextUrl });
  const context: unknown = { params: captured === undefined ? undefined : Promise.resolve(captured) };
  const route: Function = guards(mountPath === undefined ? {} : { mountPath }).route(key, respond);
  const { status } = await route(request, context);
  const { ran, decisions } = api.recorder.take();
  return [status, decisions.map(({ reason }) => reason ?? 'allowed').join(), ...ran.map(({ params }) => params)];
}

it('goes by what Next.js captured, and only if the path says the same', async () => {
  const captured = { driveId: 'alice', fileId: 'a b' };
  expect(await ask(file, '/drives/alice/files/a%20b', captured)).toEqual([200, 'allowed', captured]);
  for (const other of [
    { driveId: 'alice', fileId: 'public' },
    { driveId: 'alice' },
    { driveId: 'alice', fileId: undefined },
    { driveId: 'alice', fileId: ['a b'] },
    { driveId: 'alice', fileId: 'a b', version: '1' },
    { driveId: 'alice', id: 'a b' },
    { driveId: 'a b', fileId: 'alice' },
    {},
    undefined,
  ]) {
    expect(await ask(file, '/drives/alice/files/a%20b', other)).toEqual([500, 'guard-misplaced']);
  }
});

it('refuses a file that is another endpoint’s, and a path that is nobody’s', async () => {
  const captured = { driveId: 'alice', fileId: 'recent' };
  expect(await ask(file, '/drives/alice/files/recent', captured)).toEqual([500, 'guard-misplaced']);
  expect(await ask('GET /me', '/health', undefined)).toEqual([500, 'guard-misplaced']);
  expect(await ask('GET /me', '/mine', undefined)).toEqual([404, 'undeclared']);
  expect(await ask('GET /me', '/me', undefined, { method: 'POST' })).toEqual([405, 'method-not-allowed']);
  expect(await ask(file, '/drives/alice/files/%ZZ', { driveId: 'alice', fileId: '%ZZ' })).toEqual([
    400,
    'path-malformed',
  ]);
});

it('takes a mixed segment apart whatever its folder is called, and several segments from their list', async () => {
  const range = "GET /sheets/range(from='{from}',to={to})";
  const params = { from: 'a', to: 'b' };
  for (const name of ['range', 'segment2', 'from']) {
    expect(await ask(range, "/sheets/range(from='a',to=b)", { [name]: "range(from='a',to=b)" })).toEqual([
      200,
      'allowed',
      params,
    ]);
  }
  expect(await ask(range, "/sheets/range(from='a',to=b)", { range: "range(from='a',to=c)" })).toEqual([
    500,
    'guard-misplaced',
  ]);
  expect(await ask(range, "/sheets/range(from='a',to=b)", { range: 'row' })).toEqual([404, 'undeclared']);
  const root = 'GET /drives/{driveId}/root:/{path}';
  const path = '/drives/alice/root:/a/b';
  expect(await ask(root, path, { driveId: 'alice', path: ['a', 'b'] })).toEqual([
    200,
    'allowed',
    { driveId: 'alice', path: 'a/b' },
  ]);
  expect(await ask(root, path, { driveId: 'alice', path: 'a/b' })).toEqual([500, 'guard-misplaced']);
  expect(await ask(root, path, { driveId: 'alice', path: ['a', 1] })).toEqual([500, 'guard-misplaced']);
});

it('sees the path below the base path, with or without a final slash, and below its own folders', async () => {
  const captured = { driveId: 'alice', fileId: 'a' };
  const below = { nextUrl: { pathname: '/drives/alice/files/a/' } };
  expect(await ask(file, '/base/drives/alice/files/a/', captured, below)).toEqual([200, 'allowed', captured]);
  expect(await ask(file, '/drives/alice/files/a', captured, { nextUrl: {} })).toEqual([200, 'allowed', captured]);
  expect(await ask(file, '/api/drives/alice/files/a', captured, { mountPath: '/api' })).toEqual([
    200,
    'allowed',
    captured,
  ]);
  expect(await ask(file, '/drives/alice/files/a', captured, { mountPath: '/api' })).toEqual([404, 'undeclared']);
  expect(await ask('GET /me', '/apis/me', undefined, { mountPath: '/api' })).toEqual([404, 'undeclared']);
});

it('answers HEAD without the body, and leaves a failing handler to Next.js', async () => {
  const head = guards().route('GET /me', respond);
  const request = (path: string, method: string): Request =>
    new Request(`https://api.example${path}`, { method, headers: { authorization: `Bearer ${api.alice}` } });
  const answer = await head(request('/me', 'HEAD'), { params: Promise.resolve({}) });
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'application/json',
    '',
  ]);
  const failing = guards().route('GET /failing', () => {
    throw new Error('handler');
  });
  await expect(failing(request('/failing', 'GET'), { params: Promise.resolve({}) })).rejects.toThrow('handler');
});

it('lets nothing undeclared through a proxy, and nothing else be decided there', async () => {
  const deny = guards({ mountPath: '/api' }).denyUndeclared();
  const answer = (path: string, method = 'GET'): number | undefined =>
    deny(new Request(`https://api.example${path}`, { method }))?.status;
  api.recorder.take();
  expect(answer('/api/me')).toBeUndefined();
  expect(answer('/api/me/')).toBeUndefined();
  expect(answer('/about')).toBeUndefined();
  expect(api.recorder.take().decisions).toEqual([]);
  expect(answer('/api/mine')).toBe(404);
  expect(answer('/api/me', 'POST')).toBe(405);
  expect(answer('/api/me', 'OPTIONS')).toBe(405);
  expect(answer('/api/drives/a/files/%ZZ')).toBe(400);
  expect(api.recorder.take().decisions).toHaveLength(4);
});

it('serves the metadata of the resource from a proxy or from a route', async () => {
  const metadata = protectedResourceMetadata(policy, {
    resource: 'https://api.example/drive',
    authorizationServers: ['https://login.example'],
  });
  const own = nextGuards(policy, { ...api.options, metadata, mountPath: '/api' });
  const request = new Request(metadata.url);
  expect(await own.denyUndeclared()(request)?.json()).toEqual(metadata.document);
  expect(await own.serveMetadata()(request).json()).toEqual(metadata.document);
  expect(
    await own
      .serveMetadata()(new Request(metadata.url, { method: 'HEAD' }))
      .text(),
  ).toBe('');
  expect(() => guards().serveMetadata()).toThrow('there is no metadata to serve: give `metadata` to the guards');
  const place = `${metadata.path}/route`;
  const paths = Object.fromEntries(Object.keys(manifest).map((path) => [`/api${path}`, path]));
  expect(own.coverage({ ...paths, [place]: 'app/route.js' }).findings).toEqual([]);
  expect(own.coverage({ ...paths, [place]: { GET: own.serveMetadata() } }).findings).toEqual([]);
  const elsewhere = own.coverage({ ...paths, '/metadata/route': { GET: own.serveMetadata() } }).findings;
  expect(elsewhere.map(({ fault, subject }) => `${fault}: ${subject}`)).toEqual(['route-undeclared: GET /metadata']);
});

/** What the build of an app with a file for each path writes. */
const manifest: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '/(files)/drives/[driveId]/files/recent',
    '/drives/[driveId]/files/[fileId]',
    '/drives/[driveId]/root:/[...path]',
    '/drives/[driveId]/items/[item]',
    '/@api/drives',
    '/health',
    '/me',
    '/reports',
    '/payments',
    '/contracts',
    '/approvals',
    '/sheets/[range]',
    '/answers/[answer]',
    '/notes/[noteId]',
    '/failing',
  ].map((path) => [`${path}/route`, `app${path}/route.js`]),
);

function findings(files: NextFiles, except: readonly string[] = []): readonly string[] {
  return guards()
    .coverage(files, { except })
    .findings.map(({ fault, subject }) => `${fault}: ${subject}`);
}

it('holds the paths of a manifest against the policy', () => {
  expect(findings(manifest)).toEqual([]);
  expect(findings({ ...manifest, '/_not-found/page': 'app/_not-found/page.js', '/page': 'app/page.js' })).toEqual([]);
  expect(findings({ ...manifest, '/files/[id]/route': 'app/files/[id]/route.js' })).toEqual([
    'route-undeclared: ALL /files/[id]',
  ]);
  expect(findings({ ...manifest, '/favicon.ico/route': 'app/favicon.ico/route.js' }, ['ALL /favicon.ico'])).toEqual([]);
  expect(findings({ ...manifest, '/api/hello': 'pages/api/hello.js', '/_app': 'pages/_app.js' })).toEqual([
    'route-undeclared: ALL /api/hello',
  ]);
  const { '/notes/[noteId]/route': _notes, ...others } = manifest;
  expect(findings({ ...others, '/notes/[id]/route': 'app/notes/[id]/route.js' })).toEqual([
    'endpoint-unrouted: GET /notes/{noteId}',
    'route-undeclared: ALL /notes/[id]',
  ]);
  expect(findings({ ...others, '/notes/[...noteId]/route': 'app/notes/[...noteId]/route.js' })).toHaveLength(2);
  expect(findings({ ...manifest, '/(old)/me/route': 'app/(old)/me/route.js' })).toEqual([
    'endpoint-routed-twice: GET /me',
  ]);
});

it('holds the exports of modules against the policy', () => {
  const own = guards();
  const modules: Record<string, Record<string, unknown>> = {};
  for (const { path, method, endpoint = '' } of own.coverage(manifest).routes) {
    if (isEndpoint(endpoint)) (modules[`./src/app${path}/route.ts`] ??= {})[method] = own.route(endpoint, respond);
  }
  const found = (path: string, more: object): readonly string[] => {
    const { findings: all } = own.coverage({ ...modules, [path]: { ...modules[path], ...more } });
    return all.map(({ fault, subject }) => `${fault}: ${subject}`);
  };
  const me = './src/app/me/route.ts';
  expect(found(me, { HEAD: own.route('GET /me', respond), dynamic: 'force-dynamic', helper: respond })).toEqual([]);
  expect(found(me, { POST: respond })).toEqual(['route-undeclared: POST /me']);
  expect(found(me, { OPTIONS: respond })).toEqual(['route-undeclared: OPTIONS /me']);
  expect(found(me, { PUT: own.route('GET /me', respond) })).toEqual(['method-mismatch: PUT /me']);
  expect(found(me, { GET: respond })).toEqual(['endpoint-unrouted: GET /me', 'route-undeclared: GET /me']);
  expect(found('app/mine/route.js', { GET: own.route('GET /me', respond) })).toEqual(['route-misplaced: GET /mine']);
  expect(found('app/page.tsx', { default: respond })).toEqual([]);
  expect(() => own.coverage(JSON.parse(`{"${me}":1}`))).toThrow(
    '`./src/app/me/route.ts` must come with its module, or with the text of a manifest',
  );
  expect(() => own.verifyCoverage({ ...modules, [me]: {} })).toThrow(
    'the routes of the app are not those of the policy:\n- `GET /me` is declared, but no route handles it',
  );
});

it('counts one endpoint of a method for a file, for that exports no more', () => {
  const both = definePolicy<Record<string, { kind: 'anonymous'; params: object; properties: never }>, object>(
    tableOf({ endpoints: { "GET /a(b='{b}')": { anonymous: true }, 'GET /c({d})': { anonymous: true } } }),
  );
  const { verify } = api.open;
  expect(nextGuards(both, { verify }).coverage({ '/[call]/route': 'app/[call]/route.js' }).findings).toEqual([
    {
      fault: 'endpoint-unrouted',
      subject: 'GET /c({d})',
      text: '`GET /c({d})` is declared, but no route handles it',
    },
  ]);
});

it('says where Next.js can have no file', () => {
  const addressed = nextGuards(addressedPolicy, api.open);
  const message =
    "Next.js can't route `GET /drives/{driveId}/root:/{path}:/children`: nothing may follow several segments; serve it from a catch-all route by `permc/fetch`";
  expect(() => addressed.route('GET /drives/{driveId}/root:/{path}:/children', respond)).toThrow(message);
  expect(() => addressed.coverage({})).toThrow(message);
  // @ts-expect-error: the policy has no such endpoint
  expect(() => guards().route('GET /mee', respond)).toThrow('the policy declares no endpoint `GET /mee`');
});
