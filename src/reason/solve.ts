// The least-privileged set of permissions for a set of calls, with a proof. Each call is an OR of ANDs; the answer meets
// all of them, nothing can be left out of it, and no other set is better by a stated order.
// It must not know formats, manifests or messages: a catalog and matched calls go in, data comes out.
import type { AccessScheme, Catalog } from '../model/catalog.ts';
import type { Solution } from './solution.ts';
import { checkSolution } from './solve-check.ts';
import { collectDemands, createProblem, problemOf, type SolveCall } from './solve-demands.ts';
import { explainCalls, explainPermissions } from './solve-explain.ts';
import { createCatalogGrants } from './solve-grants.ts';
import { measuresOf, type Cost, type Criterion } from './solve-order.ts';
import { describeSet, solveSet } from './solve-set.ts';

/** What is asked of the solver. */
export interface SolveRequest {
  readonly calls: readonly SolveCall[];
  /**
   * The kinds of access that every call must be possible for with one set: `['delegatedWork', 'delegatedPersonal']` for an
   * app that both kinds of accounts sign in to. A permission that one of them can't be granted is then no answer.
   */
  readonly schemes: readonly AccessScheme[];
  /** The criteria in the order of their weight; what is missing follows in the usual order. */
  readonly order?: readonly Criterion[];
  /** `trusted` unless given; `listed` relies on everything that is published. */
  readonly claims?: 'trusted' | 'listed';
  /** How much the search may do, counted in demands looked at; `defaultBound` unless given. */
  readonly bound?: number;
}

/** How some given permissions do for some calls. */
export interface Assessment {
  /** The calls that they do not let in, in their order; those with another problem are not among them. */
  readonly missing: readonly string[];
  /** The permissions that no call can use in any way, or that only repeat others, by what `solve` may rely on. */
  readonly needless: readonly string[];
  readonly cost: Cost;
}

/** Answers questions about one catalog. */
export interface Solver {
  readonly solve: (request: SolveRequest) => Solution;
  /** Judges permissions that an app already asks for. */
  readonly assess: (request: SolveRequest, values: readonly string[]) => Assessment;
}

/** Enough for every set of calls that was measured, and less than a second of work. */
export const defaultBound = 2_000_000;

/**
 * Prepares a catalog for solving.
 *
 * @param catalog any catalog
 * @returns the solver. It never throws for what it is asked; it throws an `InternalError` when an answer does not pass
 *   the proof that is made of every one
 */
export function createSolver(catalog: Catalog): Solver {
  const grants = createCatalogGrants(catalog);
  return {
    solve: ({ calls, schemes, order, claims = 'trusted', bound = defaultBound }) => {
      const measures = measuresOf(order);
      const { demands, problems } = collectDemands(calls, { schemes, claims }, grants);
      const problem = problemOf(demands, schemes, grants, catalog.operations.length);
      const solved = solveSet(problem, measures, bound);
      checkSolution(solved.values, demands, grants);
      const context = { problem, solved, demands, schemes, claims, measures, grants };
      return {
        permissions: explainPermissions(context),
        calls: explainCalls(context),
        problems,
        cost: solved.cost,
        exact: solved.exact,
        steps: solved.steps,
        bound,
      };
    },
    assess: ({ calls, schemes, claims = 'trusted' }, values) => {
      const { demands } = collectDemands(calls, { schemes, claims }, grants);
      const open = demands.filter(({ ways }) => ways.length > 0);
      const demanded = open.map(({ ways }) => ways);
      const problem = createProblem(open, values, schemes, grants, catalog.operations.length);
      const held = new Set(values);
      const meets = (ways: readonly (readonly string[])[]): boolean =>
        ways.some((way) => way.every((value) => held.has(value)));
      const missing = open.filter(({ ways }) => !meets(ways)).map(({ call }) => call);
      const chosen = problem.candidates.flatMap(({ value }, number) => (held.has(value) ? [number] : []));
      const { cost } = describeSet(problem, chosen, true);
      const needless: string[] = [];
      for (const value of [...held].toReversed()) {
        const met = demanded.filter(meets);
        held.delete(value);
        if (met.every(meets)) needless.push(value);
        else held.add(value);
      }
      return { missing: [...new Set(missing)], needless: needless.toReversed(), cost };
    },
  };
}
