import { type Server, createServer } from 'node:http';
import { Router } from '@koa/router';
import Koa from 'koa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KoaGuards, koaGuards } from '../../src/runtime/adapters/koa.ts';
import {
  type DriveApi,
  type Endpoints,
  type SeenAccess,
  addressedPolicy,
  ask,
  bearer,
  plainPolicy,
  policy,
  portOf,
  startDriveApi,
} from './drive-api.ts';

let api: DriveApi;
let port: number;
let plain: number;
const servers: Server[] = [];

beforeAll(async () => {
  api = await startDriveApi();
  const guard = guards();
  port = await start(appOf(addRoutes(new Router(), guard), guard));
  const guardOfPlain = koaGuards(plainPolicy, { ...api.options, mountPath: '/api' });
  const router = new Router({ prefix: '/api' });
  router.get(...guardOfPlain.route('GET /drives/{driveId}/files/{fileId}', respond));
  router.get(...guardOfPlain.route('GET /', respond));
  guardOfPlain.verifyCoverage(router);
  plain = await start(appOf(router, guardOfPlain));
});
afterAll(async () => {
  for (const server of servers) server.close();
  await api.stop();
});

function guards(mountPath?: string): KoaGuards<Endpoints> {
  return koaGuards(policy, {
    ...api.options,
    rights: api.rights,
    ...(mountPath === undefined ? {} : { mountPath }),
  });
}

function appOf(router: Router, guard: { readonly denyUndeclared: () => Koa.Middleware }): Koa {
  const app = new Koa();
  app.silent = true;
  app.use(router.routes());
  app.use(guard.denyUndeclared());
  return app;
}

async function start(app: Koa): Promise<number> {
  const server = createServer(app.callback());
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return portOf(server.address());
}

function respond(ctx: { readonly state: { readonly access: SeenAccess }; body: unknown }): void {
  api.ran.push(ctx.state.access);
  ctx.body = { kind: ctx.state.access.kind };
}

function addRoutes(router: Router, guard: KoaGuards<Endpoints>): Router {
  router.get(...guard.route('GET /drives/{driveId}/files/recent', respond));
  router.get(...guard.route('GET /drives/{driveId}/files/{fileId}', respond));
  router.put(...guard.route('PUT /drives/{driveId}/files/{fileId}', respond));
  router.get(...guard.route('GET /drives/{driveId}/root:/{path}', respond));
  router.post(...guard.route('POST /drives/{driveId}/items/{item-id}:', respond));
  router.get(...guard.route('GET /health', respond));
  router.get(...guard.route('GET /me', respond));
  router.get(...guard.route("GET /sheets/range(from='{from}',to={to})", respond));
  router.get(
    ...guard.route('GET /async', async (ctx) => {
      api.ran.push(ctx.state.access);
      await Promise.resolve();
      throw new Error('handler');
    }),
  );
  return router;
}

const file = { driveId: 'alice', fileId: 'report' };

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
  ['GET /drives/alice/files/a%2Fx', 200, { driveId: 'alice', fileId: 'a/x' }],
  ['GET /drives/alice/files/a%252Fx', 200, { driveId: 'alice', fileId: 'a%2Fx' }],
  ['GET /drives/alice/files/b;v=1', 200, { driveId: 'alice', fileId: 'b;v=1' }],
  ['GET /drives/alice/files/__proto__', 200, { driveId: 'alice', fileId: '__proto__' }],
  [`GET /drives/alice/files/${'x'.repeat(4000)}`, 200, { driveId: 'alice', fileId: 'x'.repeat(4000) }],
  ['GET /drives/alice/files/recent', 200, { driveId: 'alice' }],
  ['GET /drives/alice/root:/a/b%20c/d', 200, { driveId: 'alice', path: 'a/b c/d' }],
  ['POST /drives/alice/items/one:', 200, { driveId: 'alice', 'item-id': 'one' }],
  ["GET /sheets/range(from='a''b',to=c)", 200, { from: "a'b", to: 'c' }],
  ['GET /sheets/range(from=%27a%27,to=c)', 200, { from: 'a', to: 'c' }],
  ["GET /sheets/range(from='a%2527',to=c)", 200, { from: 'a%27', to: 'c' }],
  ['GET /%64rives/alice/files/report', 404, undefined],
  ['GET /drives/alice/files/', 404, undefined],
  ['GET /drives/alice/files/a%00b', 400, undefined],
  ['GET /drives/alice/files/%ZZ', 400, undefined],
  ['GET /drives/alice/files/%C0%AF', 400, undefined],
  ['GET /drives/alice/files/..', 404, undefined],
  ['GET /drives/%2e%2E/files/b', 404, undefined],
  ['GET /drives/x/../alice/files/b', 404, undefined],
  ['GET //drives/alice/files/b', 404, undefined],
  ['GET /drives//alice/files/b', 404, undefined],
  ['GET /drives/alice/files/report/', 404, undefined],
  ['GET /DRIVES/alice/files/report', 404, undefined],
  ['GET /drives/alice/files/report:', 404, undefined],
  ['GET /drives/alice/root:/a%2Fb', 400, undefined],
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

// A policy of plain segments only is routed by strings, which the router reads more loosely.
it.each([
  ['GET /api/drives/alice/files/report', 200],
  ['GET /api/drives/alice/files/report/', 200],
  ['GET /API/DRIVES/alice/files/report', 200],
  ['GET /api', 200],
  ['GET /api/drives/alice/files/..', 404],
  ['GET /api/drives/%2e/files/report', 404],
  ['GET /api/drives/alice/files/report:', 404],
  ['GET /api/drives/alice/files/%ZZ', 400],
  ['GET /api/drives/alice/files/a%0Ab', 400],
  ['GET /api/drives//files/report', 404],
  ['GET /drives/alice/files/report', 404],
  ['DELETE /api/drives/alice/files/report', 405],
])('below a prefix, %s: %i', async (line, status) => {
  expect((await ask(api, plain, line, bearer(api.daemon))).status).toBe(status);
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

it('refuses a second token in a form body that was read before', async () => {
  const app = new Koa();
  const guard = guards();
  app.use((ctx, next) => {
    Object.assign(ctx.request, { body: { access_token: 'x' } });
    return next();
  });
  app.use(addRoutes(new Router(), guard).routes());
  const at = await start(app);
  const form = 'Content-Type: application/x-www-form-urlencoded';
  expect((await ask(api, at, 'GET /me', [...bearer(api.alice), form])).reason).toBe('credentials-malformed');
  expect((await ask(api, at, 'GET /me', bearer(api.alice))).status).toBe(200);
});

it('routes several segments before another one, below a prefix, too', async () => {
  const guard = koaGuards(addressedPolicy, { ...api.options, mountPath: '/v1.0' });
  const router = new Router({ prefix: '/v1.0' });
  router.get(...guard.route('GET /drives/{driveId}/root:/{path}:', respond));
  router.get(...guard.route('GET /drives/{driveId}/root:/{path}:/children', respond));
  guard.verifyCoverage(router);
  const at = await start(appOf(router, guard));
  const children = await ask(api, at, 'GET /v1.0/drives/d/root:/a/b%3A/c:/children', bearer(api.daemon));
  expect({ ...Object(children.params) }).toEqual({ driveId: 'd', path: 'a/b:/c' });
  const item = await ask(api, at, 'GET /v1.0/drives/d/root:/a/b:', bearer(api.daemon));
  expect({ ...Object(item.params) }).toEqual({ driveId: 'd', path: 'a/b' });
  for (const path of ['/v1.0/drives/d/root:/a:/b:/children', '/v1x0/drives/d/root:/a:', '/drives/d/root:/a:']) {
    expect((await ask(api, at, `GET ${path}`, bearer(api.daemon))).status).toBe(404);
  }
});

it('never runs a handler on another route or for another method', async () => {
  const guard = guards();
  const router = new Router();
  const [, stolen] = guard.route('GET /drives/{driveId}/files/{fileId}', respond);
  router.get('/drives/:fileId/files/:driveId', stolen);
  router.all(...guard.route('GET /me', respond));
  const at = await start(appOf(router, guard));
  const { status, reason } = await ask(api, at, 'GET /drives/report/files/alice', bearer(api.alice));
  expect([status, reason]).toEqual([500, 'guard-misplaced']);
  const outcome = await ask(api, at, 'DELETE /me', bearer(api.alice));
  expect([outcome.status, outcome.response.headers.get('allow')]).toEqual([405, 'GET']);
  const faults = guard.coverage(router).findings.map(({ fault, subject }) => `${fault}: ${subject}`);
  expect(faults.filter((fault) => !fault.startsWith('endpoint-unrouted'))).toEqual(['method-mismatch: ALL /me']);
});

it('asks the guard of the route that runs when the router runs several in turn', async () => {
  const guard = guards();
  const router = new Router();
  const goOn = (ctx: { readonly state: { readonly access: SeenAccess } }, next: () => Promise<unknown>) => {
    api.ran.push(ctx.state.access);
    return next();
  };
  router.get(...guard.route('GET /drives/{driveId}/files/{fileId}', goOn));
  router.get(...guard.route('GET /drives/{driveId}/files/recent', respond));
  const at = await start(appOf(router, guard));
  await expect(ask(api, at, 'GET /drives/alice/files/recent', bearer(api.daemon))).rejects.toThrow('2 ran, 2 allowed');
  expect(api.ran.map(({ params }) => ({ ...params }))).toEqual([
    { driveId: 'alice', fileId: 'recent' },
    { driveId: 'alice' },
  ]);
  expect(guard.coverage(router).findings.map(({ fault }) => fault)).toContain('route-shadowed');
});

it('takes no further route once its routes are complete', () => {
  const guard = guards();
  const router = addRoutes(new Router(), guard);
  router.use((_ctx, next) => next());
  guard.verifyCoverage(router);
  expect(() => router.get('/late', respondToNobody)).toThrow('object is not extensible');
  expect(() => guard.route('GET /me', respond)).toThrow('comes after the routes were found to be complete');
  const open = addRoutes(new Router(), guards());
  open.get('/open', respondToNobody);
  expect(() => guard.verifyCoverage(open)).toThrow('\n- the route `GET /open` has a handler that no guard');
});

function respondToNobody(ctx: { body: unknown }): void {
  ctx.body = 'open';
}
