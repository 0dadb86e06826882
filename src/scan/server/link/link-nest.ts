// The full paths of Nest's routes: what the app puts before all of them, the version, the controller's path. Pure data in,
// pure data out.
import type { RouteGuard, ServerRoute } from '../../scan-result.ts';
import { joinPaths } from '../paths/route-pattern.ts';
import type { NestRoute, NestSettings, NestTarget, WalkFacts } from '../server-facts.ts';
import { coversPath } from './covers-path.ts';

/**
 * The routes of all controllers. Which app has which module is not followed: of several apps the one whose file lies nearest
 * counts.
 */
export function linkNest(walks: readonly WalkFacts[]): readonly ServerRoute[] {
  const stated = walks.flatMap((walk) => walk.nestSettings);
  const apps = [...new Set(stated.filter(({ isApp }) => isApp).map(({ file }) => file))];
  const merged = new Map<string | undefined, NestSettings>();
  for (const app of apps.length === 0 ? [undefined] : apps) {
    merged.set(app, mergeSettings(stated.filter(({ file }) => nearest(file, apps) === app)));
  }
  const mountedAt = mountPaths(stated);
  return withoutDrafts(walks.flatMap((walk) => walk.nestRoutes))
    .flatMap((route) => (mountedAt.get(route.controller) ?? ['/']).map((path) => mounted(route, path)))
    .flatMap((route) => serverRoutes(route, merged.get(nearest(route.place.file, apps)) ?? mergeSettings([])));
}

/** A handler in a class that a function makes is served where its classes are used: the function alone knows no path. */
function withoutDrafts(routes: readonly NestRoute[]): readonly NestRoute[] {
  const placeOf = ({ place: { file, line, column } }: NestRoute): string => JSON.stringify([file, line, column]);
  const known = new Set(routes.filter(({ path }) => !path.includes('{}')).map(placeOf));
  return routes.filter((route) => !route.path.includes('{}') || !known.has(placeOf(route)));
}

/** The paths before each controller, of the modules that it is in. */
function mountPaths(stated: readonly NestSettings[]): ReadonlyMap<string, readonly string[]> {
  const mounts = stated.flatMap((settings) => settings.mounts);
  const found = new Map<string, readonly string[]>();
  if (mounts.length === 0) return found;
  for (const [module, controller] of stated.flatMap((settings) => settings.controllers)) {
    const paths = mounts.flatMap(([mountedModule, path]) => (mountedModule === module ? [path] : []));
    if (paths.length > 0) found.set(controller, [...(found.get(controller) ?? []), ...paths]);
  }
  return found;
}

function mounted(route: NestRoute, path: string): NestRoute {
  return { ...route, path: joinPaths(path, route.path) };
}

/** The file that shares the most folders with another one; of equals the first. */
function nearest(file: string, apps: readonly string[]): string | undefined {
  const folders = file.split('/').slice(0, -1);
  const shared = (app: string): number => {
    const own = app.split('/').slice(0, -1);
    const end = own.findIndex((folder, index) => folder !== folders[index]);
    return end === -1 ? own.length : end;
  };
  return apps.reduce<string | undefined>(
    (best, app) => (best === undefined || shared(app) > shared(best) ? app : best),
    undefined,
  );
}

function serverRoutes(route: NestRoute, settings: NestSettings): readonly ServerRoute[] {
  const isExcluded = settings.excluded.some((path) => coversPath({ path, exact: true }, route.path));
  const prefix = isExcluded ? '/' : (settings.globalPrefix ?? '/');
  return versionSegments(route, settings).map((version) => ({
    ...route.place,
    method: route.method,
    path: joinPaths(prefix, version, route.path),
    framework: 'nest',
    guards: [...middlewareBefore(route, version, settings), ...globalGuards(route, settings), ...route.guards],
    confidence: route.path.includes('{}') ? 'medium' : 'high',
  }));
}

/** The checks of all routes that do not let this one pass, and what they go by. */
function globalGuards({ open, metadata, guards }: NestRoute, settings: NestSettings): readonly RouteGuard[] {
  if (open) return [];
  const isSet = (key: string): boolean => metadata.some(([own]) => own === key);
  const standing = settings.guards.filter(
    ({ opening, optional }) => !opening.some(isSet) && (optional.length === 0 || optional.some(isSet)),
  );
  const asked = metadata.filter(([key]) =>
    standing.some(({ keys, opening }) => keys.includes(key) && !opening.includes(key)),
  );
  // What is stated on the route itself is told already.
  const told = new Set(guards.map(({ text }) => text));
  return [
    ...standing.map(({ guard }) => guard),
    ...asked.map(([, guard]) => guard).filter(({ text }) => !told.has(text)),
  ];
}

/** The checks of modules. The version is a part of the paths that they stand before. */
function middlewareBefore(route: NestRoute, version: string, settings: NestSettings): readonly RouteGuard[] {
  const versioned = joinPaths(version, route.path);
  const full = joinPaths(settings.globalPrefix ?? '/', versioned);
  const meets = (target: NestTarget, paths: readonly string[]): boolean =>
    'controller' in target
      ? target.controller === route.controller
      : isMethod(target.method, route) && paths.some((path) => coversPath(target, path));
  const isBefore = (target: NestTarget): boolean =>
    meets(target, ['path' in target && target.fromRoot === true ? full : versioned]);
  // What a check lets pass is written with the global prefix or without, as the version of Nest wants it.
  const letsPass = (target: NestTarget): boolean => meets(target, [versioned, full]);
  return settings.middleware
    .filter(({ targets, except }) => targets.some(isBefore) && !except.some(letsPass))
    .flatMap(({ guards }) => guards);
}

function isMethod(method: string, route: NestRoute): boolean {
  return method === 'ALL' || method === route.method;
}

function versionSegments({ versions }: NestRoute, settings: NestSettings): readonly string[] {
  const { versionPrefix, defaultVersions } = settings;
  const stated = versions ?? defaultVersions;
  return versionPrefix === undefined || stated.length === 0 ? [''] : stated.map((one) => `${versionPrefix}${one}`);
}

function mergeSettings(all: readonly NestSettings[]): NestSettings {
  return {
    file: '',
    isApp: false,
    globalPrefix: prefixOf(all),
    prefixName: undefined,
    named: [],
    controllers: [],
    mounts: [],
    excluded: all.flatMap(({ excluded }) => excluded),
    versionPrefix: all.find(({ versionPrefix }) => versionPrefix !== undefined)?.versionPrefix,
    defaultVersions: [...new Set(all.flatMap(({ defaultVersions }) => defaultVersions))],
    guards: all.flatMap(({ guards }) => guards),
    middleware: all.flatMap(({ middleware }) => middleware),
  };
}

/** The global prefix, or the configuration value that it is read from. */
function prefixOf(all: readonly NestSettings[]): string | undefined {
  const stated = all.find(({ globalPrefix }) => globalPrefix !== undefined);
  const named = all.flatMap((settings) => settings.named).find(([name]) => name === stated?.prefixName);
  return named?.[1] ?? stated?.globalPrefix;
}
