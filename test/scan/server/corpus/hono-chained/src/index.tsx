import { Hono } from 'hono';
import { logger } from 'hono/logger';
import { jwt } from 'hono/jwt';
import { bearerAuth } from 'hono/bearer-auth';
import type { Env } from '@/env';
import books from '@/routes/books';
import { authors } from '@/routes/authors';
import { scopes } from '@/scopes';

const app = new Hono<{ Bindings: Env }>().basePath('/api');

app.use(logger());
app.get('/', (c) => c.html(<h1>hello</h1>));
app.use('/books/*', jwt({ secret: 'x' }));
app.route('/books', books).route('/authors', authors);
app.on(['PUT', 'DELETE'], '/tags/:tag', scopes('Tags.Write'), (c) => c.body(null));
app.on('PURGE', ['/cache', '/cache/:key'], bearerAuth({ token: 't' }), (c) => c.body(null));
app.all('/any/:rest{.+}', (c) => c.text('any'));
app.get('/posts/:id{[0-9]+}', (c) => c.json({}));
app.get('/posts').post('/posts/:id/publish', (c) => c.json({}));

export type AppType = typeof app;
export default app;
