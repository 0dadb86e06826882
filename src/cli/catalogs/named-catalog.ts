// The catalog that `--catalog` names: one that is pinned, or else the excerpt that is built in.
import { isExcerpt, microsoftGraphExcerpt } from '../../catalogs/built-in/microsoft-graph-excerpt.ts';
import { suggest } from '../../base/suggest.ts';
import type { KnownCatalog } from '../../reason/resolved-request.ts';
import { pinnedCatalogs, readPinned } from '../../workspace/catalog-store.ts';
import { failure, success, type Outcome } from '../../workspace/outcome.ts';
import { catalogPlace, homeFolder } from './catalog-place.ts';

/**
 * Finds a catalog by name.
 *
 * @param workingFolder the absolute path that the command runs in
 * @returns the catalog; a problem when there is none, or when one that is pinned can't be used
 */
export function namedCatalog(workingFolder: string, name: string): Outcome<KnownCatalog> {
  const place = catalogPlace(workingFolder, name);
  if (!place.ok) return place;
  const { pinned } = place.value;
  if (pinned !== undefined) {
    const read = readPinned(workingFolder, pinned);
    return read.ok ? success({ catalog: read.value, excerpt: isExcerpt(read.value) }) : read;
  }
  if (name === 'microsoft-graph') return success({ catalog: microsoftGraphExcerpt(), excerpt: true });
  const known = pinnedCatalogs(workingFolder, homeFolder(workingFolder));
  if (!known.ok) return known;
  const [near] = suggest(name, ['microsoft-graph', ...known.value.map((one) => one.name)]);
  return failure(
    `there is no catalog \`${name}\`${near === undefined ? '' : `; did you mean \`${near}\``}`,
    `\`permc catalog add ${name} --from <source>\` adds one, \`permc catalog list\` lists those that there are`,
  );
}
