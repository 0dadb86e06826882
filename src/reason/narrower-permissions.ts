// Whether a declared permission would do where a larger one is required. Judged narrowly on purpose: what differs in more
// than the verb is proposed only where the manifest itself shows that it opens the same resource.
import type { Endpoint, Permission } from '../model/model.ts';
import { effectOf } from './endpoint-effect.ts';
import type { PermissionSets } from './includes.ts';
import { demandsOf } from './opened-endpoints.ts';
import { parsePermissionName, type PermissionName } from './permission-name.ts';
import { isUnderMe, resourceOf } from './resource-of.ts';

// `ReadBasic` shows less and `List` perhaps nothing but names: whether they would do can't be told by the name.
const plainReading: ReadonlySet<string> = new Set(['read', 'view', 'get']);

/**
 * Prepares the search for narrower permissions of one kind.
 *
 * @param kind which alternatives the permissions belong to
 * @param permissions the permissions of that kind; a disabled one is never proposed
 * @param included what each of them satisfies
 * @param endpoints all endpoints of the model
 * @returns `(value, endpoint)` to the permissions that would do there in place of `value`, best first: for a read that
 *   requires a writing permission, those that read the same; for a path under `/me`, those without the constraint `All`
 */
export function narrowerPermissions(
  kind: 'delegated' | 'application',
  permissions: readonly Permission[],
  included: PermissionSets,
  endpoints: readonly Endpoint[],
): (value: string, endpoint: Endpoint) => readonly Permission[] {
  const enabled = new Map(permissions.filter((one) => one.enabled.value).map((one) => [one.value, one]));
  const readers = groupReaders([...enabled.values()]);
  const demands = demandedIn(kind, endpoints);
  const names = new Map(permissions.map(({ value }) => [value, parsePermissionName(value)]));
  const nameOf = (value: string): PermissionName => names.get(value) ?? parsePermissionName(value);
  const writes = (value: string): boolean => {
    const { effect } = nameOf(value);
    return effect === 'write' || (effect === 'unknown' && demands.byWrites.has(value));
  };
  const includedReaders = (value: string, endpoint: Endpoint): readonly Permission[] => {
    const reached = [...(included.get(value) ?? [])].filter((one) => one !== value);
    if (reached.length === 0) return [];
    const { constraint } = nameOf(value);
    const resource = resourceOf(endpoint.template);
    return reached.flatMap((one) => {
      const permission = enabled.get(one);
      const name = nameOf(one);
      const reads = plainReading.has(name.verb?.toLowerCase() ?? '') && name.constraint === constraint;
      const sameResource = demands.resourcesByReads.get(one)?.has(resource) === true;
      return permission !== undefined && reads && sameResource ? [permission] : [];
    });
  };
  return (value, endpoint) => {
    const { subject, constraint } = nameOf(value);
    const one = constraint === 'All' && kind === 'delegated' && isUnderMe(endpoint.template);
    const toRead = effectOf(endpoint) === 'read' && writes(value);
    const ownOnly = one ? enabled.get(value.slice(0, -'.All'.length)) : undefined;
    return [
      ...(one && toRead ? (readers.get(subject) ?? []) : []),
      ...(ownOnly === undefined ? [] : [ownOnly]),
      ...(toRead ? (readers.get(keyOf(subject, constraint)) ?? []) : []),
      ...(toRead ? includedReaders(value, endpoint) : []),
    ].filter((permission) => permission.value !== value);
  };
}

/** The permissions that are named after plain reading, by subject and constraint. */
function groupReaders(permissions: readonly Permission[]): ReadonlyMap<string, readonly Permission[]> {
  const readers = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const { subject, verb = '', constraint } = parsePermissionName(permission.value);
    if (!plainReading.has(verb.toLowerCase())) continue;
    const key = keyOf(subject, constraint);
    const known = readers.get(key);
    if (known === undefined) readers.set(key, [permission]);
    else known.push(permission);
  }
  return readers;
}

function keyOf(subject: string, constraint: string | undefined): string {
  return constraint === undefined ? subject : `${subject}.${constraint}`;
}

/** What the manifest itself shows: which permissions it demands for writes, and for reads of which resources. */
function demandedIn(
  kind: 'delegated' | 'application',
  endpoints: readonly Endpoint[],
): { readonly byWrites: ReadonlySet<string>; readonly resourcesByReads: ReadonlyMap<string, ReadonlySet<string>> } {
  const byWrites = new Set<string>();
  const resourcesByReads = new Map<string, Set<string>>();
  for (const endpoint of endpoints) {
    const values = endpoint[kind].flatMap(demandsOf).map(({ value }) => value);
    if (effectOf(endpoint) === 'write') {
      for (const value of values) byWrites.add(value);
      continue;
    }
    const resource = resourceOf(endpoint.template);
    for (const value of values) {
      const known = resourcesByReads.get(value);
      if (known === undefined) resourcesByReads.set(value, new Set([resource]));
      else known.add(resource);
    }
  }
  return { byWrites, resourcesByReads };
}
