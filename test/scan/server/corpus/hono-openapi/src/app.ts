import { bearerAuth } from 'hono/bearer-auth';
import { except } from 'hono/combine';
import { createFactory } from 'hono/factory';
import makeApp from './lib/make-app';
import rooms from './rooms/rooms.index';

const factory = createFactory();
const bookings = factory.createHandlers(
  async (c, next) => {
    if (!c.get('jwtPayload').scp.includes('Bookings.Read')) return c.text('no', 403);
    await next();
  },
  (c) => c.json([]),
);

const app = makeApp();
app.use('/v1/*', except('/v1/rooms', bearerAuth({ token: 'x' })));
app.doc('/openapi.json', { openapi: '3.0.0', info: { version: '1', title: 'Rooms' } });
app.get('/bookings', ...bookings);
[rooms].forEach((one) => {
  app.route('/v1', one);
});

export default app;
