// Findings for machines. The shape is a contract (schemas/check-report.schema.json): it grows, it never changes.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt, type Position, type Span } from '../diagnostics/span.ts';
import { countFindings, type FindingCount } from './count-findings.ts';
import type { Reporter } from './reporter.ts';

/** A range for machines: lines and columns count from 1, columns in UTF-16 code units, the end is exclusive. */
export interface JsonRange {
  readonly start: Position;
  readonly end: Position;
}

/** One finding for machines. */
export interface JsonDiagnostic {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly help?: string;
  readonly file: string;
  readonly range: JsonRange;
  readonly related: readonly { readonly message: string; readonly file: string; readonly range: JsonRange }[];
}

/** Findings and their number, as members of a JSON document. */
export function jsonFindings(diagnostics: readonly Diagnostic[]): {
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly summary: FindingCount;
} {
  return { diagnostics: diagnostics.map(jsonDiagnostic), summary: countFindings(diagnostics) };
}

/** A JSON document as permc prints it: two spaces, final line feed. */
export function printJson(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** One JSON document for the whole run. */
export const json: Reporter = {
  id: 'json',
  summary: 'for machines: one document, see schemas/check-report.schema.json',
  render: ({ diagnostics }) => printJson({ version: 1, ...jsonFindings(diagnostics) }),
};

function jsonDiagnostic({ rule, severity, message, help, span, related }: Diagnostic): JsonDiagnostic {
  return {
    rule,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    file: span.source.path,
    range: jsonRange(span),
    related: related.map((other) => ({
      message: other.message,
      file: other.span.source.path,
      range: jsonRange(other.span),
    })),
  };
}

function jsonRange({ source, start, end }: Span): JsonRange {
  return { start: positionAt(source, start), end: positionAt(source, end) };
}
