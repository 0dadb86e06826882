import { bearerAuth } from 'hono/bearer-auth';
import { factory } from './factory';

export const listTrees = factory.createHandlers((c) => c.json([]));
export const plantTree = factory.createHandlers(bearerAuth({ token: 'of the grower' }), (c) => c.json({}, 201));
