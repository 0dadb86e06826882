'use strict';

const fp = require('fastify-plugin');

module.exports = fp(
  async function hooks(fastify) {
    fastify.addHook('onRequest', fastify.authenticate);
  },
  { encapsulate: true, name: 'berths-hooks' },
);
