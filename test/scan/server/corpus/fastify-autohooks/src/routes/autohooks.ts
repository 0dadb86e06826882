import type { FastifyInstance } from 'fastify';

export default async function hooks(app: FastifyInstance) {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.session.user) return reply.unauthorized('sign in first');
  });
}
