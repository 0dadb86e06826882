'use strict';

module.exports = async function (fastify) {
  fastify.get('/', async () => []);
  fastify.get('/:id', { onRequest: [fastify.authenticate] }, async () => ({}));
};
