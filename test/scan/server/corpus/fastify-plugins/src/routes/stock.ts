import type { FastifyPluginCallback } from 'fastify';
import { needs } from '../needs.js';

export const prefix = '/stock';

const plugin: FastifyPluginCallback = (fastify, _opts, done) => {
  fastify.addHook('preHandler', needs('Stock.Read'));
  fastify.get('', async () => []);
  fastify.all('/:sku/*', async () => null);
  for (const method of ['GET', 'POST'] as const) {
    fastify.route({ method, url: '/counts', handler: async () => null });
  }
  done();
};

export default plugin;
