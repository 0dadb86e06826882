import type { FastifyInstance } from 'fastify';

export default async function stock(app: FastifyInstance) {
  app.get('/', async () => []);
}
