// Guards for Fastify 5. A guard is bound to the route that Fastify matched and checks that it is; it runs before the body is
// read, but for forms, and a handler never runs without the access that its own guard has just granted.
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HTTPMethods,
  RouteHandlerMethod,
  onRequestAsyncHookHandler,
  preValidationAsyncHookHandler,
} from 'fastify';
import type { AccessTo } from '../access.ts';
import type { PolicyEndpoint } from '../compile-endpoint.ts';
import type { Coverage, CoverageTerms, FrameworkRoute } from '../coverage.ts';
import { denials } from '../denial.ts';
import { createGuard } from '../guard.ts';
import type { Guard, GuardOptions, RightsOption } from '../guard.ts';
import { PolicyError } from '../policy-error.ts';
import type { Policy } from '../policy.ts';
import { fastifyPath } from './fastify-path.ts';
import type { FastifyPath } from './fastify-path.ts';
import { findMisfit } from './find-misfit.ts';
import { readCaptures } from './framework-captures.ts';
import type { KeyArgument } from './key-argument.ts';
import { readMountPath } from './mount-path.ts';
import type { MountPath } from './mount-path.ts';
import { authorizationOf, hasTokenInForm, hasTokenInQuery, isForm } from './node-request.ts';
import { pathOf } from './path-fault.ts';
import { createRouteRegister } from './route-register.ts';
import { undeclaredAnswer } from './undeclared-answer.ts';
import type { HttpAnswer } from './undeclared-answer.ts';

/** How the guards of a Fastify app are set up. */
export interface FastifyGuardOptions extends GuardOptions {
  /** The prefix of the plugin with the guarded routes (`register(routes, { prefix: '/api' })`); the templates do not have it. */
  readonly mountPath?: string;
}

/** A request that its guard has let through. */
export type GuardedFastifyRequest<Access> = FastifyRequest & {
  /** Who is calling, narrowed to the kinds of access that the endpoint allows, and the checked path parameters. */
  readonly access: Access;
};

/** A handler of a guarded route; what it returns or resolves to is sent, as in any Fastify handler. */
export type FastifyHandler<Access> = (request: GuardedFastifyRequest<Access>, reply: FastifyReply) => unknown;

/** What `app.route` takes. Further options of the route go beside it: `{ schema, ...guards.route(key, handler) }`. */
export interface FastifyRoute {
  method: HTTPMethods;
  url: string;
  onRequest: onRequestAsyncHookHandler;
  preValidation: preValidationAsyncHookHandler;
  handler: RouteHandlerMethod;
}

/** The guards of one API in Fastify. */
export interface FastifyGuards<Endpoints> {
  /**
   * One route: `app.route(guards.route('GET /files/{id}', handler))`. Fastify's own HEAD route for it has the same guard.
   *
   * @param key the endpoint
   * @param handler runs once the guard has allowed the request
   * @throws {PolicyError} `endpoint-unknown`, `route-late`, or `template-unsupported` (see `fastifyPath`)
   */
  readonly route: <Key extends keyof Endpoints & string>(
    key: KeyArgument<Key>,
    handler: FastifyHandler<AccessTo<Endpoints, Key>>,
  ) => FastifyRoute;
  /** For `app.setNotFoundHandler`: answers 404, 405 or 400 to whatever no route has taken, and serves `metadata`, if given. */
  readonly denyUndeclared: () => RouteHandlerMethod;
  /** The declared endpoints that have no route yet. */
  readonly unrouted: () => readonly string[];
  /**
   * Notes every route that the app gets from now on, for `coverage`: Fastify itself keeps no list of them.
   *
   * @throws {PolicyError} `option-invalid` when the app has routes already
   */
  readonly watch: (app: FastifyInstance) => void;
  /** The routes of a watched app held against the policy; ask when it is ready. */
  readonly coverage: (app: FastifyInstance, terms?: Pick<CoverageTerms, 'except'>) => Coverage;
  /**
   * Throws unless every endpoint has its route and every route its endpoint. From then on no route can be added.
   *
   * @throws {PolicyError} `coverage-incomplete`; `option-invalid` when the app is not watched
   */
  readonly verifyCoverage: (app: FastifyInstance, terms?: Pick<CoverageTerms, 'except'>) => void;
}

/**
 * Makes the guards of one API for Fastify.
 *
 * @param policy the policy of the generated module
 * @param options the verifier, the service's rights (all of them, typed) and observers
 * @throws {PolicyError} `right-missing`, `right-unknown` or `option-invalid`
 */
export function fastifyGuards<Endpoints, Rights>(
  policy: Policy<Endpoints, Rights>,
  options: FastifyGuardOptions & RightsOption<Rights>,
): FastifyGuards<Endpoints> {
  const mount = readMountPath(options.mountPath);
  const guard = createGuard(policy, options);
  const register = createRouteRegister(policy);
  const undeclared = { guard, mount, metadata: options.metadata };
  const watched = new WeakMap<FastifyInstance, FrameworkRoute[]>();
  const routesOf = (app: FastifyInstance): readonly FrameworkRoute[] => {
    const routes = watched.get(app);
    if (routes !== undefined) return routes;
    throw new PolicyError('option-invalid', 'the app is not watched: pass it to `watch` before its first route');
  };
  return {
    route: (key, handler) => {
      const endpoint = register.add(key);
      const path = fastifyPath(endpoint);
      const urls = mount.urls(path.url);
      const route = bindRoute(guard, key, { endpoint, path, mount }, handler);
      register.place(key, (told) => typeof told === 'string' && urls.includes(told));
      register.mark(route.onRequest, key);
      register.mark(route.handler, key);
      return route;
    },
    denyUndeclared: () => (request, reply) =>
      send(reply, undeclaredAnswer(undeclared, request.method, pathOf(request.raw.url ?? ''))),
    unrouted: register.unrouted,
    watch: (app) => {
      if (!/^\(empty tree\)\s*$/.test(app.printRoutes())) {
        throw new PolicyError(
          'option-invalid',
          'the app has routes already: pass it to `watch` before its first route',
        );
      }
      const routes: FrameworkRoute[] = [];
      watched.set(app, routes);
      app.addHook('onRoute', ({ method, url, onRequest, handler }) => {
        register.refuseLate(`${String(method)} ${url}`);
        const guarded = register.endpointOf(handler);
        const first: unknown = Array.isArray(onRequest) ? onRequest[0] : onRequest;
        const endpoint = register.endpointOf(first) === guarded ? guarded : undefined;
        for (const one of [method].flat()) routes.push(register.routeAt(one, url, endpoint));
      });
    },
    coverage: (app, terms) => register.cover(routesOf(app), { ...terms, order: 'specific' }),
    verifyCoverage: (app, terms) => register.verify(routesOf(app), { ...terms, order: 'specific' }),
  };
}

interface BoundRoute {
  readonly endpoint: PolicyEndpoint;
  readonly path: FastifyPath;
  readonly mount: MountPath;
}

function bindRoute<Endpoints, Key extends keyof Endpoints & string>(
  guard: Guard<Endpoints>,
  key: Key,
  { endpoint, path, mount }: BoundRoute,
  handler: FastifyHandler<AccessTo<Endpoints, Key>>,
): FastifyRoute {
  const granted = new WeakMap<FastifyRequest, AccessTo<Endpoints, Key>>();
  const method = endpoint.method;
  const check = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const target = request.raw.url ?? '';
    const ownRoute = mount.urls(path.url).includes(request.routeOptions.url ?? '');
    const misfit = findMisfit({ method: request.method, path: pathOf(target), ownRoute }, endpoint);
    if (misfit !== undefined) return send(reply, guard.refuse(key, misfit.denial, misfit.details));
    const given: object = request.params ?? {};
    const read = readCaptures(path.captures, ({ name }) => Object.getOwnPropertyDescriptor(given, name)?.value);
    if (read.outcome === 'deny') return send(reply, guard.refuse(key, read));
    const verdict = await guard.check(key, {
      authorization: authorizationOf(request.raw),
      tokenElsewhere: hasTokenInQuery(target) || hasTokenInForm(request.headers['content-type'], request.body),
      params: read.params,
    });
    if (verdict.outcome === 'deny') return send(reply, verdict.answer);
    granted.set(request, verdict.access);
    return undefined;
  };
  return {
    method,
    url: path.url,
    // A form may hold a second token, so it is read first; whatever else a body is, its sender is known before.
    onRequest: async (request, reply) => (isForm(request.headers['content-type']) ? undefined : check(request, reply)),
    preValidation: async (request, reply) =>
      isForm(request.headers['content-type']) ? check(request, reply) : undefined,
    handler: (request, reply) => {
      const access = granted.get(request);
      // Somebody has taken the handler out of its route: it must not run without its guard.
      if (access === undefined) return send(reply, guard.refuse(key, denials['guard-misplaced']));
      return handler(Object.assign(request, { access }), reply);
    },
  };
}

function send(reply: FastifyReply, answer: HttpAnswer): FastifyReply {
  return reply.code(answer.status).headers(answer.headers).send(answer.body);
}
