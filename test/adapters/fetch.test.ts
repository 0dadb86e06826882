import { type ServerType, createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FetchGuards, type FetchHandlers, fetchGuards } from '../../src/runtime/adapters/fetch.ts';
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
  unroutablePolicy,
} from './drive-api.ts';

let api: DriveApi;
let port: number;
const servers: ServerType[] = [];

beforeAll(async () => {
  api = await startDriveApi();
  port = await start(guards().serve(handlers));
});
afterAll(async () => {
  for (const server of servers) server.close();
  await api.stop();
});

function guards(mountPath?: string): FetchGuards<Endpoints> {
  return fetchGuards(policy, {
    ...api.options,
    rights: api.rights,
    ...(mountPath === undefined ? {} : { mountPath }),
  });
}

async function start(service: (request: Request) => Promise<Response>): Promise<number> {
  const server = createAdaptorServer({ fetch: (request) => service(request) });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return portOf(server.address());
}

function respond(_request: Request, access: SeenAccess): Response {
  api.ran.push(access);
  return Response.json({ kind: access.kind });
}

const handlers: FetchHandlers<Endpoints> = {
  'GET /drives/{driveId}/files/{fileId}': respond,
  'PUT /drives/{driveId}/files/{fileId}': respond,
  'GET /drives/{driveId}/files/recent': respond,
  'GET /drives/{driveId}/root:/{path}': respond,
  'POST /drives/{driveId}/items/{item-id}:': respond,
  'GET /health': respond,
  'GET /me': respond,
  "GET /sheets/range(from='{from}',to={to})": respond,
  'GET /async': async () => {
    await Promise.resolve();
    throw new Error('handler');
  },
};

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
  // The URL of a standard request has no dot segments: they are folded before anything matches.
  ['GET /drives/x/../alice/files/report', 200, file],
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
  ['GET /%64rives/alice/files/report', 404, undefined],
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
  ['GET /drives/alice/root:/a%2Fb', 400, undefined],
  ['GET /drives/alice/root:/a//b', 404, undefined],
  ['GET /drives/alice/root:/a:/b', 404, undefined],
  ['POST /drives/alice/items/:', 404, undefined],
  ['GET /sheets/range(from=a,b,to=c)', 404, undefined],
  ['POST /drives/alice/files/report', 405, undefined],
  ['OPTIONS /drives/alice/files/report', 405, undefined],
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
});

it('answers HEAD without the body, and leaves a failing handler to the platform', async () => {
  const service = guards().serve(handlers);
  const authorization = `Bearer ${api.alice}`;
  const head = await service(new Request('https://api.example/me', { method: 'HEAD', headers: { authorization } }));
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'application/json', '']);
  const failing = service(new Request('https://api.example/async', { headers: { authorization } }));
  await expect(failing).rejects.toThrow('handler');
});

it('matches what frameworks have no syntax for', async () => {
  const addressed = fetchGuards(addressedPolicy, api.options).serve({
    'GET /drives/{driveId}/root:/{path}:': respond,
    'GET /drives/{driveId}/root:/{path}:/children': respond,
  });
  const at = await start(addressed);
  const children = await ask(api, at, 'GET /drives/d/root:/a/b%3A/c:/children', bearer(api.daemon));
  expect({ ...Object(children.params) }).toEqual({ driveId: 'd', path: 'a/b:/c' });
  const viewed = fetchGuards(unroutablePolicy, api.options).serve({ 'GET /root:/{path}:/{view}': respond });
  const view = await ask(api, await start(viewed), 'GET /root:/a/b:/c', bearer(api.daemon));
  expect({ ...Object(view.params) }).toEqual({ path: 'a/b', view: 'c' });
});

it('serves nothing outside its mount path', async () => {
  const at = await start(guards('/api').serve(handlers));
  expect((await ask(api, at, 'GET /api/health', [])).status).toBe(200);
  for (const path of ['/health', '/apix/health', '/API/health', '/api', '/api/api/health', '//api/health']) {
    expect((await ask(api, at, `GET ${path}`, [])).status).toBe(404);
  }
});

it('hands on what the platform adds', async () => {
  const seen: unknown[] = [];
  const service = fetchGuards(addressedPolicy, api.options).serve<[environment: { name: string }]>({
    'GET /drives/{driveId}/root:/{path}:': (_request, access, environment) => {
      seen.push(access.params.path, environment.name);
      return new Response();
    },
    'GET /drives/{driveId}/root:/{path}:/children': () => new Response(),
  });
  const headers = { authorization: `Bearer ${api.daemon}` };
  await service(new Request('https://api.example/drives/d/root:/a:', { headers }), { name: 'production' });
  expect(seen).toEqual(['a', 'production']);
});

it('guards one endpoint where the platform routes by files, and nothing else there', async () => {
  const at = await start(guards().route('GET /drives/{driveId}/files/{fileId}', respond));
  expect((await ask(api, at, 'GET /drives/alice/files/report', bearer(api.alice))).status).toBe(200);
  expect((await ask(api, at, 'GET /drives/alice/files/recent', bearer(api.alice))).reason).toBe('guard-misplaced');
  expect((await ask(api, at, 'GET /health', [])).status).toBe(500);
  expect((await ask(api, at, 'DELETE /me', [])).status).toBe(405);
  expect((await ask(api, at, 'GET /nothing', [])).status).toBe(404);
});

it('has one handler for every endpoint, or does not start', () => {
  const guard = guards();
  expect(guard.coverage(handlers).findings).toEqual([]);
  const { 'GET /me': _me, ...others } = handlers;
  const wrong = { ...others, 'GET /mee': respond };
  const message =
    'the routes of the app are not those of the policy:\n' +
    '- `GET /me` is declared, but no route handles it\n' +
    '- the route `GET /mee` has a handler that no guard of this policy stands before: declare the endpoint';
  expect(() => guard.verifyCoverage(wrong)).toThrow(message);
  // @ts-expect-error: an endpoint has no handler
  expect(() => guard.serve(wrong)).toThrow(message);
  expect(() => guard.serve(Object.create(handlers))).toThrow('`GET /me` is declared, but no route handles it');
  // @ts-expect-error: the policy has no such endpoint
  expect(() => guard.route('GET /mee', respond)).toThrow('the policy declares no endpoint `GET /mee`');
});
