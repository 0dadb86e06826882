// The path of a requested call below the base of its API, however it is written: as a template, a path or a full URL.
import type { Catalog } from '../model/catalog.ts';
import type { RequestedCall } from '../model/model.ts';
import { createCallReader } from './catalog-call.ts';

/** Reads paths of calls to one API; undefined for a call to another one. */
export type RequestedPath = (call: RequestedCall) => string | undefined;

/** Prepares the reading of calls to the API of a catalog. */
export function createRequestedPath(catalog: Catalog | undefined): RequestedPath {
  const read = createCallReader(catalog?.bases ?? []);
  return ({ method, target }) => {
    const call = read({ method, url: target });
    return call.kind === 'path' ? call.path : undefined;
  };
}

/** Whether a path starts at the signed-in user (Microsoft Graph: Use the Microsoft Graph API, `me`). */
export function isPathOfMe(path: string): boolean {
  return /^\/me(?:\/|$)/i.test(path);
}
