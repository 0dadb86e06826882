// What every reader of a catalog answers: the catalog, or why the input is none. It knows no format.
import type { Catalog } from '../model/catalog.ts';

/** Why an input can't be read as a catalog. */
export interface CatalogProblem {
  /** Where in the input, as a JSON pointer (RFC 6901); the whole input is the empty one. */
  readonly pointer: string;
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string | undefined;
}

/** The answer of a reader: there is a catalog exactly when there is no problem. */
export interface CatalogReading {
  readonly catalog?: Catalog;
  readonly problems: readonly CatalogProblem[];
}

/** A JSON pointer from its parts (RFC 6901 section 3). */
export function jsonPointer(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** How many problems of one input are told; more of the same would help nobody. */
const mostProblems = 20;

/** Collects problems up to a bound, so that a hostile input can't make a report without end. */
export interface ProblemList {
  readonly problems: readonly CatalogProblem[];
  readonly add: (pointer: string, message: string, help?: string) => void;
}

/** An empty list of problems. */
export function problemList(): ProblemList {
  const problems: CatalogProblem[] = [];
  return {
    problems,
    add: (pointer, message, help) => {
      if (problems.length < mostProblems) problems.push({ pointer, message, help });
    },
  };
}
