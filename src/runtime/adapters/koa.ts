// Guards for Koa 3 with @koa/router. The guard and the handler are one function, bound to the route that the router matched; it
// checks that it is, so that a handler never runs without its own guard.
import type { RouterContext, RouterMiddleware } from '@koa/router';
import type { DefaultContext, DefaultState, Middleware, Next } from 'koa';
import type { AccessTo } from '../access.ts';
import type { Coverage, CoverageTerms, FrameworkRoute } from '../coverage.ts';
import { createGuard } from '../guard.ts';
import type { GuardOptions, RightsOption } from '../guard.ts';
import type { Policy } from '../policy.ts';
import { findMisfit } from './find-misfit.ts';
import type { KeyArgument } from './key-argument.ts';
import { koaPath } from './koa-path.ts';
import { readMountPath } from './mount-path.ts';
import { authorizationOf, hasTokenInForm, hasTokenInQuery } from './node-request.ts';
import { createRouteRegister } from './route-register.ts';
import type { RouteRegister } from './route-register.ts';
import { undeclaredAnswer } from './undeclared-answer.ts';
import type { HttpAnswer } from './undeclared-answer.ts';

/** How the guards of a Koa app are set up. */
export interface KoaGuardOptions extends GuardOptions {
  /** The prefix of the router with the guarded routes (`new Router({ prefix: '/api' })`); the templates do not have it. */
  readonly mountPath?: string;
}

/** The state of a guarded request: who is calling, narrowed to the endpoint, and the checked path parameters. */
export type GuardedKoaState<Access> = DefaultState & { access: Access };

/** The context of a guarded request. */
export type GuardedKoaContext<Access> = RouterContext<GuardedKoaState<Access>>;

/** A handler of a guarded route. */
export type KoaHandler<Access> = (ctx: GuardedKoaContext<Access>, next: Next) => unknown;

/** What `router.get`, `router.post` and so on take. */
export type KoaRoute<Access> = [
  path: string | RegExp,
  handler: RouterMiddleware<GuardedKoaState<Access>, DefaultContext>,
];

/** The guards of one API in Koa. */
export interface KoaGuards<Endpoints> {
  /**
   * The arguments of one route: `router.get(...guards.route('GET /files/{id}', handler))`. The router answers HEAD by it, too.
   *
   * Whether letter case and a trailing slash matter is the router's setting (`sensitive`, `strict`) for paths of plain
   * segments; other paths are matched exactly.
   *
   * @param key the endpoint
   * @param handler runs once the guard has allowed the request
   * @throws {PolicyError} `endpoint-unknown` or `route-late`
   */
  readonly route: <Key extends keyof Endpoints & string>(
    key: KeyArgument<Key>,
    handler: KoaHandler<AccessTo<Endpoints, Key>>,
  ) => KoaRoute<AccessTo<Endpoints, Key>>;
  /**
   * The last middleware of the app: answers 404, 405 or 400 to whatever no route has taken, and never passes it on. It serves
   * `metadata`, when that was given.
   */
  readonly denyUndeclared: () => Middleware;
  /** The declared endpoints that have no route yet. */
  readonly unrouted: () => readonly string[];
  /**
   * The routes of a router, with those of routers inside it, or of an app with all its routers, held against the policy. Koa
   * does not know handlers from middleware: what `use` mounts counts as one that may answer when it takes no `next`.
   */
  readonly coverage: (router: RoutedKoa, terms?: Pick<CoverageTerms, 'except'>) => Coverage;
  /**
   * Throws unless every endpoint has its route and every route its endpoint, and has the router or the app take nothing further.
   *
   * @throws {PolicyError} `coverage-incomplete`
   */
  readonly verifyCoverage: (router: RoutedKoa, terms?: Pick<CoverageTerms, 'except'>) => void;
}

/** What coverage reads of a router or of an app. */
export type RoutedKoa = KoaRouter | { readonly middleware: readonly Function[] };

interface KoaRouter {
  readonly stack: readonly {
    readonly path: string | RegExp;
    readonly methods: readonly string[];
    readonly stack: readonly unknown[];
  }[];
}

/**
 * Makes the guards of one API for Koa.
 *
 * @param policy the policy of the generated module
 * @param options the verifier, the service's rights (all of them, typed) and observers
 * @throws {PolicyError} `right-missing`, `right-unknown` or `option-invalid`
 */
export function koaGuards<Endpoints, Rights>(
  policy: Policy<Endpoints, Rights>,
  options: KoaGuardOptions & RightsOption<Rights>,
): KoaGuards<Endpoints> {
  const mount = readMountPath(options.mountPath);
  const guard = createGuard(policy, options);
  const register = createRouteRegister(policy);
  const undeclared = { guard, mount, metadata: options.metadata };
  const addressing = policy.keys.some((key) => policy.endpoint(key)?.template.text.includes(':') === true);
  return {
    route: (key, handler) => {
      const endpoint = register.add(key);
      const path = koaPath(endpoint.template, addressing, mount.text);
      const guarded: KoaRoute<AccessTo<Endpoints, typeof key>>[1] = async (ctx, next) => {
        const ownRoute = path.matched.includes(String(ctx._matchedRoute));
        const misfit = findMisfit({ method: ctx.method, path: ctx.path, ownRoute }, endpoint);
        if (misfit !== undefined) return answer(ctx, guard.refuse(key, misfit.denial, misfit.details));
        const read = path.read(ctx.captures ?? []);
        if (read.outcome === 'deny') return answer(ctx, guard.refuse(key, read));
        const verdict = await guard.check(key, {
          authorization: authorizationOf(ctx.req),
          tokenElsewhere: hasTokenInQuery(ctx.url) || hasTokenInForm(ctx.headers['content-type'], bodyOf(ctx.request)),
          params: read.params,
        });
        if (verdict.outcome === 'deny') return answer(ctx, verdict.answer);
        ctx.state.access = verdict.access;
        return handler(ctx, next);
      };
      register.mark(guarded, key);
      register.place(key, (told) => path.matched.includes(String(told)));
      return [path.path, guarded];
    },
    denyUndeclared: () => {
      const deny: Middleware = (ctx) => answer(ctx, undeclaredAnswer(undeclared, ctx.method, ctx.path));
      register.markOwn(deny);
      return deny;
    },
    unrouted: register.unrouted,
    coverage: (router, terms) => register.cover(routesOf(router, register), { ...terms, order: 'first' }),
    verifyCoverage: (router, terms) => {
      register.verify(routesOf(router, register), { ...terms, order: 'first' });
      freeze(router);
    },
  };
}

/** What a body parser has left, if one ran before. */
function bodyOf(request: object): unknown {
  return Object.getOwnPropertyDescriptor(request, 'body')?.value;
}

/** The part of a context that an answer needs. */
interface Answerable {
  status: number;
  body: unknown;
  set: (headers: Record<string, string>) => void;
}

function answer(ctx: Answerable, { status, headers, body }: HttpAnswer): void {
  ctx.status = status;
  ctx.set({ ...headers });
  ctx.body = body;
}

function routesOf(routed: RoutedKoa, register: RouteRegister): readonly FrameworkRoute[] {
  if ('stack' in routed) return routed.stack.flatMap((layer) => routesOfLayer(layer, register));
  return routed.middleware.flatMap((mounted) => {
    const router = routerOf(mounted);
    return router === undefined ? mountedRoutes(mounted, register) : routesOf(router, register);
  });
}

/** A layer without methods is mounted; one with GET has HEAD as well; `router.all` has every method that Node knows. */
function routesOfLayer(
  { path, methods, stack }: KoaRouter['stack'][number],
  register: RouteRegister,
): readonly FrameworkRoute[] {
  if (methods.length === 0) return stack.flatMap((mounted) => mountedRoutes(mounted, register));
  const endpoint = register.endpointOf(stack[0]);
  const named =
    methods.length > 20 ? ['ALL'] : methods.filter((method) => method !== 'HEAD' || !methods.includes('GET'));
  return named.map((method) => register.routeAt(method, path, endpoint));
}

function mountedRoutes(mounted: unknown, register: RouteRegister): readonly FrameworkRoute[] {
  if (typeof mounted !== 'function' || mounted.length > 1 || register.isOwn(mounted)) return [];
  return [{ method: 'USE', path: mounted.name || '(anonymous)', endpoint: undefined }];
}

/** What `router.routes()` gave knows its router. */
function routerOf(mounted: Function): KoaRouter | undefined {
  const router: unknown = Object.getOwnPropertyDescriptor(mounted, 'router')?.value;
  return isRouter(router) ? router : undefined;
}

function isRouter(candidate: unknown): candidate is KoaRouter {
  return typeof candidate === 'object' && candidate !== null && 'stack' in candidate && Array.isArray(candidate.stack);
}

function freeze(routed: RoutedKoa): void {
  if ('stack' in routed) {
    for (const layer of routed.stack) Object.freeze(layer.stack);
    Object.freeze(routed.stack);
    return;
  }
  for (const mounted of routed.middleware) {
    const router = routerOf(mounted);
    if (router !== undefined) freeze(router);
  }
  Object.freeze(routed.middleware);
}
