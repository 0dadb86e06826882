// What the app asks for at other APIs, as static consent reads it. One entry a resource, one entry a permission.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { ResourceRequest } from '../../model/model.ts';

/** The permissions asked for at one API (Microsoft Graph, resource type requiredResourceAccess). */
export interface RequiredResourceAccess {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly { readonly id: string; readonly type: 'Role' | 'Scope' }[];
}

/**
 * Merges requests by resource and drops duplicates.
 *
 * @param requests what the manifest asks for; ids compare without case, as GUIDs do
 * @returns by resource, each with its permissions by id; a resource without permissions is left out
 */
export function requiredResourceAccess(requests: readonly ResourceRequest[]): readonly RequiredResourceAccess[] {
  const resources = new Map<string, Map<string, RequiredResourceAccess['resourceAccess'][number]>>();
  for (const { appId, permissions } of requests) {
    const resource = appId.value.toLowerCase();
    const access = resources.get(resource) ?? new Map<string, RequiredResourceAccess['resourceAccess'][number]>();
    resources.set(resource, access);
    for (const permission of permissions) {
      const id = permission.id.value.toLowerCase();
      const type = permission.kind === 'scope' ? 'Scope' : 'Role';
      access.set(`${id} ${type}`, { id, type });
    }
  }
  return [...resources]
    .filter(([, access]) => access.size > 0)
    .toSorted(([left], [right]) => compareCodeUnits(left, right))
    .map(([resourceAppId, access]) => ({
      resourceAppId,
      resourceAccess: [...access]
        .toSorted(([left], [right]) => compareCodeUnits(left, right))
        .map(([, entry]) => entry),
    }));
}
