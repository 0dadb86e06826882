// Policies and tokens for tests, and the decision written down as plainly as it can be.
import { type AccessToken, readToken } from '../../src/runtime/claims.ts';
import type { PolicyEndpoint } from '../../src/runtime/compile-endpoint.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import type { EndpointRow, PolicyTable } from '../../src/runtime/table.ts';

/** A table with nothing in it but what is given. */
export function tableOf(parts: Partial<PolicyTable>): PolicyTable {
  return { format: 1, scopes: {}, appRoles: {}, rights: {}, endpoints: {}, ...parts };
}

/** One endpoint of a table, ready to be decided. */
export function endpointOf(table: PolicyTable, key = 'GET /x'): PolicyEndpoint {
  const endpoint = definePolicy(table).endpoint(key);
  if (endpoint === undefined) throw new Error(key);
  return endpoint;
}

/** The token of these claims. */
export function tokenOf(claims: Readonly<Record<string, unknown>>): AccessToken {
  const read = readToken(claims);
  if (!read.ok) throw new Error(read.reason);
  return read.token;
}

/** A user's token. */
export function userToken(scopes: readonly string[], more: Readonly<Record<string, unknown>> = {}): AccessToken {
  return tokenOf({ idtyp: 'user', oid: 'alice', tid: 'contoso', azp: 'client', scp: scopes.join(' ') || ' ', ...more });
}

/** The token of an app that acts as itself. */
export function appToken(roles: readonly string[], more: Readonly<Record<string, unknown>> = {}): AccessToken {
  return tokenOf({ idtyp: 'app', oid: 'daemon', sub: 'daemon', tid: 'contoso', azp: 'client', roles, ...more });
}

/** Everything that the holder of some permissions holds through `includes`. */
function held(granted: readonly string[], includes: (name: string) => readonly string[]): ReadonlySet<string> {
  const all = new Set(granted);
  for (const name of all) for (const included of includes(name)) all.add(included);
  return all;
}

/** The reference: the index of the first alternative that lets the caller in, or undefined. Rights aside. */
export function referenceDecision(
  table: PolicyTable,
  row: EndpointRow,
  caller: { readonly kind: string; readonly account: string; readonly scopes: string[]; readonly roles: string[] },
): number | undefined {
  const member = caller.kind === 'delegated' ? 'User' : 'Application';
  const appRoles = new Map(Object.entries(table.appRoles));
  const includes = new Map(Object.entries(table.scopes));
  const admitted = caller.roles.filter((role) => appRoles.get(role)?.members.includes(member));
  const roles = held(admitted, (role) => appRoles.get(role)?.includes ?? []);
  const scopes = held(caller.scopes, (scope) => includes.get(scope) ?? []);
  const found =
    caller.kind === 'delegated'
      ? (row.delegated ?? []).findIndex(
          (alternative) =>
            alternative.scopes.every((scope) => scopes.has(scope)) &&
            (alternative.userRole === undefined || roles.has(alternative.userRole)) &&
            alternative.accounts.some((account) => account === caller.account),
        )
      : (row.application ?? []).findIndex((alternative) => alternative.roles.every((role) => roles.has(role)));
  return found === -1 ? undefined : found;
}
