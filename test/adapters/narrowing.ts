// What handlers of each framework may and may not do with their access. Each `@ts-expect-error` is an error of the compiler
// that users rely on; the file is compiled with all tests and never run.
import { fastifyGuards } from '../../src/runtime/adapters/fastify.ts';
import { fetchGuards } from '../../src/runtime/adapters/fetch.ts';
import { honoGuards } from '../../src/runtime/adapters/hono.ts';
import { koaGuards } from '../../src/runtime/adapters/koa.ts';
import { nestGuards } from '../../src/runtime/adapters/nest.ts';
import { nextGuards } from '../../src/runtime/adapters/next.ts';
import type { AccessTo } from '../../src/runtime/index.ts';
import { type Endpoints, policy } from './drive-policy.ts';
import type { Service } from './servers/server.ts';

declare const options: Service['options'];
declare const open: Omit<Service['options'], 'rights'>;
declare const target: object;

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
nextGuards(policy, options).route('GET /reports', (request: Request & { readonly cookies: object }, access) => {
  // @ts-expect-error: an app that acts as itself is no user
  return Response.json([request.cookies, access.app.appId, access.user]);
});
// @ts-expect-error: the policy has no such endpoint
koaGuards(policy, options).route('GET /mee', () => undefined);
// @ts-expect-error: a right is missing
fetchGuards(policy, open);

type Me = AccessTo<Endpoints, 'GET /me'>;
declare const ofUser: TypedPropertyDescriptor<(access: Me, query: { readonly top?: string }) => string>;
declare const ofAnybody: TypedPropertyDescriptor<() => string>;
declare const ofFile: TypedPropertyDescriptor<
  (access: AccessTo<Endpoints, 'GET /drives/{driveId}/files/{fileId}'>) => string
>;
const nest = nestGuards(policy, options);
nest.Endpoint('GET /me')(target, 'me', ofUser);
nest.Endpoint('GET /me')(target, 'anybody', ofAnybody);
// @ts-expect-error: the method wants the access of another endpoint
nest.Endpoint('GET /me')(target, 'file', ofFile);
// @ts-expect-error: an app that acts as itself is no user
nest.Endpoint('GET /reports')(target, 'me', ofUser);
// @ts-expect-error: the policy has no such endpoint
nest.Endpoint('GET /mee');

/** A service's own function for routes, of any endpoint or of some. */
export function routeTo<Key extends keyof Endpoints>(
  key: Key,
  show: (access: AccessTo<Endpoints, Key>) => Response,
): unknown {
  return fetchGuards(policy, options).route(key, (_request, access) => show(access));
}
declare const mine: 'GET /me' | 'GET /health';
routeTo(mine, (access) => Response.json(access.kind === 'anonymous' ? {} : access.user));
// @ts-expect-error: the policy has no such endpoint
routeTo('GET /mee', () => Response.json({}));
// @ts-expect-error: not every text is an endpoint
honoGuards(policy, options).route(String(mine), (c) => c.json({}));
