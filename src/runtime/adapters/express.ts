// Guards for Express 5 and 4. A guard is bound to the route that Express matched and checks that it is; the path is never
// parsed a second time, and a handler never runs without the access that its own guard has just granted.
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { AccessTo } from '../access.ts';
import type { AnswerDetails } from '../challenge.ts';
import { unquote } from '../captures.ts';
import { denials } from '../denial.ts';
import type { Denial } from '../denial.ts';
import { createGuard } from '../guard.ts';
import type { Guard, GuardOptions, RightsOption } from '../guard.ts';
import type { PolicyEndpoint } from '../compile-endpoint.ts';
import type { Coverage, CoverageTerms } from '../coverage.ts';
import type { Policy } from '../policy.ts';
import { expressPath } from './express-path.ts';
import type { ExpressPath } from './express-path.ts';
import { expressRoutes, freezeRoutes } from './express-routes.ts';
import type { RoutedExpress } from './express-routes.ts';
import type { KeyArgument } from './key-argument.ts';
import { readMountPath } from './mount-path.ts';
import { authorizationOf, hasTokenInForm, hasTokenInQuery } from './node-request.ts';
import { createRouteRegister } from './route-register.ts';
import { undeclaredAnswer } from './undeclared-answer.ts';
import type { HttpAnswer } from './undeclared-answer.ts';

/** How the guards of an Express app are set up. */
export interface ExpressGuardOptions extends GuardOptions {
  /** Where the router with the guarded routes is mounted (`app.use('/api', router)`); the templates do not have it. */
  readonly mountPath?: string;
}

/** A request that its guard has let through. */
export type ExpressRequest<Access> = Request & {
  /** Who is calling, narrowed to the kinds of access that the endpoint allows, and the checked path parameters. */
  readonly access: Access;
};

/** A handler of a guarded route. It may be async: a rejection goes to the app's error handler in Express 4, too. */
export type ExpressHandler<Access> = (req: ExpressRequest<Access>, res: Response, next: NextFunction) => unknown;

/** What `app.get`, `router.post` and so on take: the path, the guard and the handlers. */
export type ExpressRoute = [path: string | RegExp, guard: RequestHandler, ...handlers: RequestHandler[]];

/** The guards of one API in Express. */
export interface ExpressGuards<Endpoints> {
  /**
   * The arguments of one route: `app.get(...guards.route('GET /files/{id}', handler))`.
   *
   * Whether letter case and a trailing slash matter is the app's setting (`case sensitive routing`, `strict routing`) for
   * paths of plain segments; other paths are matched exactly.
   *
   * @param key the endpoint
   * @param handlers run in turn once the guard has allowed the request
   * @throws {PolicyError} `endpoint-unknown`
   */
  readonly route: <Key extends keyof Endpoints & string>(
    key: KeyArgument<Key>,
    ...handlers: readonly ExpressHandler<AccessTo<Endpoints, Key>>[]
  ) => ExpressRoute;
  /**
   * The last middleware of the app: answers 404, 405 or 400 to whatever no route has taken, and never passes it on. It serves
   * `metadata`, when that was given.
   */
  readonly denyUndeclared: () => RequestHandler;
  /** The declared endpoints that have no route yet: ask at start-up. */
  readonly unrouted: () => readonly string[];
  /**
   * The routes of an app or a router, with those of routers inside it, held against the policy; see `expressRoutes` for what
   * `use` mounts. A function that takes `next` and is mounted for every path is middleware: it is not seen, whatever it answers.
   */
  readonly coverage: (app: RoutedExpress, terms?: Pick<CoverageTerms, 'except'>) => Coverage;
  /**
   * Throws unless every endpoint has its route and every route its endpoint, and has the app take no further route.
   *
   * @throws {PolicyError} `coverage-incomplete`
   */
  readonly verifyCoverage: (app: RoutedExpress, terms?: Pick<CoverageTerms, 'except'>) => void;
}

/**
 * Makes the guards of one API for Express.
 *
 * @param policy the policy of the generated module
 * @param options the verifier, the service's rights (all of them, typed) and observers
 * @throws {PolicyError} `right-missing`, `right-unknown` or `option-invalid`
 */
export function expressGuards<Endpoints, Rights>(
  policy: Policy<Endpoints, Rights>,
  options: ExpressGuardOptions & RightsOption<Rights>,
): ExpressGuards<Endpoints> {
  const mount = readMountPath(options.mountPath);
  const mountPath = mount.text;
  const guard = createGuard(policy, options);
  const addressing = policy.keys.some((key) => hasAddressing(policy.endpoint(key)));
  const register = createRouteRegister(policy);
  const undeclared = { guard, mount, metadata: options.metadata };
  const places = { mountPath, endpoint: policy.endpoint };
  return {
    route: (key, ...handlers) => {
      const endpoint = register.add(key);
      const path = expressPath(endpoint.template, addressing);
      const route = bindRoute(guard, key, { endpoint, path, mountPath }, handlers);
      register.mark(route[1], key);
      register.place(key, (told) => told === path.path);
      return route;
    },
    denyUndeclared: () => {
      const deny: RequestHandler = (req, res) => {
        send(req, res, undeclaredAnswer(undeclared, req.method, `${req.baseUrl}${req.path}`));
      };
      register.markOwn(deny);
      return deny;
    },
    unrouted: register.unrouted,
    coverage: (app, terms) => register.cover(expressRoutes(app, register, places), { ...terms, order: 'first' }),
    verifyCoverage: (app, terms) => {
      register.verify(expressRoutes(app, register, places), { ...terms, order: 'first' });
      freezeRoutes(app);
    },
  };
}

interface BoundRoute {
  readonly endpoint: PolicyEndpoint;
  readonly path: ExpressPath;
  readonly mountPath: string;
}

function bindRoute<Endpoints, Key extends keyof Endpoints & string>(
  guard: Guard<Endpoints>,
  key: Key,
  route: BoundRoute,
  handlers: readonly ExpressHandler<AccessTo<Endpoints, Key>>[],
): ExpressRoute {
  const granted = new WeakMap<Request, AccessTo<Endpoints, Key>>();
  const check: RequestHandler = (req, res, next) => {
    const misfit = findMisfit(req, route);
    if (misfit !== undefined) {
      send(req, res, guard.refuse(key, misfit.denial, misfit.details));
      return;
    }
    const request = {
      authorization: authorizationOf(req),
      tokenElsewhere: hasTokenInQuery(req.url) || hasTokenInForm(req.headers['content-type'], req.body),
      params: readParams(req, route),
    };
    const proceed = guard.check(key, request).then((verdict) => {
      if (verdict.outcome === 'deny') {
        send(req, res, verdict.answer);
        return;
      }
      granted.set(req, verdict.access);
      next();
    });
    proceed.catch(next);
  };
  const guarded = handlers.map((handler): RequestHandler => (req, res, next) => {
    const access = granted.get(req);
    if (access === undefined) {
      // Somebody has taken the handler out of its route: it must not run without its guard.
      send(req, res, guard.refuse(key, denials['guard-misplaced']));
      return;
    }
    run(handler, Object.assign(req, { access }), res, next);
  });
  return [route.path.path, check, ...guarded];
}

/** Express 4 ignores what a handler returns; here a rejection is an error of the route in both versions. */
function run<Access>(
  handler: ExpressHandler<Access>,
  req: ExpressRequest<Access>,
  res: Response,
  next: NextFunction,
): void {
  const fail = (error: unknown): void => next(error ?? new Error('the handler failed without an error'));
  try {
    Promise.resolve(handler(req, res, next)).catch(fail);
  } catch (error) {
    fail(error);
  }
}

/** Why the request is not one of the guard's own route; undefined when it is. */
function findMisfit(
  req: Request,
  { endpoint, path, mountPath }: BoundRoute,
): { readonly denial: Denial; readonly details?: AnswerDetails } | undefined {
  const served = req.method === endpoint.method || (req.method === 'HEAD' && endpoint.method === 'GET');
  if (!served) return { denial: denials['method-not-allowed'], details: { allow: [endpoint.method] } };
  const matched: unknown = req.route?.path;
  if (matched !== path.path || !isSamePath(req.baseUrl, mountPath)) return { denial: denials['guard-misplaced'] };
  // A string path can't say what the grammar of templates does: no parameter ends in `:` or is a dot segment.
  const loose = typeof path.path === 'string' && endpoint.template.params.length > 0;
  return loose && oddSegment.test(req.path) ? { denial: denials.undeclared } : undefined;
}

const oddSegment = /(?::|(?:^|\/)(?:\.|%2e){1,2})(?:\/|$)/i;

/** Express matches the path of a mounted router without case. */
function isSamePath(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

const controlCharacter = /[\u0000-\u001f\u007f]/;

/** The parameters by their names in the template; one that is not safe to use is left out, so that the guard refuses. */
function readParams(req: Request, { endpoint, path }: BoundRoute): Readonly<Record<string, string>> {
  const params: Record<string, string> = Object.create(null);
  endpoint.template.params.forEach((name, index) => {
    const key = path.keys[index] ?? name;
    const value: unknown = Object.hasOwn(req.params, key) ? req.params[key] : undefined;
    if (typeof value !== 'string' || controlCharacter.test(value)) return;
    params[name] = path.arguments[index] === true ? unquote(value) : value;
  });
  return params;
}

function send(req: Request, res: Response, answer: HttpAnswer): void {
  if (res.headersSent) {
    // Half an answer is out already; whatever it is, nothing may be added to it.
    req.socket.destroy();
    return;
  }
  res.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) res.setHeader(name, value);
  res.end(req.method === 'HEAD' ? undefined : answer.body);
}

function hasAddressing(endpoint: PolicyEndpoint | undefined): boolean {
  return endpoint?.template.text.includes(':') === true;
}
