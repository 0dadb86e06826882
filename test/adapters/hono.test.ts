import { type ServerType, createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HonoGuards, honoGuards } from '../../src/runtime/adapters/hono.ts';
import {
  type AddressedEndpoints,
  type DriveApi,
  type Endpoints,
  type SeenAccess,
  addressedPolicy,
  ask,
  bearer,
  policy,
  portOf,
  startDriveApi,
  unroutablePolicy,
} from './drive-api.ts';

let api: DriveApi;
const servers: ServerType[] = [];

beforeAll(async () => {
  api = await startDriveApi();
});
afterAll(async () => {
  for (const server of servers) server.close();
  await api.stop();
});

function guards(mountPath?: string): HonoGuards<Endpoints> {
  return honoGuards(policy, {
    ...api.options,
    rights: api.rights,
    ...(mountPath === undefined ? {} : { mountPath }),
  });
}

function addressedGuards(): HonoGuards<AddressedEndpoints> {
  return honoGuards(addressedPolicy, api.options);
}

async function start(app: Pick<Hono, 'fetch'>): Promise<number> {
  const server = createAdaptorServer({ fetch: app.fetch });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return portOf(server.address());
}

function respond(c: { readonly var: { readonly access: SeenAccess }; json: (value: object) => Response }): Response {
  api.ran.push(c.var.access);
  return c.json({ kind: c.var.access.kind });
}

function addRoutes(app: Hono, guard: HonoGuards<Endpoints>): Hono {
  app.get(...guard.route('GET /drives/{driveId}/files/recent', respond));
  app.get(...guard.route('GET /drives/{driveId}/files/{fileId}', respond));
  app.put(...guard.route('PUT /drives/{driveId}/files/{fileId}', respond));
  app.get(...guard.route('GET /drives/{driveId}/root:/{path}', respond));
  app.post(...guard.route('POST /drives/{driveId}/items/{item-id}:', respond));
  app.get(...guard.route('GET /health', respond));
  app.get(...guard.route('GET /me', respond));
  app.get(...guard.route("GET /sheets/range(from='{from}',to={to})", respond));
  app.get(
    ...guard.route('GET /async', async (c) => {
      api.ran.push(c.get('access'));
      await Promise.resolve();
      throw new Error('handler');
    }),
  );
  return app;
}

const file = { driveId: 'alice', fileId: 'report' };

const routers = [
  ['the default router', () => new Hono()],
  ['the trie router', () => new Hono({ router: new TrieRouter() })],
] as const;

describe.each(routers)('with %s', (_name, make) => {
  let port: number;
  beforeAll(async () => {
    const guard = guards();
    const app = addRoutes(make(), guard);
    app.notFound(guard.denyUndeclared());
    app.onError((error, c) => c.text(error.message, 500));
    port = await start(app);
  });

  it('runs the handler with the access that its guard has granted', async () => {
    const { status, params, response } = await ask(api, port, 'GET /drives/alice/files/report', bearer(api.alice));
    expect([status, response.body]).toEqual([200, '{"kind":"delegated"}']);
    expect({ ...Object(params) }).toEqual(file);
    expect(Object.getPrototypeOf(params)).toBe(null);
    expect((await ask(api, port, 'GET /drives/bob/files/plan', bearer(api.daemon))).response.body).toBe(
      '{"kind":"application"}',
    );
    expect((await ask(api, port, 'GET /health', [])).response.body).toBe('{"kind":"anonymous"}');
  });

  it.each([
    ['HEAD /drives/alice/files/report', 200, file],
    ['GET /drives/alice/files/report?x=/../y:', 200, file],
    ['GET http://other.example:8080/drives/alice/files/report', 200, file],
    // Hono decodes literals and folds dot segments before it matches: the route is the one it matched, and so is the guard.
    ['GET /%64rives/alice/files/report', 200, file],
    ['GET /drives/x/../alice/files/report', 200, file],
    ['GET /drives/alice/files/a%2Fx', 200, { driveId: 'alice', fileId: 'a/x' }],
    ['GET /drives/alice/files/a%252Fx', 200, { driveId: 'alice', fileId: 'a%2Fx' }],
    ['GET /drives/alice/files/%25%32%35', 200, { driveId: 'alice', fileId: '%25' }],
    ['GET /drives/alice/files/b;v=1', 200, { driveId: 'alice', fileId: 'b;v=1' }],
    ['GET /drives/alice/files/__proto__', 200, { driveId: 'alice', fileId: '__proto__' }],
    ['GET /drives/alice/files/recent', 200, { driveId: 'alice' }],
    ['GET /drives/alice/root:/a/b%20c/d', 200, { driveId: 'alice', path: 'a/b c/d' }],
    ['POST /drives/alice/items/one:', 200, { driveId: 'alice', 'item-id': 'one' }],
    ["GET /sheets/range(from='a''b',to=c)", 200, { from: "a'b", to: 'c' }],
    ['GET /sheets/range(from=%27a%27,to=c)', 200, { from: 'a', to: 'c' }],
    ["GET /sheets/range(from='a%2527',to=c)", 200, { from: 'a%27', to: 'c' }],
    ['GET /drives/alice/files/', 404, undefined],
    ['GET /drives/alice/files/a%00b', 400, undefined],
    ['GET /drives/alice/files/%ZZ', 400, undefined],
    ['GET /drives/alice/files/%C0%AF', 400, undefined],
    ['GET /drives/%2e%2E/files/b', 404, undefined],
    ['GET //drives/alice/files/b', 404, undefined],
    ['GET /drives//alice/files/b', 404, undefined],
    ['GET /drives/alice/files/report/', 404, undefined],
    ['GET /DRIVES/alice/files/report', 404, undefined],
    ['GET /drives/alice/files/report:', 404, undefined],
    ['GET /drives/alice/root:/a%2Fb', 404, undefined],
    ['GET /drives/alice/root:/a//b', 404, undefined],
    ['GET /drives/alice/root:/a:/b', 404, undefined],
    ['GET /drives/alice/root:/', 404, undefined],
    ['POST /drives/alice/items/:', 404, undefined],
    ['GET /sheets/range(from=a,b,to=c)', 404, undefined],
    ['POST /drives/alice/files/report', 405, undefined],
    ['OPTIONS /drives/alice/files/report', 405, undefined],
    ['DELETE /me', 405, undefined],
    ['PROPFIND /me', 405, undefined],
    ['GET /undeclared', 404, undefined],
  ])('%s: %i', async (line, status, params) => {
    const outcome = await ask(api, port, line, bearer(params === undefined ? api.daemon : api.alice));
    expect(outcome.status).toBe(status);
    expect(params === undefined ? outcome.params : { ...Object(outcome.params) }).toEqual(params);
  });

  it('answers refused callers from the table of answers', async () => {
    const none = await ask(api, port, 'GET /drives/alice/files/report', []);
    expect([none.status, none.response.body]).toEqual([
      401,
      '{"type":"about:blank","title":"Unauthorized","status":401}',
    ]);
    expect(none.response.headers.get('www-authenticate')).toBe('Bearer realm="Drive"');
    expect(none.response.headers.get('content-type')).toBe('application/problem+json');
    const head = await ask(api, port, 'HEAD /drives/alice/files/report', []);
    expect([head.status, head.response.body]).toEqual([401, '']);
    const two = [...bearer(api.alice), ...bearer(api.daemon)];
    expect((await ask(api, port, 'GET /me', two)).reason).toBe('credentials-malformed');
    expect((await ask(api, port, 'GET /me?access_token=x', bearer(api.alice))).reason).toBe('credentials-malformed');
    expect((await ask(api, port, 'GET /async', bearer(api.daemon))).status).toBe(500);
  });

  it('routes several segments before another one', async () => {
    const guard = addressedGuards();
    const app = make();
    app.get(...guard.route('GET /drives/{driveId}/root:/{path}:', respond));
    app.get(...guard.route('GET /drives/{driveId}/root:/{path}:/children', respond));
    const at = await start(app);
    const children = await ask(api, at, 'GET /drives/d/root:/a/b%3A/c:/children', bearer(api.daemon));
    expect({ ...Object(children.params) }).toEqual({ driveId: 'd', path: 'a/b:/c' });
    const item = await ask(api, at, 'GET /drives/d/root:/a/b:', bearer(api.daemon));
    expect({ ...Object(item.params) }).toEqual({ driveId: 'd', path: 'a/b' });
    for (const path of ['/drives/d/root:/:/children', '/drives/d/root:/a:/b:/children', '/drives/d/root:/a/b:/other']) {
      expect((await ask(api, at, `GET ${path}`, bearer(api.daemon))).status).toBe(404);
    }
  });
});

it('never runs a handler on another route or for another method', async () => {
  const app = new Hono();
  const guard = guards();
  const [, stolen] = guard.route('GET /drives/{driveId}/files/{fileId}', respond);
  app.get('/drives/:fileId/files/:driveId', stolen);
  app.all(...guard.route('GET /me', respond));
  const at = await start(app);
  const { status, reason } = await ask(api, at, 'GET /drives/report/files/alice', bearer(api.alice));
  expect([status, reason]).toEqual([500, 'guard-misplaced']);
  const outcome = await ask(api, at, 'DELETE /me', bearer(api.alice));
  expect([outcome.status, outcome.response.headers.get('allow')]).toEqual([405, 'GET']);
});

it('asks the guard of the route that runs, whichever was registered first', async () => {
  const app = new Hono();
  const guard = guards();
  app.get(...guard.route('GET /drives/{driveId}/files/{fileId}', respond));
  app.get(...guard.route('GET /drives/{driveId}/files/recent', respond));
  const at = await start(app);
  const { params } = await ask(api, at, 'GET /drives/alice/files/recent', bearer(api.alice));
  expect({ ...Object(params) }).toEqual({ driveId: 'alice', fileId: 'recent' });
  expect(guard.coverage(app).findings.filter(({ fault }) => fault === 'route-shadowed')).toEqual([
    {
      fault: 'route-shadowed',
      subject: 'GET /drives/{driveId}/files/recent',
      text: '`GET /drives/{driveId}/files/recent` is never reached by what `GET /drives/{driveId}/files/{fileId}` matches as well: register its route before that one',
    },
  ]);
});

it('is mounted under a base path only as it was told', async () => {
  const app = new Hono();
  const guard = guards('/api');
  const inner = new Hono();
  inner.onError((error, c) => c.text(error.message, 500));
  app.use('*', async (_c, next) => {
    await next();
  });
  app.route('/api', addRoutes(inner, guard));
  const other = guards();
  app.route('/wrong', addRoutes(new Hono(), other));
  app.notFound(guard.denyUndeclared());
  const at = await start(app);
  expect((await ask(api, at, 'GET /api/drives/alice/files/report', bearer(api.alice))).status).toBe(200);
  expect((await ask(api, at, 'GET /wrong/drives/alice/files/report', bearer(api.alice))).reason).toBe(
    'guard-misplaced',
  );
  expect((await ask(api, at, 'POST /api/me', bearer(api.alice))).status).toBe(405);
  const faults = new Set(guard.coverage(app).findings.map(({ fault, subject }) => `${fault} ${subject.slice(0, 10)}`));
  expect([...faults]).toEqual([
    'route-undeclared GET /wrong',
    'route-undeclared PUT /wrong',
    'route-undeclared POST /wron',
  ]);
});

it.each([
  ['the default router', () => new Hono(), 'matcher is already built'],
  ['the trie router', () => new Hono({ router: new TrieRouter() }), 'object is not extensible'],
] as const)('takes no further route once its routes are complete, with %s', (_name, make, message) => {
  const guard = guards();
  const app = make();
  app.use(async (_c, next) => {
    await next();
  });
  addRoutes(app, guard);
  guard.verifyCoverage(app);
  expect(() => app.get('/late', (c) => c.text('late'))).toThrow(message);
  expect(() => guard.route('GET /me', respond)).toThrow('comes after the routes were found to be complete');
});

it('takes a route of every method for a handler, unless it goes on to the next', () => {
  const guard = guards();
  const app = addRoutes(new Hono(), guard);
  app.all('/open', (c) => c.text('open'));
  expect(() => guard.verifyCoverage(app)).toThrow('\n- the route `ALL /open` has a handler that no guard');
  guard.verifyCoverage(app, { except: ['ALL /open'] });
});

it('refuses at start-up what its routers can not say', () => {
  const guard = honoGuards(unroutablePolicy, api.options);
  expect(() => guard.route('GET /root:/{path}:/{view}', respond)).toThrow(
    "Hono can't route `GET /root:/{path}:/{view}`: what follows `{path}:` must be a segment of plain text",
  );
});
