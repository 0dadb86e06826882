// The answer of `permc request` for people and for machines: the set, then the proof, then what is wrong.
import type { Catalog } from '../../model/catalog.ts';
import type { RejectedClaim } from '../../reason/solution.ts';
import type { Measure } from '../../reason/solve-order.ts';
import { quantity } from '../../report/count-findings.ts';
import { printJson } from '../../report/json.ts';
import { paint, type Paint } from '../../report/paint.ts';
import { padTo, visibleText } from '../../report/visible-text.ts';
import { schemeWords, type HeldComparison, type RequestAnswer } from './answer-request.ts';

/**
 * Renders the answer for people.
 *
 * @returns lines, each with its line feed
 */
export function renderAnswer({ solution, problems, held }: RequestAnswer, color: boolean): string {
  const marks = paint(color);
  const { permissions, calls, cost, exact } = solution;
  const title = permissions.length === 0 ? 'no permission' : quantity(permissions.length, 'permission');
  const lines = [`${marks.strong(title)}: ${costText(cost.consent, cost.operations)}`];
  for (const { value, grants, neededBy } of permissions) {
    const needsAdmin = Object.values(grants).some(({ adminConsent }) => adminConsent);
    lines.push(
      '',
      `${marks.strong(visibleText(value))}  ${marks.quiet(needsAdmin ? 'an admin consents' : 'users consent')}`,
    );
    lines.push(...neededBy.map((call) => `  needed by  ${visibleText(call)}`));
  }
  for (const { call, scheme, operation, aliases, metBy, rejected } of calls) {
    const way = metBy.length === 0 ? 'needs no token' : metBy.map((each) => each.join(' and ')).join(', ');
    lines.push('', `${marks.strong(visibleText(call))}  ${marks.quiet(schemeWords[scheme])}`);
    if (aliases.length > 0) lines.push(`  found as   ${operation.method} ${visibleText(operation.template.text)}`);
    lines.push(`  let in by  ${visibleText(way)}`);
    lines.push(...rejected.map((one) => `  not        ${visibleText(rejectionText(one))}`));
  }
  if (problems.length > 0) lines.push('', ...problemLines(problems, marks));
  if (held !== undefined) lines.push('', ...heldLines(held, marks));
  if (!exact) lines.push('', marks.warning('the search ended at its bound: a better set may exist'));
  return `${lines.join('\n')}\n`;
}

/** Renders the answer as one JSON document. */
export function answerDocument(
  { solution, problems, held }: RequestAnswer,
  { catalog, kind }: { readonly catalog: Catalog; readonly kind: 'delegated' | 'application' },
): string {
  const { permissions, calls, cost, exact } = solution;
  return printJson({
    version: 1,
    catalog: catalog.name,
    kind,
    exact,
    cost,
    permissions: permissions.map(({ value, grants, neededBy, usedBy }) => ({ value, grants, neededBy, usedBy })),
    calls: calls.map(({ call, scheme, operation, aliases, metBy, rejected }) => ({
      call,
      scheme,
      operation: `${operation.method} ${operation.template.text}`,
      aliased: aliases.length > 0,
      metBy,
      rejected: rejected.map((one) => ({
        permissions: one.claim.permissions,
        code: one.reason.kind,
        message: rejectionText(one),
      })),
    })),
    problems,
    ...(held === undefined ? {} : { held }),
  });
}

/** Renders the problems alone, for a format that has no place for them. */
export function renderProblems(problems: RequestAnswer['problems'], color: boolean): string {
  return `${problemLines(problems, paint(color)).join('\n')}\n`;
}

function problemLines(problems: RequestAnswer['problems'], marks: Paint): readonly string[] {
  return problems.map(
    ({ call, message }) => `${marks.error('error:')} \`${visibleText(call)}\`: ${visibleText(message)}`,
  );
}

function heldLines({ excess, broader, missing, unknownIds }: HeldComparison, marks: Paint): readonly string[] {
  const rows: readonly (readonly [label: string, text: string])[] = [
    ...excess.map((value) => ['in excess', value] as const),
    ...broader.map(({ held, narrower }) => ['too broad', `${held}: ${narrower.join(' and ')} would do`] as const),
    ...missing.map(({ call, add }) => ['missing', `${add.join(' and ')} for ${call}`] as const),
    ...unknownIds.map((id) => ['unknown', `${id} is no permission of the catalog`] as const),
  ];
  if (rows.length === 0) return [marks.good('what is held is what is needed')];
  return rows.map(([label, text]) => `${marks.error(padTo(label, 9))}  ${visibleText(text)}`);
}

function costText(consent: number, operations: number): string {
  const who = consent > 0 ? 'an admin has to consent' : 'no admin has to consent';
  return `${who}, ${quantity(operations, 'operation')} opened`;
}

function rejectionText({ claim, reason }: RejectedClaim): string {
  const way = claim.permissions.join(' and ');
  switch (reason.kind) {
    case 'not-trusted':
      return `${way}: only listed${reason.doubt === undefined ? '' : `, ${reason.doubt}`}`;
    case 'not-grantable':
      return `${way}: \`${reason.permission}\` can't be granted (${reason.why})`;
    case 'costs-more':
      return `${way}: ${measureTexts[reason.measure]}, ${reason.instead} instead of ${reason.chosen}`;
    case 'name':
      return `${way}: as good, and later by name`;
    case 'bound':
      return `${way}: not looked at, the search ended at its bound`;
  }
}

const measureTexts: Readonly<Record<Measure, string>> = {
  unmarked: 'more permissions that are not the published answer',
  consent: 'an admin would have to consent',
  writes: 'more permissions that write without need',
  level: 'a higher level of privilege',
  operations: 'more operations opened',
  permissions: 'more permissions',
  implied: 'more permissions implied',
};
