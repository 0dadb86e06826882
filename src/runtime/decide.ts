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
  const { grants, user } = token;
  const masked = isMasked(grants, indexes) || prepare(grants, indexes, indexes.scopes, indexes.userRoles);
  let closest = denials['scope-missing'];
  for (let index = from; ; index++) {
    const alternative = delegated[index];
    if (alternative === undefined) return closest;
    if (!(masked ? covers(grants.scopeMask, alternative) : holdsScopes(grants.scopes, alternative.needs))) continue;
    if (!(user.account === 'personal' ? alternative.personal : alternative.work)) {
      if (closest === denials['scope-missing']) closest = denials['account-not-allowed'];
      continue;
    }
    const { userRole } = alternative;
    if (userRole === undefined) return alternative;
    if (masked ? isSet(grants.roleMask, userRole) : holdsRole(grants.roles, userRole)) return alternative;
    closest = denials['user-role-missing'];
  }
}

function decideApplication(endpoint: PolicyEndpoint, token: ApplicationToken, from: number): Decision {
  const { application, indexes } = endpoint;
  if (application.length === 0) return denials['application-not-allowed'];
  const { grants } = token;
  const masked = isMasked(grants, indexes) || prepare(grants, indexes, undefined, indexes.applicationRoles);
  for (let index = from; ; index++) {
    const alternative = application[index];
    if (alternative === undefined) return denials['role-missing'];
    if (masked ? covers(grants.roleMask, alternative) : holdsRoles(grants.roles, alternative.needs)) return alternative;
  }
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

function covers(mask: readonly number[] | undefined, { needs, word, bit }: PolicyAlternative): boolean {
  if (((mask?.[word] ?? 0) & bit) === 0) return false;
  for (let index = 1; index < needs.length; index++) if (!isSet(mask, needs[index])) return false;
  return true;
}

function isSet(mask: readonly number[] | undefined, need: Need | undefined): boolean {
  return need !== undefined && ((mask?.[need.word] ?? 0) & need.bit) !== 0;
}

function holdsScopes(scopes: string, needs: readonly Need[]): boolean {
  for (let index = 0; index < needs.length; index++) {
    const need = needs[index];
    if (need === undefined || !holdsScope(scopes, need.satisfiedBy)) return false;
  }
  return true;
}

function holdsScope(scopes: string, names: readonly string[]): boolean {
  for (let index = 0; ; index++) {
    const name = names[index];
    if (name === undefined) return false;
    if (holdsName(scopes, name)) return true;
  }
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

function holdsRoles(roles: readonly string[], needs: readonly Need[]): boolean {
  for (let index = 0; index < needs.length; index++) {
    const need = needs[index];
    if (need === undefined || !holdsRole(roles, need)) return false;
  }
  return true;
}

/** Loops of comparisons: twice as fast as `includes` for the few app roles that a token has. */
function holdsRole(roles: readonly string[], { satisfiedBy }: Need): boolean {
  for (let index = 0; ; index++) {
    const name = satisfiedBy[index];
    if (name === undefined) return false;
    for (let place = 0; place < roles.length; place++) if (roles[place] === name) return true;
  }
}
