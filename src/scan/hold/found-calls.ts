// The calls of a scan as a catalog and a manifest know them: one for each path that a place may mean, grouped by what is
// called, so that ten places that make one call are one call.
import { createCatalogMatcher, type CallMatch, type CatalogMatcher } from '../../reason/catalog-matcher.ts';
import { createCallReader } from '../../reason/catalog-call.ts';
import type { Catalog, CatalogOperation } from '../../model/catalog.ts';
import type { ClientCall, ClientScan } from '../scan-result.ts';

/** A call of the code. */
export interface FoundCall {
  /** `METHOD /path`, unknown segments as `{}`. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly match: CallMatch;
  /** What it is: the operation of the catalog, else its text without the names of parameters. */
  readonly identity: CatalogOperation | string;
  /** Where it is made, in order; never empty. */
  readonly places: readonly [ClientCall, ...ClientCall[]];
}

/** The calls to one API, and how many places may be further ones. */
export interface FoundCalls {
  readonly calls: readonly FoundCall[];
  /** Places whose path or method is known to the running program only. */
  readonly unread: number;
}

/** Finds the calls to one API in scans. */
export type FindCalls = (scan: ClientScan) => FoundCalls;

/**
 * Prepares the search for calls to an API.
 *
 * @param name the name of its catalog
 * @param catalog undefined when there is none: then calls are known by their texts
 * @param match the matcher of the catalog
 */
export function createFindCalls(name: string, catalog: Catalog | undefined, match: CatalogMatcher): FindCalls {
  const origins = new Set((catalog?.bases ?? []).flatMap((base) => originOf(base) ?? []));
  return ({ calls }) => {
    const found = new Map<CatalogOperation | string, FoundCall>();
    let unread = 0;
    for (const call of calls) {
      const { resource, method } = call;
      if (resource !== name && !origins.has(originOf(resource) ?? '')) continue;
      const paths = call.dynamic || method === '{}' ? [] : [call.path, ...call.alternatives];
      // From the root of another host's API the version is part of the path.
      const matches = paths.map((path) => ({ path, match: match({ method, url: path }) }));
      if (matches.length === 0 || matches.some((one) => isUnclear(one.path, one.match))) unread++;
      for (const { path, match: matched } of matches.filter((one) => !isUnclear(one.path, one.match))) {
        const identity = identityOf(method, path, matched);
        const known = found.get(identity);
        const places: FoundCall['places'] = known === undefined ? [call] : [...known.places, call];
        found.set(
          identity,
          known === undefined
            ? { key: `${method} ${path}`, method, path, match: matched, identity, places }
            : { ...known, places },
        );
      }
    }
    return { calls: [...found.values()], unread };
  };
}

/** The matcher of no catalog: it takes calls apart and finds none. */
export function matcherOf(catalog: Catalog | undefined): CatalogMatcher {
  if (catalog !== undefined) return createCatalogMatcher(catalog);
  const read = createCallReader([]);
  return (call) => {
    const parts = read(call);
    return parts.kind === 'path' ? { kind: 'not-found', method: parts.method, path: parts.path } : parts;
  };
}

/** What a call is: two texts of one operation are one call. */
export function identityOf(method: string, target: string, match: CallMatch): CatalogOperation | string {
  if (match.kind === 'found') return match.operation;
  const path = match.kind === 'not-found' ? match.path : target;
  return `${method} ${path.replace(/\{[^{}]*\}/g, '{}').toLowerCase()}`;
}

/** A path with unknown parts that is no operation may be any of several. */
function isUnclear(path: string, match: CallMatch): boolean {
  return match.kind !== 'found' && path.includes('{}') && /(?:^|\/)\{\}\/\{\}|^\/?\{\}/.test(path);
}

/** The origin of a URL in lower case; undefined for anything else. */
export function originOf(url: string): string | undefined {
  return /^https?:\/\/[^/]+/i.exec(url)?.[0].toLowerCase();
}
