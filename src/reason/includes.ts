// What `includes` amounts to once it is followed to its end: the only source of implication between permissions.
// It knows nothing of names: `Files.ReadWrite` implies `Files.Read` only where the manifest says so.
import type { Permission } from '../model/model.ts';

/** For each permission of one kind, by value: the values that belong to it. The permission itself is one of them. */
export type PermissionSets = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What a token with each permission satisfies: itself and whatever it includes, directly or through others.
 *
 * @param permissions the permissions of one kind
 * @returns value to the values that it satisfies; includes that name nothing are left out, and a circle does no harm
 */
export function includedPermissions(permissions: readonly Permission[]): PermissionSets {
  const byValue = new Map(permissions.map((permission) => [permission.value, permission]));
  return new Map(permissions.map(({ value }) => [value, reach(value, byValue)]));
}

/**
 * Which permissions satisfy a demand for each one: the same relation, read the other way.
 *
 * @param included what `includedPermissions` gave
 * @returns value to the values of which any one is enough
 */
export function satisfyingPermissions(included: PermissionSets): PermissionSets {
  const satisfying = new Map([...included.keys()].map((value) => [value, new Set<string>()]));
  for (const [value, reached] of included) for (const one of reached) satisfying.get(one)?.add(value);
  return satisfying;
}

/** Follows the includes of one permission; breadth first and without recursion, however long the chain. */
function reach(value: string, byValue: ReadonlyMap<string, Permission>): ReadonlySet<string> {
  const reached = new Set([value]);
  // A set can grow while it is walked: what is added comes up later.
  for (const current of reached) {
    for (const included of byValue.get(current)?.includes ?? []) {
      if (byValue.has(included.value)) reached.add(included.value);
    }
  }
  return reached;
}
