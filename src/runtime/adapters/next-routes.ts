// The route table of a Next.js app, from what its build writes or from the modules of its route files: Next.js has none that
// could be asked at run time.
import type { CoveredPolicy, FrameworkRoute } from '../coverage.ts';
import { PolicyError } from '../policy-error.ts';
import type { MountPath } from './mount-path.ts';
import { nextPath, nextRouteOf, nextShape, nextShapeOf } from './next-path.ts';
import type { RouteRegister } from './route-register.ts';

/** What routes are told by. */
export interface NextRoutesTerms {
  readonly policy: CoveredPolicy;
  readonly register: RouteRegister;
  readonly mount: MountPath;
  /** Where the metadata of the resource is, which needs no guard. */
  readonly metadataPath: string | undefined;
}

/** The methods that Next.js takes from a route file (its `HTTP_METHODS`). */
const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH'];

/**
 * The routes of an app.
 *
 * - A file of which only the path is known counts as the route of every endpoint whose place it is, and as one of every
 *   method (`ALL`) when there is none. Of two endpoints with one method only the first one counts, for a file exports one.
 * - A module counts as a route for every method that it exports a function for, with the endpoint whose guard that is.
 * - `pages/api` has one function for all methods, which no guard of this adapter can be.
 *
 * @throws {PolicyError} `option-invalid` for what is neither a text nor a module, `template-unsupported` (see `nextPath`)
 */
export function nextRoutes(
  files: Readonly<Record<string, unknown>>,
  terms: NextRoutesTerms,
): readonly FrameworkRoute[] {
  const placed = placesOf(terms.policy);
  return Object.entries(files).flatMap(([file, content]): readonly FrameworkRoute[] => {
    if (typeof content === 'string') {
      if (content.startsWith('pages/api')) return [{ method: 'ALL', path: file, endpoint: undefined }];
      const path = nextRouteOf(file);
      return path === undefined || path === terms.metadataPath ? [] : routesAt(path, placed, terms.mount);
    }
    if (typeof content !== 'object' || content === null) {
      throw new PolicyError('option-invalid', `\`${file}\` must come with its module, or with the text of a manifest`);
    }
    const path = nextRouteOf(file);
    return path === undefined ? [] : routesIn(content, path, terms);
  });
}

/** Whether a route is the place of an endpoint. */
interface Place {
  readonly key: string;
  readonly method: string;
  readonly fits: (route: string) => boolean;
}

function placesOf({ keys, endpoint }: CoveredPolicy): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const key of keys) {
    const made = endpoint(key);
    if (made === undefined) continue;
    const shape = nextShapeOf(made.template);
    const list = places.get(shape) ?? [];
    list.push({ key, method: made.method, fits: nextPath(made).fits });
    places.set(shape, list);
  }
  return places;
}

function routesAt(
  path: string,
  placed: ReadonlyMap<string, readonly Place[]>,
  mount: MountPath,
): readonly FrameworkRoute[] {
  const below = mount.below(path);
  const fitting = below === undefined ? [] : (placed.get(nextShape(below)) ?? []).filter(({ fits }) => fits(below));
  const first = fitting.filter(({ method }, index) => fitting.findIndex((other) => other.method === method) === index);
  if (first.length === 0) return [{ method: 'ALL', path, endpoint: undefined }];
  return first.map(({ method, key }) => ({ method, path, endpoint: key }));
}

function routesIn(
  module: object,
  path: string,
  { register, metadataPath }: NextRoutesTerms,
): readonly FrameworkRoute[] {
  return methods.flatMap((method) => {
    const exported: unknown = Object.hasOwn(module, method) ? Reflect.get(module, method) : undefined;
    if (typeof exported !== 'function' || (path === metadataPath && register.isOwn(exported))) return [];
    return [register.routeAt(method, path, register.endpointOf(exported))];
  });
}
