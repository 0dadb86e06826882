// The answer of `permc request` as data: the least set with its proof, every call without an answer, and how what is held
// compares with it. It only puts the solver's parts together.
import type { AccessScheme } from '../../model/catalog.ts';
import { whyNot } from '../../explain/explain-call.ts';
import { judgeDeclared, type Judgement } from '../../reason/judge-declared.ts';
import type { KnownCatalog } from '../../reason/resolved-request.ts';
import type { CallProblem, Solution } from '../../reason/solution.ts';
import type { SolveCall } from '../../reason/solve-demands.ts';
import type { Criterion } from '../../reason/solve-order.ts';
import { createSolver } from '../../reason/solve.ts';
import type { HeldPermissions } from './held-permissions.ts';

/** What is asked. */
export interface RequestQuestion {
  readonly calls: readonly SolveCall[];
  readonly schemes: readonly AccessScheme[];
  readonly order: readonly Criterion[];
  /** What the app holds already; undefined when that is not asked. */
  readonly held: HeldPermissions | undefined;
}

/** A call without a good answer, in words. */
export interface WordedProblem {
  readonly call: string;
  readonly code: CallProblem['kind'] | Exclude<SolveCall['match']['kind'], 'found'>;
  readonly message: string;
}

/** How what is held compares with what is needed. */
export interface HeldComparison {
  /** No call can use them, or they only repeat others; permissions that the catalog does not know are among them. */
  readonly excess: readonly string[];
  readonly broader: readonly {
    readonly held: string;
    readonly narrower: readonly string[];
    readonly calls: readonly string[];
  }[];
  readonly missing: readonly { readonly call: string; readonly add: readonly string[] }[];
  /** Ids in a registration that the catalog does not have. */
  readonly unknownIds: readonly string[];
}

/** The answer. */
export interface RequestAnswer {
  readonly solution: Solution;
  readonly problems: readonly WordedProblem[];
  readonly held: HeldComparison | undefined;
}

/** Answers a question about the calls to one API. */
export function answerRequest(
  { catalog, excerpt }: KnownCatalog,
  { calls, schemes, order, held }: RequestQuestion,
): RequestAnswer {
  const solver = createSolver(catalog);
  const solution = solver.solve({ calls, schemes, order });
  const problems = solution.problems.map((problem): WordedProblem => ({
    call: problem.call,
    code: problem.kind === 'unmatched' ? problem.match.kind : problem.kind,
    message: messageOf(problem, catalog.name, excerpt),
  }));
  if (held === undefined) return { solution, problems, held: undefined };
  const known = new Set(
    catalog.permissions.filter(({ grants }) => schemes.some((scheme) => grants[scheme])).map(({ value }) => value),
  );
  // Nothing of what is held stands in a text that permc could point at.
  const span = { source: { path: '', text: '' }, start: 0, end: 0 };
  const declared = held.values.filter((value) => known.has(value)).map((value) => ({ value, span }));
  const judgement = judgeDeclared(declared, calls, schemes, solver);
  const unknown = held.values.filter((value) => !known.has(value));
  return { solution, problems, held: comparisonOf(judgement, unknown, held.unknownIds) };
}

/** Whether everything is answered, and nothing is held too much or too little. */
export function isClean({ problems, held }: RequestAnswer): boolean {
  if (problems.length > 0) return false;
  if (held === undefined) return true;
  return held.excess.length + held.broader.length + held.missing.length + held.unknownIds.length === 0;
}

function comparisonOf(
  { unneeded, broader, missing }: Judgement,
  unknown: readonly string[],
  unknownIds: readonly string[],
): HeldComparison {
  return {
    excess: [...unneeded.map(({ value }) => value), ...unknown],
    broader: broader.map(({ declared, narrower, calls }) => ({ held: declared.value, narrower, calls })),
    missing: missing.map(({ call, add }) => ({ call, add })),
    unknownIds,
  };
}

/** The kinds of access in a sentence. */
export const schemeWords: Readonly<Record<AccessScheme, string>> = {
  delegatedWork: 'delegated access',
  delegatedPersonal: 'delegated access with a personal account',
  application: 'application-only access',
};

function messageOf(problem: CallProblem, catalog: string, excerpt: boolean): string {
  if (problem.kind === 'unmatched') return whyNot(problem.match, catalog, excerpt);
  const access = schemeWords[problem.scheme];
  switch (problem.kind) {
    case 'no-access': {
      const others = problem.allowed.map((scheme) => schemeWords[scheme]);
      return `it takes no ${access}${others.length === 0 ? '' : `, only ${others.join(' and ')}`}`;
    }
    case 'no-least':
    case 'not-trusted': {
      const listed = problem.claims.map(({ permissions }) => permissions.join(' and ')).join(', ');
      return `nothing that is published for ${access} can be relied on; listed: ${listed}`;
    }
    case 'not-grantable': {
      const listed = problem.claims.map(({ permissions }) => permissions.join(' and ')).join(', ');
      return `what it needs can't be granted for ${access}: ${listed}`;
    }
  }
}
