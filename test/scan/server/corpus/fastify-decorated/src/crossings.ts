import type { FastifyInstance } from 'fastify';

export default async function crossings(app: FastifyInstance) {
  app.get('/', async () => []);
  app.post('/', { preHandler: (request, reply) => request.isCaptain(reply) }, async () => ({}));
  app.delete('/:id', { preHandler: app.auth([app.isCrew, app.isAwake], { relation: 'and' }) }, async () => ({}));
}
