// What handlers of each framework may and may not do with their access. Each `@ts-expect-error` is an error of the compiler
// that users rely on; the file is compiled with all tests and never run.
import { fastifyGuards } from '../../src/runtime/adapters/fastify.ts';
import { fetchGuards } from '../../src/runtime/adapters/fetch.ts';
import { honoGuards } from '../../src/runtime/adapters/hono.ts';
import { koaGuards } from '../../src/runtime/adapters/koa.ts';
import { type DriveApi, policy } from './drive-api.ts';

declare const api: DriveApi;
const options = { ...api.options, rights: api.rights };

fastifyGuards(policy, options).route('GET /me', ({ access }) => {
  // @ts-expect-error: the endpoint has no path parameter
  return [access.user.oid, access.params.driveId];
});
honoGuards(policy, options).route('GET /me', (c) => {
  // @ts-expect-error: an endpoint for users only has no app that acts as itself
  return c.json([c.var.access.user.oid, c.get('access').app]);
});
koaGuards(policy, options).route('GET /drives/{driveId}/files/{fileId}', (ctx) => {
  const { access } = ctx.state;
  // @ts-expect-error: the caller may be an app that acts as itself
  ctx.body = [access.params.fileId, access.user];
});
fetchGuards(policy, options).route('GET /health', (_request, access) => {
  // @ts-expect-error: nothing is known of an anonymous caller
  return Response.json([access.kind, access.via]);
});
// @ts-expect-error: the policy has no such endpoint
koaGuards(policy, options).route('GET /mee', () => undefined);
// @ts-expect-error: a right is missing
fetchGuards(policy, api.options);
