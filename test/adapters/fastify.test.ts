// What Fastify's adapter does beyond the corpus.
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FastifyGuards, fastifyGuards } from '../../src/runtime/adapters/fastify.ts';
import { type DriveApi, ask, startDriveApi } from './drive-api.ts';
import { type Endpoints, addressedPolicy, endpoints, policy } from './drive-policy.ts';
import type { SeenAccess } from './recorder.ts';
import { findingLine, portOf } from './servers/server.ts';

let api: DriveApi;
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  api = await startDriveApi();
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await api.stop();
});

function guards(): FastifyGuards<Endpoints> {
  return fastifyGuards(policy, api.options);
}

async function start(app: FastifyInstance): Promise<number> {
  apps.push(app);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return portOf(app.server.address());
}

function respond(request: { readonly access: SeenAccess }): object {
  return api.recorder.run('any', request.access);
}

it('never runs a handler without its guard, on another route or for another method', async () => {
  const app = Fastify();
  const guard = guards();
  const { handler, onRequest, preValidation } = guard.route('GET /drives/{driveId}/files/{fileId}', respond);
  app.get('/stolen/:driveId/:fileId', handler);
  app.get('/drives/:fileId/:driveId', { onRequest, preValidation }, handler);
  app.route({ ...guard.route('GET /me', respond), method: ['GET', 'DELETE'] });
  const at = await start(app);
  for (const path of ['/stolen/alice/report', '/drives/report/alice']) {
    const { status, reason, ran } = await ask(api, at, `GET ${path}`, api.alice);
    expect([status, reason, ran]).toEqual([500, 'guard-misplaced', []]);
  }
  const outcome = await ask(api, at, 'DELETE /me', api.alice);
  expect([outcome.status, outcome.response.headers.get('allow')]).toEqual([405, 'GET']);
});

it('knows its caller before it reads a body that is no form', async () => {
  const app = Fastify();
  let parsed = 0;
  app.addContentTypeParser('*', (_request, _payload, done) => {
    parsed++;
    done(null, {});
  });
  app.route(guards().route('POST /drives/{driveId}/items/{item-id}:', respond));
  const at = await start(app);
  const line = 'POST /drives/alice/items/one:';
  expect((await ask(api, at, line, undefined, ['Content-Type: text/csv'], 'a,b')).status).toBe(401);
  expect(parsed).toBe(0);
  expect((await ask(api, at, line, api.alice, ['Content-Type: text/csv'], 'a,b')).status).toBe(200);
  expect(parsed).toBe(1);
});

it('lists everything that is wrong with the routes', async () => {
  const app = Fastify();
  const guard = guards();
  guard.watch(app);
  app.route(guard.route('GET /me', respond));
  app.route({ ...guard.route('GET /health', respond), url: '/healthz' });
  app.route({ ...guard.route('GET /health', respond), exposeHeadRoute: false });
  app.route({ ...guard.route('GET /reports', respond), method: ['GET', 'DELETE'] });
  app.get('/metrics', { exposeHeadRoute: false }, respondToNobody);
  app.get('/open', { exposeHeadRoute: false }, guard.route('GET /failing', respond).handler);
  await app.ready();
  const { findings } = guard.coverage(app, { except: ['GET /metrics'] });
  const routed = new Set(['GET /me', 'GET /health', 'GET /reports']);
  expect(findings.map(findingLine)).toEqual([
    ...endpoints.filter((key) => !routed.has(key)).map((key) => `endpoint-unrouted: ${key}`),
    'route-misplaced: GET /healthz',
    'route-misplaced: HEAD /healthz',
    'method-mismatch: DELETE /reports',
    'route-undeclared: GET /open',
  ]);
  expect(() => guard.verifyCoverage(app)).toThrow(
    '\n- the route `GET /metrics` has a handler that no guard of this policy stands before: declare the endpoint\n',
  );
});

it('refuses an unwatched app, and a watch that comes too late', () => {
  const app = Fastify();
  const guard = fastifyGuards(addressedPolicy, api.open);
  expect(() => guard.verifyCoverage(app)).toThrow('the app is not watched: pass it to `watch` before its first route');
  app.get('/early', respondToNobody);
  expect(() => guard.watch(app)).toThrow('the app has routes already: pass it to `watch` before its first route');
});

it('refuses at start-up what its router can not say', () => {
  const guard = fastifyGuards(addressedPolicy, api.open);
  expect(() => guard.route('GET /drives/{driveId}/root:/{path}:/children', respond)).toThrow(
    "Fastify can't route `GET /drives/{driveId}/root:/{path}:/children`: its router has no way to say that `{path}:` is several segments",
  );
});

function respondToNobody(): string {
  return 'open';
}
