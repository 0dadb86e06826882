// Guards for Hono 4, on every runtime that Hono runs on. The guard and the handler are one function, bound to the route that
// Hono matched; it checks that it is, so that a handler never runs without its own guard.
import type { Context, Env, Handler, Hono, HonoRequest, Next, NotFoundHandler } from 'hono';
import type { AccessTo } from '../access.ts';
import type { Coverage, CoverageTerms, FrameworkRoute } from '../coverage.ts';
import { createGuard } from '../guard.ts';
import type { GuardOptions, RightsOption } from '../guard.ts';
import type { Policy } from '../policy.ts';
import { findMisfit } from './find-misfit.ts';
import { readCaptures } from './framework-captures.ts';
import { honoPath } from './hono-path.ts';
import type { KeyArgument } from './key-argument.ts';
import { readMountPath } from './mount-path.ts';
import { hasTokenInQuery, isForm } from './node-request.ts';
import { pathOf } from './path-fault.ts';
import { createRouteRegister } from './route-register.ts';
import { undeclaredAnswer } from './undeclared-answer.ts';
import { webAnswer, webAuthorizationOf } from './web-answer.ts';
import { hasToken, hasTokenInWebForm } from './web-form.ts';

/** How the guards of a Hono app are set up. */
export interface HonoGuardOptions extends GuardOptions {
  /** The base path of the guarded routes (`app.route('/api', routes)`); the templates do not have it. */
  readonly mountPath?: string;
}

/** The environment of a guarded handler: `c.get('access')` and `c.var.access` are who is calling, narrowed to the endpoint. */
export type GuardedHonoEnv<Access> = Env & { Variables: { access: Access } };

/** A handler of a guarded route. */
export type HonoHandler<Access> = (c: Context<GuardedHonoEnv<Access>>, next: Next) => Response | Promise<Response>;

/** What `app.get`, `app.post` and so on take. */
export type HonoRoute<Access> = [path: string, handler: Handler<GuardedHonoEnv<Access>>];

/** The guards of one API in Hono. */
export interface HonoGuards<Endpoints> {
  /**
   * The arguments of one route: `app.get(...guards.route('GET /files/{id}', (c) => c.json(c.var.access.params)))`.
   * Hono answers HEAD by its GET route, so with the same guard.
   *
   * @param key the endpoint
   * @param handler runs once the guard has allowed the request
   * @throws {PolicyError} `endpoint-unknown`, `route-late`, or `template-unsupported` (see `honoPath`)
   */
  readonly route: <Key extends keyof Endpoints & string>(
    key: KeyArgument<Key>,
    handler: HonoHandler<AccessTo<Endpoints, Key>>,
  ) => HonoRoute<AccessTo<Endpoints, Key>>;
  /** For `app.notFound`: answers 404, 405 or 400 to whatever no route has taken, and serves `metadata`, if given. */
  readonly denyUndeclared: () => NotFoundHandler;
  /** The declared endpoints that have no route yet. */
  readonly unrouted: () => readonly string[];
  /**
   * The routes of the app held against the policy. Hono keeps handlers and middleware in one list: a route of every method
   * counts, but for a handler that takes `next` and stands before every path (`app.use(…)`), which is middleware.
   */
  readonly coverage: (app: RoutedHono, terms?: Pick<CoverageTerms, 'except'>) => Coverage;
  /**
   * Throws unless every endpoint has its route and every route its endpoint, and has the app take no further route.
   *
   * @throws {PolicyError} `coverage-incomplete`
   */
  readonly verifyCoverage: (app: RoutedHono, terms?: Pick<CoverageTerms, 'except'>) => void;
}

/** What coverage reads of an app, whatever its environment. */
export type RoutedHono = Pick<Hono, 'routes'> & { readonly router: object };

/**
 * Makes the guards of one API for Hono.
 *
 * Of a form body that comes with an `Authorization` header a copy is looked at: a second token there is refused, and no token
 * is ever taken from there.
 *
 * @param policy the policy of the generated module
 * @param options the verifier, the service's rights (all of them, typed) and observers
 * @throws {PolicyError} `right-missing`, `right-unknown` or `option-invalid`
 */
export function honoGuards<Endpoints, Rights>(
  policy: Policy<Endpoints, Rights>,
  options: HonoGuardOptions & RightsOption<Rights>,
): HonoGuards<Endpoints> {
  const mount = readMountPath(options.mountPath);
  const guard = createGuard(policy, options);
  const register = createRouteRegister(policy);
  const undeclared = { guard, mount, metadata: options.metadata };
  const everywhere = new Set(['*', '/*', `${mount.text}/*`]);
  const routesOf = (app: RoutedHono): readonly FrameworkRoute[] =>
    app.routes.flatMap(({ method, path, handler }): readonly FrameworkRoute[] => {
      const inner = innerHandler(handler);
      const endpoint = register.endpointOf(inner);
      const middleware = endpoint === undefined && method === 'ALL' && inner.length > 1 && everywhere.has(path);
      return middleware ? [] : [register.routeAt(method, path, endpoint)];
    });
  return {
    route: (key, handler) => {
      const endpoint = register.add(key);
      const { path, captures } = honoPath(endpoint);
      const own = mount.urls(path);
      const guarded: HonoRoute<AccessTo<Endpoints, typeof key>>[1] = async (c, next) => {
        const { method, raw } = c.req;
        const ownRoute = own.includes(c.req.routePath);
        const misfit = findMisfit({ method, path: pathOf(raw.url), ownRoute }, endpoint);
        if (misfit !== undefined) return webAnswer(guard.refuse(key, misfit.denial, misfit.details), method);
        const read = readCaptures(captures, ({ name }) => c.req.param(name));
        if (read.outcome === 'deny') return webAnswer(guard.refuse(key, read), method);
        const authorization = webAuthorizationOf(raw);
        const verdict = await guard.check(key, {
          authorization,
          tokenElsewhere: hasTokenInQuery(raw.url) || (authorization.length > 0 && (await hasTokenInBody(c.req))),
          params: read.params,
        });
        if (verdict.outcome === 'deny') return webAnswer(verdict.answer, method);
        c.set('access', verdict.access);
        return handler(c, next);
      };
      register.mark(guarded, key);
      register.place(key, (told) => typeof told === 'string' && own.includes(told));
      return [path, guarded];
    },
    denyUndeclared: () => (c) => {
      const { method, raw } = c.req;
      return webAnswer(undeclaredAnswer(undeclared, method, pathOf(raw.url)), method);
    },
    unrouted: register.unrouted,
    coverage: (app, terms) => register.cover(routesOf(app), { ...terms, order: 'first' }),
    verifyCoverage: (app, terms) => {
      register.verify(routesOf(app), { ...terms, order: 'first' });
      // Not every router of Hono refuses routes once it is in use, and the app asks its router first.
      const refuse = (method: string, path: string): void => register.refuseLate(`${method} ${path}`);
      Object.defineProperty(app.router, 'add', { value: refuse });
    },
  };
}

/** A middleware that has read the body by Hono's means has left it there for others to read again. */
async function hasTokenInBody(request: HonoRequest): Promise<boolean> {
  if (!request.raw.bodyUsed) return hasTokenInWebForm(request.raw);
  return isForm(request.header('content-type')) && hasToken(await request.text().catch(() => ''));
}

/** An app inside another one that has its own error handler gets its handlers wrapped; Hono notes which ones. */
function innerHandler(handler: Function): Function {
  const inner: unknown = Object.getOwnPropertyDescriptor(handler, '__COMPOSED_HANDLER')?.value;
  return typeof inner === 'function' ? inner : handler;
}
