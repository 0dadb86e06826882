// How large the app registration becomes: Entra counts the entries of all its collections together.
import type { Model } from '../model/model.ts';
import { registeredPermissions } from './registered-permissions.ts';
import type { ResolvedRequest } from './resolved-request.ts';

/**
 * Counts what the manifest puts into collections of the registration: scopes, app roles, identifier URIs, permissions
 * requested at other APIs, and the scopes of pre-authorized clients.
 */
export function countManifestEntries(
  { app, scopes, appRoles, clients }: Model,
  requests: readonly ResolvedRequest[],
): number {
  const requested = registeredPermissions(requests).length;
  const preAuthorized = clients.reduce((sum, client) => sum + client.scopes.length, 0);
  return scopes.length + appRoles.length + app.identifierUris.length + requested + preAuthorized;
}
