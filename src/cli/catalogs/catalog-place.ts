// Where the catalogs of a command line lie: beside the nearest manifest, unless a lock file above pins the name already.
import { dirname } from 'node:path';
import { findPin, type PinnedCatalog } from '../../workspace/catalog-store.ts';
import { findManifest } from '../../workspace/find-manifest.ts';
import { success, type Outcome } from '../../workspace/outcome.ts';

/** The folder that a new catalog is pinned in: that of the nearest manifest, or the working folder. */
export function homeFolder(workingFolder: string): string {
  const manifest = findManifest(workingFolder);
  return manifest === undefined ? workingFolder : dirname(manifest);
}

/** The folder of a catalog, and its pin if there is one. */
export interface CatalogPlace {
  readonly folder: string;
  readonly pinned: PinnedCatalog | undefined;
}

/** Finds the place of a catalog by its name; a problem when a lock file on the way can't be read. */
export function catalogPlace(workingFolder: string, name: string): Outcome<CatalogPlace> {
  const home = homeFolder(workingFolder);
  const found = findPin(workingFolder, home, name);
  return found.ok ? success({ folder: found.value?.folder ?? home, pinned: found.value }) : found;
}
