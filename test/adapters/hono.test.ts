// What Hono's adapter does beyond the corpus, which runs on both of Hono's routers.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HonoGuards, honoGuards } from '../../src/runtime/adapters/hono.ts';
import { type DriveApi, ask, paramsOf, startDriveApi } from './drive-api.ts';
import { type Endpoints, addressedPolicy, endpoints, policy, unroutablePolicy } from './drive-policy.ts';
import type { SeenAccess } from './recorder.ts';
import { close, findingLine, listen } from './servers/server.ts';

let api: DriveApi;
const servers: Server[] = [];

beforeAll(async () => {
  api = await startDriveApi();
});
afterAll(async () => {
  for (const server of servers) close(server);
  await api.stop();
});

function guards(mountPath?: string): HonoGuards<Endpoints> {
  return honoGuards(policy, { ...api.options, ...(mountPath === undefined ? {} : { mountPath }) });
}

function start(app: Pick<Hono, 'fetch'>): Promise<number> {
  const server = createServer(getRequestListener(app.fetch));
  servers.push(server);
  return listen(server);
}

function respond(c: { readonly var: { readonly access: SeenAccess }; json: (value: object) => Response }): Response {
  return c.json(api.recorder.run('any', c.var.access));
}

function addRoutes(app: Hono, guard: HonoGuards<Endpoints>): Hono {
  for (const key of endpoints) {
    const [path, handler] = guard.route(key, respond);
    app.on(key.slice(0, key.indexOf(' ')), path, handler);
  }
  return app;
}

const routers = [
  ['the default router', () => new Hono()],
  ['the trie router', () => new Hono({ router: new TrieRouter() })],
] as const;

it.each(routers)('with %s, routes several segments before another one', async (_name, make) => {
  const guard = honoGuards(addressedPolicy, api.open);
  const app = make();
  app.get(...guard.route('GET /drives/{driveId}/root:/{path}:', respond));
  app.get(...guard.route('GET /drives/{driveId}/root:/{path}:/children', respond));
  const at = await start(app);
  const children = await ask(api, at, 'GET /drives/d/root:/a/b%3A/c:/children', api.daemon);
  expect(paramsOf(children)).toEqual({ driveId: 'd', path: 'a/b:/c' });
  const item = await ask(api, at, 'GET /drives/d/root:/a/b:', api.daemon);
  expect(paramsOf(item)).toEqual({ driveId: 'd', path: 'a/b' });
  for (const path of ['/drives/d/root:/:/children', '/drives/d/root:/a:/b:/children', '/drives/d/root:/a/b:/other']) {
    expect((await ask(api, at, `GET ${path}`, api.daemon)).status).toBe(404);
  }
});

it.each(routers)('with %s, takes no further route once its routes are complete', (_name, make) => {
  const guard = guards();
  const app = make();
  app.use(async (_c, next) => {
    await next();
  });
  addRoutes(app, guard);
  guard.verifyCoverage(app);
  expect(() => app.get('/late', (c) => c.text('late'))).toThrow(
    'the route `GET /late` comes after the routes were found to be complete: add it before that',
  );
  expect(() => guard.route('GET /me', respond)).toThrow('comes after the routes were found to be complete');
});

it('never runs a handler on another route or for another method', async () => {
  const app = new Hono();
  const guard = guards();
  const [, stolen] = guard.route('GET /drives/{driveId}/files/{fileId}', respond);
  app.get('/drives/:fileId/files/:driveId', stolen);
  app.all(...guard.route('GET /me', respond));
  const at = await start(app);
  const { status, reason, ran } = await ask(api, at, 'GET /drives/report/files/alice', api.alice);
  expect([status, reason, ran]).toEqual([500, 'guard-misplaced', []]);
  const outcome = await ask(api, at, 'DELETE /me', api.alice);
  expect([outcome.status, outcome.response.headers.get('allow')]).toEqual([405, 'GET']);
  const faults = guard.coverage(app).findings.map(findingLine);
  expect(faults.filter((fault) => !fault.startsWith('endpoint-unrouted'))).toEqual([
    'route-misplaced: GET /drives/:fileId/files/:driveId',
    'method-mismatch: ALL /me',
  ]);
});

it('sees the handlers of an app inside another one that has its own error handler', async () => {
  const app = new Hono();
  const guard = guards('/api');
  const inner = new Hono();
  inner.onError((error, c) => c.text(error.message, 500));
  app.route('/api', addRoutes(inner, guard));
  app.route('/wrong', addRoutes(new Hono(), guards()));
  const at = await start(app);
  expect((await ask(api, at, 'GET /api/drives/alice/files/report', api.alice)).status).toBe(200);
  expect((await ask(api, at, 'GET /wrong/me', api.alice)).reason).toBe('guard-misplaced');
  const faults = new Set(guard.coverage(app).findings.map((finding) => findingLine(finding).slice(0, 28)));
  expect([...faults]).toEqual([
    'route-undeclared: GET /wrong',
    'route-undeclared: PUT /wrong',
    'route-undeclared: POST /wron',
  ]);
});

it('takes what answers every method for a handler, unless it goes on from every path', () => {
  const guard = guards();
  const app = addRoutes(new Hono(), guard);
  const goOn = async (_c: unknown, next: () => Promise<void>): Promise<void> => next();
  app.use(goOn);
  app.use('*', goOn);
  app.use('/logged/*', goOn);
  app.all('/all', (c) => c.text('open'));
  app.all('/next', async (c, _next) => c.text('open'));
  app.mount('/mounted', () => new Response('open'));
  app.use((c) => Promise.resolve(c.text('open')));
  expect(guard.coverage(app).findings.map(findingLine)).toEqual([
    'route-undeclared: ALL /logged/*',
    'route-undeclared: ALL /all',
    'route-undeclared: ALL /next',
    'route-undeclared: ALL /mounted/*',
    'route-undeclared: ALL /*',
  ]);
  expect(() => guard.verifyCoverage(app)).toThrow('\n- the route `ALL /all` has a handler that no guard');
  const except = ['/logged/*', '/all', '/next', '/mounted/*', '/*'].map((path) => `ALL ${path}`);
  guard.verifyCoverage(app, { except });
});

const form = 'Content-Type: application/x-www-form-urlencoded';

it('refuses a second token in a form that a middleware has read, and leaves forms to handlers', async () => {
  const app = new Hono();
  app.use('/read/*', async (c, next) => {
    await c.req.parseBody();
    await next();
  });
  const texts: string[] = [];
  for (const mountPath of ['/read', '/unread']) {
    const inner = new Hono();
    inner.post(
      ...guards(mountPath).route('POST /drives/{driveId}/items/{item-id}:', async (c) => {
        texts.push(await c.req.text());
        return respond(c);
      }),
    );
    app.route(mountPath, inner);
  }
  const at = await start(app);
  for (const prefix of ['/read', '/unread']) {
    const line = `POST ${prefix}/drives/alice/items/one:`;
    expect((await ask(api, at, line, api.alice, [form], 'a=b&access_token=x')).reason).toBe('credentials-malformed');
    expect((await ask(api, at, line, api.alice, [form], 'a=b')).status).toBe(200);
  }
  expect(texts).toEqual(['a=b', 'a=b']);
});

it('refuses at start-up what its routers can not say', () => {
  const guard = honoGuards(unroutablePolicy, api.open);
  expect(() => guard.route('GET /root:/{path}:/{view}', respond)).toThrow(
    "Hono can't route `GET /root:/{path}:/{view}`: what follows `{path}:` must be a segment of plain text",
  );
});
