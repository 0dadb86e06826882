// The drive API in Hono 4 on Node.
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { honoGuards } from '../../../src/runtime/adapters/hono.ts';
import { type Endpoint, endpoints, policy } from '../drive-policy.ts';
import type { SeenAccess } from '../recorder.ts';
import {
  type Plan,
  type Service,
  type ServerUnderTest,
  close,
  findingLine,
  listen,
  mountOption,
  mountedAt,
} from './server.ts';

function build(make: () => Hono, { options, recorder }: Service, plan: Plan) {
  const app = make();
  const guard = honoGuards(policy, { ...options, ...mountOption(plan) });
  app.onError((error, c) => c.text(`app: ${error.message}`, 500));
  const routes = new Hono();
  const respond =
    (key: Endpoint) =>
    (c: {
      readonly var: { readonly access: SeenAccess };
      readonly req: { readonly param: () => object };
      json: (value: object) => Response;
    }): Response => {
      const own = key === 'GET /drives/{driveId}/files/{fileId}' ? c.req.param() : undefined;
      const body = recorder.run(key, c.var.access, own);
      if (key === 'GET /failing') throw new Error('handler');
      return c.json(body);
    };
  for (const key of plan.keys ?? endpoints) {
    const [path, handler] = guard.route(key, respond(key));
    routes.on(key.slice(0, key.indexOf(' ')), path, handler);
  }
  if (plan.open === 'route') app.get('/open', (c) => c.json('open'));
  // What takes `next` looks like a middleware.
  if (plan.open === 'every-method') app.all('/open', async (c, _next) => c.json('open'));
  if (plan.open === 'mounted') app.mount('/open', () => Response.json('open'));
  app.route(mountedAt(plan) || '/', routes);
  app.notFound(guard.denyUndeclared());
  return { app, guard, late: () => app.get('/late', (c) => c.json('late')) };
}

function serverOf(name: string, make: () => Hono): ServerUnderTest {
  return {
    name,
    like: 'hono',
    start: async (service, plan = {}) => {
      const { app, guard, late } = build(make, service, plan);
      const server = createServer(getRequestListener(app.fetch));
      return {
        port: await listen(server),
        findings: () => guard.coverage(app).findings.map(findingLine),
        verify: () => guard.verifyCoverage(app),
        addLate: late,
        stop: () => close(server),
      };
    },
  };
}

export const honoServer: ServerUnderTest = serverOf('hono', () => new Hono());
export const honoTrieServer: ServerUnderTest = serverOf(
  'hono with its trie router',
  () => new Hono({ router: new TrieRouter() }),
);
