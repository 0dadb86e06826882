// What a manifest asks for at other APIs, resolved with the catalogs that are handed in and with the excerpt that is built in.
// It brings the catalogs and the solver: a command loads it when a manifest has requests.
import { isExcerpt, microsoftGraphExcerpt } from './catalogs/built-in/microsoft-graph-excerpt.ts';
import type { Catalog } from './model/catalog.ts';
import type { ResourceRequest } from './model/model.ts';
import { resolveRequests } from './reason/resolve-requests.ts';
import type { ResolvedRequest } from './reason/resolved-request.ts';

/**
 * Resolves requests.
 *
 * @param requests the requests of a model
 * @param catalogOf the catalogs by name; they go before what is built in
 * @returns one for each, in the same order
 */
export function resolveKnown(
  requests: readonly ResourceRequest[],
  catalogOf: (name: string) => Catalog | undefined,
): readonly ResolvedRequest[] {
  return resolveRequests(requests, (name) => {
    const catalog = catalogOf(name) ?? (name === 'microsoft-graph' ? microsoftGraphExcerpt() : undefined);
    return catalog === undefined ? undefined : { catalog, excerpt: isExcerpt(catalog) };
  });
}
