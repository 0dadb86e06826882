// The catalogs that a scan asks: those that `permc check` would take, and every other one that is pinned, because code may
// call what no manifest names.
import { microsoftGraphExcerpt } from '../catalogs/built-in/microsoft-graph-excerpt.ts';
import type { Catalog } from '../model/catalog.ts';
import type { ResolvedRequest } from '../reason/resolved-request.ts';
import { pinnedCatalogs, readPinned } from '../workspace/catalog-store.ts';
import { success, type Outcome } from '../workspace/outcome.ts';
import { homeFolder } from './catalogs/catalog-place.ts';
import { namedCatalog } from './catalogs/named-catalog.ts';

/** What decides about the catalogs of a scan. */
export interface CatalogChoice {
  /** The absolute path that shown paths are relative to. */
  readonly workingFolder: string;
  /** The absolute path of the manifest's folder; undefined without a manifest. */
  readonly manifestFolder: string | undefined;
  /** The requests of the manifests. */
  readonly requests: readonly ResolvedRequest[];
  /** The catalogs that are named on the command line: then these alone. */
  readonly names: readonly string[] | undefined;
}

/**
 * Finds the catalogs of a scan.
 *
 * @returns each catalog once; a problem when one that is named is not there, or one that is pinned can't be used
 */
export function knownCatalogs(choice: CatalogChoice): Outcome<readonly Catalog[]> {
  const { workingFolder, manifestFolder, requests, names } = choice;
  const own = requests.flatMap(({ catalog }) => (catalog === undefined ? [] : [catalog]));
  const found = new Map(own.map((catalog) => [catalog.name, catalog]));
  if (names !== undefined) {
    const named = new Map<string, Catalog>();
    for (const name of names) {
      const known = found.get(name);
      const one = known === undefined ? namedCatalog(workingFolder, name) : success({ catalog: known });
      if (!one.ok) return one;
      named.set(name, one.value.catalog);
    }
    return success([...named.values()]);
  }
  const pinned = pinnedCatalogs(workingFolder, manifestFolder ?? homeFolder(workingFolder));
  if (!pinned.ok) return pinned;
  for (const one of pinned.value) {
    if (found.has(one.name)) continue;
    const read = readPinned(workingFolder, one);
    if (!read.ok) return read;
    found.set(one.name, read.value);
  }
  const excerpt = microsoftGraphExcerpt();
  if (!found.has(excerpt.name)) found.set(excerpt.name, excerpt);
  return success([...found.values()]);
}
