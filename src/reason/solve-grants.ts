// What each permission of a catalog opens and whether it can be granted, looked up instead of searched for. Everything
// that is listed counts as opened, trusted or not: how much a permission grants is not known by what it may be chosen for.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { AccessScheme, Catalog, CatalogGrant } from '../model/catalog.ts';

/** A catalog by permission, for one kind of access. */
export interface SchemeGrants {
  /** The operations that a permission opens alone, as ascending numbers in `Catalog.operations`. */
  readonly opened: ReadonlyMap<string, readonly number[]>;
  /** The operations that open to several permissions together. */
  readonly joint: readonly { readonly permissions: readonly string[]; readonly operation: number }[];
}

/** A catalog by permission. */
export interface CatalogGrants {
  readonly of: (scheme: AccessScheme) => SchemeGrants;
  /** What is known of a permission for a kind of access; undefined when it does not exist for it. */
  readonly grantOf: (value: string, scheme: AccessScheme) => CatalogGrant | undefined;
  /** All sets of permissions that satisfy a claim, by stated implications: each sorted, none twice, the claim's own first. */
  readonly waysOf: (permissions: readonly string[]) => readonly (readonly string[])[];
  /** A permission and all that it satisfies by stated implications. */
  readonly included: (value: string) => ReadonlySet<string>;
}

/** Prepares a catalog for many questions; each kind of access is indexed when it is first asked for. */
export function createCatalogGrants(catalog: Catalog): CatalogGrants {
  const byValue = new Map(catalog.permissions.map((permission) => [permission.value, permission]));
  const down = relation(catalog, 'included');
  const up = relation(catalog, 'including');
  const waysOf = (permissions: readonly string[]): readonly (readonly string[])[] => {
    if (up.size === 0) return [[...new Set(permissions)].toSorted(compareCodeUnits)];
    let ways: readonly (readonly string[])[] = [[]];
    for (const permission of permissions) {
      const satisfying = [...reach(permission, up)];
      ways = ways.flatMap((way) => satisfying.map((one) => (way.includes(one) ? way : [...way, one])));
    }
    const sorted = ways.map((way) => way.toSorted(compareCodeUnits));
    return [...new Map(sorted.map((way) => [way.join(' '), way])).values()];
  };
  const indexed = new Map<AccessScheme, SchemeGrants>();
  return {
    waysOf,
    included: (value) => reach(value, down),
    grantOf: (value, scheme) => byValue.get(value)?.grants[scheme],
    of: (scheme) => {
      const known = indexed.get(scheme) ?? indexScheme(catalog, scheme, waysOf);
      indexed.set(scheme, known);
      return known;
    },
  };
}

function indexScheme(catalog: Catalog, scheme: AccessScheme, waysOf: CatalogGrants['waysOf']): SchemeGrants {
  const opened = new Map<string, number[]>();
  const joint: { readonly permissions: readonly string[]; readonly operation: number }[] = [];
  catalog.operations.forEach(({ claims }, operation) => {
    for (const { permissions } of claims[scheme] ?? []) {
      for (const way of waysOf(permissions)) {
        const [only = '', second] = way;
        if (second !== undefined) {
          joint.push({ permissions: way, operation });
          continue;
        }
        const known = opened.get(only);
        if (known === undefined) opened.set(only, [operation]);
        else if (known.at(-1) !== operation) known.push(operation);
      }
    }
  });
  return { opened, joint };
}

/** Who includes whom, as stated. */
function relation(catalog: Catalog, towards: 'included' | 'including'): ReadonlyMap<string, readonly string[]> {
  const pairs = new Map<string, string[]>();
  for (const { permission, included } of catalog.includes) {
    const [from, to] = towards === 'included' ? [permission, included] : [included, permission];
    const known = pairs.get(from);
    if (known === undefined) pairs.set(from, [to]);
    else known.push(to);
  }
  return pairs;
}

/** The value itself and whatever the relation leads to, however long the chain. */
function reach(value: string, pairs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set([value]);
  // A set can grow while it is walked: what is added comes up later.
  for (const current of reached) for (const next of pairs.get(current) ?? []) reached.add(next);
  return reached;
}
