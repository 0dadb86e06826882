import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FastifyGuards, fastifyGuards } from '../../src/runtime/adapters/fastify.ts';
import {
  type DriveApi,
  type Endpoints,
  type SeenAccess,
  addressedPolicy,
  ask,
  bearer,
  policy,
  portOf,
  startDriveApi,
} from './drive-api.ts';

let api: DriveApi;
let port: number;
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  api = await startDriveApi();
  port = await start(appOf());
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await api.stop();
});

function guards(mountPath?: string): FastifyGuards<Endpoints> {
  return fastifyGuards(policy, {
    ...api.options,
    rights: api.rights,
    ...(mountPath === undefined ? {} : { mountPath }),
  });
}

async function start(app: FastifyInstance): Promise<number> {
  apps.push(app);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return portOf(app.server.address());
}

function respond(request: { readonly access: SeenAccess }): unknown {
  api.ran.push(request.access);
  return { kind: request.access.kind };
}

function addRoutes(app: FastifyInstance, guard: FastifyGuards<Endpoints>): void {
  app.route(guard.route('GET /drives/{driveId}/files/{fileId}', respond));
  app.route(guard.route('PUT /drives/{driveId}/files/{fileId}', respond));
  app.route(guard.route('GET /drives/{driveId}/files/recent', respond));
  app.route(guard.route('GET /drives/{driveId}/root:/{path}', respond));
  app.route(guard.route('POST /drives/{driveId}/items/{item-id}:', respond));
  app.route(guard.route('GET /health', respond));
  app.route(guard.route('GET /me', respond));
  app.route(guard.route("GET /sheets/range(from='{from}',to={to})", respond));
  app.route(
    guard.route('GET /async', async (request) => {
      api.ran.push(request.access);
      await Promise.resolve();
      throw new Error('handler');
    }),
  );
}

function appOf(): FastifyInstance {
  const app = Fastify();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  const guard = guards();
  guard.watch(app);
  addRoutes(app, guard);
  app.setNotFoundHandler(guard.denyUndeclared());
  return app;
}

const file = { driveId: 'alice', fileId: 'report' };

it('runs the handler with the access that its guard has granted', async () => {
  const { status, params, response } = await ask(api, port, 'GET /drives/alice/files/report', bearer(api.alice));
  expect(status).toBe(200);
  expect(response.body).toBe('{"kind":"delegated"}');
  expect({ ...Object(params) }).toEqual(file);
  expect(Object.getPrototypeOf(params)).toBe(null);
  expect((await ask(api, port, 'GET /drives/bob/files/plan', bearer(api.daemon))).response.body).toBe(
    '{"kind":"application"}',
  );
  expect((await ask(api, port, 'GET /health', [])).response.body).toBe('{"kind":"anonymous"}');
});

it('answers refused callers from the table of answers', async () => {
  const none = await ask(api, port, 'GET /drives/alice/files/report', []);
  expect(none.status).toBe(401);
  expect(none.response.body).toBe('{"type":"about:blank","title":"Unauthorized","status":401}');
  expect(none.response.headers.get('www-authenticate')).toBe('Bearer realm="Drive"');
  expect(none.response.headers.get('cache-control')).toBe('no-store');
  expect(none.response.headers.get('vary')).toBe('Authorization');
  expect(none.response.headers.get('content-type')).toMatch(/^application\/problem\+json(?:; charset=utf-8)?$/);
  const other = await ask(api, port, 'GET /drives/bob/files/plan', bearer(api.alice));
  expect([other.status, other.reason]).toEqual([403, 'right-denied']);
  const narrow = await ask(api, port, 'PUT /drives/alice/files/report', bearer(api.alice));
  expect(narrow.response.headers.get('www-authenticate')).toBe(
    'Bearer realm="Drive", error="insufficient_scope", error_description="The access token lacks a scope", scope="Files.ReadWrite"',
  );
});

it.each([
  ['HEAD /drives/alice/files/report', 200, file],
  ['GET /drives/alice/files/report?x=/../y:', 200, file],
  ['GET http://other.example:8080/drives/alice/files/report', 200, file],
  // Fastify decodes literals: the route is the one it matched, and so is the guard.
  ['GET /%64rives/alice/files/report', 200, file],
  ['GET /drives/alice/files/a%2Fx', 200, { driveId: 'alice', fileId: 'a/x' }],
  ['GET /drives/alice/files/a%252Fx', 200, { driveId: 'alice', fileId: 'a%2Fx' }],
  ['GET /drives/alice/files/b;v=1', 200, { driveId: 'alice', fileId: 'b;v=1' }],
  ['GET /drives/alice/files/__proto__', 200, { driveId: 'alice', fileId: '__proto__' }],
  ['GET /drives/alice/files/recent', 200, { driveId: 'alice' }],
  ['GET /drives/alice/root:/a/b%20c/d', 200, { driveId: 'alice', path: 'a/b c/d' }],
  ['POST /drives/alice/items/one:', 200, { driveId: 'alice', 'item-id': 'one' }],
  ["GET /sheets/range(from='a''b',to=c)", 200, { from: "a'b", to: 'c' }],
  ['GET /sheets/range(from=%27a%27,to=c)', 200, { from: 'a', to: 'c' }],
  ["GET /sheets/range(from='a%2527',to=c)", 200, { from: 'a%27', to: 'c' }],
  ['GET /drives/alice/files/', 400, undefined],
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
  // Fastify's own limit.
  [`GET /drives/alice/files/${'x'.repeat(101)}`, 414, undefined],
  ['GET /drives/alice/root:/a%2Fb', 404, undefined],
  ['GET /drives/alice/root:/a//b', 404, undefined],
  ['GET /drives/alice/root:/a/../b', 404, undefined],
  ['GET /drives/alice/root:/a:/b', 404, undefined],
  ['GET /drives/alice/root:/', 404, undefined],
  ['POST /drives/alice/items/:', 404, undefined],
  ['GET /sheets/range(from=a,b,to=c)', 404, undefined],
  ['POST /drives/alice/files/report', 405, undefined],
  ['OPTIONS /drives/alice/files/report', 405, undefined],
  ['DELETE /me', 405, undefined],
  ['GET /undeclared', 404, undefined],
])('%s: %i', async (line, status, params) => {
  const outcome = await ask(api, port, line, bearer(params === undefined ? api.daemon : api.alice));
  expect(outcome.status).toBe(status);
  expect(params === undefined ? outcome.params : { ...Object(outcome.params) }).toEqual(params);
});

it('lets no header and no method override choose another route', async () => {
  const headers = ['X-HTTP-Method-Override: GET', 'X-Original-URL: /health', 'X-Rewrite-URL: /health'];
  expect((await ask(api, port, 'PUT /drives/alice/files/report', headers)).status).toBe(401);
  const hosts = ['X-Forwarded-Host: evil', 'X-Forwarded-Prefix: /health', 'x-middleware-subrequest: middleware'];
  expect((await ask(api, port, 'GET /me', hosts)).status).toBe(401);
});

it('refuses more than one token', async () => {
  const two = [...bearer(api.alice), ...bearer(api.daemon)];
  expect((await ask(api, port, 'GET /me', two)).reason).toBe('credentials-malformed');
  expect((await ask(api, port, 'GET /me?access_token=x', bearer(api.alice))).reason).toBe('credentials-malformed');
  expect((await ask(api, port, `GET /me?access_token=${api.alice}`, [])).status).toBe(401);
});

it('refuses a second token in the form body, once it is read', async () => {
  const headers = [...bearer(api.daemon), 'Content-Type: application/x-www-form-urlencoded'];
  api.reset();
  const line = 'POST /drives/alice/items/one:';
  expect((await ask(api, port, line, headers, 'a=b')).status).toBe(200);
  expect((await ask(api, port, line, headers, 'access_token=x')).reason).toBe('credentials-malformed');
});

it('leaves a failing handler to Fastify', async () => {
  const { status, response } = await ask(api, port, 'GET /async', bearer(api.daemon));
  expect(status).toBe(500);
  expect(response.body).toContain('"message":"handler"');
});

it('never runs a handler without its guard, on another route or for another method', async () => {
  const app = Fastify();
  const guard = guards();
  const { handler, onRequest, preValidation } = guard.route('GET /drives/{driveId}/files/{fileId}', respond);
  app.get('/stolen/:driveId/:fileId', handler);
  app.get('/drives/:fileId/:driveId', { onRequest, preValidation }, handler);
  app.route({ ...guard.route('GET /me', respond), method: ['GET', 'DELETE'] });
  const at = await start(app);
  for (const path of ['/stolen/alice/report', '/drives/report/alice']) {
    const { status, reason, params } = await ask(api, at, `GET ${path}`, bearer(api.alice));
    expect([status, reason, params]).toEqual([500, 'guard-misplaced', undefined]);
  }
  const outcome = await ask(api, at, 'DELETE /me', bearer(api.alice));
  expect([outcome.status, outcome.response.headers.get('allow')]).toEqual([405, 'GET']);
});

it('is mounted under a prefix only as it was told', async () => {
  const app = Fastify();
  const guard = guards('/api');
  app.register(async (scope) => addRoutes(scope, guard), { prefix: '/api' });
  app.register(async (scope) => addRoutes(scope, guards()), { prefix: '/wrong' });
  app.setNotFoundHandler(guard.denyUndeclared());
  const at = await start(app);
  expect((await ask(api, at, 'GET /api/drives/alice/files/report', bearer(api.alice))).status).toBe(200);
  expect((await ask(api, at, 'GET /wrong/drives/alice/files/report', bearer(api.alice))).reason).toBe(
    'guard-misplaced',
  );
  expect((await ask(api, at, 'POST /api/me', bearer(api.alice))).status).toBe(405);
});

it('covers the routes of a watched app', async () => {
  const app = Fastify();
  const guard = guards();
  guard.watch(app);
  addRoutes(app, guard);
  await app.ready();
  expect(guard.coverage(app).findings).toEqual([]);
  expect(guard.unrouted()).toEqual([]);
  guard.verifyCoverage(app);
  expect(() => guard.route('GET /me', respond)).toThrow(
    'the route `GET /me` comes after the routes were found to be complete: add it before that',
  );
});

it('lists everything that is wrong with the routes', async () => {
  const app = Fastify();
  const guard = guards();
  guard.watch(app);
  app.route(guard.route('GET /me', respond));
  app.route({ ...guard.route('GET /health', respond), url: '/healthz' });
  app.route({ ...guard.route('GET /health', respond), exposeHeadRoute: false });
  app.route({ ...guard.route('GET /async', respond), method: ['GET', 'DELETE'] });
  app.get('/metrics', { exposeHeadRoute: false }, respondToNobody);
  app.get('/open', { exposeHeadRoute: false }, guard.route('PUT /drives/{driveId}/files/{fileId}', respond).handler);
  await app.ready();
  const { findings } = guard.coverage(app, { except: ['GET /metrics'] });
  expect(findings.map(({ fault, subject }) => `${fault}: ${subject}`)).toEqual([
    'endpoint-unrouted: GET /drives/{driveId}/files/{fileId}',
    'endpoint-unrouted: PUT /drives/{driveId}/files/{fileId}',
    'endpoint-unrouted: GET /drives/{driveId}/files/recent',
    'endpoint-unrouted: GET /drives/{driveId}/root:/{path}',
    'endpoint-unrouted: POST /drives/{driveId}/items/{item-id}:',
    'endpoint-routed-twice: GET /health',
    "endpoint-unrouted: GET /sheets/range(from='{from}',to={to})",
    'method-mismatch: DELETE /async',
    'route-undeclared: GET /open',
  ]);
  expect(() => guard.verifyCoverage(app)).toThrow(
    '\n- the route `GET /metrics` has a handler that no guard of this policy stands before: declare the endpoint\n',
  );
});

it('refuses a late route, an unwatched app, and a watch that comes too late', () => {
  const app = Fastify();
  const guard = fastifyGuards(addressedPolicy, api.options);
  expect(() => guard.verifyCoverage(app)).toThrow('the app is not watched: pass it to `watch` before its first route');
  app.get('/early', respondToNobody);
  expect(() => guard.watch(app)).toThrow('the app has routes already: pass it to `watch` before its first route');
});

it('refuses at start-up what its router can not say', () => {
  const guard = fastifyGuards(addressedPolicy, api.options);
  expect(() => guard.route('GET /drives/{driveId}/root:/{path}:/children', respond)).toThrow(
    "Fastify can't route `GET /drives/{driveId}/root:/{path}:/children`: its router has no way to say that `{path}:` is several segments",
  );
});

function respondToNobody(): string {
  return 'open';
}
