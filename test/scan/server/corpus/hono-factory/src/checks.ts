import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';

/** Serves nothing: what is mounted after it at the same path stands behind it. */
export const checks = new Hono();
checks.use('/harvest/*', basicAuth({ username: 'picker', password: 'of the season' }));
