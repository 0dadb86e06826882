// What each permission opens by itself: the measure of how much it grants.
// Conditions on the user (role, right, account) don't count here: they are not the client's to get.
import type { Located } from '../diagnostics/span.ts';
import type { Alternative, Endpoint, Model } from '../model/model.ts';
import { includedPermissions, satisfyingPermissions, type PermissionSets } from './includes.ts';

/** The endpoints that each permission alone opens, by value, in the order of the model. */
export interface OpenedEndpoints {
  readonly scopes: ReadonlyMap<string, readonly Endpoint[]>;
  readonly appRoles: ReadonlyMap<string, readonly Endpoint[]>;
}

/**
 * Which endpoints each permission opens by itself: every demand of one alternative is met by it or by what it includes.
 *
 * @param model the whole model
 * @returns every declared permission with its endpoints; anonymous endpoints are nobody's
 */
export function openedEndpoints(model: Model): OpenedEndpoints {
  return {
    scopes: openedBy(includedPermissions(model.scopes), model.endpoints, ({ delegated }) => delegated),
    appRoles: openedBy(includedPermissions(model.appRoles), model.endpoints, ({ application }) => application),
  };
}

/** The permissions that an alternative demands of the client: all of these. */
export function demandsOf(alternative: Alternative): readonly Located<string>[] {
  return alternative.kind === 'delegated' ? alternative.scopes : alternative.roles;
}

function openedBy(
  included: PermissionSets,
  endpoints: readonly Endpoint[],
  alternativesOf: (endpoint: Endpoint) => readonly Alternative[],
): ReadonlyMap<string, readonly Endpoint[]> {
  const satisfying = satisfyingPermissions(included);
  const opened = new Map<string, Endpoint[]>([...included.keys()].map((value) => [value, []]));
  for (const endpoint of endpoints) {
    const keys = new Set<string>();
    for (const alternative of alternativesOf(endpoint)) addKeys(alternative, satisfying, keys);
    for (const key of keys) opened.get(key)?.push(endpoint);
  }
  return opened;
}

/** Adds the permissions of which each one alone satisfies every demand of an alternative. */
function addKeys(alternative: Alternative, satisfying: PermissionSets, keys: Set<string>): void {
  const [first, ...others] = demandsOf(alternative);
  if (first === undefined) return;
  for (const value of satisfying.get(first.value) ?? []) {
    if (others.every((other) => satisfying.get(other.value)?.has(value) === true)) keys.add(value);
  }
}
