import type { preHandlerAsyncHookHandler } from 'fastify';

export function needs(scope: string): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    const granted = (request.user as { scp?: string }).scp ?? '';
    if (!new Set(granted.split(' ')).has(scope)) {
      await reply.code(403).send({ error: 'insufficient_scope' });
    }
  };
}
