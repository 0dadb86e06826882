// Brings the routers of all files together: a route's full path is that of every way from an app down to its router, and the
// checks on that way stand before it. Pure data in, pure data out.
import { groupBy } from '../../../base/group-by.ts';
import type { Confidence, RouteGuard, ServerRoute } from '../../scan-result.ts';
import { joinPaths } from '../paths/route-pattern.ts';
import type { Exemption, GuardStep, MountStep, RouteStep, RouterFact, RouterStep, WalkFacts } from '../server-facts.ts';
import { coversPath } from './covers-path.ts';

/** A way from a root down to a router: what stands before its paths. */
interface Reach {
  readonly prefix: string;
  readonly guards: readonly GuardOnWay[];
  readonly confidence: Confidence;
  /** The app that the way begins at, when it begins at one. */
  readonly app: string | undefined;
}

/** A check on the way, with the path that it stands before, from the root. */
interface GuardOnWay {
  readonly path: string;
  readonly exact: boolean;
  readonly guards: readonly RouteGuard[];
  readonly except: readonly Exemption[];
}

/** The ways to one router that are told apart. */
const maximalReaches = 64;

/** The routes of walks that belong together, with their full paths; in no particular order. */
export function linkRoutes(walks: readonly WalkFacts[]): readonly ServerRoute[] {
  const routers = new Map(walks.flatMap((walk) => walk.routers).map((router) => [router.id, router]));
  const steps = walks.flatMap((walk) => walk.steps);
  const byRouter = groupBy(steps, ({ router }) => router);
  const mounts = groupBy(
    steps.filter((step) => step.kind === 'mount'),
    ({ child }) => child,
  );
  const known = new Map<string, readonly Reach[]>();
  return steps
    .filter((step) => step.kind === 'route')
    .flatMap((route): readonly ServerRoute[] => {
      const router = routers.get(route.router);
      if (router === undefined) return [];
      return reachesOf(router, new Set()).map((reach) => serverRoute(route, router, reach));
    });

  function serverRoute(route: RouteStep, router: RouterFact, reach: Reach): ServerRoute {
    const path = joinPaths(reach.prefix, route.path);
    const own = guardsBefore(route, router, reach.prefix);
    const inherited = [...reach.guards, ...own].filter(
      (guard) => coversPath(guard, path) && !letsPass(guard, route.method, path),
    );
    return {
      ...route.place,
      method: route.method,
      path,
      framework: router.framework,
      ...(reach.app === undefined ? {} : { app: reach.app }),
      guards: eachOnce([...inherited.flatMap(({ guards }) => guards), ...route.guards]),
      confidence: path.includes('{}') || route.method === '{}' ? lower(reach.confidence) : reach.confidence,
    };
  }

  function reachesOf(router: RouterFact, seen: ReadonlySet<string>): readonly Reach[] {
    const found = known.get(router.id);
    if (found !== undefined) return found;
    const all = (mounts.get(router.id) ?? []).filter(({ router: parent }) => !seen.has(parent));
    const sure = all.filter(({ supposed }) => supposed !== true);
    const places = sure.length > 0 ? sure : all;
    const inside = new Set([...seen, router.id]);
    const reaches = places.flatMap((mount) => mountReaches(mount, inside)).slice(0, maximalReaches);
    const own = reaches.length > 0 ? reaches : [rootReach(router)];
    const result = own.flatMap((reach) =>
      router.prefixes.map((prefix): Reach => ({ ...reach, prefix: joinPaths(reach.prefix, prefix) })),
    );
    // What was found inside a cycle is not the whole of it.
    if (seen.size === 0) known.set(router.id, result);
    return result;
  }

  function mountReaches(mount: MountStep, inside: ReadonlySet<string>): readonly Reach[] {
    const parent = routers.get(mount.router);
    if (parent === undefined || inside.has(parent.id)) return [];
    return reachesOf(parent, inside).map((reach): Reach => {
      const prefix = joinPaths(reach.prefix, mount.path);
      const before = guardsBefore(mount, parent, reach.prefix);
      const own: GuardOnWay = { path: '/', exact: false, guards: mount.guards, except: [] };
      return { ...reach, prefix, guards: [...reach.guards, ...before, own] };
    });
  }

  /** The checks of a router that stand before one of its steps. */
  function guardsBefore(step: RouteStep | MountStep, router: RouterFact, prefix: string): readonly GuardOnWay[] {
    const own = byRouter.get(router.id) ?? [];
    const before = (router.ordered ? own.slice(0, own.indexOf(step)) : own).filter((one) => isSure(one, step));
    return before.flatMap((one): readonly GuardOnWay[] => {
      if (one.kind === 'guard') return [guardOnWay(one, prefix)];
      if (one.kind !== 'mount' || !router.ordered) return [];
      const child = routers.get(one.child);
      const inside = byRouter.get(one.child) ?? [];
      // A router that serves nothing is a bundle of checks: what it does not answer goes on to the next one.
      if (child === undefined || !inside.every(({ kind }) => kind === 'guard')) return [];
      const below = child.prefixes.map((inner) => joinPaths(prefix, one.path, inner));
      return inside.flatMap((guard) =>
        guard.kind === 'guard' && isSure(guard, one) ? below.map((path) => guardOnWay(guard, path)) : [],
      );
    });
  }
}

/** Whether one step is done whenever another one is: it stands under no condition that the other one does not stand under. */
function isSure({ when = [] }: RouterStep, { when: others = [] }: RouterStep): boolean {
  return when.every((condition, index) => condition === others[index]);
}

function guardOnWay({ path, exact, guards, except = [] }: GuardStep, prefix: string): GuardOnWay {
  return { path: joinPaths(prefix, path), exact, guards, except };
}

/** A router that nobody mounts is where its paths begin, as far as anyone can see. */
function rootReach(router: RouterFact): Reach {
  const isApp = router.kind === 'app';
  const confidence = isApp ? router.confidence : lower(router.confidence);
  return { prefix: '/', guards: [], confidence, app: isApp ? router.id : undefined };
}

/** A check that stands twice on a way is one check. */
function eachOnce(guards: readonly RouteGuard[]): readonly RouteGuard[] {
  return [...new Map(guards.map((guard) => [JSON.stringify(guard), guard])).values()];
}

/** Whether a check lets a route pass. */
function letsPass({ path: before, except }: GuardOnWay, method: string, path: string): boolean {
  return except.some(({ path: exempt, methods, below, but = [] }) => {
    const meets = (one: string): boolean =>
      isExempt(one, path) || (below === true && isExempt(joinPaths(before, one), path));
    return (methods.length === 0 || methods.includes(method)) && meets(exempt) && !but.some(meets);
  });
}

/** Below `/open/*` lies `/open` too, and `/open*` begins `/opening`. */
function isExempt(exempt: string, path: string): boolean {
  if (!exempt.endsWith('*')) return coversPath({ path: exempt, exact: true }, path);
  const start = exempt.slice(0, -1);
  return path.startsWith(start) || `${path}/` === start;
}

function lower(confidence: Confidence): Confidence {
  return confidence === 'high' ? 'medium' : 'low';
}
