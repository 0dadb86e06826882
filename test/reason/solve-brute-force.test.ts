// The solver against every subset of the permissions, on generated catalogs: the same set, for every order of the
// criteria. The reference knows nothing of the solver's steps: it tries all sets and compares them by the definition.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalog, CatalogClaim } from '../../src/model/catalog.ts';
import { createCatalogMatcher } from '../../src/reason/catalog-matcher.ts';
import { leastClaims } from '../../src/reason/least-claims.ts';
import { measuresOf, type Cost, type Criterion } from '../../src/reason/solve-order.ts';
import { createSolver } from '../../src/reason/solve.ts';
import { catalogOf } from './catalog-of.ts';

const names = ['A.Read', 'A.ReadWrite', 'B.Read', 'B.Write', 'C.Read.All', 'D.Send', 'E.Read', 'F.ReadWrite', 'G.Read'];
const scheme = 'delegatedWork';

const name = fc.constantFrom(...names);
const way = fc
  .tuple(fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '', '', '!', '?'))
  .map(([list, mark]) => `${mark}${list.join(' + ')}`);
const anyGrant = fc.record({
  adminConsent: fc.boolean(),
  level: fc.constantFrom(1, 2, 3, undefined),
  blocked: fc.constantFrom(undefined, undefined, undefined, 'hidden' as const),
});
const cases = fc.record({
  operations: fc.array(fc.uniqueArray(way, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 14 }),
  methods: fc.array(fc.constantFrom('GET', 'GET', 'POST'), { minLength: 14, maxLength: 14 }),
  asked: fc.integer({ min: 1, max: 8 }),
  grants: fc.dictionary(name, anyGrant),
  includes: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), { maxKeys: 2 }),
  order: fc.shuffledSubarray<Criterion>(['marked', 'consent', 'privilege', 'operations', 'permissions']),
});

/** All sets of permissions of a catalog, the best first, by trying each. */
function bestByTrying(catalog: Catalog, asked: number, order: readonly Criterion[]): readonly string[] | undefined {
  const known = catalog.permissions.map(({ value }) => value).toSorted();
  const heldBy = (set: ReadonlySet<string>): ReadonlySet<string> => {
    const held = new Set(set);
    for (const value of held) {
      for (const { permission, included } of catalog.includes) if (permission === value) held.add(included);
    }
    return held;
  };
  const opens = (set: ReadonlySet<string>, claims: readonly CatalogClaim[]): boolean => {
    const held = heldBy(set);
    return claims.some(({ permissions }) => permissions.every((value) => held.has(value)));
  };
  const grantOf = (value: string) => catalog.permissions.find((one) => one.value === value)?.grants[scheme];
  const grantable = new Set(
    known.filter((value) => {
      const grant = grantOf(value);
      return grant !== undefined && grant.blocked === undefined;
    }),
  );
  const calls = catalog.operations
    .slice(0, asked)
    .map((operation) => ({
      operation,
      claims: (operation.claims[scheme] ?? []).filter(({ trusted }) => trusted),
    }))
    .filter(({ claims }) => claims.length > 0)
    .map((call) => ({ ...call, usable: opens(grantable, call.claims) ? grantable : new Set(known) }));
  const reads = (value: string): boolean => value.split('.')[1] === 'Read';
  const subsets = Array.from({ length: 1 << known.length }, (_none, mask) =>
    known.filter((_one, bit) => mask & (1 << bit)),
  );
  const lets = (set: readonly string[], { claims, usable }: (typeof calls)[number]): boolean =>
    opens(new Set(set.filter((value) => usable.has(value))), claims);
  // A permission may write if it belongs to a smallest way into a call that reading alone does not open.
  const mayWrite = new Set(
    calls
      .filter((call) => !lets(known.filter(reads), call))
      .flatMap((call) => waysInto(call.claims, call.usable))
      .flat(),
  );
  function waysInto(claims: readonly CatalogClaim[], usable: ReadonlySet<string>): readonly (readonly string[])[] {
    return claims.flatMap(({ permissions }) =>
      permissions
        .map((value) => [...usable].filter((one) => heldBy(new Set([one])).has(value)))
        .reduce<readonly (readonly string[])[]>(
          (ways, next) => ways.flatMap((one) => next.map((two) => [...one, two])),
          [[]],
        ),
    );
  }
  const answers = new Set(
    calls.flatMap(({ operation, claims, usable }) => {
      // For a read, a marked writer is no answer where its reader alone would do, once the publisher's answer fails.
      const readerOpens = ({ permissions: [value = '', ...others] }: CatalogClaim): boolean => {
        const reader = value.replace('.ReadWrite', '.Read');
        return (
          operation.method === 'GET' &&
          others.length === 0 &&
          reader !== value &&
          opens(new Set([reader]), claims) &&
          usable.has(reader)
        );
      };
      const marked = [
        leastClaims(operation, scheme, [operation]),
        claims.filter((one) => one.least && !readerOpens(one)),
      ];
      const found = marked
        .map((list) =>
          list.filter((one) => claims.includes(one) && one.permissions.every((value) => usable.has(value))),
        )
        .find((list) => list.length > 0);
      return found === undefined
        ? waysInto(claims, usable).flat()
        : found.flatMap(({ permissions }) => [...permissions]);
    }),
  );
  const costOf = (set: readonly string[]): Cost => ({
    unmarked: set.filter((value) => !answers.has(value)).length,
    consent: set.some((value) => grantOf(value)?.adminConsent === true) ? 1 : 0,
    writes: set.filter((value) => !reads(value) && !mayWrite.has(value)).length,
    level: Math.max(0, ...set.map((value) => grantOf(value)?.level ?? 5)),
    operations: catalog.operations.filter(({ claims }) => opens(new Set(set), claims[scheme] ?? [])).length,
    permissions: set.length,
    implied: set.reduce((sum, value) => sum + heldBy(new Set([value])).size - 1, 0),
  });
  const measures = measuresOf(order);
  const keyOf = (set: readonly string[]) => ({ set, cost: costOf(set) });
  return subsets
    .filter((set) => calls.every((call) => lets(set, call)))
    .map(keyOf)
    .toSorted((left, right) => {
      for (const measure of measures) {
        if (left.cost[measure] !== right.cost[measure]) return left.cost[measure] - right.cost[measure];
      }
      return left.set.join(' ') < right.set.join(' ') ? -1 : 1;
    })[0]?.set;
}

test('no set is better than the one that is found, and it is the first by name of those that are as good', () => {
  fc.assert(
    fc.property(cases, ({ operations, methods, asked, grants, includes, order }) => {
      const table = Object.fromEntries(
        operations.map((ways, index) => [`${methods[index]} /o${index}`, { [scheme]: ways }]),
      );
      const catalog = catalogOf(table, { grants, includes });
      const match = createCatalogMatcher(catalog);
      const calls = Object.keys(table)
        .slice(0, asked)
        .map((call) => ({ call, match: match(call) }));
      const solution = createSolver(catalog).solve({ calls, schemes: [scheme], order });
      expect(solution.exact).toBe(true);
      expect(solution.permissions.map(({ value }) => value)).toEqual(bestByTrying(catalog, asked, order));
      const unanswered = solution.problems.filter(({ kind }) => kind !== 'not-grantable').length;
      expect(solution.calls.length + unanswered).toBe(calls.length);
    }),
    { numRuns: 400, seed: 20_261_121 },
  );
});
