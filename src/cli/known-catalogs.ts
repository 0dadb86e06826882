// The catalogs that a scan can ask without a manifest.
import { microsoftGraphExcerpt } from '../catalogs/built-in/microsoft-graph-excerpt.ts';
import type { Catalog } from '../model/catalog.ts';
import type { ResolvedRequest } from '../reason/resolved-request.ts';

/** Each catalog once: those of the requests, and the one that is built in. */
export function knownCatalogs(requests: readonly ResolvedRequest[]): readonly Catalog[] {
  const own = requests.flatMap(({ catalog }) => (catalog === undefined ? [] : [catalog]));
  return [...new Map([microsoftGraphExcerpt(), ...own].map((catalog) => [catalog.name, catalog])).values()];
}
