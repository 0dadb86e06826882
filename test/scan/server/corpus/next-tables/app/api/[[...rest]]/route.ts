import { Hono } from 'hono';
import { handle } from 'hono/vercel';

const app = new Hono().basePath('/api');
app.get('/tickets/:ticket', (c) => c.json({}));

export const GET = handle(app);
export const POST = handle(app);
