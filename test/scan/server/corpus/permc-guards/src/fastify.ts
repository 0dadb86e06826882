import Fastify from 'fastify';
import { fastifyGuards } from 'permc/fastify';
import { policy } from './permissions.gen.ts';
import * as rights from './rights.ts';

const app = Fastify();
const guards = fastifyGuards(policy, { verify: async () => undefined, rights });
guards.watch(app);
app.route(guards.route('GET /files', async () => []));
app.route({ schema: {}, ...guards.route('PATCH /files/{fileId}', async () => []) });
app.setNotFoundHandler(guards.denyUndeclared());
