// The decision: does this token open this endpoint? Synchronous and pure; it allocates nothing on the first look at a
// token and one mask on the second. Rights are asked afterwards, in authorize.ts.
import type { ApplicationToken, AccessToken, DelegatedToken, Grants } from './claims.ts';
import type { PolicyAlternative, PolicyEndpoint } from './compile-endpoint.ts';
import { denials } from './denial.ts';
import type { Denial } from './denial.ts';
import type { Need, PermissionIndex } from './permission-index.ts';

/** The alternative that lets the caller in, as far as the token goes, or the refusal. */
export type Decision = PolicyAlternative | Denial;

/**
 * Finds the first alternative that a token satisfies, in the order of the table.
 *
 * Delegated alternatives read only the scopes of a delegated token (and, for `userRole`, the user's app roles that may be
 * assigned to users); application alternatives read only the app roles of an application-only token that may be assigned
 * to applications. All names are compared exactly.
 *
 * @param endpoint the endpoint, not an anonymous one
 * @param token who is calling
 * @param from the index of the first alternative to try, for going on after a right has said no
 * @returns an alternative whose right, if it has one, is still to be asked; or the refusal that came closest
 */
export function decide(endpoint: PolicyEndpoint, token: AccessToken, from = 0): Decision {
  return token.kind === 'delegated' ? decideDelegated(endpoint, token, from) : decideApplication(endpoint, token, from);
}

function decideDelegated(endpoint: PolicyEndpoint, token: DelegatedToken, from: number): Decision {
  const { delegated, indexes } = endpoint;
  if (delegated.length === 0) return denials['delegated-not-allowed'];
  const { grants } = token;
  const masked = isMasked(grants, indexes) || prepare(grants, indexes, indexes.scopes, indexes.userRoles);
  let closest = denials['scope-missing'];
  for (let index = from; index < delegated.length; index++) {
    const alternative = delegated[index];
    if (alternative === undefined) break;
    if (!hasScopes(grants, alternative.needs, masked)) continue;
    if (!(token.user.account === 'personal' ? alternative.personal : alternative.work)) {
      if (closest === denials['scope-missing']) closest = denials['account-not-allowed'];
      continue;
    }
    const { userRole } = alternative;
    if (userRole === undefined || hasRole(grants, userRole, masked)) return alternative;
    closest = denials['user-role-missing'];
  }
  return closest;
}

function decideApplication(endpoint: PolicyEndpoint, token: ApplicationToken, from: number): Decision {
  const { application, indexes } = endpoint;
  if (application.length === 0) return denials['application-not-allowed'];
  const { grants } = token;
  const masked = isMasked(grants, indexes) || prepare(grants, indexes, undefined, indexes.applicationRoles);
  for (let index = from; index < application.length; index++) {
    const alternative = application[index];
    if (alternative === undefined) break;
    if (hasRoles(grants, alternative.needs, masked)) return alternative;
  }
  return denials['role-missing'];
}

function isMasked(grants: Grants, owner: object): boolean {
  return grants.owner === owner && grants.scopeMask !== undefined;
}

/**
 * Notes the first look of a policy at a token and makes the masks on its second. Masks are never shared between
 * policies: a token that a second policy looks at is scanned there every time.
 *
 * @returns whether the masks are there
 */
function prepare(grants: Grants, owner: object, scopes: PermissionIndex | undefined, roles: PermissionIndex): boolean {
  if (grants.owner !== owner) {
    grants.owner ??= owner;
    return false;
  }
  grants.roleMask = maskOf(grants.roles, roles);
  grants.scopeMask = scopes === undefined ? noMask : maskOf(grants.scopes.split(' '), scopes);
  return true;
}

const noMask: readonly number[] = [];

function maskOf(names: readonly string[], index: PermissionIndex): readonly number[] {
  const mask = Array.from({ length: index.words }, () => 0);
  for (const name of names) {
    for (const { word, bit } of index.grants.get(name) ?? []) mask[word] = (mask[word] ?? 0) | bit;
  }
  return mask;
}

function hasScopes(grants: Grants, needs: readonly Need[], masked: boolean): boolean {
  for (let index = 0; index < needs.length; index++) {
    const need = needs[index];
    if (need === undefined) return false;
    if (masked ? !isSet(grants.scopeMask, need) : !holdsScope(grants.scopes, need.satisfiedBy)) return false;
  }
  return true;
}

function hasRoles(grants: Grants, needs: readonly Need[], masked: boolean): boolean {
  for (let index = 0; index < needs.length; index++) {
    const need = needs[index];
    if (need === undefined || !hasRole(grants, need, masked)) return false;
  }
  return true;
}

function hasRole(grants: Grants, need: Need, masked: boolean): boolean {
  if (masked) return isSet(grants.roleMask, need);
  for (let index = 0; index < need.satisfiedBy.length; index++) {
    const name = need.satisfiedBy[index];
    if (name !== undefined && holdsRole(grants.roles, name)) return true;
  }
  return false;
}

/** A loop of comparisons: twice as fast as `includes` for the few roles that a token has. */
function holdsRole(roles: readonly string[], name: string): boolean {
  for (let index = 0; index < roles.length; index++) if (roles[index] === name) return true;
  return false;
}

function isSet(mask: readonly number[] | undefined, need: Need): boolean {
  return mask !== undefined && ((mask[need.word] ?? 0) & need.bit) !== 0;
}

function holdsScope(scopes: string, names: readonly string[]): boolean {
  for (let index = 0; index < names.length; index++) {
    const name = names[index];
    if (name !== undefined && holdsName(scopes, name)) return true;
  }
  return false;
}

/** Whether a name stands in a text between single spaces; faster than splitting, and never a part of a longer name. */
function holdsName(scopes: string, name: string): boolean {
  const { length } = name;
  for (let at = scopes.indexOf(name); at !== -1; at = scopes.indexOf(name, at + 1)) {
    const end = at + length;
    const startsName = at === 0 || scopes.charCodeAt(at - 1) === space;
    if (startsName && (end === scopes.length || scopes.charCodeAt(end) === space)) return true;
  }
  return false;
}

const space = 0x20;
