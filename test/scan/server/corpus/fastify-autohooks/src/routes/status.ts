import type { FastifyPluginAsync } from 'fastify';

const status: FastifyPluginAsync<{ prefix: string }> = async (app, { prefix }) => {
  app.get('/status', async () => ({ up: true }));
  app.get(`/moved-from${prefix}`, async () => ({ up: true }));
};

export default status;
