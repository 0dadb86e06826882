// Routes of the code and endpoints of manifests brought together: which routes answer the requests of which endpoints.
// Paths are compared as the runtime compares templates: parameters by their places, never by their names.
import type { Endpoint, Model } from '../../model/model.ts';
import { moreSpecific } from '../../runtime/template-relations.ts';
import { parseTemplate, type PathTemplate } from '../../runtime/template.ts';
import type { RouteGuard, ServerRoute, SourcePlace } from '../scan-result.ts';

/** A route with what is known of its path. */
export interface ReadRoute {
  readonly route: ServerRoute;
  /** `METHOD /path`. */
  readonly key: string;
  /** Undefined when the path is not known in full, or no template can say it. */
  readonly template: PathTemplate | undefined;
  /** A part of the path or the method is known to the running program only. */
  readonly isPartial: boolean;
  /** The endpoints that it answers; several for a route of all methods, or of several manifests. */
  readonly endpoints: readonly Endpoint[];
}

/** Brings the routes of a scan and the endpoints of manifests together, in the order of the routes. */
export function readRoutes(routes: readonly ServerRoute[], models: readonly Model[]): readonly ReadRoute[] {
  const byShape = new Map<string, Endpoint[]>();
  for (const endpoint of models.flatMap(({ endpoints }) => endpoints)) {
    const known = byShape.get(endpoint.template.shape);
    if (known === undefined) byShape.set(endpoint.template.shape, [endpoint]);
    else known.push(endpoint);
  }
  const mounts = new Set(routes.flatMap(({ guards }) => mountsOf(guards)));
  return routes.map((route): ReadRoute => {
    const isPartial = route.path.includes('{}') || route.method.includes('{}');
    const template = isPartial ? undefined : templateOf(route.path);
    const endpointsAt = (path: string): readonly Endpoint[] => {
      const same = byShape.get(templateOf(path)?.shape ?? '') ?? [];
      return same.filter(({ method }) => answers(route.method, method));
    };
    const paths = template === undefined ? [] : declaredPaths(route, mounts);
    const endpoints = paths.map(endpointsAt).find(({ length }) => length > 0) ?? [];
    return { route, key: `${route.method} ${route.path}`, template, isPartial, endpoints };
  });
}

/**
 * Whether a route may be asked first for the requests that another one is meant to answer. Express, Koa, Hono and Nest
 * take the first route that was registered; in two files the order can't be told, and one path twice is taken as that.
 * What two apps serve never stands in each other's way.
 */
export function standsBefore(first: ReadRoute, second: ReadRoute): boolean {
  if (first === second || first.template === undefined || second.template === undefined) return false;
  if (!answers(first.route.method, second.route.method)) return false;
  const [one, other] = [first.route.app, second.route.app];
  if (one !== undefined && other !== undefined && one !== other) return false;
  const isOrdered = inOrder.has(first.route.framework) && first.route.file === second.route.file;
  if (isOrdered && !isEarlier(first.route, second.route)) return false;
  if (first.template.shape === second.template.shape) return true;
  return isOrdered && moreSpecific(second.template, first.template);
}

const inOrder: ReadonlySet<string> = new Set(['express', 'koa', 'hono', 'nest', 'nestjs']);

function isEarlier(first: SourcePlace, second: SourcePlace): boolean {
  return first.line < second.line || (first.line === second.line && first.column < second.column);
}

/**
 * The paths that a manifest may have for a route, the likeliest first. permc's own guards know what stands before it; what is
 * served beside them without a guard of permc (an anonymous endpoint needs none) may stand there as well.
 */
function declaredPaths({ path, guards }: ServerRoute, mounts: ReadonlySet<string>): readonly string[] {
  const own = mountsOf(guards);
  if (own.length > 0) return own.map((mount) => belowMount(path, mount));
  return [path, ...[...mounts].map((mount) => belowMount(path, mount))];
}

function mountsOf(guards: readonly RouteGuard[]): readonly string[] {
  return guards.flatMap(({ mountPath }) => mountPath ?? []);
}

/** A path without what stands before it; as it is where that is not known to stand there. */
function belowMount(path: string, mount: string): string {
  if (path === mount) return '/';
  return path.startsWith(`${mount}/`) ? path.slice(mount.length) : path;
}

/** Whether a route of one method answers requests of another: `ALL` everything, `GET` also `HEAD` (RFC 9110 9.3.2). */
function answers(route: string, request: string): boolean {
  return route === 'ALL' || route === request || (route === 'GET' && request === 'HEAD');
}

/** The template of a path; undefined for one with wildcards, which no manifest can state. */
function templateOf(path: string): PathTemplate | undefined {
  if (path.includes('*')) return undefined;
  // A slash at the end is the same path to every framework that is scanned, unless it is told to be strict.
  const parsed = parseTemplate(path.length > 1 ? path.replace(/\/+$/, '') : path);
  return parsed.ok ? parsed.template : undefined;
}
