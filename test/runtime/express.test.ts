import { type Server } from 'node:http';
import express from 'express';
import express4 from 'express4';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { expressGuards } from '../../src/runtime/adapters/express.ts';
import type { DecisionRecord } from '../../src/runtime/decision-record.ts';
import { type AccessOf, type EndpointShape, type Policy, type Right, definePolicy } from '../../src/runtime/index.ts';
import { openIdIssuer } from '../../src/runtime/verify.ts';
import { type LocalIssuer, type SigningKey, createKey, publish, sign, startIssuer } from './local-issuer.ts';
import { tableOf } from './policies.ts';
import { rawRequest } from './raw-request.ts';

type File = { readonly driveId: string; readonly fileId: string };
type Shape<Params, Kind extends EndpointShape['kind'] = 'delegated' | 'application'> = {
  kind: Kind;
  params: Params;
  properties: never;
};

interface Endpoints {
  'GET /drives/{driveId}/files/{fileId}': Shape<File>;
  'PUT /drives/{driveId}/files/{fileId}': Shape<File>;
  'GET /health': Shape<object, 'anonymous'>;
  'GET /me': Shape<object, 'delegated'>;
  "GET /sheets/range(address='{address}')": Shape<{ readonly address: string }>;
  'GET /async': Shape<object>;
}

interface Rights {
  'file.read': Right<'delegated', File>;
}

const accounts = ['work', 'personal'] as const;
const backup = [{ roles: ['Files.Read.All'] }];
const read = { delegated: [{ scopes: ['Files.Read'], accounts }], application: backup, challenge: ['Files.Read'] };
const policy: Policy<Endpoints, Rights> = definePolicy<Endpoints, Rights>(
  tableOf({
    scopes: { 'Files.Read': [], 'Files.ReadWrite': ['Files.Read'] },
    appRoles: { 'Files.Read.All': { members: ['Application'], includes: [] } },
    rights: { 'file.read': { params: ['driveId', 'fileId'] } },
    endpoints: {
      'GET /drives/{driveId}/files/{fileId}': {
        ...read,
        delegated: [{ scopes: ['Files.Read'], right: 'file.read', accounts }],
      },
      'PUT /drives/{driveId}/files/{fileId}': {
        delegated: [{ scopes: ['Files.ReadWrite'], right: 'file.read', accounts }],
      },
      'GET /health': { anonymous: true },
      'GET /me': { delegated: [{ scopes: ['Files.Read'], right: 'self', accounts }] },
      "GET /sheets/range(address='{address}')": read,
      'GET /async': read,
    },
  }),
);

const audience = 'api';
let issuer: LocalIssuer;
let key: SigningKey;
let alice: string;
let daemon: string;

beforeAll(async () => {
  issuer = await startIssuer();
  key = await createKey('one');
  publish(issuer, [key]);
  const common = { iss: issuer.url, aud: audience, exp: Math.floor(Date.now() / 1000) + 600, tid: 'contoso' };
  alice = await sign(key, { ...common, oid: 'alice', sub: 'x', scp: 'Files.Read' });
  daemon = await sign(key, { ...common, oid: 'app', sub: 'app', idtyp: 'app', roles: ['Files.Read.All'] });
});

const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers) server.close();
  await issuer.stop();
});

/** What happened in the app: the handlers that ran, with their parameters, and the decisions. */
const ran: unknown[] = [];
const records: DecisionRecord[] = [];
beforeEach(() => {
  ran.length = 0;
  records.length = 0;
});

const fileRead = vi.fn<Rights['file.read']>((access, { driveId }) => driveId === access.user.oid);

function guards(mountPath?: string) {
  return expressGuards(policy, {
    verify: openIdIssuer({ issuer: issuer.url, audience }),
    rights: { 'file.read': fileRead },
    realm: 'Drive',
    onDecision: (record) => records.push(record),
    ...(mountPath === undefined ? {} : { mountPath }),
  });
}

/** Express 5, and Express 4 through the same types: the surface that a guard uses is the same. */
const versions: readonly (readonly [string, typeof express])[] = [
  ['Express 5', express],
  ['Express 4', express4],
];

function start(app: express.Express): Promise<number> {
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => {
      servers.push(server);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

const fileGet = 'GET /drives/{driveId}/files/{fileId}';

function appOf(make: typeof express): express.Express {
  const app = make();
  const guard = guards();
  app.use(make.urlencoded({ extended: false }));
  const respond = (req: { access: AccessOf<EndpointShape> }, res: express.Response) => {
    ran.push(req.access.params);
    res.json({ kind: req.access.kind });
  };
  app.get(...guard.route(fileGet, respond));
  app.put(...guard.route('PUT /drives/{driveId}/files/{fileId}', respond));
  app.get(...guard.route('GET /health', respond));
  app.get(...guard.route('GET /me', respond));
  app.get(...guard.route("GET /sheets/range(address='{address}')", respond));
  app.get(
    ...guard.route('GET /async', async () => {
      await Promise.resolve();
      throw new Error('handler');
    }),
  );
  app.use(guard.denyUndeclared());
  app.use((error: Error, _req: express.Request, res: express.Response, next: express.NextFunction) => {
    if (res.headersSent) next(error);
    else
      res
        .status('status' in error && typeof error.status === 'number' ? error.status : 500)
        .end(`app: ${error.message}`);
  });
  return app;
}

for (const [name, make] of versions) {
  let port = 0;
  beforeAll(async () => {
    port = await start(appOf(make));
  });
  const get = (path: string, token: string | undefined = alice, headers: readonly string[] = []) =>
    rawRequest(port, `GET ${path}`, [...(token === '' ? [] : [`Authorization: Bearer ${token}`]), ...headers]);

  it(`${name}: serves what is allowed`, async () => {
    expect(await get('/drives/alice/files/report')).toMatchObject({ status: 200, body: '{"kind":"delegated"}' });
    expect(await get('/drives/bob/files/plan', daemon)).toMatchObject({ status: 200, body: '{"kind":"application"}' });
    expect(await get('/health', '')).toMatchObject({ status: 200, body: '{"kind":"anonymous"}' });
    expect(await get('/me')).toMatchObject({ status: 200 });
    expect(ran).toEqual([{ driveId: 'alice', fileId: 'report' }, { driveId: 'bob', fileId: 'plan' }, {}, {}]);
    expect(records[0]).toMatchObject({ outcome: 'allow', endpoint: fileGet, kind: 'delegated', via: ['Files.Read'] });
  });

  it(`${name}: refuses what is not, and runs nothing`, async () => {
    expect((await get('/drives/bob/files/plan')).status).toBe(403);
    expect((await get('/me', daemon)).status).toBe(403);
    const bare = await get('/drives/alice/files/report', '');
    expect(bare).toMatchObject({ status: 401, body: '{"type":"about:blank","title":"Unauthorized","status":401}' });
    expect(bare.headers.get('www-authenticate')).toBe('Bearer realm="Drive"');
    expect(bare.headers.get('cache-control')).toBe('no-store');
    expect(bare.headers.get('vary')).toBe('Authorization');
    expect(bare.headers.get('content-type')).toBe('application/problem+json');
    const put = await rawRequest(port, 'PUT /drives/alice/files/report', [`Authorization: Bearer ${alice}`]);
    expect(put.status).toBe(403);
    expect((await get('/drives/alice/files/report', `${alice.slice(0, -9)}AAAAAAAAA`)).status).toBe(401);
    expect(ran).toEqual([]);
    expect(JSON.stringify(records)).not.toContain(alice.slice(0, 20));
  });

  it(`${name}: reads exactly one token`, async () => {
    const path = '/drives/alice/files/report';
    const status = async (...headers: string[]) => (await rawRequest(port, `GET ${path}`, headers)).status;
    expect(await status(`Authorization: Bearer ${alice}`, `Authorization: Bearer ${daemon}`)).toBe(400);
    expect(await status(`Authorization: Bearer ${alice}, Bearer ${daemon}`)).toBe(400);
    expect(await status(`Authorization: Bearer  ${alice}`)).toBe(400);
    expect(await status('Authorization: Bearer')).toBe(400);
    expect(await status(`authorization: bEARER ${alice}`)).toBe(200);
    expect(await status(`Authorization: Basic ${alice}`)).toBe(401);
    expect((await get(`${path}?access_token=x`)).status).toBe(400);
    expect((await get(`${path}?access%5Ftoken=x`)).status).toBe(400);
    expect((await get(`${path}?access_token=${alice}`, '')).status).toBe(401);
    const form = await rawRequest(
      port,
      `PUT ${path}`,
      [`Authorization: Bearer ${alice}`, 'Content-Type: application/x-www-form-urlencoded'],
      'access_token=x',
    );
    expect(form.status).toBe(400);
  });

  // The handler may run or not, as Express decides; but never without its guard, nor with other parameters than it checked.
  it.each([
    ['/drives/alice/files/report/', 200],
    ['/DRIVES/alice/FILES/report', 200],
    ['/%64rives/alice/files/report', 404],
    ['//drives/alice/files/report', 404],
    ['/drives//files/report', 404],
    ['/drives/alice/files/', 404],
    ['/drives;x/alice/files/report', 404],
    ['/drives/z/../alice/files/report', 404],
    ['/./drives/alice/files/report', 404],
    ['/drives/../files/report', 404],
    ['/drives/%2e%2E/files/report', 404],
    ['/drives/alice/files/.', 404],
    ['/drives/alice/files/report:', 404],
    ['/drives/alice/files/a%2Fb', 200, 'a/b'],
    ['/drives/alice/files/a%252Fb', 200, 'a%2Fb'],
    ['/drives/alice/files/a%5Cb', 200, 'a\\b'],
    ['/drives/alice/files/b;v=1', 200, 'b;v=1'],
    ['/drives/alice/files/b%3Fx', 200, 'b?x'],
    ['/drives/alice/files/__proto__', 200, '__proto__'],
    ['/drives/alice/files/%00', 400],
    ['/drives/alice/files/a%0d%0aX:y', 400],
    ['/drives/alice/files/%ZZ', 400],
    ['/drives/alice/files/%C0%AF', 400],
    ['http://other.example/drives/alice/files/report', 200],
    ["/sheets/range(address='A1')", 200],
    ['/sheets/range(address=A1)', 200],
    ['/sheets/range(address=%27A1%27)', 200],
    ["/SHEETS/range(address='A1')", 404],
    ["/sheets/range(address='A1')/", 404],
    ["/sheets/range(address='')", 404],
    ["/sheets/range(address='A'1')", 404],
    ['/sheets/range(address=A(1))', 404],
    ['/nothing', 404],
    ['/health/../me', 404],
  ])(`${name}: GET %s`, async (path, status, fileId = undefined) => {
    fileRead.mockClear();
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(ran).toHaveLength(status === 200 ? 1 : 0);
    const checked = fileRead.mock.calls.map(([, params]) => ({ ...params }));
    if (status === 200)
      expect(checked).toEqual(path.includes('sheets') ? [] : ran.map((params) => ({ ...Object(params) })));
    if (fileId !== undefined) expect(ran).toEqual([{ driveId: 'alice', fileId }]);
    if (path.includes('sheets') && status === 200) expect(ran).toEqual([{ address: 'A1' }]);
  });

  it.each([
    ['HEAD', 200],
    ['POST', 405],
    ['DELETE', 405],
    ['PATCH', 405],
    ['PROPFIND', 405],
    ['TRACE', 405],
    ['QUERY', 405],
    ['OPTIONS', 405],
  ])(`${name}: %s on a path that is declared with GET and PUT`, async (method, status) => {
    const response = await rawRequest(port, `${method} /drives/alice/files/report`, [
      `Authorization: Bearer ${alice}`,
      'X-HTTP-Method-Override: GET',
      'X-Original-URL: /health',
      'X-Forwarded-Host: other',
    ]);
    expect(response.status).toBe(status);
    if (status === 405) expect(response.headers.get('allow')).toBe('GET, HEAD, PUT');
    expect(ran).toHaveLength(status === 200 ? 1 : 0);
    if (method === 'HEAD') expect(response.body).toBe('');
  });

  it(`${name}: checks a HEAD like a GET`, async () => {
    const response = await rawRequest(port, 'HEAD /drives/alice/files/report');
    expect(response).toMatchObject({ status: 401, body: '' });
  });

  it(`${name}: gives the errors of handlers to the app`, async () => {
    expect(await get('/async')).toMatchObject({ status: 500, body: 'app: handler' });
  });

  it(`${name}: never runs a handler on a route that is not its own`, async () => {
    const app = make();
    const guard = guards();
    const handler = () => {
      throw new Error('ran');
    };
    const [path, check, bare] = guard.route(fileGet, handler);
    app.post(...guard.route(fileGet, handler));
    app.get('/other/:driveId/:fileId', check, handler);
    if (bare !== undefined) app.get('/bare', bare);
    app.use('/mounted', make.Router().get(...guard.route(fileGet, handler)));
    app.use(path, check, handler);
    const other = await start(app);
    const status = async (line: string) => (await rawRequest(other, line, [`Authorization: Bearer ${alice}`])).status;
    expect(await status('POST /drives/alice/files/report')).toBe(405);
    expect(await status('GET /other/alice/report')).toBe(500);
    expect(await status('GET /bare')).toBe(500);
    expect(await status('GET /mounted/drives/alice/files/report')).toBe(500);
    expect(await status('GET /drives/alice/files/report/deeper')).toBe(500);
    expect(await status('DELETE /drives/alice/files/report')).toBe(405);
    const found = guard.coverage(app).findings.map(({ fault, subject }) => `${fault}: ${subject}`);
    expect(found.filter((line) => !line.startsWith('endpoint-unrouted'))).toEqual([
      'method-mismatch: POST /drives/:driveId/files/:fileId',
      'route-misplaced: GET /other/:driveId/:fileId',
      'route-undeclared: GET /bare',
      'route-misplaced: GET /drives/:driveId/files/:fileId',
      'route-undeclared: USE check',
      'route-undeclared: USE handler',
    ]);
    expect(records.map((record) => (record.outcome === 'deny' ? record.reason : 'allow'))).toEqual([
      'method-not-allowed',
      'guard-misplaced',
      'guard-misplaced',
      'guard-misplaced',
      'guard-misplaced',
      'method-not-allowed',
    ]);
  });

  it(`${name}: serves a mounted router that it knows of`, async () => {
    const app = make();
    const guard = guards('/api/v1');
    const router = make.Router();
    router.get(...guard.route('GET /me', (_req, res) => res.send('me')));
    app.use('/api/v1', router);
    app.use(guard.denyUndeclared());
    const other = await start(app);
    const status = async (line: string) => (await rawRequest(other, line, [`Authorization: Bearer ${alice}`])).status;
    expect(await status('GET /api/v1/me')).toBe(200);
    expect(await status('GET /API/v1/me')).toBe(200);
    expect(await status('POST /api/v1/me')).toBe(405);
    expect(await status('GET /me')).toBe(404);
    expect(guard.unrouted()).not.toContain('GET /me');
    expect(guard.unrouted()).toContain('GET /health');
  });

  it(`${name}: answers 503, not 401, while the issuer is away`, async () => {
    const app = make();
    const guard = expressGuards(policy, {
      verify: openIdIssuer({ issuer: 'http://127.0.0.1:1', audience }),
      rights: { 'file.read': () => true },
    });
    app.get(...guard.route('GET /me', (_req, res) => res.send('me')));
    const response = await rawRequest(await start(app), 'GET /me', [`Authorization: Bearer ${alice}`]);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  });
}

it('can not be set up wrongly', () => {
  const verify = openIdIssuer({ issuer: issuer.url, audience });
  const rights = { 'file.read': () => true };
  const routeUnknown = () => Reflect.apply(guards().route, undefined, ['GET /nothing', () => undefined]);
  expect(routeUnknown).toThrow('the policy declares no endpoint `GET /nothing`');
  expect(() => expressGuards(policy, { verify, rights, mountPath: 'api' })).toThrow(
    '`mountPath` must start with `/` and not end with it',
  );
  expect(() => expressGuards(policy, { verify, rights, mountPath: '/api/' })).toThrow('`mountPath` must start');
  expect(() => Reflect.apply(expressGuards, undefined, [policy, { verify, rights: {} }])).toThrow(
    'the right `file.read` is not implemented',
  );
});
