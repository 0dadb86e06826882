import type { FastifyInstance } from 'fastify';

const routes = [
  { method: 'GET', url: '/users', config: { role: 'Admin' } },
  { method: 'DELETE', url: '/users/:userId', config: { role: 'Admin' } },
] as const;

export const adminRoutes = async (app: FastifyInstance) => {
  app.addHook('onRequest', async (req, reply) => {
    const { roles } = req.user as { roles: string[] };
    if (!roles?.some((role) => role === 'Warehouse.Admin')) return reply.status(403).send();
  });
  routes.forEach((route) => {
    app.route({ ...route, handler: async () => [] });
  });
};
