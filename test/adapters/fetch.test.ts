// What the adapter of the web standard does beyond the corpus.
import { expect, it, beforeAll, afterAll } from 'vitest';
import { type FetchGuards, fetchGuards } from '../../src/runtime/adapters/fetch.ts';
import { type DriveApi, startDriveApi } from './drive-api.ts';
import { type Endpoints, addressedPolicy, policy, unroutablePolicy } from './drive-policy.ts';
import type { SeenAccess } from './recorder.ts';
import { driveHandlers } from './servers/drive-service.ts';

let api: DriveApi;
beforeAll(async () => {
  api = await startDriveApi();
});
afterAll(() => api.stop());

function guards(): FetchGuards<Endpoints> {
  return fetchGuards(policy, api.options);
}

function respond(_request: Request, access: SeenAccess): Response {
  return Response.json(api.recorder.run('any', access));
}

function requestOf(path: string, init: RequestInit = {}, token: string = api.alice): Request {
  const headers = { authorization: `Bearer ${token}`, ...init.headers };
  return new Request(`https://api.example${path}`, { ...init, headers });
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

it('answers HEAD without the body, and leaves a failing handler to the platform', async () => {
  const service = guards().serve(driveHandlers(api.recorder));
  const head = await service(requestOf('/me', { method: 'HEAD' }));
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'application/json', '']);
  await expect(service(requestOf('/failing'))).rejects.toThrow('handler');
});

it('matches what frameworks have no syntax for', async () => {
  const addressed = fetchGuards(addressedPolicy, api.open).serve({
    'GET /drives/{driveId}/root:/{path}:': respond,
    'GET /drives/{driveId}/root:/{path}:/children': respond,
  });
  const children = await addressed(requestOf('/drives/d/root:/a/b%3A/c:/children', {}, api.daemon));
  expect(await children.json()).toMatchObject({ params: { driveId: 'd', path: 'a/b:/c' } });
  const viewed = fetchGuards(unroutablePolicy, api.open).serve({ 'GET /root:/{path}:/{view}': respond });
  const view = await viewed(requestOf('/root:/a/b:/c', {}, api.daemon));
  expect(await view.json()).toMatchObject({ params: { path: 'a/b', view: 'c' } });
});

it('hands on what the platform adds', async () => {
  const service = fetchGuards(addressedPolicy, api.open).serve<[environment: { name: string }]>({
    'GET /drives/{driveId}/root:/{path}:': (_request, access, environment) =>
      Response.json([access.params.path, environment.name]),
    'GET /drives/{driveId}/root:/{path}:/children': () => new Response(),
  });
  const response = await service(requestOf('/drives/d/root:/a:', {}, api.daemon), { name: 'production' });
  expect(await response.json()).toEqual(['a', 'production']);
});

it('hands on to a route what its guards are told that the platform adds', async () => {
  const told: FetchGuards<Endpoints, [environment: { name: string }]> = fetchGuards(policy, api.options);
  const service = told.route('GET /health', (_request, _access, environment) => Response.json(environment.name));
  const response = await service(requestOf('/health'), { name: 'production' });
  expect(await response.json()).toBe('production');
  // @ts-expect-error a platform that does not add it can't call the service
  const asked: Promise<Response> = service(requestOf('/health')).catch((error: unknown) =>
    Response.json(String(error)),
  );
  expect(await (await asked).json()).toContain('undefined');
});

it('guards one endpoint where the platform routes by files, and nothing else there', async () => {
  const file = guards().route('GET /drives/{driveId}/files/{fileId}', respond);
  const status = async (request: Request): Promise<number> => (await file(request)).status;
  expect(await status(requestOf('/drives/alice/files/report'))).toBe(200);
  expect(await status(requestOf('/drives/alice/files/recent'))).toBe(500);
  expect(await status(requestOf('/health'))).toBe(500);
  expect(await status(requestOf('/me', { method: 'DELETE' }))).toBe(405);
  expect(await status(requestOf('/nothing'))).toBe(404);
});

it('leaves a form to its handler, and looks at no more than a megabyte of it', async () => {
  const texts: string[] = [];
  const put = guards().route('POST /drives/{driveId}/items/{item-id}:', async (request) => {
    texts.push(await request.text());
    return new Response();
  });
  const post = async (...chunks: readonly string[]): Promise<number> => {
    const body = ReadableStream.from(chunks.map((chunk) => new TextEncoder().encode(chunk)));
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers: form, body, duplex: 'half' };
    return (await put(requestOf('/drives/alice/items/one:', init))).status;
  };
  expect(await post('a=', 'b')).toBe(200);
  expect(texts).toEqual(['a=b']);
  const filler = `a=${'b'.repeat(1_048_576)}`;
  expect(await post('acc', 'ess_token=x&', filler)).toBe(400);
  expect(await post(filler, '&access_token=x')).toBe(200);
  expect(texts.map(({ length }) => length)).toEqual([3, filler.length + 15]);
});

it('refuses a form that breaks off', async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
  const route = guards().route('POST /drives/{driveId}/items/{item-id}:', respond);
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers: form, body, duplex: 'half' };
  expect((await route(requestOf('/drives/alice/items/one:', init))).status).toBe(400);
});

it('has one handler for every endpoint, or does not start', () => {
  const guard = guards();
  const handlers = driveHandlers(api.recorder);
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
