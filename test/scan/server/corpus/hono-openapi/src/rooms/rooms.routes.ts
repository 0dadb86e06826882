import { createRoute } from '@hono/zod-openapi';
import { requireScope } from 'room-access';

export const list = createRoute({ path: '/rooms', method: 'get', responses: {} });
export const show = createRoute({ path: '/rooms/{room}', method: 'get', responses: {} });
export const remove = createRoute({
  path: '/rooms/{room}',
  method: 'delete',
  middleware: [requireScope('Rooms.Delete')] as const,
  responses: {},
});
