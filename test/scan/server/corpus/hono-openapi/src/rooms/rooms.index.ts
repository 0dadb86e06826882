import { makeRouter } from '../lib/make-app';
import * as handlers from './rooms.handlers';
import * as routes from './rooms.routes';

const router = makeRouter()
  .openapi(routes.list, handlers.list)
  .openapi(routes.show, handlers.show)
  .openapi(routes.remove, handlers.remove);

export default router;
