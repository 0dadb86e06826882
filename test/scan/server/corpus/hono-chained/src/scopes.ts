import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';

export const scopes = (...required: string[]) =>
  createMiddleware(async (c, next) => {
    const granted = String(c.get('jwtPayload').scp).split(' ');
    if (!required.every((scope) => granted.includes(scope))) throw new HTTPException(403);
    await next();
  });
