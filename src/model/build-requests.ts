// The other apps of the registration: clients that are pre-authorized here, and permissions that this app needs elsewhere.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { LocatedEntry } from '../syntax/located-tree.ts';
import { expectScope, type DeclaredNames } from './declared-names.ts';
import type { Client, RequestedPermission, ResourceRequest } from './model.ts';
import { asMap, itemsAt, requiredTextAt, textAt, textsAt } from './read-tree.ts';

/** The pre-authorized clients, by name. */
export function buildClients(entries: readonly LocatedEntry[], names: DeclaredNames): readonly Client[] {
  const clients = entries.map(({ key, value }): Client => {
    const body = asMap(value);
    const scopes = textsAt(body, 'scopes');
    for (const scope of scopes) expectScope(names, scope);
    return { name: key.value, appId: requiredTextAt(body, 'appId'), scopes, span: key.span };
  });
  return clients.toSorted((left, right) => compareCodeUnits(left.name, right.name));
}

/** What this app asks for at other APIs, by the name of the API. */
export function buildRequests(entries: readonly LocatedEntry[]): readonly ResourceRequest[] {
  const requests = entries.map(({ key, value }): ResourceRequest => {
    const body = asMap(value);
    const permissions = itemsAt(body, 'permissions').map((item): RequestedPermission => {
      const permission = asMap(item);
      const scope = textAt(permission, 'scope');
      return {
        kind: scope === undefined ? 'role' : 'scope',
        value: scope ?? requiredTextAt(permission, 'role'),
        id: requiredTextAt(permission, 'id'),
        span: permission.span,
      };
    });
    return { name: key.value, appId: requiredTextAt(body, 'appId'), permissions, span: key.span };
  });
  return requests.toSorted((left, right) => compareCodeUnits(left.name, right.name));
}
