// What an adapter remembers of the routes it has made: which endpoints have one, which function is the guard of which, and
// whether it is too late for another.
import type { PolicyEndpoint } from '../compile-endpoint.ts';
import { checkCoverage, requireCoverage } from '../coverage.ts';
import type { Coverage, CoverageTerms, CoveredPolicy, FrameworkRoute } from '../coverage.ts';
import { PolicyError } from '../policy-error.ts';

/** The routes of one guards object. */
export interface RouteRegister {
  /**
   * Notes that an endpoint gets a route.
   *
   * @throws {PolicyError} `endpoint-unknown`, or `route-late` once the routes were found to be complete
   */
  readonly add: (key: string) => PolicyEndpoint;
  /** Remembers whose guard a function is. */
  readonly mark: (guard: object, key: string) => void;
  /** Remembers which paths, as the framework tells them, are those of an endpoint. */
  readonly place: (key: string, isOwn: (path: unknown) => boolean) => void;
  /** A route as the framework tells it; misplaced when its path is not one of the endpoint. */
  readonly routeAt: (method: string, path: unknown, endpoint: string | undefined) => FrameworkRoute;
  /** Remembers that a function is one of the guards object itself, no handler of the service. */
  readonly markOwn: (own: object) => void;
  readonly isOwn: (candidate: unknown) => boolean;
  /** The endpoint whose guard it is; undefined for anything else. */
  readonly endpointOf: (guard: unknown) => string | undefined;
  /** The declared endpoints that no route was asked for. */
  readonly unrouted: () => readonly string[];
  /** Holds the routes of the app against the policy. */
  readonly cover: (routes: readonly FrameworkRoute[], terms: CoverageTerms) => Coverage;
  /**
   * The same as a condition for going on. From then on there is no further route.
   *
   * @throws {PolicyError} `coverage-incomplete`
   */
  readonly verify: (routes: readonly FrameworkRoute[], terms: CoverageTerms) => void;
  /** @throws {PolicyError} `route-late` once the routes were found to be complete */
  readonly refuseLate: (route: string) => void;
}

/** Makes the register of one guards object. */
export function createRouteRegister(policy: CoveredPolicy): RouteRegister {
  const routed = new Set<string>();
  const guards = new WeakMap<object, string>();
  const places = new Map<string, (path: unknown) => boolean>();
  const owned = new WeakSet<object>();
  let complete = false;
  const refuseLate = (route: string): void => {
    if (!complete) return;
    const text = `the route \`${route}\` comes after the routes were found to be complete: add it before that`;
    throw new PolicyError('route-late', text);
  };
  return {
    add: (key) => {
      const endpoint = policy.endpoint(key);
      if (endpoint === undefined) {
        throw new PolicyError('endpoint-unknown', `the policy declares no endpoint \`${key}\``);
      }
      refuseLate(key);
      routed.add(key);
      return endpoint;
    },
    mark: (guard, key) => {
      guards.set(guard, key);
    },
    place: (key, isOwn) => {
      places.set(key, isOwn);
    },
    routeAt: (method, path, endpoint) => {
      const misplaced = endpoint !== undefined && places.get(endpoint)?.(path) === false;
      return { method, path: String(path), endpoint, ...(misplaced ? { misplaced } : {}) };
    },
    markOwn: (own) => {
      owned.add(own);
    },
    isOwn: (candidate) => typeof candidate === 'function' && owned.has(candidate),
    endpointOf: (guard) => (typeof guard === 'function' ? guards.get(guard) : undefined),
    unrouted: () => policy.keys.filter((key) => !routed.has(key)),
    cover: (routes, terms) => checkCoverage(policy, routes, terms),
    verify: (routes, terms) => {
      requireCoverage(checkCoverage(policy, routes, terms));
      complete = true;
    },
    refuseLate,
  };
}
