// What `permc.lock` remembers of a model.
import type { LockedPermission } from '../model/lock.ts';
import type { Model } from '../model/model.ts';

/** The permissions of a model as a build records them. */
export function lockedPermissions({ scopes, appRoles }: Model): readonly LockedPermission[] {
  return [...scopes, ...appRoles].map(({ kind, value, id, enabled }) => ({ kind, value, id, enabled: enabled.value }));
}
