import { Hono } from 'hono';
import { scopes } from '../scopes';

const books = new Hono()
  .get('/', (c) => c.json([]))
  .get('/:id', (c) => c.json({ id: c.req.param('id') }))
  .post('/', scopes('Books.Write'), async (c) => c.json(await c.req.json(), 201))
  .delete('/:id', scopes('Books.Write', 'Books.Delete'), (c) => c.body(null, 204));

export default books;
