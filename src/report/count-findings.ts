// How many of what: the one place that counts, so that the summary, the JSON and the exit code can't disagree.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** The number of findings by severity. */
export interface FindingCount {
  readonly errors: number;
  readonly warnings: number;
}

/** Counts findings by severity. */
export function countFindings(diagnostics: readonly Diagnostic[]): FindingCount {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: diagnostics.length - errors };
}

/** `1 error`, `2 errors`, `no errors`: a number and its noun, for people. */
export function quantity(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
