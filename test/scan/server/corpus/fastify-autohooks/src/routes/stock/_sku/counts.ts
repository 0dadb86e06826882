import type { FastifyInstance } from 'fastify';

export default async function counts(app: FastifyInstance) {
  app.get('/', async () => ({}));
  app.route({ method: ['PUT', 'PATCH'], url: '/count', handler: async () => ({}) });
}
