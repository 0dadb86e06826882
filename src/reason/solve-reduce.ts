// Makes a question smaller without changing its answer: what has only one way is settled, what follows from something
// else is dropped, and what does not touch is taken apart. Each step is exact for every order of the measures.
import { addBit, emptyBits, intersect, isWithin, type Bits } from './solve-bits.ts';
import type { JointOperation, Problem } from './solve-problem.ts';

/** A part of the question that nothing else touches. */
export interface Part {
  /** The candidates that occur in it, by their numbers in the problem, ascending. */
  readonly candidates: readonly number[];
  /** At least two ways each; no way holds another one. */
  readonly demands: readonly (readonly (readonly number[])[])[];
}

/** What is left of a question. */
export interface Reduced {
  /** The candidates that every answer has, or that no answer is better without. */
  readonly settled: readonly number[];
  readonly parts: readonly Part[];
  /** For each candidate in a part: the operations that it opens beyond those of the settled ones. */
  readonly operations: ReadonlyMap<number, Bits>;
  /** The operations that open to several candidates in parts together, beyond those of the settled ones. */
  readonly joint: readonly JointOperation[];
}

type Ways = readonly (readonly number[])[];

interface Remaining {
  readonly operations: ReadonlyMap<number, Bits>;
  readonly joint: readonly JointOperation[];
}

/**
 * Reduces a question.
 *
 * @param problem the question
 * @param allowed which candidates may be used; every demand must have a way with only these
 */
export function reduceProblem(problem: Problem, allowed: (candidate: number) => boolean): Reduced {
  const settled = new Set<number>();
  let demands: readonly Ways[] = problem.demands.map(({ ways }) => ways.filter((way) => way.every(allowed)));
  let remaining: Remaining = { operations: new Map(), joint: [] };
  for (;;) {
    demands = settle(demands, settled);
    demands = dropImplied(demands);
    remaining = remainingOperations(problem, settled, demands);
    const dominated = dominatedCandidates(problem, demands, remaining);
    if (dominated.size === 0) break;
    demands = demands.map((ways) => ways.filter((way) => !way.some((candidate) => dominated.has(candidate))));
  }
  const parts = takeApart(demands, remaining);
  return { settled: [...settled].toSorted((left, right) => left - right), parts, ...remaining };
}

/** Settles what has one way, and drops the demands that are met by that, until nothing changes. */
function settle(demands: readonly Ways[], settled: Set<number>): readonly Ways[] {
  let open = demands;
  for (;;) {
    const before = settled.size;
    open = open.flatMap((ways): readonly Ways[] => {
      const shorter = minimalWays(ways.map((way) => way.filter((candidate) => !settled.has(candidate))));
      const [only, second] = shorter;
      if (only?.length === 0) return [];
      if (only === undefined || second !== undefined) return [shorter];
      for (const candidate of only) settled.add(candidate);
      return [];
    });
    if (settled.size === before) return open;
  }
}

/** Without the ways that hold another one: whoever has all of them has that one too. Shortest first. */
function minimalWays(ways: Ways): Ways {
  const kept: (readonly number[])[] = [];
  for (const way of ways.toSorted((left, right) => left.length - right.length)) {
    if (!kept.some((other) => holds(way, other))) kept.push(way);
  }
  return kept;
}

function holds(way: readonly number[], other: readonly number[]): boolean {
  return other.every((candidate) => way.includes(candidate));
}

/** Without the demands that are met whenever another one is: each way of that one holds one of theirs. */
function dropImplied(demands: readonly Ways[]): readonly Ways[] {
  const unique = new Map<string, Ways>();
  for (const ways of demands) {
    const key = ways
      .map((way) => way.join('+'))
      .toSorted()
      .join(' ');
    unique.set(key, ways);
  }
  const sorted = [...unique.values()].toSorted((left, right) => left.length - right.length);
  const kept: Ways[] = [];
  for (const ways of sorted) {
    const implied = kept.some((other) => other.every((way) => ways.some((own) => holds(way, own))));
    if (!implied) kept.push(ways);
  }
  return kept;
}

function remainingOperations(problem: Problem, settled: ReadonlySet<number>, demands: readonly Ways[]): Remaining {
  const open = new Set(demands.flat(2));
  const opened = new Set<number>();
  for (const candidate of settled) for (const one of problem.candidates[candidate]?.operations ?? []) opened.add(one);
  const partly: { readonly operation: number; readonly missing: readonly number[] }[] = [];
  for (const { candidates, operation } of problem.joint) {
    const missing = candidates.filter((candidate) => !settled.has(candidate));
    if (missing.length === 0) opened.add(operation);
    else if (missing.every((candidate) => open.has(candidate))) partly.push({ operation, missing });
  }
  // Only the operations that are still in question are counted, under new numbers.
  const numbers = new Map<number, number>();
  const numberOf = (operation: number): number => {
    const known = numbers.get(operation) ?? numbers.size;
    numbers.set(operation, known);
    return known;
  };
  const lists = new Map<number, number[]>();
  for (const candidate of open) {
    const own = problem.candidates[candidate]?.operations.filter((operation) => !opened.has(operation)) ?? [];
    lists.set(candidate, own.map(numberOf));
  }
  const joint: JointOperation[] = [];
  for (const { operation, missing } of partly) {
    if (opened.has(operation)) continue;
    const [only, second] = missing;
    if (only !== undefined && second === undefined) lists.get(only)?.push(numberOf(operation));
    else joint.push({ operation: numberOf(operation), candidates: missing });
  }
  const operations = new Map<number, Bits>();
  for (const [candidate, list] of lists) {
    const bits = emptyBits(numbers.size);
    for (const operation of list) addBit(bits, operation);
    operations.set(candidate, bits);
  }
  return { operations, joint };
}

/**
 * The candidates that another one can stand in for wherever they could be used, at no higher cost: it opens nothing more
 * and weighs no more in anything, and it weighs less or comes first by name. One at a time may be dropped for each that stays.
 */
function dominatedCandidates(
  problem: Problem,
  demands: readonly Ways[],
  { operations, joint }: Remaining,
): ReadonlySet<number> {
  const inJoint = new Set(joint.flatMap(({ candidates }) => candidates));
  const uses = new Map<number, { readonly way: readonly number[]; readonly ways: Ways }[]>();
  for (const ways of demands) {
    for (const way of ways) {
      for (const candidate of way) {
        const known = uses.get(candidate);
        if (known === undefined) uses.set(candidate, [{ way, ways }]);
        else known.push({ way, ways });
      }
    }
  }
  const dominated = new Set<number>();
  for (const [candidate, used] of uses) {
    const rivals = new Set(used[0]?.ways.flat());
    for (const rival of rivals) {
      if (rival === candidate || dominated.has(rival) || inJoint.has(rival)) continue;
      if (!costsNoMore(rival, candidate)) continue;
      const replaces = used.every(({ way, ways }) =>
        ways.some((other) => other.every((one) => one === rival || (one !== candidate && way.includes(one)))),
      );
      if (replaces) {
        dominated.add(candidate);
        break;
      }
    }
  }
  return dominated;

  function costsNoMore(rival: number, candidate: number): boolean {
    const [one, other] = [problem.candidates[rival], problem.candidates[candidate]];
    const [own, others] = [operations.get(rival), operations.get(candidate)];
    if (one === undefined || other === undefined || own === undefined || others === undefined) return false;
    const weights = ['unmarked', 'writes', 'implied'] as const;
    if (weights.some((weight) => one[weight] > other[weight])) return false;
    return (rival < candidate || weights.some((weight) => one[weight] < other[weight])) && isWithin(own, others);
  }
}

/** Groups the demands whose candidates meet, in a way, in an operation that both open, or in one they open together. */
function takeApart(demands: readonly Ways[], { operations, joint }: Remaining): readonly Part[] {
  const candidates = [...operations.keys()].toSorted((left, right) => left - right);
  const parent = new Map(candidates.map((candidate) => [candidate, candidate]));
  const rootOf = (candidate: number): number => {
    let root = candidate;
    for (let up = parent.get(root) ?? root; up !== root; up = parent.get(root) ?? root) root = up;
    return root;
  };
  const join = (group: readonly number[]): void => {
    const [first = 0, ...others] = group;
    for (const other of others) parent.set(rootOf(other), rootOf(first));
  };
  for (const ways of demands) join(ways.flat());
  for (const one of joint) join(one.candidates);
  candidates.forEach((left, index) => {
    for (const right of candidates.slice(index + 1)) {
      const [ours, theirs] = [operations.get(left), operations.get(right)];
      if (ours === undefined || theirs === undefined || rootOf(left) === rootOf(right)) continue;
      if (intersect(ours, theirs)) join([left, right]);
    }
  });
  const parts = new Map<number, { readonly candidates: number[]; readonly demands: Ways[] }>();
  for (const candidate of candidates) {
    const root = rootOf(candidate);
    const part = parts.get(root) ?? { candidates: [], demands: [] };
    part.candidates.push(candidate);
    parts.set(root, part);
  }
  for (const ways of demands) parts.get(rootOf(ways[0]?.[0] ?? 0))?.demands.push(ways);
  return [...parts.values()].filter((part) => part.demands.length > 0);
}
