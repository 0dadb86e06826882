import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

function demandRole(request: FastifyRequest, reply: FastifyReply, role: string) {
  if (!request.session.user.roles.includes(role)) reply.status(403).send();
}

async function isCaptain(this: FastifyRequest, reply: FastifyReply) {
  demandRole(this, reply, 'captain');
}

export default fp(async (app) => {
  app.decorateRequest('isCaptain', isCaptain);
  app.decorate('isCrew', async (request: FastifyRequest, reply: FastifyReply) => {
    demandRole(request, reply, 'crew');
  });
  app.decorate('isAwake', async (request: FastifyRequest) => {
    request.log.info('awake');
  });
});
