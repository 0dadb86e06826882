// Why an answer is what it is: for each permission the calls that need it, for each call the ways in that were not taken.
// A way is judged by the set that it would lead to, so that every reason is a comparison and no rule of thumb.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { AccessScheme, CatalogClaim } from '../model/catalog.ts';
import type { AnsweredCall, ChosenPermission, RejectedClaim, Rejection } from './solution.ts';
import { firstUngrantable, type CallDemand } from './solve-demands.ts';
import type { CatalogGrants } from './solve-grants.ts';
import { firstDifference, type Measure } from './solve-order.ts';
import type { Problem } from './solve-problem.ts';
import { describeSet, withoutNeedless, type SolvedSet } from './solve-set.ts';

/** What the explanation goes by. */
export interface ExplainContext {
  readonly problem: Problem;
  readonly solved: SolvedSet;
  readonly demands: readonly CallDemand[];
  readonly schemes: readonly AccessScheme[];
  readonly claims: 'trusted' | 'listed';
  readonly measures: readonly Measure[];
  readonly grants: CatalogGrants;
}

/** The permissions of the set by value, each with its calls in their order. */
export function explainPermissions({ solved, demands, schemes, grants }: ExplainContext): readonly ChosenPermission[] {
  const set = new Set(solved.values);
  const neededBy = new Map<string, Set<string>>(solved.values.map((value) => [value, new Set()]));
  const usedBy = new Map<string, Set<string>>(solved.values.map((value) => [value, new Set()]));
  for (const { call, ways } of demands) {
    const met = ways.filter((way) => way.every((value) => set.has(value)));
    for (const value of new Set(met.flat())) {
      usedBy.get(value)?.add(call);
      if (met.every((way) => way.includes(value))) neededBy.get(value)?.add(call);
    }
  }
  return solved.values.toSorted(compareCodeUnits).map((value) => {
    const known = schemes.flatMap((scheme) => {
      const grant = grants.grantOf(value, scheme);
      return grant === undefined ? [] : [[scheme, grant] as const];
    });
    return {
      value,
      grants: Object.fromEntries(known),
      neededBy: [...(neededBy.get(value) ?? [])],
      usedBy: [...(usedBy.get(value) ?? [])],
    };
  });
}

/** The calls that the set answers, each with what was not taken. */
export function explainCalls(context: ExplainContext): readonly AnsweredCall[] {
  const { demands, solved, claims, grants, schemes } = context;
  const set = new Set(solved.values);
  const judged = new Map<string, Rejection>();
  const judge = judgeWay(context);
  return demands.map(({ call, scheme, operation, aliases, ways }) => {
    const usable = new Set(ways.map((way) => way.join(' ')));
    const rejected = (operation.claims[scheme] ?? []).flatMap((claim): readonly RejectedClaim[] => {
      const [way = []] = grants.waysOf(claim.permissions);
      if (!claim.trusted && claims === 'trusted')
        return [rejection(claim, { kind: 'not-trusted', doubt: claim.doubt })];
      const key = way.join(' ');
      if (!usable.has(key)) {
        const found = firstUngrantable(way, schemes, grants);
        return found === undefined ? [] : [rejection(claim, { kind: 'not-grantable', ...found })];
      }
      if (way.every((value) => set.has(value))) return [];
      const reason = judged.get(key) ?? judge(way);
      judged.set(key, reason);
      return [rejection(claim, reason)];
    });
    const metBy = ways.filter((way) => way.every((value) => set.has(value)));
    return { call, scheme, operation, aliases, metBy, rejected };
  });
}

function rejection(claim: CatalogClaim, reason: Rejection): RejectedClaim {
  return { claim, reason };
}

/** Compares the set with the one that holds a way instead: that way, and of the set what is still needed beside it. */
function judgeWay({ problem, solved, measures }: ExplainContext): (way: readonly string[]) => Rejection {
  const numbers = new Map(problem.candidates.map(({ value }, number) => [value, number]));
  return (way) => {
    const added = new Set(way.flatMap((value) => numbers.get(value) ?? []));
    // Only what meets a demand that the way could meet can become needless by it.
    const concerned = [...added].flatMap((candidate) => problem.demandsOf[candidate] ?? []);
    const doubtful = new Set(concerned.flatMap((demand) => problem.demands[demand]?.ways.flat() ?? []));
    for (const candidate of added) doubtful.delete(candidate);
    const chosen = withoutNeedless(problem, [...new Set([...solved.chosen, ...added])], doubtful);
    const { cost } = describeSet(problem, chosen, true);
    const measure = firstDifference(measures, cost, solved.cost);
    if (measure === undefined) return { kind: 'name' };
    const [instead, before] = [cost[measure], solved.cost[measure]];
    if (instead < before) return { kind: 'bound' };
    return { kind: 'costs-more', measure, chosen: before, instead };
  };
}
