// The full paths of Nest's routes: what the app puts before all of them, the version, the controller's path. Pure data in,
// pure data out.
import type { ServerRoute } from '../../scan-result.ts';
import { joinPaths } from '../paths/route-pattern.ts';
import type { NestRoute, NestSettings, WalkFacts } from '../server-facts.ts';
import { coversPath } from './covers-path.ts';

const plainApp: NestSettings = {
  globalPrefix: undefined,
  excluded: [],
  versionPrefix: undefined,
  defaultVersions: [],
  guards: [],
};

/** The routes of all controllers. Which module has which controller is not followed: several apps count as one. */
export function linkNest(walks: readonly WalkFacts[]): readonly ServerRoute[] {
  const settings = mergeSettings(walks.flatMap((walk) => walk.nestSettings));
  return walks.flatMap((walk) => walk.nestRoutes).flatMap((route) => serverRoutes(route, settings));
}

function serverRoutes(route: NestRoute, settings: NestSettings): readonly ServerRoute[] {
  const isExcluded = settings.excluded.some((path) => coversPath({ path, exact: true }, route.path));
  const prefix = isExcluded ? '/' : (settings.globalPrefix ?? '/');
  const global = route.open ? [] : settings.guards;
  return versionSegments(route, settings).map((version) => ({
    ...route.place,
    method: route.method,
    path: joinPaths(prefix, version, route.path),
    framework: 'nest',
    guards: [...global, ...route.guards],
    confidence: route.path.includes('{}') ? 'medium' : 'high',
  }));
}

function versionSegments({ versions }: NestRoute, settings: NestSettings): readonly string[] {
  const { versionPrefix, defaultVersions } = settings;
  const stated = versions ?? defaultVersions;
  return versionPrefix === undefined || stated.length === 0 ? [''] : stated.map((one) => `${versionPrefix}${one}`);
}

function mergeSettings(all: readonly NestSettings[]): NestSettings {
  return all.reduce(
    (merged, one) => ({
      globalPrefix: merged.globalPrefix ?? one.globalPrefix,
      excluded: [...merged.excluded, ...one.excluded],
      versionPrefix: merged.versionPrefix ?? one.versionPrefix,
      defaultVersions: [...merged.defaultVersions, ...one.defaultVersions],
      guards: [...merged.guards, ...one.guards],
    }),
    plainApp,
  );
}
