// The answer of `permc request` for people and for machines: the set, then the proof, then what is wrong.
import type { Catalog } from '../../model/catalog.ts';
import type { ChosenPermission, RejectedClaim, Rejection, Solution, Ungrantable } from '../../reason/solution.ts';
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
  const { permissions, calls, exact } = solution;
  const lines = [titleOf(solution, problems.length, marks)];
  for (const { value, grants, neededBy } of permissions) {
    const who = needsAdmin(grants) ? 'an admin has to consent' : 'users can consent';
    lines.push('', `${marks.strong(visibleText(value))}  ${marks.quiet(who)}`);
    lines.push(...neededBy.map((call) => `  needed by  ${visibleText(call)}`));
  }
  for (const { call, scheme, operation, aliases, metBy, rejected } of calls) {
    const way = metBy.length === 0 ? 'needs no token' : metBy.map((each) => each.join(' and ')).join(', ');
    lines.push('', `${marks.strong(visibleText(call))}  ${marks.quiet(schemeWords[scheme])}`);
    if (aliases.length > 0) lines.push(`  found as   ${operation.method} ${visibleText(operation.template.text)}`);
    lines.push(`  let in by  ${visibleText(way)}`);
    lines.push(...rejectionLines(rejected));
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
        message: `${wayText(one)}: ${reasonText(one.reason)}`,
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

/** How many permissions for how many calls, and what it means to grant them. */
function titleOf({ permissions, calls, cost }: Solution, problems: number, marks: Paint): string {
  const answered = new Set(calls.map(({ call }) => call)).size;
  const short = problems === 0 ? '' : `, ${quantity(problems, 'call')} without an answer`;
  const title = permissions.length === 0 ? 'no permission' : quantity(permissions.length, 'permission');
  const head = `${marks.strong(`${title} for ${quantity(answered, 'call')}`)}${short}`;
  if (permissions.length === 0) return head;
  const who = permissions.some(({ grants }) => needsAdmin(grants)) ? 'an admin has to consent' : 'users can consent';
  return `${head}: ${who}, ${quantity(cost.operations, 'operation')} opened`;
}

function needsAdmin(grants: ChosenPermission['grants']): boolean {
  return Object.values(grants).some(({ adminConsent }) => adminConsent);
}

/** One line for all ways that were left for one reason. */
function rejectionLines(rejected: readonly RejectedClaim[]): readonly string[] {
  const ways = new Map<string, string[]>();
  for (const one of rejected) {
    const reason = reasonText(one.reason);
    const known = ways.get(reason);
    if (known === undefined) ways.set(reason, [wayText(one)]);
    else known.push(wayText(one));
  }
  return [...ways].map(([reason, left]) => `  not        ${visibleText(`${left.join(', ')}: ${reason}`)}`);
}

function wayText({ claim }: RejectedClaim): string {
  return claim.permissions.join(' and ');
}

function reasonText(reason: Rejection): string {
  switch (reason.kind) {
    case 'not-trusted':
      return `listed, but not relied on${reason.doubt === undefined ? '' : `: ${reason.doubt}`}`;
    case 'not-grantable':
      return `\`${reason.permission}\` can't be granted: ${ungrantableTexts[reason.why]}`;
    case 'costs-more':
      return costTexts[reason.measure](reason.instead, reason.chosen);
    case 'name':
      return 'just as good, and later by name';
    case 'bound':
      return 'not looked at: the search ended at its bound';
  }
}

const ungrantableTexts: Readonly<Record<Ungrantable, string>> = {
  hidden: 'its publisher hides it',
  disabled: 'its publisher has switched it off',
  'no-id': 'no id of it is published',
  'resource-specific': 'it is granted for single resources, by their owners',
  absent: 'it does not exist for this kind of access',
};

/** Why a set is worse than the one that was chosen, by the first measure in which it is. */
const costTexts: Readonly<Record<Measure, (instead: number, chosen: number) => string>> = {
  unmarked: (instead, chosen) =>
    chosen === 0 && instead === 1
      ? 'accepted, but the published answer to none of the calls'
      : `${instead} permissions would be the published answer to none of the calls, instead of ${chosen}`,
  consent: () => 'an admin would have to consent',
  writes: (instead, chosen) =>
    chosen === 0 && instead === 1
      ? 'it can write, and the calls only read'
      : `${instead} permissions could write where the calls only read, instead of ${chosen}`,
  level: (instead, chosen) => `its level of privilege is ${instead} instead of ${chosen}`,
  operations: (instead, chosen) => `it would open ${instead} operations instead of ${chosen}`,
  permissions: (instead, chosen) => `it would take ${instead} permissions instead of ${chosen}`,
  implied: (instead, chosen) => `it would imply ${instead} further permissions instead of ${chosen}`,
};
