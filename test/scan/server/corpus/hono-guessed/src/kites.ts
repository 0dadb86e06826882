import { createRoute } from '@hono/zod-openapi';
import { bearerAuth } from 'hono/bearer-auth';
import type { KiteRouter } from './not-written-yet';

const list = createRoute({ method: 'get', path: '/kites', responses: {} });
const fly = createRoute({
  method: 'post',
  path: '/kites/{kite}/flights',
  middleware: [bearerAuth({ token: 'wind' })] as const,
  responses: {},
});

export const addKites = (router: KiteRouter) => {
  router.openapi(list, (c) => c.json([]));
  router.openapi(fly, (c) => c.json({}));
  router.get('/kites/:kite{[a-z]+}', (c) => c.json({}));
};
