import path from 'node:path';
import autoload from '@fastify/autoload';
import Fastify from 'fastify';

const server = Fastify({ logger: true });

await server.register(autoload, {
  dir: path.join(import.meta.dirname, 'routes'),
  autoHooks: true,
  cascadeHooks: true,
  routeParams: true,
  ignorePattern: /\.(?:schema|service)\.ts$/,
  options: { prefix: '/v2' },
});
server.register(autoload, {
  dir: path.join(import.meta.dirname, 'ops'),
  dirNameRoutePrefix: false,
  matchFilter: (file) => file.endsWith('.routes.js'),
});

await server.listen({ port: 3000 });
