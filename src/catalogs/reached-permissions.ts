// What a permission implies by stated implications, over any number of steps. Names play no part in it.

/** One stated implication. */
export interface Implication {
  readonly permission: string;
  readonly included: string;
}

/**
 * Follows implications to their ends; a circle ends where it began.
 *
 * @param implications all that are stated
 * @returns for each permission that implies something, all that it implies
 */
export function reachedPermissions(implications: readonly Implication[]): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map<string, string[]>();
  for (const { permission, included } of implications) {
    direct.set(permission, [...(direct.get(permission) ?? []), included]);
  }
  const reached = new Map<string, ReadonlySet<string>>();
  for (const permission of direct.keys()) {
    const found = new Set<string>();
    const pending = [permission];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const included of direct.get(next) ?? []) {
        if (found.has(included)) continue;
        found.add(included);
        pending.push(included);
      }
    }
    reached.set(permission, found);
  }
  return reached;
}
