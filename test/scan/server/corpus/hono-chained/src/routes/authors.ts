import { Hono } from 'hono';
import { createFactory } from 'hono/factory';

const factory = createFactory();
export const authors = new Hono({ strict: false });

authors.use(async (c, next) => {
  const payload = c.get('jwtPayload');
  if (payload?.roles.indexOf('Author.Manager') < 0) return c.json({ error: 'forbidden' }, 403);
  await next();
});
authors.get('/', ...factory.createHandlers((c) => c.json([])));
authors.patch('/:name/:rank?', (c) => c.json({}));
