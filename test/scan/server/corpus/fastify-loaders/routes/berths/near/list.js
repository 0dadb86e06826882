'use strict';

module.exports = async function near(fastify) {
  fastify.get('/near', async () => []);
};
