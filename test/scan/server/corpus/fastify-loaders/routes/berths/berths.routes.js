'use strict';

const fp = require('fastify-plugin');
const path = require('node:path');
const load = require('@fastify/autoload');

module.exports = fp(
  async function berths(fastify) {
    fastify.get('/:berth', async () => ({}));
    fastify.register(load, { dir: path.join(__dirname, 'near'), dirNameRoutePrefix: false });
  },
  { encapsulate: true, name: 'berths' },
);

module.exports.autoPrefix = '/moorings';
