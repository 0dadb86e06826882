// What the manifests of one run ask for at other APIs. The catalogs that they may name are each other and those that are
// pinned; then the excerpt that is built in.
import { beginCompilation } from '../../begin-compilation.ts';
import { catalogFromManifest } from '../../catalogs/permc-manifest.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Model, ResourceRequest } from '../../model/model.ts';
import type { ResolvedRequest } from '../../reason/resolved-request.ts';
import { resolveKnown } from '../../resolve-known.ts';
import { findPin, readPinned } from '../../workspace/catalog-store.ts';
import type { LoadedManifest } from '../../workspace/load-manifest.ts';
import { success, type Outcome, type Problem } from '../../workspace/outcome.ts';

/**
 * Resolves the requests of one manifest of the run.
 *
 * @returns one for each, in the same order; a problem when a catalog that was asked for can't be used, because nothing that
 *   was compiled without it may be shown
 */
export type RequestResolver = (
  asking: LoadedManifest,
  requests: readonly ResourceRequest[],
) => Outcome<readonly ResolvedRequest[]>;

/**
 * Prepares the resolving of requests.
 *
 * @param workingFolder the absolute path that shown paths are relative to
 * @param manifests every manifest of the run: one that was named goes before a catalog that was pinned once
 * @returns the resolver; a catalog is read once for all of them
 */
export function createRequestResolver(workingFolder: string, manifests: readonly LoadedManifest[]): RequestResolver {
  const models = new Map<LoadedManifest, Model | undefined>();
  const stored = new Map<string, Catalog>();
  const modelOf = (manifest: LoadedManifest): Model | undefined => {
    if (!models.has(manifest)) models.set(manifest, modelAlone(manifest));
    return models.get(manifest);
  };
  return (asking, requests) => {
    let problem: Problem | undefined;
    const pinnedCatalog = (name: string): Catalog | undefined => {
      const found = findPin(workingFolder, asking.folder, name);
      if (!found.ok) problem = found.problem;
      if (!found.ok || found.value === undefined) return undefined;
      const key = `${found.value.folder}\0${name}`;
      const known = stored.get(key);
      if (known !== undefined) return known;
      const read = readPinned(workingFolder, found.value);
      if (!read.ok) {
        problem = read.problem;
        return undefined;
      }
      stored.set(key, read.value);
      return read.value;
    };
    const resolved = resolveKnown(requests, (name) => {
      const other = manifests.find((each) => each !== asking && modelOf(each)?.app.name.value === name);
      const model = other === undefined ? undefined : modelOf(other);
      return model === undefined ? pinnedCatalog(name) : catalogFromManifest(model);
    });
    return problem === undefined ? success(resolved) : { ok: false, problem };
  };
}

/** The model of a manifest by itself: as a catalog it says what it demands, not what it asks for elsewhere. */
function modelAlone({ source, read, diagnostics }: LoadedManifest): Model | undefined {
  return diagnostics.length > 0 ? undefined : beginCompilation({ manifest: source, read }).model;
}
