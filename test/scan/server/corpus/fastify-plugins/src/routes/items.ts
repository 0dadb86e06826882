import { FastifyInstance, FastifyPluginOptions } from 'fastify';
import { needs } from '../needs.js';

export default async function items(fastify: FastifyInstance, _options: FastifyPluginOptions) {
  fastify.get('/', { schema: {} }, async () => []);
  fastify.get<{ Params: { itemId: string } }>('/:itemId', async (request) => request.params.itemId);
  fastify.post('/', { preHandler: [fastify.authenticate, needs('Items.Write')] }, async () => null);
  fastify.route({
    method: ['PUT', 'PATCH'],
    url: '/:itemId',
    onRequest: needs('Items.Write'),
    handler: async () => null,
  });
  fastify.delete('/:itemId(^\\d+$)', { preValidation: fastify.authenticate, handler: async () => null });
}
