// The route table of an Express app, version 4 or 5, as far as Express lets it be read: a stack of layers, each a route, a
// router or a middleware. Nothing here runs or changes a route.
import type { CoveredPolicy, FrameworkRoute } from '../coverage.ts';
import { isReached } from './express-mounts.ts';
import type { RouteRegister } from './route-register.ts';

/** An app or a router of Express 4 or 5: all are functions, and none is typed to show its routes. */
export type RoutedExpress = Function;

/**
 * The routes of an app or a router, in the order of their registration. A route's endpoint is the one whose guard is its
 * first handler.
 *
 * A guard on another path than its own is found by the path of the route itself, and by the mounts around it: see `isReached`.
 * Of a router that is given alone, nobody knows where it is mounted, and it is taken to be at the right place.
 *
 * What `use` mounts is middleware or a handler, and Express does not know which. It counts as one that may answer, a route
 * `USE` of its name, when it takes no `next`, when it is mounted at a path of its own, and when it is an app: the routes of
 * that are closed to the app around it.
 */
export function expressRoutes(
  app: RoutedExpress,
  register: RouteRegister,
  places?: ExpressPlaces,
): readonly FrameworkRoute[] {
  const mountPath = 'stack' in app ? '' : (places?.mountPath ?? '');
  const endpointOf = places?.endpoint ?? (() => undefined);
  return routesIn(stackOf(app), [], {
    register,
    isReached: (key, mounts) => {
      const endpoint = endpointOf(key);
      return endpoint === undefined || isReached(mounts, mountPath, endpoint.template);
    },
  });
}

/** Where the routes of endpoints are to be. */
export interface ExpressPlaces extends Pick<CoveredPolicy, 'endpoint'> {
  readonly mountPath: string;
}

/** What a walk through the routers of an app goes by. */
interface Walk {
  readonly register: RouteRegister;
  /** Whether an endpoint's route behind these mounts gets its requests as its guard expects them. */
  readonly isReached: (key: string, mounts: readonly unknown[]) => boolean;
}

/** Has every stack take no further layer. */
export function freezeRoutes(app: RoutedExpress): void {
  freeze(stackOf(app));
}

function routesIn(stack: readonly unknown[], mounts: readonly unknown[], walk: Walk): readonly FrameworkRoute[] {
  const { register } = walk;
  return stack.flatMap((layer) => {
    const route = read(layer, 'route');
    if (route === undefined) return mountedIn(layer, mounts, walk);
    const [first] = list(read(route, 'stack'));
    const endpoint = register.endpointOf(read(first, 'handle'));
    const path = read(route, 'path');
    const astray = endpoint !== undefined && !walk.isReached(endpoint, mounts);
    return methodsOf(route).map((method) => {
      const told = register.routeAt(method, path, endpoint);
      return astray ? { ...told, misplaced: true } : told;
    });
  });
}

function mountedIn(layer: unknown, mounts: readonly unknown[], walk: Walk): readonly FrameworkRoute[] {
  const mounted = read(layer, 'handle');
  const inner = read(mounted, 'stack');
  if (Array.isArray(inner)) return routesIn(inner, [...mounts, layer], walk);
  if (typeof mounted !== 'function' || mounted.length > 3 || walk.register.isOwn(mounted)) return [];
  const everywhere = (read(layer, 'slash') ?? read(read(layer, 'regexp'), 'fast_slash')) === true;
  const goesOn = mounted.length === 3 && mounted.name !== 'mounted_app';
  return goesOn && everywhere ? [] : [{ method: 'USE', path: mounted.name || '(anonymous)', endpoint: undefined }];
}

function freeze(stack: readonly unknown[]): void {
  for (const layer of stack) {
    const inner = read(read(layer, 'route') ?? read(layer, 'handle'), 'stack');
    if (Array.isArray(inner)) freeze(inner);
  }
  Object.freeze(stack);
}

/** Express 4 makes an app's router by its first use and forbids to ask for `router`; Express 5 has `router`. */
function stackOf(app: RoutedExpress): readonly unknown[] {
  if ('stack' in app) return list(app.stack);
  return list(read('lazyrouter' in app ? read(app, '_router') : read(app, 'router'), 'stack'));
}

/** `app.all` has every method that Node knows, or in a router of Express 4 the one method `_all`. */
function methodsOf(route: unknown): readonly string[] {
  const methods = read(route, 'methods');
  const named = typeof methods === 'object' && methods !== null ? Object.keys(methods) : [];
  return named.includes('_all') || named.length > 20 ? ['ALL'] : named.map((method) => method.toUpperCase());
}

function read(holder: unknown, name: string): unknown {
  return (typeof holder === 'object' && holder !== null) || typeof holder === 'function'
    ? Reflect.get(holder, name)
    : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
