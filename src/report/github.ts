// Findings as annotations of a pull request: the workflow commands `error` and `warning` (GitHub Docs, Workflow commands
// for GitHub Actions), a line each.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from '../diagnostics/span.ts';
import type { Reporter } from './reporter.ts';

/** One workflow command a finding. */
export const github: Reporter = {
  id: 'github',
  summary: 'for GitHub Actions: an annotation a finding',
  render: ({ diagnostics }) => diagnostics.map((diagnostic) => `${annotation(diagnostic)}\n`).join(''),
};

function annotation({ severity, rule, message, help, span: { source, start, end } }: Diagnostic): string {
  const from = positionAt(source, start);
  const to = positionAt(source, Math.max(start, end));
  const places = {
    file: source.path,
    line: from.line,
    endLine: to.line,
    col: from.column,
    // Columns of two different lines make no range.
    ...(to.line === from.line && to.column > from.column ? { endColumn: to.column - 1 } : {}),
    title: `permc: ${rule}`,
  };
  const properties = Object.entries(places).map(([name, value]) => `${name}=${propertyText(String(value))}`);
  const text = help === undefined ? message : `${message}\n${help}`;
  return `::${severity} ${properties.join(',')}::${dataText(text)}`;
}

/** What the runner would read as an end of line, or as an escape. */
function dataText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyText(text: string): string {
  return dataText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
