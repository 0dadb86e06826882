// Which claims of a token hold permissions: the names that identity providers and their users give them.

/** Whether a claim holds permissions. */
export function isPermissionClaim(name: string): boolean {
  return /^(?:scp|scopes?|roles?|permissions?|groups|wids|userRoles?|realm_access)$/iu.test(
    name.slice(name.lastIndexOf('/') + 1),
  );
}
