// Declared permissions held against the calls that they are for: which are not needed, which are broader than needed, and
// which calls they leave out. It judges only calls that have an answer; the rules word what it finds.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Located } from '../diagnostics/span.ts';
import type { AccessScheme } from '../model/catalog.ts';
import { leastClaims } from './least-claims.ts';
import { firstDifference, measuresOf, type Cost } from './solve-order.ts';
import type { SolveCall } from './solve-demands.ts';
import type { Solver } from './solve.ts';

/** A declared permission in whose place less would do. */
export interface BroaderPermission {
  readonly declared: Located<string>;
  /** What would do for the calls that need it, by value. */
  readonly narrower: readonly string[];
  /** The calls that need it, as written. */
  readonly calls: readonly string[];
}

/** A call that the declared permissions leave out. */
export interface MissingPermission {
  /** As written. */
  readonly call: string;
  /** What would do besides what is declared, by value. */
  readonly add: readonly string[];
  /** The declared permissions would let it in by what is published, but that can't be relied on. */
  readonly listedOnly: boolean;
}

/** What is wrong with the declared permissions of one kind of access. */
export interface Judgement {
  /** For each declared permission the calls that could not be made without it, as written. */
  readonly neededBy: ReadonlyMap<string, readonly string[]>;
  /** In file order. */
  readonly unneeded: readonly Located<string>[];
  readonly broader: readonly BroaderPermission[];
  readonly missing: readonly MissingPermission[];
  /** Calls for which nothing can be relied on, and that the declared permissions let in by what is published. */
  readonly accepted: readonly string[];
}

/**
 * Judges declared permissions.
 *
 * @param declared what is declared, in file order
 * @param calls what the app calls, each with the operation that it is
 * @param schemes the kinds of access that must let the calls in
 * @param solver answers questions about the catalog
 * @returns what is wrong; of two permissions that could each be spared only the costlier one is called unneeded
 */
export function judgeDeclared(
  declared: readonly Located<string>[],
  calls: readonly SolveCall[],
  schemes: readonly AccessScheme[],
  solver: Solver,
): Judgement {
  const values = [...new Set(declared.map(({ value }) => value))];
  const assess = (some: readonly SolveCall[], held: readonly string[]): ReturnType<Solver['assess']> =>
    solver.assess({ calls: some, schemes }, held);
  const assessListed = (some: readonly SolveCall[], held: readonly string[]): ReturnType<Solver['assess']> =>
    solver.assess({ calls: some, schemes, claims: 'listed' }, held);
  const named = (names: readonly string[]): readonly SolveCall[] => calls.filter(({ call }) => names.includes(call));
  const onlyIn = (more: readonly string[], less: readonly string[]): readonly string[] =>
    more.filter((one) => !less.includes(one));

  // The assessment spares the last one that it can: the costliest goes last.
  const costs = new Map(values.map((value) => [value, assess(calls, [value]).cost]));
  const cheapestFirst = values.toSorted((left, right) => {
    const difference = compareCosts(costs.get(left), costs.get(right));
    return difference || compareCodeUnits(left, right);
  });
  const { missing, needless } = assess(calls, cheapestFirst);
  const missed = named(missing);
  const unanswered = named(
    solver
      .solve({ calls, schemes })
      .problems.flatMap(({ kind, call }) => (kind === 'no-least' || kind === 'not-trusted' ? [call] : [])),
  );
  // What serves only where nothing better is known serves all the same.
  const doubtfulCalls = [...missed, ...unanswered];
  const spared = onlyIn(needless, onlyIn(needless, assessListed(doubtfulCalls, needless).needless));
  const kept = onlyIn(cheapestFirst, spared);
  const leftByListed = assessListed(doubtfulCalls, kept).missing;

  const neededBy = new Map(
    values.map((value) => {
      const rest = onlyIn(kept, [value]);
      const trusted = onlyIn(assess(calls, rest).missing, missing);
      const listed = onlyIn(assessListed(doubtfulCalls, rest).missing, leftByListed);
      return [value, kept.includes(value) ? [...new Set([...trusted, ...listed])] : []];
    }),
  );
  const broader = declared.flatMap((one): readonly BroaderPermission[] => {
    const needing = named(
      onlyIn(
        neededBy.get(one.value) ?? [],
        doubtfulCalls.map(({ call }) => call),
      ),
    );
    if (needing.every((call) => isPublishedLeast(one.value, call, schemes))) return [];
    const least = solver.solve({ calls: needing, schemes });
    const narrower = least.permissions.map(({ value }) => value);
    if (narrower.includes(one.value)) return [];
    const together = onlyIn(kept, assess(needing, [one.value, ...onlyIn(kept, [one.value])]).needless);
    if (compareCosts(least.cost, assess(needing, together).cost) >= 0) return [];
    return [{ declared: one, narrower, calls: needing.map(({ call }) => call) }];
  });
  return {
    neededBy,
    unneeded: declared.filter(({ value }) => spared.includes(value)),
    broader,
    missing: missed.map((one): MissingPermission => ({
      call: one.call,
      add: onlyIn(
        solver.solve({ calls: [one], schemes }).permissions.map(({ value }) => value),
        values,
      ),
      listedOnly: !leftByListed.includes(one.call),
    })),
    accepted: unanswered.map(({ call }) => call).filter((call) => !leftByListed.includes(call)),
  };
}

/** Whether the publisher itself gives the permission as the answer: nobody who follows the documentation asks for too much. */
function isPublishedLeast(value: string, { match }: SolveCall, schemes: readonly AccessScheme[]): boolean {
  if (match.kind !== 'found') return false;
  return schemes.every((scheme) =>
    leastClaims(match.operation, scheme, match.siblings).some(({ permissions }) => permissions.includes(value)),
  );
}

/** Compares by the usual measures, names aside. */
function compareCosts(left: Cost | undefined, right: Cost | undefined): number {
  if (left === undefined || right === undefined) return 0;
  const measure = firstDifference(measuresOf(), left, right);
  return measure === undefined ? 0 : left[measure] - right[measure];
}
