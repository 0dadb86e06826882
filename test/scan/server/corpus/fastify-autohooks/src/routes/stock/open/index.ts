import type { FastifyInstance } from 'fastify';

export const prefixOverride = '/catalog';

export default async function catalog(app: FastifyInstance) {
  app.get('/:page', async () => []);
}
