// The best set for a whole question. Most measures add up over the parts of a question; the need of an admin and the
// highest level do not, so the question is asked again with what they would allow taken away, where that can matter.
import { InternalError } from '../base/internal-error.ts';
import { addBit, countBits, emptyBits } from './solve-bits.ts';
import { compareSolutions, type Cost, type Measure } from './solve-order.ts';
import type { Candidate, Problem } from './solve-problem.ts';
import { reduceProblem } from './solve-reduce.ts';
import { searchPart, type PartMeasure, type StepBudget } from './solve-search.ts';

/** A set of candidates with its cost. */
export interface SolvedSet {
  /** By number, ascending. */
  readonly chosen: readonly number[];
  readonly values: readonly string[];
  readonly cost: Cost;
  /** Proved to be the best; otherwise the steps were used up. */
  readonly exact: boolean;
  readonly steps: number;
}

/**
 * Finds the best set.
 *
 * @param problem the question; an empty one has the empty set as its answer
 * @param measures in their order; all of them
 * @param bound how many demands the search may look at, each time that it looks at one
 * @returns the best set, or the best that was found within the bound; either way no candidate can be left out
 */
export function solveSet(problem: Problem, measures: readonly Measure[], bound: number): SolvedSet {
  const budget: StepBudget = { left: bound };
  const free = restricted(problem, measures, budget, () => true);
  const levels = [...new Set(problem.candidates.map(({ level }) => level))].toSorted((left, right) => left - right);
  let best = free;
  let exact = free.exact;
  for (const admin of [false, true]) {
    for (const level of levels) {
      const allowed = (candidate: number): boolean => {
        const one = problem.candidates[candidate];
        return one !== undefined && one.level <= level && (admin || !one.admin);
      };
      // Where the best set of all keeps to the restriction, it is also the best one within it.
      if (free.cost.level <= level && (admin || free.cost.consent === 0)) continue;
      if (admin && measures[0] === 'consent' && best.cost.consent === 0) break;
      if (!problem.demands.every(({ ways }) => ways.some((way) => way.every(allowed)))) continue;
      const other = restricted(problem, measures, budget, allowed);
      exact &&= other.exact;
      if (compareSolutions(measures, other, best) < 0) best = other;
    }
  }
  return { ...best, exact, steps: bound - budget.left };
}

type Restricted = Omit<SolvedSet, 'steps'>;

function restricted(
  problem: Problem,
  measures: readonly Measure[],
  budget: StepBudget,
  allowed: (candidate: number) => boolean,
): Restricted {
  const reduced = reduceProblem(problem, allowed);
  const context = {
    measures: measures.filter(addsUp),
    operations: reduced.operations,
    joint: reduced.joint,
    weightsOf: (candidate: number) => problem.candidates[candidate] ?? noWeights,
  };
  let exact = true;
  const chosen = [...reduced.settled];
  for (const part of reduced.parts) {
    const answer = searchPart(part, context, budget);
    exact &&= answer.exact;
    chosen.push(...answer.chosen);
  }
  const needed = exact ? chosen : withoutNeedless(problem, chosen);
  return describeSet(
    problem,
    needed.toSorted((left, right) => left - right),
    exact,
  );
}

const noWeights = { unmarked: 0, writes: 0, implied: 0 };

function addsUp(measure: Measure): measure is PartMeasure {
  return measure !== 'consent' && measure !== 'level';
}

/** Leaves out what is not needed, the last names first; what is not `doubtful` stays without being looked at. */
export function withoutNeedless(
  problem: Problem,
  chosen: readonly number[],
  doubtful: ReadonlySet<number> = new Set(chosen),
): readonly number[] {
  const set = new Set(chosen);
  for (const candidate of chosen.toSorted((left, right) => right - left)) {
    if (!doubtful.has(candidate)) continue;
    set.delete(candidate);
    const concerned = problem.demandsOf[candidate] ?? [];
    const isNeedless = concerned.every((demand) =>
      problem.demands[demand]?.ways.some((way) => way.every((one) => set.has(one))),
    );
    if (!isNeedless) set.add(candidate);
  }
  return [...set];
}

/** The set with its names and its cost. */
export function describeSet(problem: Problem, chosen: readonly number[], exact: boolean): Restricted {
  const members = chosen.map((candidate) => {
    const member = problem.candidates[candidate];
    if (member === undefined) throw new InternalError(`no candidate has the number ${candidate}`);
    return member;
  });
  const opened = emptyBits(problem.operationLimit);
  for (const { operations } of members) for (const operation of operations) addBit(opened, operation);
  const set = new Set(chosen);
  for (const { candidates, operation } of problem.joint) {
    if (candidates.every((one) => set.has(one))) addBit(opened, operation);
  }
  return {
    chosen,
    values: members.map(({ value }) => value),
    cost: {
      unmarked: sum(members, ({ unmarked }) => unmarked),
      consent: members.some(({ admin }) => admin) ? 1 : 0,
      writes: sum(members, ({ writes }) => writes),
      level: Math.max(0, ...members.map(({ level }) => level)),
      operations: countBits(opened),
      permissions: members.length,
      implied: sum(members, ({ implied }) => implied),
    },
    exact,
  };
}

function sum(members: readonly Candidate[], weightOf: (member: Candidate) => number): number {
  return members.reduce((total, member) => total + weightOf(member), 0);
}
