import { Hono } from 'hono';
import { honoGuards } from 'permc/hono';
import { policy } from './permissions.gen.ts';

const app = new Hono();
const guards = honoGuards(policy, { verify: async () => undefined, rights: {} });
app.get(...guards.route('GET /notes/{noteId}', (c) => c.json(c.var.access.params)));
app.on('PUT', ...guards.route('PUT /notes/{noteId}', (c) => c.body(null)));
app.notFound(guards.denyUndeclared());
export default app;
