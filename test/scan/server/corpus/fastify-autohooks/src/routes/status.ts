import type { FastifyPluginAsync } from 'fastify';

const status: FastifyPluginAsync = async (app) => {
  app.get('/status', async () => ({ up: true }));
};

export default status;
