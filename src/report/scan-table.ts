// What a scan found, for people: a line for each call or route with its place, then what could not be read, then what the
// calls need.
import type { ApiNeeds } from '../scan/hold/client-needs.ts';
import type { RouteGuard, SourcePlace, Unresolved } from '../scan/scan-result.ts';
import { quantity } from './count-findings.ts';
import { paint, type Paint } from './paint.ts';
import { pretty } from './pretty.ts';
import type { ClientReport, ScanReport } from './scan-json.ts';
import type { ServerScan } from '../scan/scan-result.ts';
import { displayWidth, padTo, visibleText } from './visible-text.ts';

/** A longer cell does not widen its whole column. */
const widestCell = 60;

/** A scan of a client: calls, what they need, and the findings against the manifest. */
export function renderClientTable(report: ClientReport, color: boolean): string {
  const marks = paint(color);
  const { scan, needs } = report;
  const rows = scan.calls.map((call) => {
    const paths = call.dynamic ? 'not known' : [call.path, ...call.alternatives].join(' or ');
    return [placeOf(call), call.method === '{}' ? '?' : call.method, paths, call.resource, call.via];
  });
  const blocks = [
    ...table('calls', rows, marks),
    ...unresolvedBlock(scan.unresolved, marks),
    ...needs.map((one) => needsBlock(one, marks)),
    `${quantity(scan.calls.length, 'call')} found${unresolvedCount(scan.unresolved)}`,
    ...findings(report, color),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A scan of a server: routes with their guards, and the findings against the manifest. */
export function renderServerTable(report: ScanReport<ServerScan>, color: boolean): string {
  const marks = paint(color);
  const { scan } = report;
  const rows = scan.routes.map((route) => [
    placeOf(route),
    route.method,
    route.path,
    route.framework,
    route.guards.length === 0 ? 'no guard' : route.guards.map(guardText).join(', '),
    ...(route.confidence === 'high' ? [] : [`${route.confidence} confidence`]),
  ]);
  const blocks = [
    ...table('routes', rows, marks),
    ...unresolvedBlock(scan.unresolved, marks),
    `${quantity(scan.routes.length, 'route')} found${unresolvedCount(scan.unresolved)}`,
    ...findings(report, color),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function guardText({ kind, text, permissions }: RouteGuard): string {
  return permissions.length === 0 ? `${kind} ${text}` : `${kind} ${permissions.join(' ')}`;
}

/** Findings end in a line of their own; without a manifest there is nothing to sum up. */
function findings({ manifests, diagnostics }: ScanReport<unknown>, color: boolean): readonly string[] {
  if (manifests.length === 0 && diagnostics.length === 0) return [];
  return [pretty.render({ manifests, diagnostics }, { color }).trimEnd()];
}

function table(title: string, rows: readonly (readonly string[])[], marks: Paint): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows.map((row) => row.map(visibleText));
  const widths: number[] = [];
  for (const row of shown) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, Math.min(widestCell, displayWidth(cell)));
    }
  }
  const lines = shown.map((row) =>
    row
      .map((cell, column) => padTo(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [[marks.strong(title), ...lines.map((line) => `  ${line}`)].join('\n')];
}

function unresolvedBlock(unresolved: readonly Unresolved[], marks: Paint): readonly string[] {
  return table(
    'not resolved',
    unresolved.map((one) => [placeOf(one), one.reason]),
    marks,
  );
}

function unresolvedCount(unresolved: readonly Unresolved[]): string {
  return unresolved.length === 0 ? '' : `, ${quantity(unresolved.length, 'place')} not resolved`;
}

const accessWords = {
  delegatedWork: 'delegated access',
  delegatedPersonal: 'delegated access with a personal account',
  application: 'application-only access',
} as const;

function needsBlock({ api, access }: ApiNeeds, marks: Paint): string {
  const rows = access.map(({ scheme, permissions, unanswered }) => {
    const missing = unanswered.length === 0 ? '' : `without ${unanswered.join(', ')}`;
    return [accessWords[scheme], permissions.length === 0 ? 'nothing' : permissions.join(' '), missing];
  });
  return table(`${visibleText(api)}: what the calls need at least`, rows, marks).join('');
}

function placeOf({ file, line }: SourcePlace): string {
  return `${file}:${line}`;
}
