import { Hono } from 'npm:hono@4';

const app = new Hono();
app.get('/doors', (c) => c.text('open'));
export default { fetch: app.fetch };
