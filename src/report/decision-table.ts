// The decisions of `permc test`: a table for people, a contract for machines (schemas/test-report.schema.json).
import { positionAt } from '../diagnostics/span.ts';
import type { PerformedAuthentication, TestCaller } from '../model/model.ts';
import type { DecisionOutcome, DecisionTestResult } from '../reason/decision-tests.ts';
import { printJson } from './json.ts';
import { paint, type Paint } from './paint.ts';
import { displayWidth, padTo, visibleText } from './visible-text.ts';

/** The results of one manifest. */
export interface TestedManifest {
  /** As people know it. */
  readonly manifest: string;
  readonly results: readonly DecisionTestResult[];
}

/** A longer cell does not widen its whole column. */
const widestCell = 64;
const titles = ['test', 'caller', 'request', 'expected', 'actual'];

/**
 * Shows decisions to people.
 *
 * @param tested one entry a manifest
 * @param color whether the text may hold colours
 * @returns a table a manifest with the reason under each row, and a summary line
 */
export function renderDecisionTables(tested: readonly TestedManifest[], color: boolean): string {
  const marks = paint(color);
  const tables = tested.map(({ manifest, results }) =>
    results.length === 0
      ? `${visibleText(manifest)} states no tests`
      : [marks.place(visibleText(manifest)), '', ...renderTable(results, marks)].join('\n'),
  );
  const { passed, failed } = countDecisions(tested);
  const failures = failed > 0 ? marks.error(`${failed} failed`) : `${failed} failed`;
  return `${[...tables, `${passed} passed, ${failures}`].join('\n\n')}\n`;
}

/** One JSON document for the whole run. */
export function renderDecisionsJson(tested: readonly TestedManifest[]): string {
  const tests = tested.flatMap(({ results }) =>
    results.map(({ test, expected, actual, passed, reason }) => ({
      name: test.name.value,
      request: test.request.value,
      expected,
      actual,
      passed,
      reason,
    })),
  );
  return printJson({ version: 1, tests, summary: countDecisions(tested) });
}

/** How many decisions were as demanded. */
export function countDecisions(tested: readonly TestedManifest[]): {
  readonly passed: number;
  readonly failed: number;
} {
  const results = tested.flatMap((each) => each.results);
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed };
}

function renderTable(results: readonly DecisionTestResult[], marks: Paint): readonly string[] {
  const rows = results.map(({ test, expected, actual }) =>
    [test.name.value, callerText(test.caller), test.request.value, outcomeText(expected), outcomeText(actual)].map(
      visibleText,
    ),
  );
  const widths = titles.map((title, column) =>
    Math.max(displayWidth(title), ...rows.map((row) => Math.min(widestCell, displayWidth(row[column] ?? '')))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => padTo(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    `     ${marks.quiet(line(titles))}`,
    ...results.flatMap((result, index) => [
      `  ${result.passed ? marks.good('✓') : marks.error('✗')}  ${line(rows[index] ?? [])}`,
      `     ${marks.quiet(`${placeText(result)}${visibleText(result.reason)}`)}`,
    ]),
  ];
}

/** Where a failed test stands: that is where somebody goes next. */
function placeText({ passed, test: { name } }: DecisionTestResult): string {
  if (passed) return '';
  const { line, column } = positionAt(name.span.source, name.span.start);
  return `${visibleText(name.span.source.path)}:${line}:${column}  `;
}

function outcomeText(outcome: DecisionOutcome): string {
  return typeof outcome === 'object' ? `allow via ${outcome.allow.via.join(', ')}` : String(outcome);
}

function callerText(caller: TestCaller): string {
  switch (caller.kind) {
    case 'anonymous':
      return 'no token';
    case 'delegated': {
      const account = caller.account === 'personal' ? ' (personal account)' : '';
      const roles = caller.roles.length === 0 ? '' : ` + user role ${listed(caller.roles)}`;
      return `user ${caller.user}${account}: ${listed(caller.scopes) || 'no scopes'}${roles}${performedText(caller.authentication)}`;
    }
    case 'application':
      return `app ${caller.app}: ${listed(caller.roles) || 'no roles'}`;
    case 'claims':
      return `claims ${Object.keys(caller.claims).join(', ') || 'none'}`;
  }
}

function performedText(performed: PerformedAuthentication | undefined): string {
  if (performed === undefined) return '';
  const { context, acr, age } = performed;
  const stated = [
    ...(context === undefined ? [] : [`with ${context}`]),
    ...(acr === undefined ? [] : [`by acr ${acr}`]),
    ...(age === undefined ? [] : [`${age} s ago`]),
  ];
  return stated.length === 0 ? '' : `, signed in ${stated.join(', ')}`;
}

function listed(permissions: readonly { readonly value: string }[]): string {
  return permissions.map(({ value }) => value).join(', ');
}
