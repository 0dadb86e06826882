'use strict';

const path = require('node:path');
const load = require('@fastify/autoload');

module.exports = async function app(fastify, opts) {
  fastify.register(load, {
    dir: path.join(__dirname, 'routes'),
    indexPattern: /.*routes(\.js|\.cjs)$/i,
    ignorePattern: /.*\.js/,
    autoHooksPattern: /.*hooks(\.js|\.cjs)$/i,
    autoHooks: true,
    options: Object.assign({}, opts),
  });
};
