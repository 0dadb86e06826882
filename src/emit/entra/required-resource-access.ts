// What the app asks for at other APIs, as static consent reads it. One entry a resource, one entry a permission.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import { registeredPermissions } from '../../reason/registered-permissions.ts';
import type { ResolvedRequest } from '../../reason/resolved-request.ts';

/** The permissions asked for at one API (Microsoft Graph, resource type requiredResourceAccess). */
export interface RequiredResourceAccess {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly { readonly id: string; readonly type: 'Role' | 'Scope' }[];
}

/**
 * Merges requests by resource and drops duplicates. What the app asks for at run time is left out.
 *
 * @param requests what the manifest asks for, resolved; ids compare without case, as GUIDs do
 * @returns by resource, each with its permissions by id; a resource without permissions is left out
 */
export function requiredResourceAccess(requests: readonly ResolvedRequest[]): readonly RequiredResourceAccess[] {
  const resources = new Map<string, Map<string, RequiredResourceAccess['resourceAccess'][number]>>();
  for (const { resourceAppId, id, type } of registeredPermissions(requests)) {
    const access = resources.get(resourceAppId) ?? new Map<string, RequiredResourceAccess['resourceAccess'][number]>();
    resources.set(resourceAppId, access);
    access.set(`${id} ${type}`, { id, type });
  }
  return [...resources]
    .toSorted(([left], [right]) => compareCodeUnits(left, right))
    .map(([resourceAppId, access]) => ({
      resourceAppId,
      resourceAccess: [...access]
        .toSorted(([left], [right]) => compareCodeUnits(left, right))
        .map(([, entry]) => entry),
    }));
}
