// Guards for NestJS on Express and on Fastify. One decorator makes a method the handler of an endpoint: it registers the route,
// puts the guard before it and hands it the access that was granted, so that no handler is without its guard.
import {
  HttpException,
  NotFoundException,
  RequestMapping,
  RequestMethod,
  UseGuards,
  createParamDecorator,
} from '@nestjs/common';
import type { CanActivate, ExceptionFilter, ExecutionContext, INestApplication } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { AccessTo } from '../access.ts';
import type { PolicyEndpoint } from '../compile-endpoint.ts';
import type { Coverage, CoverageTerms } from '../coverage.ts';
import { denials } from '../denial.ts';
import { createGuard } from '../guard.ts';
import type { Guard, GuardOptions, RightsOption } from '../guard.ts';
import { PolicyError } from '../policy-error.ts';
import type { Policy } from '../policy.ts';
import { findMisfit } from './find-misfit.ts';
import { readCaptures } from './framework-captures.ts';
import type { KeyArgument } from './key-argument.ts';
import { readMountPath } from './mount-path.ts';
import type { MountPath } from './mount-path.ts';
import { nestPath } from './nest-path.ts';
import type { NestPath, NestPlatform } from './nest-path.ts';
import { createNestRoutes } from './nest-routes.ts';
import { authorizationOf, hasTokenInForm, hasTokenInQuery } from './node-request.ts';
import type { NodeRequest } from './node-request.ts';
import { pathOf } from './path-fault.ts';
import { createRouteRegister } from './route-register.ts';
import { undeclaredAnswer } from './undeclared-answer.ts';
import type { HttpAnswer } from './undeclared-answer.ts';

/** How the guards of a NestJS app are set up. */
export interface NestGuardOptions extends GuardOptions {
  /** What the app runs on; `express` unless given. Their paths differ in syntax. */
  readonly platform?: NestPlatform;
  /** The global prefix and the path of the controllers, if any (`/api`); the templates do not have it. */
  readonly mountPath?: string;
}

/**
 * Makes a method the handler of an endpoint. Its first parameter is the access that the guard has granted; further ones are
 * what Nest's own decorators say (`@Body()`, `@Res()`). A method that wants another access does not compile.
 */
export type EndpointDecorator<Access> = <Method extends (access: Access, ...others: never[]) => unknown>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

/** The guards of one API in NestJS. */
export interface NestGuards<Endpoints> {
  /**
   * The decorator of one handler: `@guards.Endpoint('GET /files/{id}') read(access: …) { … }`, in a controller without a
   * path of its own. Nest answers HEAD by its GET route, so with the same guard.
   *
   * @param key the endpoint
   * @throws {PolicyError} `endpoint-unknown`, `route-late`, or `template-unsupported` (see `nestPath`)
   */
  readonly Endpoint: <Key extends keyof Endpoints & string>(
    key: KeyArgument<Key>,
  ) => EndpointDecorator<AccessTo<Endpoints, Key>>;
  /**
   * Denies by default: a handler of Nest that is no endpoint never runs, and what no route takes is answered 404, 405 or 400; `metadata` is
   * served, when that was given.
   * Call it before `app.init()` or `app.listen()`, and before the app's own exception filters are added.
   *
   * @throws {PolicyError} `option-invalid` when the app runs on another platform
   */
  readonly denyUndeclared: (app: INestApplication) => void;
  /** The declared endpoints that have no handler yet. */
  readonly unrouted: () => readonly string[];
  /**
   * The routes of an app that `denyUndeclared` was called with, those registered past Nest included, held against the policy;
   * ask once it is initialised.
   *
   * @throws {PolicyError} `option-invalid` when the app is not watched
   */
  readonly coverage: (app: INestApplication, terms?: Pick<CoverageTerms, 'except'>) => Coverage;
  /**
   * Throws unless every endpoint has its route and every route its endpoint. From then on no route can be added.
   *
   * @throws {PolicyError} `coverage-incomplete`; `option-invalid` when the app is not watched
   */
  readonly verifyCoverage: (app: INestApplication, terms?: Pick<CoverageTerms, 'except'>) => void;
}

/**
 * Makes the guards of one API for NestJS.
 *
 * @param policy the policy of the generated module
 * @param options the verifier, the service's rights (all of them, typed), observers and the platform
 * @throws {PolicyError} `right-missing`, `right-unknown` or `option-invalid`
 */
export function nestGuards<Endpoints, Rights>(
  policy: Policy<Endpoints, Rights>,
  options: NestGuardOptions & RightsOption<Rights>,
): NestGuards<Endpoints> {
  const { platform = 'express' } = options;
  const mount = readMountPath(options.mountPath);
  const guard = createGuard(policy, options);
  const register = createRouteRegister(policy);
  const routes = createNestRoutes(register, platform);
  const undeclared = { guard, mount, metadata: options.metadata };
  const order = platform === 'express' ? 'first' : 'specific';
  /** Requests that some handler of Nest has taken: what is not found from then on is the handler's business. */
  const taken = new WeakSet<NestRequest>();
  return {
    Endpoint: (key) => {
      const endpoint = register.add(key);
      const method = requestMethods.get(endpoint.method);
      if (method === undefined) {
        throw new PolicyError('template-unsupported', `NestJS can't route \`${key}\`: it has no such method`);
      }
      const path = nestPath(endpoint, platform);
      routes.place(key, path.path, mount.urls(path.path));
      const bound = bindRoute(guard, key, { endpoint, path, mount });
      return (target, name, descriptor) => {
        if (descriptor.value === undefined) {
          throw new PolicyError('option-invalid', `\`${String(name)}\` is no method: \`Endpoint\` is for methods`);
        }
        register.mark(descriptor.value, key);
        RequestMapping({ path: path.path, method })(target, name, descriptor);
        UseGuards(bound.guard)(target, name, descriptor);
        createParamDecorator((_data, context) => bound.accessOf(context))()(target, name, 0);
      };
    },
    denyUndeclared: (app) => {
      routes.watch(app);
      if (platform === 'express') {
        const last = (request: NestRequest, response: NestResponse): void => {
          const answer = undeclaredAnswer(undeclared, request.method, pathOf(request.url ?? ''));
          setHeaders(response, answer);
          app.getHttpAdapter().reply(response, answer.body, answer.status);
        };
        register.markOwn(last);
        addLast(app, last);
      }
      app.useGlobalGuards({
        canActivate: (context) => {
          const request = requestOf(context);
          if (register.endpointOf(context.getHandler()) !== undefined) {
            taken.add(request);
            return true;
          }
          return deny(context, guard.refuse(undefined, denials.undeclared));
        },
      });
      const usual = new BaseExceptionFilter(app.getHttpAdapter());
      const filter: ExceptionFilter = {
        catch: (error: unknown, host) => {
          const request = requestOf(host);
          if (!(error instanceof NotFoundException) || taken.has(request)) {
            usual.catch(error, host);
            return;
          }
          const path = pathOf(nodeRequestOf(request).url ?? '');
          const answer = undeclaredAnswer(undeclared, request.method, path);
          const response = host.switchToHttp().getResponse<NestResponse>();
          setHeaders(response, answer);
          if (answer.status === 200) app.getHttpAdapter().reply(response, answer.body, answer.status);
          else usual.catch(exceptionOf(answer), host);
        },
      };
      app.useGlobalFilters(filter);
    },
    unrouted: register.unrouted,
    coverage: (app, terms) => register.cover(routes.of(app), { ...terms, order }),
    verifyCoverage: (app, terms) => {
      register.verify(routes.of(app), { ...terms, order });
      routes.freeze(app);
    },
  };
}

/** A request of Express, or one of Fastify, which has Node's own inside. */
interface NestRequest extends NodeRequest {
  readonly method: string;
  readonly params: object;
  readonly body?: unknown;
  readonly raw?: NodeRequest;
  readonly route?: { readonly path?: unknown };
  readonly routeOptions?: { readonly url?: unknown };
}

/** A response of Express, or a reply of Fastify. */
interface NestResponse {
  readonly header: (name: string, value: string) => unknown;
}

interface BoundRoute {
  readonly endpoint: PolicyEndpoint;
  readonly path: NestPath;
  readonly mount: MountPath;
}

function bindRoute<Endpoints, Key extends keyof Endpoints & string>(
  guard: Guard<Endpoints>,
  key: Key,
  { endpoint, path, mount }: BoundRoute,
): { readonly guard: CanActivate; readonly accessOf: (context: ExecutionContext) => AccessTo<Endpoints, Key> } {
  const granted = new WeakMap<NestRequest, AccessTo<Endpoints, Key>>();
  const urls = mount.urls(path.path);
  const canActivate = async (context: ExecutionContext): Promise<boolean> => {
    if (context.getType() !== 'http') return false;
    const request = requestOf(context);
    const node = nodeRequestOf(request);
    const target = node.url ?? '';
    const matched = request.routeOptions?.url ?? request.route?.path;
    const ownRoute = typeof matched === 'string' && urls.includes(matched);
    const misfit = findMisfit({ method: request.method, path: pathOf(target), ownRoute }, endpoint);
    if (misfit !== undefined) return deny(context, guard.refuse(key, misfit.denial, misfit.details));
    const read = readCaptures(path.captures, (capture) => path.textOf(capture, request.params));
    if (read.outcome === 'deny') return deny(context, guard.refuse(key, read));
    const verdict = await guard.check(key, {
      authorization: authorizationOf(node),
      tokenElsewhere: hasTokenInQuery(target) || hasTokenInForm(node.headers['content-type'], request.body),
      params: read.params,
    });
    if (verdict.outcome === 'deny') return deny(context, verdict.answer);
    granted.set(request, verdict.access);
    return true;
  };
  return {
    guard: { canActivate },
    accessOf: (context) => {
      const access = granted.get(requestOf(context));
      // Somebody has taken the guard away from its handler: it must not run without it.
      return access ?? deny(context, guard.refuse(key, denials['guard-misplaced']));
    },
  };
}

/** Below a global prefix, Nest answers what no route takes only there, and leaves what is outside of it to Express. */
function addLast(app: INestApplication, last: (request: NestRequest, response: NestResponse) => void): void {
  const adapter = app.getHttpAdapter();
  const usual = adapter.setNotFoundHandler?.bind(adapter);
  if (usual === undefined) return;
  const value = (...given: Parameters<typeof usual>): void => {
    usual(...given);
    adapter.use(last);
  };
  Object.defineProperty(adapter, 'setNotFoundHandler', { value, configurable: true });
}

function requestOf(context: Pick<ExecutionContext, 'switchToHttp'>): NestRequest {
  return context.switchToHttp().getRequest<NestRequest>();
}

function nodeRequestOf(request: NestRequest): NodeRequest {
  return request.raw ?? request;
}

/** Nest's own way to refuse: an exception, whose status and body its filters write. */
function deny(context: ExecutionContext, answer: HttpAnswer): never {
  setHeaders(context.switchToHttp().getResponse<NestResponse>(), answer);
  throw exceptionOf(answer);
}

function setHeaders(response: NestResponse, { headers }: HttpAnswer): void {
  for (const [name, value] of Object.entries(headers)) response.header(name, value);
}

function exceptionOf({ body, status }: HttpAnswer): HttpException {
  const document: Readonly<Record<string, unknown>> = JSON.parse(body);
  return new HttpException(document, status);
}

const requestMethods: ReadonlyMap<string, RequestMethod> = new Map([
  ['GET', RequestMethod.GET],
  ['POST', RequestMethod.POST],
  ['PUT', RequestMethod.PUT],
  ['DELETE', RequestMethod.DELETE],
  ['PATCH', RequestMethod.PATCH],
  ['OPTIONS', RequestMethod.OPTIONS],
  ['HEAD', RequestMethod.HEAD],
  ['SEARCH', RequestMethod.SEARCH],
]);
