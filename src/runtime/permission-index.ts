// Which permission satisfies which, worked out once per policy: the transitive closure of `includes`, as lists of names
// for the first look at a token and as bit masks for every later one.

/** How many permissions one word of a mask holds: V8 keeps integers of up to 31 bits unboxed. */
const bitsPerWord = 30;

/** One required permission. */
export interface Need {
  /** The permission itself, where it may be granted, and everything that includes it. */
  readonly satisfiedBy: readonly string[];
  readonly word: number;
  readonly bit: number;
}

/** The permissions of one kind in one policy. */
export interface PermissionIndex {
  /** By name, every permission that can be required. */
  readonly needs: ReadonlyMap<string, Need>;
  /** By name, what a token with this permission satisfies. */
  readonly grants: ReadonlyMap<string, readonly Need[]>;
  readonly words: number;
}

/** A permission, what it includes directly, and whether a token of this kind of caller may have it. */
export interface IndexedPermission {
  readonly includes: readonly string[];
  readonly grantable: boolean;
}

/**
 * Closes `includes` over all permissions. A cycle makes its members satisfy each other, no more.
 *
 * @param permissions by name; an included name that is not a key grants nothing
 * @returns the index; a permission that may not be granted satisfies nothing, but may be satisfied
 */
export function indexPermissions(permissions: ReadonlyMap<string, IndexedPermission>): PermissionIndex {
  const needs = new Map<string, Need & { readonly satisfiedBy: string[] }>();
  for (const [name, { grantable }] of permissions) {
    const position = needs.size;
    const word = Math.floor(position / bitsPerWord);
    // Its own name comes first: a token with exactly the required permission is the common case.
    needs.set(name, { satisfiedBy: grantable ? [name] : [], word, bit: 1 << (position % bitsPerWord) });
  }
  const grants = new Map<string, readonly Need[]>();
  for (const [name, { grantable }] of permissions) {
    if (!grantable) continue;
    const granted: Need[] = [];
    for (const included of closureOf(name, permissions)) {
      const need = needs.get(included);
      if (need === undefined) continue;
      granted.push(need);
      if (included !== name) need.satisfiedBy.push(name);
    }
    grants.set(name, granted);
  }
  return { needs, grants, words: Math.ceil(needs.size / bitsPerWord) };
}

function closureOf(name: string, permissions: ReadonlyMap<string, IndexedPermission>): ReadonlySet<string> {
  const closure = new Set([name]);
  // A set may grow while it is walked: what is added is walked as well.
  for (const reached of closure) {
    const permission = permissions.get(reached);
    if (permission === undefined) continue;
    for (const included of permission.includes) closure.add(included);
  }
  return closure;
}
