import Fastify, { type FastifyInstance } from 'fastify';
import jwt from '@fastify/jwt';
import authPlugin from './plugins/auth.js';
import items from './routes/items.js';
import stockRoutes, { prefix } from './routes/stock.js';
import { adminRoutes } from './routes/admin.js';

export async function build(): Promise<FastifyInstance> {
  const server = Fastify({ logger: true });

  await server.register(jwt, { secret: 'test' });
  await server.register(authPlugin);

  server.get('/healthz', async () => ({ ok: true }));
  server.route({
    method: ['GET', 'HEAD'],
    url: '/version',
    handler: async () => '1.0.0',
  });

  server.register(items, { prefix: '/items' });
  server.register(
    async (scope) => {
      scope.addHook('onRequest', server.authenticate);
      scope.register(stockRoutes, { prefix });
      scope.register(adminRoutes, { prefix: '/admin' });
      scope.post('/import', async () => null);
    },
    { prefix: '/v1' },
  );
  server.get('/after', async () => 'open');

  return server;
}
