// The catalogs that the manifests of one run may name: each other, and those that are pinned. What is not among them is
// left to the compiler, which knows the excerpt that is built in.
import { catalogFromManifest } from '../../catalogs/permc-manifest.ts';
import { compile } from '../../compile.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Model } from '../../model/model.ts';
import { findPin, readPinned } from '../../workspace/catalog-store.ts';
import type { LoadedManifest } from '../../workspace/load-manifest.ts';
import type { Problem } from '../../workspace/outcome.ts';

/** Finds catalogs for one manifest. */
export interface RunCatalogs {
  /** The catalog of a name; undefined without one, and when it can't be used, which `problem` then says. */
  readonly catalogOf: (name: string) => Catalog | undefined;
  /** Why a catalog that was asked for can't be used: nothing that was compiled without it may be shown. */
  readonly problem: () => Problem | undefined;
}

/**
 * Prepares the finding of catalogs.
 *
 * @param workingFolder the absolute path that shown paths are relative to
 * @param manifests every manifest of the run: one that was named goes before a catalog that was pinned once
 * @returns for each manifest its catalogs; a catalog is read once for all of them
 */
export function createRunCatalogs(
  workingFolder: string,
  manifests: readonly LoadedManifest[],
): (manifest: LoadedManifest) => RunCatalogs {
  const models = new Map<LoadedManifest, Model | undefined>();
  const stored = new Map<string, Catalog>();
  const modelOf = (manifest: LoadedManifest): Model | undefined => {
    if (!models.has(manifest)) models.set(manifest, compileAlone(manifest));
    return models.get(manifest);
  };
  return (asking) => {
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
    return {
      problem: () => problem,
      catalogOf: (name) => {
        const other = manifests.find((each) => each !== asking && modelOf(each)?.app.name.value === name);
        const model = other === undefined ? undefined : modelOf(other);
        return model === undefined ? pinnedCatalog(name) : catalogFromManifest(model);
      },
    };
  };
}

/** The model of a manifest by itself: as a catalog it says what it demands, not what it asks for elsewhere. */
function compileAlone({ source, read, locked, diagnostics }: LoadedManifest): Model | undefined {
  return diagnostics.length > 0 ? undefined : compile({ manifest: source, read, locked }).model;
}
