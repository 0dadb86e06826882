import Koa from 'koa';
import Router from '@koa/router';
import { koaGuards } from 'permc/koa';
import { policy } from './permissions.gen.ts';

const router = new Router();
const guards = koaGuards(policy, { verify: async () => undefined, rights: {} });
router.get(...guards.route('GET /boards', (ctx) => (ctx.body = [])));
router.delete(...guards.route('DELETE /boards/{boardId}', (ctx) => (ctx.body = null)));
new Koa().use(router.routes()).use(guards.denyUndeclared());
