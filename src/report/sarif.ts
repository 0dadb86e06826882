// Findings for code scanning: SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which GitHub, Azure DevOps
// and editors read. One run, its rules described, every place relative to where permc ran.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt, type Span } from '../diagnostics/span.ts';
import { printJson } from './json.ts';
import type { Reporter } from './reporter.ts';
import { ruleFacts } from './rule-facts.ts';

/** One SARIF log. */
export const sarif: Reporter = {
  id: 'sarif',
  summary: 'for code scanning: one SARIF 2.1.0 log',
  render: ({ diagnostics }) => {
    const rules = ruleFacts(diagnostics.map(({ rule }) => rule));
    const indexes = new Map(rules.map(({ id }, index) => [id, index]));
    return printJson({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'permc',
              rules: rules.map(({ id, summary, why }) => ({
                id,
                shortDescription: { text: summary },
                fullDescription: { text: why },
              })),
            },
          },
          columnKind: 'utf16CodeUnits',
          results: diagnostics.map((diagnostic) => resultOf(diagnostic, indexes.get(diagnostic.rule))),
        },
      ],
    });
  },
};

function resultOf({ rule, severity, message, help, span, related }: Diagnostic, ruleIndex: number | undefined): object {
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: severity,
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [{ physicalLocation: physicalLocation(span) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            message: { text: other.message },
            physicalLocation: physicalLocation(other.span),
          })),
        }),
  };
}

function physicalLocation({ source, start, end }: Span): object {
  const from = positionAt(source, start);
  const to = positionAt(source, Math.max(start, end));
  return {
    // A reference of RFC 3986: `#`, `?` and blanks in a file's name would mean something else.
    artifactLocation: { uri: source.path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
    region: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
  };
}
