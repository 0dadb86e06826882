// What NestJS's adapter does beyond the corpus, in a service with decorators, which TypeScript compiles with all tests.
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nestGuards } from '../../src/runtime/adapters/nest.ts';
import { type DriveApi, ask, startDriveApi } from './drive-api.ts';
import { addressedPolicy, endpoints, policy } from './drive-policy.ts';
import { nestService } from './nest-service.ts';
import { findingLine, portOf } from './servers/server.ts';

let api: DriveApi;

beforeAll(async () => {
  api = await startDriveApi();
});
afterAll(() => api.stop());

const platforms = [
  ['express', () => new ExpressAdapter()],
  ['fastify', () => new FastifyAdapter()],
] as const;

describe.each(platforms)('on %s', (platform, adapter) => {
  let app: INestApplication;
  let port: number;
  let guards: ReturnType<typeof nestService>['guards'];

  beforeAll(async () => {
    const made = nestService(api.options, platform);
    guards = made.guards;
    app = await NestFactory.create(made.app, adapter(), { logger: false });
    app.setGlobalPrefix('/api');
    guards.denyUndeclared(app);
    await app.listen(0, '127.0.0.1');
    port = portOf(app.getHttpServer().address());
  });
  afterAll(() => app.close());

  it('hands the access to the handler, and the rest to the parameters that Nest decorates', async () => {
    const read = await ask(api, port, 'GET /api/drives/alice/files/report', api.alice);
    expect([read.status, read.response.body]).toEqual([200, '{"file":"report","for":"alice"}']);
    const daemon = await ask(api, port, 'GET /api/drives/bob/files/plan', api.daemon);
    expect(daemon.response.body).toBe('{"file":"plan","for":"the backup"}');
    const head = await ask(api, port, 'HEAD /api/drives/alice/files/report', api.alice);
    expect([head.status, head.response.body]).toEqual([200, '']);
    const json = ['Content-Type: application/json'];
    const write = await ask(api, port, 'PUT /api/drives/alice/files/report', api.alice, json, '{"a":1}');
    expect([write.status, write.reason]).toEqual([403, 'scope-missing']);
  });

  it('leaves what a handler does not find to Nest', async () => {
    const { status, response, reason } = await ask(api, port, 'GET /api/drives/alice/files/missing', api.alice);
    expect([status, reason]).toEqual([404, undefined]);
    expect(JSON.parse(response.body)).toMatchObject({ statusCode: 404, message: 'no such file' });
  });

  it('never runs a handler that is no endpoint, or one of another route', async () => {
    const open = await ask(api, port, 'GET /api/undeclared', api.alice);
    expect([open.status, open.reason]).toEqual([404, 'undeclared']);
    expect(open.response.body).toBe('{"type":"about:blank","title":"Not Found","status":404}');
    const inherited = await ask(api, port, 'GET /api/elsewhere/drives/alice/files/report', api.alice);
    expect([inherited.status, inherited.reason]).toEqual([500, 'guard-misplaced']);
  });

  it.each([
    ['GET /', 404, 'undeclared'],
    ['GET /drives/alice/files/report', 404, 'undeclared'],
    ['GET /apis', 404, 'undeclared'],
    ['HEAD /elsewhere', 404, 'undeclared'],
    ['PROPFIND /elsewhere', 404, 'undeclared'],
  ])('denies what is outside of the global prefix: %s', async (line, status, reason) => {
    const outside = await ask(api, port, line, api.alice);
    expect([outside.status, outside.reason, outside.ran]).toEqual([status, reason, []]);
    expect(outside.response.headers.get('cache-control')).toBe('no-store');
    expect(outside.response.headers.get('content-type')).toBe(
      (await ask(api, port, 'GET /api/undeclared', api.alice)).response.headers.get('content-type'),
    );
    if (!line.startsWith('HEAD')) {
      expect(outside.response.body).toBe('{"type":"about:blank","title":"Not Found","status":404}');
    }
  });

  it('says which routes are not those of the policy', () => {
    const lines = guards.coverage(app).findings.map(findingLine);
    const routed = new Set(['GET /drives/{driveId}/files/{fileId}', 'PUT /drives/{driveId}/files/{fileId}']);
    const missing = endpoints.filter((key) => !routed.has(key)).map((key) => `endpoint-unrouted: ${key}`);
    expect(lines.filter((line) => line.startsWith('endpoint'))).toEqual(missing);
    // Fastify has a route of its own for each HEAD.
    const others = lines.filter((line) => !line.startsWith('endpoint') && !line.includes('HEAD'));
    expect(others).toEqual([
      'route-undeclared: GET /api/undeclared',
      'route-undeclared: GET /api/elsewhere/drives/:driveId/files/:fileId',
      'route-undeclared: PUT /api/elsewhere/drives/:driveId/files/:fileId',
      'route-undeclared: GET /api/elsewhere/undeclared',
    ]);
  });

  it('refuses an app on another platform, and one that it was not told of', async () => {
    const other = nestGuards(policy, { ...api.options, platform: platform === 'express' ? 'fastify' : 'express' });
    expect(() => other.denyUndeclared(app)).toThrow(
      `the app runs on ${platform}, but its guards were made for ${platform === 'express' ? 'fastify' : 'express'}: set \`platform\``,
    );
    expect(() => other.coverage(app)).toThrow('the app is not watched: pass it to `denyUndeclared` first');
  });
});

it('routes several segments before another one on Express, not on Fastify', () => {
  const key = 'GET /drives/{driveId}/root:/{path}:/children';
  expect(() => nestGuards(addressedPolicy, api.open).Endpoint(key)).not.toThrow();
  const onFastify = nestGuards(addressedPolicy, { ...api.open, platform: 'fastify' });
  expect(() => onFastify.Endpoint(key)).toThrow(`Fastify can't route \`${key}\``);
});

it('decorates methods only', () => {
  const decorate = nestGuards(policy, api.options).Endpoint('GET /me');
  expect(() => decorate({}, 'me', {})).toThrow('`me` is no method: `Endpoint` is for methods');
});
