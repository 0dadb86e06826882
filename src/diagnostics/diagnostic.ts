// What permc has to say about a manifest, as data. Nothing here prints, and nothing here knows the language.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Span } from './span.ts';

/** An error stops the build; a warning does not. */
export type Severity = 'error' | 'warning';

/** A second place that belongs to a finding, such as the first of two duplicates. */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

/** One finding: what is wrong and where, what to do, and the other places that take part. */
export interface Diagnostic {
  /** The kebab-case id that `permc explain` knows. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly span: Span;
  readonly related: readonly Related[];
}

/** Orders findings by file, place, rule and text, so that a run prints the same list on every machine. */
export function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    compareCodeUnits(left.span.source.path, right.span.source.path) ||
    left.span.start - right.span.start ||
    left.span.end - right.span.end ||
    compareCodeUnits(left.rule, right.rule) ||
    compareCodeUnits(left.message, right.message)
  );
}
