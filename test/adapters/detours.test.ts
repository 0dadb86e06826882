// What frameworks offer beside a route that leads to its handler: other ways to a handler, and other hands on what its guard
// has looked at. Whatever a service makes of them, a handler runs only if its own guard has let this request in.
import { type RequestListener, type Server, createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Router } from '@koa/router';
import express from 'express';
import express4 from 'express4';
import Fastify, { type FastifyInstance } from 'fastify';
import { Hono } from 'hono';
import { methodOverride } from 'hono/method-override';
import Koa from 'koa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expressGuards } from '../../src/runtime/adapters/express.ts';
import { fastifyGuards } from '../../src/runtime/adapters/fastify.ts';
import { honoGuards } from '../../src/runtime/adapters/hono.ts';
import { koaGuards } from '../../src/runtime/adapters/koa.ts';
import { type DriveApi, ask, startDriveApi } from './drive-api.ts';
import { policy } from './drive-policy.ts';
import type { SeenAccess } from './recorder.ts';
import { close, listen, portOf } from './servers/server.ts';

const file = 'GET /drives/{driveId}/files/{fileId}';
const write = 'PUT /drives/{driveId}/files/{fileId}';
const own = 'GET /drives/alice/files/report';
const others = 'GET /drives/bob/files/report';

let api: DriveApi;
const servers: Server[] = [];
const apps: FastifyInstance[] = [];
beforeAll(async () => {
  api = await startDriveApi();
});
afterAll(async () => {
  for (const server of servers) close(server);
  for (const app of apps) await app.close();
  await api.stop();
});

function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  return listen(server);
}

/** What comes of a request of Alice, who may read what is hers: the status, why, and with which parameters a handler ran. */
async function outcome(port: number, line: string, headers: readonly string[] = [], body = ''): Promise<unknown[]> {
  const { status, reason, ran } = await ask(api, port, line, api.alice, headers, body);
  return [status, reason ?? 'allowed', ...ran.map(({ endpoint, params }) => [endpoint, params])];
}

const mine = { driveId: 'alice', fileId: 'report' };
const form = ['Content-Type: application/x-www-form-urlencoded'];

describe.each([
  ['Express 5', express],
  ['Express 4', express4],
] as const)('%s', (_name, make) => {
  const respondAs = (key: string) => (req: { readonly access: SeenAccess }, res: express.Response) => {
    res.json(api.recorder.run(key, req.access));
  };

  it('gives the handler the parameters that the guard was given, whoever has changed them before', async () => {
    const guard = expressGuards(policy, api.options);
    const app = make();
    app.param('driveId', (req, _res, next) => {
      req.params['driveId'] = 'alice';
      next();
    });
    app.get(...guard.route(file, respondAs(file)));
    expect(await outcome(await serve(app), others)).toEqual([200, 'allowed', [file, mine]]);
  });

  it('refuses every other method of a route of all methods', async () => {
    const guard = expressGuards(policy, api.options);
    const app = make();
    app.all(...guard.route(file, respondAs(file)));
    const port = await serve(app);
    expect(await outcome(port, own)).toEqual([200, 'allowed', [file, mine]]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect(await outcome(port, own.replace('GET', method))).toEqual([405, 'method-not-allowed']);
    }
  });

  it('runs no handler as an answer to an error, and none that another endpoint’s guard has let through', async () => {
    const guard = expressGuards(policy, api.options);
    const app = make();
    const [path, check] = guard.route(file, respondAs(file));
    const [, , bare] = guard.route(write, respondAs(write));
    if (bare === undefined) throw new Error('no handler');
    app.get('/error', () => {
      throw new Error('thrown');
    });
    app.get(path, check, (_req, _res, next) => next('route'));
    app.get(path, bare);
    const answer: express.ErrorRequestHandler = (_error, req, res, next) => bare(req, res, next);
    app.use(answer);
    const port = await serve(app);
    expect(await outcome(port, 'GET /error')).toEqual([500, 'guard-misplaced']);
    expect(await outcome(port, own)).toEqual([500, 'guard-misplaced']);
  });

  it('decides again on what a handler sends on to another route', async () => {
    const guard = expressGuards(policy, api.options);
    const app = make();
    app.get(
      ...guard.route('GET /me', (req, res, next) => {
        req.url = others.slice(4);
        app(req, res, next);
      }),
    );
    app.get(...guard.route(file, respondAs(file)));
    expect(await outcome(await serve(app), 'GET /me')).toEqual([403, 'right-denied']);
  });
});

describe('Fastify', () => {
  const start = async (add: (app: FastifyInstance) => void): Promise<number> => {
    const app = Fastify();
    apps.push(app);
    app.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
      payload.resume();
      payload.on('end', () => done(null, {}));
    });
    add(app);
    await app.listen({ port: 0, host: '127.0.0.1' });
    return portOf(app.server.address());
  };
  const respond = (request: { readonly access: SeenAccess }): object => api.recorder.run(file, request.access);
  const item = 'POST /drives/{driveId}/items/{item-id}:';

  it('runs no handler whose hooks were replaced, or were told of another body each', async () => {
    const port = await start((app) => {
      const guard = fastifyGuards(policy, api.options);
      app.route({ ...guard.route(file, respond), onRequest: async () => undefined });
      app.route({ ...guard.route(item, respond), preValidation: async () => undefined });
    });
    expect(await outcome(port, own)).toEqual([500, 'guard-misplaced']);
    expect(await outcome(port, 'POST /drives/alice/items/one:', form, 'a=b')).toEqual([500, 'guard-misplaced']);
    const switched = await start((app) => {
      const guard = fastifyGuards(policy, api.options);
      app.addHook('preParsing', async (request) => {
        request.headers['content-type'] = 'application/json';
      });
      app.route(guard.route(item, respond));
    });
    expect(await outcome(switched, 'POST /drives/alice/items/one:', form, '{}')).toEqual([500, 'guard-misplaced']);
  });

  it('runs no handler as an answer to an error or to what is not found', async () => {
    const port = await start((app) => {
      const guard = fastifyGuards(policy, api.options);
      const { handler } = guard.route(file, respond);
      app.get('/error', () => {
        throw new Error('thrown');
      });
      app.setErrorHandler(function answer(_error, request, reply) {
        return handler.call(this, request, reply);
      });
      app.setNotFoundHandler(handler);
    });
    expect(await outcome(port, 'GET /error')).toEqual([500, 'guard-misplaced']);
    expect(await outcome(port, 'GET /nothing')).toEqual([500, 'guard-misplaced']);
  });

  it('gives the handler the parameters that the guard was given, whoever changes them afterwards', async () => {
    const port = await start((app) => {
      app.addHook('preHandler', async (request) => {
        Object.assign(Object(request.params), { driveId: 'bob' });
      });
      app.route(fastifyGuards(policy, api.options).route(file, respond));
    });
    expect(await outcome(port, own)).toEqual([200, 'allowed', [file, mine]]);
  });
});

describe('Hono', () => {
  const respondAs =
    (key: string) => (c: { readonly var: { readonly access: SeenAccess }; json: (value: object) => Response }) =>
      c.json(api.recorder.run(key, c.var.access));
  const start = (app: Hono): Promise<number> => serve(getRequestListener(app.fetch));

  it('refuses every other method of a route of several', async () => {
    const guard = honoGuards(policy, api.options);
    const app = new Hono();
    const [path, guarded] = guard.route(file, respondAs(file));
    app.on(['GET', 'DELETE'], path, guarded);
    app.all(path, guarded);
    const port = await start(app);
    expect(await outcome(port, own)).toEqual([200, 'allowed', [file, mine]]);
    for (const method of ['DELETE', 'PATCH', 'PURGE']) {
      expect(await outcome(port, own.replace('GET', method))).toEqual([405, 'method-not-allowed']);
    }
  });

  it('decides on the method that an override has made', async () => {
    const guard = honoGuards(policy, api.options);
    const app = new Hono();
    app.use('*', methodOverride({ app, header: 'x-meant' }));
    app.on('GET', ...guard.route(file, respondAs(file)));
    app.on('PUT', ...guard.route(write, respondAs(write)));
    const port = await start(app);
    const post = own.replace('GET', 'POST');
    expect(await outcome(port, post, ['X-Meant: PUT'])).toEqual([403, 'scope-missing']);
    expect(await outcome(port, post, ['X-Meant: GET'])).toEqual([200, 'allowed', [file, mine]]);
  });

  it('runs no handler as a middleware of more, or below another path', async () => {
    const guard = honoGuards(policy, api.options);
    const app = new Hono();
    const [path, guarded] = guard.route('GET /me', respondAs('GET /me'));
    app.use('/more/*', guarded);
    app.use(path, guarded);
    app.route('/below', new Hono().get(path, guarded));
    app.basePath('/:tenant').get(path, guarded);
    const port = await start(app);
    for (const line of ['GET /more/me', 'GET /below/me', 'GET /contoso/me']) {
      expect(await outcome(port, line)).toEqual([500, 'guard-misplaced']);
    }
    expect(await outcome(port, 'GET /me')).toEqual([200, 'allowed', ['GET /me', {}]]);
    expect(await outcome(port, 'PUT /me')).toEqual([405, 'method-not-allowed']);
  });
});

describe('Koa', () => {
  const respondAs =
    (key: string) =>
    (ctx: { readonly state: { readonly access: SeenAccess }; body: unknown }): void => {
      ctx.body = api.recorder.run(key, ctx.state.access);
    };
  const start = (...routers: readonly Router[]): Promise<number> => {
    const app = new Koa();
    app.silent = true;
    for (const router of routers) app.use(router.routes());
    return serve(app.callback());
  };

  it('goes by what the router captured, whatever became of the parameters', async () => {
    const guard = koaGuards(policy, api.options);
    const router = new Router();
    router.param('driveId', (_id, ctx, next) => {
      ctx.params['driveId'] = 'alice';
      return next();
    });
    const [path, handler] = guard.route(file, respondAs(file));
    router.register(path, ['GET'], handler, { pathAsRegExp: path instanceof RegExp });
    expect(await outcome(await start(router), others)).toEqual([403, 'right-denied']);
  });

  it('refuses every other method, and every other prefix', async () => {
    const guard = koaGuards(policy, api.options);
    const inner = new Router();
    inner.all(...guard.route('GET /me', respondAs('GET /me')));
    const named = new Router({ prefix: '/:tenant' });
    named.use(inner.routes());
    const plain = new Router({ prefix: '/plain' });
    plain.use('/deeper', inner.routes());
    const port = await start(named, plain, inner);
    expect(await outcome(port, 'GET /me')).toEqual([200, 'allowed', ['GET /me', {}]]);
    expect(await outcome(port, 'DELETE /me')).toEqual([405, 'method-not-allowed']);
    expect(await outcome(port, 'GET /contoso/me')).toEqual([500, 'guard-misplaced']);
    expect(await outcome(port, 'GET /plain/deeper/me')).toEqual([500, 'guard-misplaced']);
  });
});
