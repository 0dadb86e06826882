// Guards for route handlers of Next.js. The endpoint is that of the file that Next.js has routed the request to, with the
// parameters that it captured; the path of the request is held against both, and can refuse but never choose.
import type { AccessTo } from '../access.ts';
import { requireCoverage } from '../coverage.ts';
import type { Coverage, CoverageTerms, FrameworkRoute } from '../coverage.ts';
import { denials } from '../denial.ts';
import { createGuard } from '../guard.ts';
import type { GuardOptions, RightsOption } from '../guard.ts';
import { PolicyError } from '../policy-error.ts';
import type { Policy } from '../policy.ts';
import type { KeyArgument } from './key-argument.ts';
import { readMountPath } from './mount-path.ts';
import { nextPath } from './next-path.ts';
import { nextRoutes } from './next-routes.ts';
import { hasTokenInQuery } from './node-request.ts';
import { pathOf } from './path-fault.ts';
import { createRouteRegister } from './route-register.ts';
import { metadataAnswer } from './undeclared-answer.ts';
import { webAnswer, webAuthorizationOf } from './web-answer.ts';
import { hasTokenInWebForm } from './web-form.ts';

/** How the guards of a Next.js app are set up. */
export interface NextGuardOptions extends GuardOptions {
  /** The folders that the guarded routes are in (`/api`), without the `basePath`; the templates do not have it. */
  readonly mountPath?: string;
}

/** What Next.js hands to a route handler beside the request. */
export interface NextContext {
  /** The captured parameters; of a route without any, Next.js gives none. */
  readonly params: Promise<object>;
}

/**
 * A handler of a guarded route.
 *
 * @param request as it came, a `NextRequest` for who says so; its body is untouched
 * @param access who is calling, narrowed to the kinds of access that the endpoint allows, and the checked path parameters
 * @param context of Next.js; its `params` are those of `access`
 */
export type NextHandler<Access, Received extends Request = Request> = (
  request: Received,
  access: Access,
  context: NextContext,
) => Response | Promise<Response>;

/** What a route file exports under the name of a method. */
export type NextRoute<Received extends Request = Request> = (
  request: Received,
  context: NextContext,
) => Promise<Response>;

/** The files that Next.js routes by: keys of its manifests with their values, or paths of route files with their modules. */
export type NextFiles = Readonly<Record<string, string | object>>;

/** The guards of one API in Next.js. */
export interface NextGuards<Endpoints> {
  /**
   * The export of a route file: `export const GET = guards.route('GET /files/{id}', handler)` in `app/files/[id]/route.ts`.
   * Next.js answers HEAD by GET, so with the same guard.
   *
   * A request whose path is not one of the endpoint, or says anything else than what Next.js captured, is refused. So is what
   * a rewrite sends here under another path: which of the two a handler would go by is not certain.
   *
   * @param key the endpoint
   * @param handler runs once the guard has allowed the request
   * @throws {PolicyError} `endpoint-unknown` or `template-unsupported` (see `nextPath`)
   */
  readonly route: <Key extends keyof Endpoints & string, Received extends Request = Request>(
    key: KeyArgument<Key>,
    handler: NextHandler<AccessTo<Endpoints, Key>, Received>,
  ) => NextRoute<Received>;
  /**
   * For `proxy.ts` (`middleware.ts` before Next.js 16): answers 404, 405 or 400 to whatever below `mountPath` is not declared,
   * before a file is looked for, and serves `metadata`, if given. It lets everything else go on; no token is looked at.
   */
  readonly denyUndeclared: () => (request: Request) => Response | undefined;
  /**
   * The export `GET` of the route file at the path of `metadata`, where no `denyUndeclared` serves it.
   *
   * @throws {PolicyError} `option-invalid` when the guards have no `metadata`
   */
  readonly serveMetadata: () => (request: Request) => Response;
  /**
   * The files of the app held against the policy. Of a manifest (`.next/server/app-paths-manifest.json`,
   * `.next/server/pages-manifest.json`) the paths are looked at; of a module, what it exports for every method as well.
   * Pages and server functions are no routes, and are not seen.
   *
   * @throws {PolicyError} `template-unsupported` (see `nextPath`)
   */
  readonly coverage: (files: NextFiles, terms?: Pick<CoverageTerms, 'except'>) => Coverage;
  /**
   * Throws unless every endpoint has its file and every route file its endpoint.
   *
   * @throws {PolicyError} `coverage-incomplete`
   */
  readonly verifyCoverage: (files: NextFiles, terms?: Pick<CoverageTerms, 'except'>) => void;
}

/**
 * Makes the guards of one API for Next.js, version 15 or later.
 *
 * Of a form body that comes with an `Authorization` header a copy is looked at: a second token there is refused, and no token
 * is ever taken from there.
 *
 * @param policy the policy of the generated module
 * @param options the verifier, the service's rights (all of them, typed) and observers
 * @throws {PolicyError} `right-missing`, `right-unknown` or `option-invalid`
 */
export function nextGuards<Endpoints, Rights>(
  policy: Policy<Endpoints, Rights>,
  options: NextGuardOptions & RightsOption<Rights>,
): NextGuards<Endpoints> {
  const mount = readMountPath(options.mountPath);
  const { metadata } = options;
  const guard = createGuard(policy, options);
  const register = createRouteRegister(policy);
  const routesOf = (files: NextFiles): readonly FrameworkRoute[] =>
    nextRoutes(files, { policy, register, mount, metadataPath: metadata?.path });
  const coverage = (files: NextFiles, terms: Pick<CoverageTerms, 'except'> = {}): Coverage =>
    register.cover(routesOf(files), { ...terms, order: 'template' });
  return {
    route: <Key extends keyof Endpoints & string, Received extends Request>(
      key: Key,
      handler: NextHandler<AccessTo<Endpoints, Key>, Received>,
    ): NextRoute<Received> => {
      const own = nextPath(register.add(key));
      const guarded: NextRoute<Received> = async (request, context) => {
        const { method } = request;
        const path = mount.below(pathSeen(request));
        if (path === undefined) return webAnswer(guard.refuse(undefined, denials.undeclared), method);
        const found = policy.match(method, path);
        if (found.outcome !== 'match') return webAnswer(guard.refuseUndeclared(method, path), method);
        const read = found.key === key ? own.read(await capturedIn(context)) : undefined;
        if (read?.outcome === 'deny') return webAnswer(guard.refuse(key, read), method);
        if (read === undefined || !areSame(read.params, found.params)) {
          return webAnswer(guard.refuse(key, denials['guard-misplaced']), method);
        }
        const authorization = webAuthorizationOf(request);
        const verdict = await guard.check(key, {
          authorization,
          tokenElsewhere:
            hasTokenInQuery(request.url) || (authorization.length > 0 && (await hasTokenInWebForm(request))),
          params: read.params,
        });
        if (verdict.outcome === 'deny') return webAnswer(verdict.answer, method);
        const response = await handler(request, verdict.access, context);
        return method === 'HEAD' ? new Response(null, response) : response;
      };
      register.mark(guarded, key);
      register.place(key, (told) => {
        const route = typeof told === 'string' ? mount.below(told) : undefined;
        return route !== undefined && own.fits(route);
      });
      return guarded;
    },
    denyUndeclared: () => (request) => {
      const { method } = request;
      const seen = pathSeen(request);
      const served = metadataAnswer(metadata, method, seen);
      if (served !== undefined) return webAnswer(served, method);
      const path = mount.below(seen);
      if (path === undefined || policy.match(method, path).outcome === 'match') return undefined;
      return webAnswer(guard.refuseUndeclared(method, path), method);
    },
    serveMetadata: () => {
      if (metadata === undefined) {
        throw new PolicyError('option-invalid', 'there is no metadata to serve: give `metadata` to the guards');
      }
      const serve = ({ method }: Request): Response => webAnswer(metadata, method);
      register.markOwn(serve);
      return serve;
    },
    coverage,
    verifyCoverage: (files, terms) => requireCoverage(coverage(files, terms)),
  };
}

/**
 * The path of a request below the `basePath`, as sent. Whether a trailing slash matters is the app's setting
 * (`trailingSlash`), which Next.js has followed before.
 */
function pathSeen(request: Request): string {
  const url: unknown = 'nextUrl' in request ? request.nextUrl : undefined;
  const own = typeof url === 'object' && url !== null && 'pathname' in url ? url.pathname : undefined;
  const path = typeof own === 'string' ? own : pathOf(request.url);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Next.js before 15 gave them at once; a route without parameters has none. */
async function capturedIn(context: Partial<NextContext> | undefined): Promise<object> {
  const params: unknown = await context?.params;
  return typeof params === 'object' && params !== null ? params : {};
}

/** Whether every parameter of one reading is that of the other. */
function areSame(left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(right);
  return names.length === Object.keys(left).length && names.every((name) => left[name] === right[name]);
}
