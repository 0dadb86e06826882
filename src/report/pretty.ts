// Findings for people: where, what, why it is shown there, and what to do.
import { compareDiagnostics, type Diagnostic, type Related } from '../diagnostics/diagnostic.ts';
import { positionAt, type Span } from '../diagnostics/span.ts';
import { codeFrame } from './code-frame.ts';
import { countFindings, quantity } from './count-findings.ts';
import { paint, type Paint } from './paint.ts';
import type { Report, Reporter } from './reporter.ts';
import { visibleText } from './visible-text.ts';

/** More findings than this are counted, not printed: nobody reads them in a terminal. */
const mostFindings = 50;

/** Findings with a code frame, what to do and the other places that take part; ends in a summary line. */
export const pretty: Reporter = {
  id: 'pretty',
  summary: 'for people: code frames, help and a summary',
  render: (report, { color }) => {
    const marks = paint(color);
    const shown = mostImportant(report.diagnostics);
    const blocks = shown.map((diagnostic) => renderFinding(diagnostic, marks));
    const hidden = report.diagnostics.length - shown.length;
    if (hidden > 0) blocks.push(marks.quiet(`… and ${hidden} more; --format json lists all`));
    blocks.push(summaryLine(report, marks));
    return `${blocks.join('\n\n')}\n`;
  },
};

/** The first findings in order of place; when there are too many, errors are never hidden behind warnings. */
function mostImportant(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= mostFindings) return diagnostics;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return [...errors, ...warnings].slice(0, mostFindings).toSorted(compareDiagnostics);
}

function renderFinding(diagnostic: Diagnostic, marks: Paint): string {
  const { severity, rule, message, help, span, related } = diagnostic;
  const mark = severity === 'error' ? marks.error : marks.warning;
  const lines = [
    `${place(span, marks)}  ${mark(severity)}  ${marks.quiet(rule)}  ${marks.strong(visibleText(message))}`,
    ...frameLines(span, marks, mark),
  ];
  for (const other of related) lines.push('', ...renderRelated(other, marks));
  if (help !== undefined) lines.push('', `  ${marks.good('help:')} ${visibleText(help)}`);
  return lines.join('\n');
}

function renderRelated({ message, span }: Related, marks: Paint): readonly string[] {
  return [`  ${place(span, marks)}  ${visibleText(message)}`, ...frameLines(span, marks, marks.place)];
}

function frameLines(span: Span, marks: Paint, mark: (text: string) => string): readonly string[] {
  const frame = codeFrame(span, marks, mark).map((line) => `  ${line}`);
  return frame.length === 0 ? [] : ['', ...frame];
}

function place(span: Span, marks: Paint): string {
  const { line, column } = positionAt(span.source, span.start);
  return marks.place(`${visibleText(span.source.path)}:${line}:${column}`);
}

function summaryLine({ manifests, diagnostics }: Report, marks: Paint): string {
  const { errors, warnings } = countFindings(diagnostics);
  const subject = manifests.length === 1 ? visibleText(manifests.join('')) : quantity(manifests.length, 'manifest');
  const errorText = errors > 0 ? marks.error(quantity(errors, 'error')) : quantity(errors, 'error');
  const warningText = warnings > 0 ? marks.warning(quantity(warnings, 'warning')) : quantity(warnings, 'warning');
  return `${subject}: ${errorText}, ${warningText}`;
}
