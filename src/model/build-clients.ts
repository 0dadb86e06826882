// The clients that are pre-authorized here, and the scopes of this API that they get without asking.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { LocatedEntry } from '../syntax/located-tree.ts';
import { expectScope, type DeclaredNames } from './declared-names.ts';
import type { Client } from './model.ts';
import { asMap, requiredTextAt, textsAt } from './read-tree.ts';

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
