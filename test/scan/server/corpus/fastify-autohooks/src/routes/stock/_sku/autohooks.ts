import type { FastifyInstance } from 'fastify';

export default async function hooks(app: FastifyInstance) {
  app.addHook('preHandler', async (request, reply) => {
    if (!request.user.roles.includes('Stock.Keeper')) return reply.code(403).send();
  });
}
