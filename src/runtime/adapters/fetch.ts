// Guards for whatever speaks the web standard (Fetch): Deno, Bun, Workers, a catch-all route of Next.js. It owns its router:
// one match by the policy's own matcher picks the endpoint, its guard and its handler, so that they cannot differ.
import type { AccessTo } from '../access.ts';
import { checkCoverage, requireCoverage } from '../coverage.ts';
import type { Coverage, CoveredPolicy, FrameworkRoute } from '../coverage.ts';
import { denials } from '../denial.ts';
import { createGuard } from '../guard.ts';
import type { Guard, GuardOptions, RightsOption } from '../guard.ts';
import type { PathParams } from '../matcher.ts';
import { PolicyError } from '../policy-error.ts';
import type { EndpointMatch, Policy } from '../policy.ts';
import type { KeyArgument } from './key-argument.ts';
import { readMountPath } from './mount-path.ts';
import { hasTokenInQuery } from './node-request.ts';
import { pathOf } from './path-fault.ts';
import { metadataAnswer } from './undeclared-answer.ts';
import type { HttpAnswer } from './undeclared-answer.ts';
import { webAnswer, webAuthorizationOf } from './web-answer.ts';
import { hasTokenInWebForm } from './web-form.ts';

/** How the guards of a Fetch service are set up. */
export interface FetchGuardOptions extends GuardOptions {
  /** What comes before the paths of the templates (`/api`). A request outside it is undeclared. */
  readonly mountPath?: string;
}

/**
 * A handler of an endpoint.
 *
 * @param request as it came; its body is untouched
 * @param access who is calling, narrowed to the kinds of access that the endpoint allows, and the checked path parameters
 * @param context what the platform adds: `env` and `ctx` of a Worker, the server of Bun
 */
export type FetchHandler<Access, Context extends readonly unknown[] = readonly unknown[]> = (
  request: Request,
  access: Access,
  ...context: Context
) => Response | Promise<Response>;

/** A handler for every endpoint: a missing, a misspelt or a superfluous one does not compile. */
export type FetchHandlers<Endpoints, Context extends readonly unknown[] = readonly unknown[]> = {
  readonly [Key in keyof Endpoints & string]: FetchHandler<AccessTo<Endpoints, Key>, Context>;
};

/** What platforms call with a request. */
export type FetchService<Context extends readonly unknown[] = readonly unknown[]> = (
  request: Request,
  ...context: Context
) => Promise<Response>;

/**
 * The guards of one API in Fetch.
 *
 * `Context` is what the platform adds to the requests of every `route`: `const guards: FetchGuards<Endpoints, [env: Env]> =
 * fetchGuards(…)`. It is stated once: to find it out from every handler the compiler would make twice as many types.
 */
export interface FetchGuards<Endpoints, Context extends readonly unknown[] = readonly unknown[]> {
  /**
   * The whole service: routes, guards and handles every request, and denies what is undeclared. HEAD follows GET. It serves
   * `metadata`, when that was given.
   *
   * @param handlers one for each endpoint
   * @throws {PolicyError} `coverage-incomplete`
   */
  readonly serve: <Added extends readonly unknown[] = Context>(
    handlers: FetchHandlers<Endpoints, Added>,
  ) => FetchService<Added>;
  /**
   * One endpoint, for platforms that route by files. A request that is not of this endpoint is refused, wherever the platform
   * has put it. What the platform itself makes of the path is not known here: Next.js, which can rewrite it, has `permc/next`.
   *
   * @throws {PolicyError} `endpoint-unknown`
   */
  readonly route: <Key extends keyof Endpoints & string>(
    key: KeyArgument<Key>,
    handler: FetchHandler<AccessTo<Endpoints, Key>, Context>,
  ) => FetchService<Context>;
  /** The keys of handlers held against the policy. */
  readonly coverage: (handlers: object) => Coverage;
  /**
   * Throws unless there is one handler for every endpoint, and nothing else. `serve` asks it itself.
   *
   * @throws {PolicyError} `coverage-incomplete`
   */
  readonly verifyCoverage: (handlers: object) => void;
}

/**
 * Makes the guards of one API for Fetch.
 *
 * Of a form body that comes with an `Authorization` header a copy is looked at: a second token there is refused, and no token
 * is ever taken from there.
 *
 * @param policy the policy of the generated module
 * @param options the verifier, the service's rights (all of them, typed) and observers
 * @throws {PolicyError} `right-missing`, `right-unknown` or `option-invalid`
 */
export function fetchGuards<Endpoints, Rights, Context extends readonly unknown[] = readonly unknown[]>(
  policy: Policy<Endpoints, Rights>,
  options: FetchGuardOptions & RightsOption<Rights>,
): FetchGuards<Endpoints, Context> {
  const mount = readMountPath(options.mountPath);
  const guard = createGuard(policy, options);
  const coverage = (handlers: object): Coverage =>
    checkCoverage(policy, routesOf(policy, handlers), { order: 'template' });
  const verifyCoverage = (handlers: object): void => requireCoverage(coverage(handlers));
  /** The endpoint of a request, by the one match that everything after it goes by; or what is answered instead. */
  const find = (request: Request): Extract<EndpointMatch, { outcome: 'match' }> | HttpAnswer => {
    const served = metadataAnswer(options.metadata, request.method, pathOf(request.url));
    if (served !== undefined) return served;
    const path = mount.below(pathOf(request.url));
    if (path === undefined) return guard.refuse(undefined, denials.undeclared);
    const found = policy.match(request.method, path);
    return found.outcome === 'match' ? found : guard.refuseUndeclared(request.method, path);
  };
  return {
    serve: <Added extends readonly unknown[]>(handlers: FetchHandlers<Endpoints, Added>): FetchService<Added> => {
      verifyCoverage(handlers);
      const answerers = new Map<string, Answerer<Added>>();
      const add = <Key extends keyof Endpoints & string>(key: Key): void => {
        answerers.set(key, answererOf(guard, key, handlers[key]));
      };
      const isHandled = (key: string): key is keyof Endpoints & string => Object.hasOwn(handlers, key);
      for (const key of policy.keys) if (isHandled(key)) add(key);
      return async (request, ...context) => {
        const found = find(request);
        if ('status' in found) return webAnswer(found, request.method);
        const answerer = answerers.get(found.key);
        if (answerer === undefined) return webAnswer(guard.refuse(found.key, denials.undeclared), request.method);
        return answerer(request, found.params, context);
      };
    },
    route: (key, handler) => {
      if (policy.endpoint(key) === undefined) {
        throw new PolicyError('endpoint-unknown', `the policy declares no endpoint \`${key}\``);
      }
      const answerer = answererOf(guard, key, handler);
      return async (request, ...context) => {
        const found = find(request);
        if ('status' in found) return webAnswer(found, request.method);
        if (found.key === key) return answerer(request, found.params, context);
        return webAnswer(guard.refuse(key, denials['guard-misplaced']), request.method);
      };
    },
    coverage,
    verifyCoverage,
  };
}

/** Answers a request of one endpoint: by its guard, or by its handler once the guard has let it through. */
type Answerer<Context extends readonly unknown[]> = (
  request: Request,
  params: PathParams,
  context: Context,
) => Promise<Response>;

function answererOf<Endpoints, Key extends keyof Endpoints & string, Context extends readonly unknown[]>(
  guard: Guard<Endpoints>,
  key: Key,
  handler: FetchHandler<AccessTo<Endpoints, Key>, Context>,
): Answerer<Context> {
  return async (request, params, context) => {
    const authorization = webAuthorizationOf(request);
    const tokenElsewhere =
      hasTokenInQuery(request.url) || (authorization.length > 0 && (await hasTokenInWebForm(request)));
    const verdict = await guard.check(key, {
      authorization,
      tokenElsewhere,
      params,
    });
    if (verdict.outcome === 'deny') return webAnswer(verdict.answer, request.method);
    const response = await handler(request, verdict.access, ...context);
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
}

function routesOf(policy: CoveredPolicy, handlers: object): readonly FrameworkRoute[] {
  return Object.entries(handlers).map(([name, handler]) => {
    const space = name.indexOf(' ');
    const known = typeof handler === 'function' && policy.endpoint(name) !== undefined;
    return { method: name.slice(0, space), path: name.slice(space + 1), endpoint: known ? name : undefined };
  });
}
