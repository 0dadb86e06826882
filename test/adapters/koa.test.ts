// What Koa's adapter does beyond the corpus.
import { type Server, createServer } from 'node:http';
import { Router } from '@koa/router';
import Koa from 'koa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KoaGuards, koaGuards } from '../../src/runtime/adapters/koa.ts';
import { type DriveApi, ask, paramsOf, startDriveApi } from './drive-api.ts';
import { type Endpoints, addressedPolicy, endpoints, plainPolicy, policy } from './drive-policy.ts';
import type { SeenAccess } from './recorder.ts';
import { close, findingLine, listen } from './servers/server.ts';

let api: DriveApi;
let plain: number;
const servers: Server[] = [];

beforeAll(async () => {
  api = await startDriveApi();
  const guard = koaGuards(plainPolicy, { ...api.open, mountPath: '/api' });
  const router = new Router({ prefix: '/api' });
  router.get(...guard.route('GET /drives/{driveId}/files/{fileId}', respond));
  router.get(...guard.route('GET /', respond));
  guard.verifyCoverage(router);
  plain = await start(router, guard);
});
afterAll(async () => {
  for (const server of servers) close(server);
  await api.stop();
});

function guards(): KoaGuards<Endpoints> {
  return koaGuards(policy, api.options);
}

function start(router: Router, guard: { readonly denyUndeclared: () => Koa.Middleware }): Promise<number> {
  const app = new Koa();
  app.silent = true;
  app.use(router.routes());
  app.use(guard.denyUndeclared());
  const server = createServer(app.callback());
  servers.push(server);
  return listen(server);
}

function respond(ctx: { readonly state: { readonly access: SeenAccess }; body: unknown }): void {
  ctx.body = api.recorder.run('any', ctx.state.access);
}

function addRoutes(router: Router, guard: KoaGuards<Endpoints>): Router {
  for (const key of endpoints) {
    const [path, handler] = guard.route(key, respond);
    const method = key.slice(0, key.indexOf(' '));
    router.register(path, [method], handler, { pathAsRegExp: path instanceof RegExp });
  }
  return router;
}

// A policy of plain segments only is routed by strings, which the router reads more loosely.
it.each([
  ['GET /api/drives/alice/files/report', 200],
  ['GET /api/drives/alice/files/report/', 200],
  ['GET /api/DRIVES/alice/files/report', 200],
  ['HEAD /api', 200],
  ['GET /api/drives/alice/files/..', 404],
  ['GET /api/drives/%2e/files/report', 404],
  ['GET /api/drives/alice/files/report:', 404],
  ['GET /api/drives/alice/files/%ZZ', 400],
  ['GET /api/drives/alice/files/a%0Ab', 400],
  ['GET /api/drives//files/report', 404],
  ['GET /drives/alice/files/report', 404],
  ['DELETE /api/drives/alice/files/report', 405],
])('below a prefix, %s: %i', async (line, status) => {
  expect((await ask(api, plain, line, api.daemon)).status).toBe(status);
});

it('routes several segments before another one, below a prefix, too', async () => {
  const guard = koaGuards(addressedPolicy, { ...api.open, mountPath: '/v1.0' });
  const router = new Router({ prefix: '/v1.0' });
  router.get(...guard.route('GET /drives/{driveId}/root:/{path}:', respond));
  router.get(...guard.route('GET /drives/{driveId}/root:/{path}:/children', respond));
  guard.verifyCoverage(router);
  const at = await start(router, guard);
  const children = await ask(api, at, 'GET /v1.0/drives/d/root:/a/b%3A/c:/children', api.daemon);
  expect(paramsOf(children)).toEqual({ driveId: 'd', path: 'a/b:/c' });
  const item = await ask(api, at, 'GET /v1.0/drives/d/root:/a/b:', api.daemon);
  expect(paramsOf(item)).toEqual({ driveId: 'd', path: 'a/b' });
  for (const path of ['/v1.0/drives/d/root:/a:/b:/children', '/v1x0/drives/d/root:/a:', '/drives/d/root:/a:']) {
    expect((await ask(api, at, `GET ${path}`, api.daemon)).status).toBe(404);
  }
});

it('never runs a handler on another route or for another method', async () => {
  const guard = guards();
  const router = new Router();
  const [, stolen] = guard.route('GET /drives/{driveId}/files/{fileId}', respond);
  router.get('/drives/:fileId/files/:driveId', stolen);
  router.all(...guard.route('GET /me', respond));
  const at = await start(router, guard);
  const { status, reason, ran } = await ask(api, at, 'GET /drives/report/files/alice', api.alice);
  expect([status, reason, ran]).toEqual([500, 'guard-misplaced', []]);
  const outcome = await ask(api, at, 'DELETE /me', api.alice);
  expect([outcome.status, outcome.response.headers.get('allow')]).toEqual([405, 'GET']);
  const faults = guard.coverage(router).findings.map(findingLine);
  expect(faults.filter((fault) => !fault.startsWith('endpoint-unrouted'))).toEqual([
    'route-misplaced: GET /drives/:fileId/files/:driveId',
    'method-mismatch: ALL /me',
  ]);
});

it('asks the guard of the route that runs when the router runs several in turn', async () => {
  const guard = guards();
  const router = new Router();
  const goOn = (ctx: { readonly state: { readonly access: SeenAccess } }, next: () => Promise<unknown>) => {
    api.recorder.run('first', ctx.state.access);
    return next();
  };
  router.get(...guard.route('GET /drives/{driveId}/files/{fileId}', goOn));
  router.get(...guard.route('GET /drives/{driveId}/files/recent', respond));
  const { ran } = await ask(api, await start(router, guard), 'GET /drives/alice/files/recent', api.daemon);
  expect(ran.map(({ params }) => params)).toEqual([{ driveId: 'alice', fileId: 'recent' }, { driveId: 'alice' }]);
  expect(guard.coverage(router).findings.map(({ fault }) => fault)).toContain('route-shadowed');
});

it('sees what is mounted in an app and in its routers', () => {
  const guard = guards();
  const app = new Koa();
  const router = addRoutes(new Router(), guard);
  app.use((_ctx, next) => next());
  app.use(function answers(ctx) {
    ctx.body = 'open';
  });
  router.use((ctx) => {
    ctx.body = 'open';
  });
  router.use((_ctx, next) => next());
  app.use(router.routes());
  app.use(guard.denyUndeclared());
  expect(guard.coverage(app).findings).toEqual([
    {
      fault: 'route-undeclared',
      subject: 'USE answers',
      text: '`answers`, which is mounted by `use`, may answer without a guard of this policy: give its endpoints routes of their own, or list `USE answers` under `except`',
    },
    expect.objectContaining({ subject: 'USE (anonymous)' }),
  ]);
  guard.verifyCoverage(app, { except: ['USE answers', 'USE (anonymous)'] });
  expect(() => app.use((_ctx, next) => next())).toThrow('object is not extensible');
  expect(() => router.get('/late', respondToNobody)).toThrow('object is not extensible');
});

it('takes no further route once its routes are complete', () => {
  const guard = guards();
  const router = addRoutes(new Router(), guard);
  guard.verifyCoverage(router);
  expect(() => router.get('/late', respondToNobody)).toThrow('object is not extensible');
  expect(() => guard.route('GET /me', respond)).toThrow('comes after the routes were found to be complete');
});

function respondToNobody(ctx: { body: unknown }): void {
  ctx.body = 'open';
}
