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

/** The permissions that would do at one endpoint in place of a required one, best first. */
export type NarrowerPermissions = (value: string, endpoint: Endpoint) => readonly Permission[];

/**
 * Prepares the search for narrower permissions of one kind.
 *
 * @param kind which alternatives the permissions belong to
 * @param permissions the permissions of that kind; a disabled one is never proposed
 * @param included what each of them satisfies
 * @param endpoints all endpoints of the model
 * @returns the answer for a value and an endpoint that requires it: for a read that requires a writing permission, those
 *   that read the same; for a path under `/me`, those without the constraint `All`
 */
export function narrowerPermissions(
  kind: 'delegated' | 'application',
  permissions: readonly Permission[],
  included: PermissionSets,
  endpoints: readonly Endpoint[],
): NarrowerPermissions {
  const enabled = new Map(permissions.filter((one) => one.enabled.value).map((one) => [one.value, one]));
  const names = new Map(permissions.map(({ value }) => [value, parsePermissionName(value)]));
  const readers = groupReaders([...enabled.values()]);
  const writers = writersOf(kind, names, endpoints);
  let resources: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** What the value includes, where the manifest demands it for reading the same resource. */
  const includedReaders = (value: string, endpoint: Endpoint): readonly Permission[] => {
    const reached = [...(included.get(value) ?? [])].filter((one) => one !== value);
    if (reached.length === 0) return [];
    resources ??= resourcesByReads(kind, endpoints);
    const resource = resourceOf(endpoint.template);
    return reached.flatMap((one) => {
      const permission = enabled.get(one);
      const name = names.get(one);
      const reads = isReader(name) && name?.constraint === names.get(value)?.constraint;
      const sameResource = resources?.get(one)?.has(resource) === true;
      return permission !== undefined && reads && sameResource ? [permission] : [];
    });
  };
  return (value, endpoint) => {
    const name = names.get(value);
    const toRead = writers.has(value) && effectOf(endpoint) === 'read';
    const ownOnly = name?.constraint === 'All' && kind === 'delegated' && isUnderMe(endpoint.template);
    if (name === undefined || (!toRead && !ownOnly)) return [];
    const found: (Permission | undefined)[] = [];
    if (ownOnly && toRead) found.push(...(readers.get(name.subject) ?? []));
    if (ownOnly) found.push(enabled.get(value.slice(0, -'.All'.length)));
    if (toRead) found.push(...(readers.get(keyOf(name)) ?? []), ...includedReaders(value, endpoint));
    return found.filter((one) => one !== undefined).filter((one) => one.value !== value);
  };
}

function isReader(name: PermissionName | undefined): boolean {
  return plainReading.has(name?.verb?.toLowerCase() ?? '');
}

/** The permissions that are named after plain reading, by subject and constraint. */
function groupReaders(permissions: readonly Permission[]): ReadonlyMap<string, readonly Permission[]> {
  const readers = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const name = parsePermissionName(permission.value);
    if (!isReader(name)) continue;
    const known = readers.get(keyOf(name));
    if (known === undefined) readers.set(keyOf(name), [permission]);
    else known.push(permission);
  }
  return readers;
}

function keyOf({ subject, constraint }: PermissionName): string {
  return constraint === undefined ? subject : `${subject}.${constraint}`;
}

/** The permissions that write by name; or by use, where the name does not tell. */
function writersOf(
  kind: 'delegated' | 'application',
  names: ReadonlyMap<string, PermissionName>,
  endpoints: readonly Endpoint[],
): ReadonlySet<string> {
  const writers = new Set<string>();
  for (const [value, { effect }] of names) if (effect === 'write') writers.add(value);
  for (const endpoint of endpoints) {
    if (endpoint[kind].length === 0 || effectOf(endpoint) === 'read') continue;
    for (const alternative of endpoint[kind]) {
      for (const { value } of demandsOf(alternative)) if (names.get(value)?.effect === 'unknown') writers.add(value);
    }
  }
  return writers;
}

/** What the manifest itself shows: which resources each permission is demanded for reading of. */
function resourcesByReads(
  kind: 'delegated' | 'application',
  endpoints: readonly Endpoint[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const resources = new Map<string, Set<string>>();
  for (const endpoint of endpoints) {
    if (endpoint[kind].length === 0 || effectOf(endpoint) === 'write') continue;
    const resource = resourceOf(endpoint.template);
    for (const { value } of endpoint[kind].flatMap(demandsOf)) {
      const known = resources.get(value);
      if (known === undefined) resources.set(value, new Set([resource]));
      else known.add(resource);
    }
  }
  return resources;
}
