import auth from '@fastify/auth';
import Fastify from 'fastify';
import checks from './checks.js';
import crossings from './crossings.js';

const server = Fastify();

server.register(auth);
server.register(checks);
server.register(crossings, { prefix: '/crossings' });

await server.listen({ port: 3000 });
