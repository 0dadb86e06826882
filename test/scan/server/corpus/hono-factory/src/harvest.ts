import { Hono } from 'hono';

export const harvest = new Hono()
  .get('/harvest/:year', (c) => c.json({}))
  .get('/weather', (c) => c.json({}));
