// The drive API in Koa 3 with @koa/router.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Router } from '@koa/router';
import Koa from 'koa';
import { koaGuards } from '../../../src/runtime/adapters/koa.ts';
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

function build({ options, recorder }: Service, plan: Plan) {
  const app = new Koa();
  app.silent = true;
  const guard = koaGuards(policy, { ...options, ...mountOption(plan) });
  app.use(async (ctx, next) => {
    if (ctx.is('urlencoded') === 'urlencoded') {
      Object.assign(ctx.request, { body: Object.fromEntries(new URLSearchParams(await text(ctx.req))) });
    }
    await next();
  });
  const at = mountedAt(plan);
  const router = new Router(at === '' ? {} : { prefix: at });
  const respond =
    (key: Endpoint) =>
    (ctx: { readonly state: { readonly access: SeenAccess }; readonly params: object; body: unknown }): void => {
      const own = key === 'GET /drives/{driveId}/files/{fileId}' ? ctx.params : undefined;
      const body = recorder.run(key, ctx.state.access, own);
      if (key === 'GET /failing') throw new Error('handler');
      ctx.body = body;
    };
  for (const key of plan.keys ?? endpoints) {
    const [path, handler] = guard.route(key, respond(key));
    router.register(path, [key.slice(0, key.indexOf(' '))], handler, { pathAsRegExp: path instanceof RegExp });
  }
  const open = (ctx: Koa.Context): void => {
    ctx.body = 'open';
  };
  if (plan.open === 'route') router.get('/open', open);
  if (plan.open === 'every-method') router.all('/open', open);
  if (plan.open === 'mounted') app.use(open);
  app.use(router.routes());
  app.use(guard.denyUndeclared());
  return { app, guard, late: () => router.get('/late', open) };
}

export const koaServer: ServerUnderTest = {
  name: 'koa',
  start: async (service, plan = {}) => {
    const { app, guard, late } = build(service, plan);
    const server = createServer(app.callback());
    return {
      port: await listen(server),
      findings: () => guard.coverage(app).findings.map(findingLine),
      verify: () => guard.verifyCoverage(app),
      addLate: late,
      stop: () => close(server),
    };
  },
};
