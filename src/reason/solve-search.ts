// Finds the best choice in one part of a question: branch and bound, exact unless a stated number of steps is used up.
// It knows candidates by number; everything that adds up over parts is compared here, and nothing else.
import { countBits, countMissing, emptyBits, hasBit, intersect, addBit, unite, type Bits } from './solve-bits.ts';
import type { JointOperation } from './solve-problem.ts';
import type { Part } from './solve-reduce.ts';

/** A measure that adds up over parts. */
export type PartMeasure = 'unmarked' | 'writes' | 'operations' | 'permissions' | 'implied';

type PartCost = Readonly<Record<PartMeasure, number>>;

/** What the search has to know of the question as a whole. */
export interface SearchContext {
  readonly measures: readonly PartMeasure[];
  readonly operations: ReadonlyMap<number, Bits>;
  readonly joint: readonly JointOperation[];
  readonly weightsOf: (candidate: number) => { readonly [Weight in 'unmarked' | 'writes' | 'implied']: number };
}

/** How many more demands may be looked at; shared by the parts of one question. */
export interface StepBudget {
  left: number;
}

interface State {
  /** The numbers of the chosen candidates. */
  readonly chosen: Bits;
  readonly excluded: Bits;
  readonly opened: Bits;
  readonly cost: PartCost;
}

interface Best {
  readonly chosen: readonly number[];
  readonly cost: PartCost;
}

/**
 * The best choice of candidates that meets every demand of a part.
 *
 * The bound of a branch is what it has already cost, and for demands that share no candidate what each must add at least.
 *
 * @param part the part
 * @param context measures in their order, and what each candidate costs
 * @param budget each branch uses up one for each demand; when nothing is left, the best choice so far is the answer
 * @returns the candidates, ascending, and whether the answer is proved to be the best
 */
export function searchPart(
  part: Part,
  context: SearchContext,
  budget: StepBudget,
): { readonly chosen: readonly number[]; readonly exact: boolean } {
  const { demands } = part;
  const { measures, operations, weightsOf } = context;
  const limit = (part.candidates.at(-1) ?? 0) + 1;
  const width = operations.get(part.candidates[0] ?? 0)?.length ?? 0;
  const joint = context.joint.filter(({ candidates: [first = -1] }) => part.candidates.includes(first));
  let best: Best | undefined;
  let exact = true;

  visit({
    chosen: emptyBits(limit),
    excluded: emptyBits(limit),
    opened: new Uint32Array(width),
    cost: { unmarked: 0, writes: 0, operations: 0, permissions: 0, implied: 0 },
  });
  return { chosen: best?.chosen ?? [], exact };

  function visit(state: State): void {
    if (best !== undefined && budget.left <= 0) {
      exact = false;
      return;
    }
    budget.left -= demands.length;
    const open = demands.filter((ways) => !ways.some((way) => way.every((one) => hasBit(state.chosen, one))));
    if (open.length === 0) {
      const found = { chosen: part.candidates.filter((one) => hasBit(state.chosen, one)), cost: state.cost };
      if (best === undefined || isBetter(found, best)) best = found;
      return;
    }
    const choices = open.map((ways) => usableWays(ways, state));
    if (choices.some((ways) => ways.length === 0)) return;
    if (best !== undefined && exceeds(lowerBound(state, choices), best.cost)) return;
    const ways = choices.reduce((fewest, other) => (other.length < fewest.length ? other : fewest));
    const next = ways
      .map((way) => ({ way, state: extend(state, way) }))
      .toSorted((left, right) => compare(left.state.cost, right.state.cost));
    // A branch need not look at what an earlier one has looked at: all choices with that one's only candidate.
    const excluded = state.excluded.slice();
    for (const branch of next) {
      visit({ ...branch.state, excluded: excluded.slice() });
      const added = branch.way.filter((one) => !hasBit(state.chosen, one));
      const [only] = added;
      if (only !== undefined && added.length === 1) addBit(excluded, only);
    }
  }

  function usableWays(ways: readonly (readonly number[])[], { excluded }: State): readonly (readonly number[])[] {
    return ways.filter((way) => !way.some((one) => hasBit(excluded, one)));
  }

  function extend(state: State, way: readonly number[]): State {
    const chosen = state.chosen.slice();
    const opened = state.opened.slice();
    const cost = { ...state.cost };
    for (const candidate of way) {
      if (hasBit(chosen, candidate)) continue;
      addBit(chosen, candidate);
      const own = operations.get(candidate);
      if (own !== undefined) unite(opened, own, opened);
      const { unmarked, writes, implied } = weightsOf(candidate);
      cost.permissions += 1;
      cost.unmarked += unmarked;
      cost.writes += writes;
      cost.implied += implied;
    }
    // What candidates open together counts like the rest, so that nothing counts it again when it opens alone as well.
    for (const one of joint) if (one.candidates.every((other) => hasBit(chosen, other))) addBit(opened, one.operation);
    cost.operations = countBits(opened);
    return { chosen, excluded: state.excluded, opened, cost };
  }

  /** What the open demands add at least: those that share neither candidates nor operations add up. */
  function lowerBound(state: State, choices: readonly (readonly (readonly number[])[])[]): PartCost {
    const bound = { ...state.cost };
    const touched = emptyBits(limit);
    const touchedOperations = new Uint32Array(width);
    let single = 0;
    let summed = 0;
    for (const ways of choices) {
      const added = ways.map((way) => way.filter((one) => !hasBit(state.chosen, one)));
      const candidates = added.flat();
      const opens = added.map((way) => addedOperations(way, state.opened));
      const least = Math.min(...opens);
      single = Math.max(single, least);
      if (candidates.some((one) => hasBit(touched, one))) continue;
      for (const one of candidates) addBit(touched, one);
      bound.permissions += Math.min(...added.map((way) => way.length));
      for (const weight of ['unmarked', 'writes', 'implied'] as const) {
        bound[weight] += Math.min(...added.map((way) => way.reduce((sum, one) => sum + weightsOf(one)[weight], 0)));
      }
      if (candidates.some((one) => intersect(operations.get(one) ?? touchedOperations, touchedOperations))) continue;
      for (const one of candidates)
        unite(touchedOperations, operations.get(one) ?? touchedOperations, touchedOperations);
      summed += least;
    }
    bound.operations += Math.max(single, summed);
    return bound;
  }

  function addedOperations(way: readonly number[], opened: Bits): number {
    const [only, second] = way;
    if (only === undefined) return 0;
    const own = operations.get(only);
    if (own === undefined) return 0;
    if (second === undefined) return countMissing(own, opened);
    const all = own.slice();
    for (const one of way) unite(all, operations.get(one) ?? all, all);
    return countMissing(all, opened);
  }

  function compare(left: PartCost, right: PartCost): number {
    for (const measure of measures) if (left[measure] !== right[measure]) return left[measure] - right[measure];
    return 0;
  }

  /** Whether nothing in a branch can be as good. Where all measures are equal, a name may still make the difference. */
  function exceeds(bound: PartCost, cost: PartCost): boolean {
    return compare(bound, cost) > 0;
  }

  function isBetter(found: Best, other: Best): boolean {
    const difference = compare(found.cost, other.cost);
    if (difference !== 0) return difference < 0;
    const index = found.chosen.findIndex((candidate, position) => candidate !== other.chosen[position]);
    return index !== -1 && (found.chosen[index] ?? 0) < (other.chosen[index] ?? 0);
  }
}
