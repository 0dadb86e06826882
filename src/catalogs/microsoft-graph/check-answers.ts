// Looks over what the data answers for each call: no answer, too many, or one that asks for more than another would.
// Nothing is changed here: which answer is chosen among several is not for a reader to say.
import type { AccessScheme, CatalogClaim, CatalogOperation, CatalogPermission } from '../../model/catalog.ts';
import type { Method } from '../../model/model.ts';
import { accessSchemes } from '../access-schemes.ts';
import type { NoteAnomaly } from '../anomaly.ts';
import type { GraphCheck } from './checks.ts';
import { isReadOnly } from './name-pattern.ts';

/** One cell with its place. */
interface Answer {
  readonly subject: string;
  readonly method: Method;
  readonly scheme: AccessScheme;
  readonly claims: readonly CatalogClaim[];
  readonly least: readonly CatalogClaim[];
}

/**
 * Notes what is odd about the answers.
 *
 * @param operations all of them, those of one path next to each other
 * @param permissions all of them
 * @param note where anomalies are noted
 */
export function checkAnswers(
  operations: readonly CatalogOperation[],
  permissions: readonly CatalogPermission[],
  note: NoteAnomaly<GraphCheck>,
): void {
  const grants = new Map(permissions.map(({ value, grants: known }) => [value, known]));
  let start = 0;
  for (const [index, { method, template, claims }] of operations.entries()) {
    if (template.shape !== operations[start]?.template.shape) start = index;
    for (const scheme of accessSchemes) {
      const ways = claims[scheme];
      // Most calls have one claim, and it is the answer.
      if (ways === undefined || (ways.length === 1 && ways[0]?.least === true)) continue;
      const subject = `${method} ${template.text}`;
      const answer: Answer = { subject, method, scheme, claims: ways, least: ways.filter(({ least }) => least) };
      noteCount(answer, (value) => methodsOf(value, operations, start, scheme), note);
      noteWriter(answer, note);
      noteConsent(answer, (value) => grants.get(value)?.[scheme]?.adminConsent !== false, note);
    }
  }
}

/** How many methods a permission has on the path whose operations begin at an index, whatever else it requires. */
function methodsOf(
  value: string,
  operations: readonly CatalogOperation[],
  start: number,
  scheme: AccessScheme,
): number {
  const shape = operations[start]?.template.shape;
  let count = 0;
  for (let index = start; operations[index]?.template.shape === shape; index++) {
    if (operations[index]?.claims[scheme]?.some(({ permissions }) => permissions[0] === value) === true) count += 1;
  }
  return count;
}

function noteCount(
  { subject, scheme, least }: Answer,
  methodCount: (value: string) => number,
  note: NoteAnomaly<GraphCheck>,
): void {
  if (least.length === 0) {
    note('missing-least', subject, `for ${scheme} nothing is marked as the least-privileged answer`);
  }
  if (least.length < 2) return;
  // Permissions that have but this one method here are all meant for it, so nothing tells them apart.
  const marked = new Set(least.map(({ permissions: [primary = ''] }) => primary));
  const meant = [...marked].filter((value) => methodCount(value) === 1);
  const answers = new Set(least.map(({ permissions }) => permissions.toSorted().join(' and ')));
  if (meant.length > 1 && answers.size > 1) {
    note('duplicate-least', subject, `for ${scheme} nothing tells these apart: ${listed([...answers])}`);
  }
}

function noteWriter({ subject, method, scheme, claims, least }: Answer, note: NoteAnomaly<GraphCheck>): void {
  const reads = ({ permissions }: CatalogClaim): boolean => permissions.every(isReadOnly);
  if (method !== 'GET' || least.length === 0 || least.some(reads) || !claims.some(reads)) return;
  const marked = listed(least.map(({ permissions }) => permissions.join(' and ')));
  note('write-least-for-read', subject, `for ${scheme} ${marked} is marked although a permission that reads is listed`);
}

function noteConsent(
  { subject, scheme, claims, least }: Answer,
  needsAdmin: (value: string) => boolean,
  note: NoteAnomaly<GraphCheck>,
): void {
  if (scheme === 'application' || least.length === 0) return;
  const withAdmin = ({ permissions }: CatalogClaim): boolean => permissions.some(needsAdmin);
  const without = claims.filter((claim) => !withAdmin(claim));
  if (!least.every(withAdmin) || without.length === 0) return;
  const others = listed(without.map(({ permissions }) => permissions.join(' and ')));
  note('admin-consent-least', subject, `for ${scheme} the answer needs an admin, and ${others} does not`);
}

function listed(answers: readonly string[]): string {
  return answers.map((answer) => `\`${answer}\``).join(', ');
}
