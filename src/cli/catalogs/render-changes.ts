// What a newer state of a catalog changes, for people: the answers first, since they decide what is asked for.
import type { AccessScheme } from '../../model/catalog.ts';
import type { CatalogChange, Way } from '../../reason/catalog-changes.ts';
import { quantity } from '../../report/count-findings.ts';
import { paint } from '../../report/paint.ts';
import { visibleText } from '../../report/visible-text.ts';

const headings: readonly (readonly [kind: CatalogChange['kind'], heading: string])[] = [
  ['least', 'least-privileged answers'],
  ['accepted', 'what is accepted'],
  ['grant', 'facts about permissions'],
  ['permission', 'permissions'],
  ['operation', 'calls'],
];

/** The kinds of access as people read them. */
export const schemeNames: Readonly<Record<AccessScheme, string>> = {
  delegatedWork: 'delegated, work',
  delegatedPersonal: 'delegated, personal',
  application: 'application',
};

/**
 * Renders the changes of one catalog.
 *
 * @param changes undefined when they are not known
 * @returns lines, each with its line feed
 */
export function renderChanges(name: string, changes: readonly CatalogChange[] | undefined, color: boolean): string {
  const marks = paint(color);
  const title = marks.strong(visibleText(name));
  if (changes === undefined) return `${title}: replaced\n`;
  if (changes.length === 0) return `${title}: nothing changed\n`;
  const lines = [`${title}: ${quantity(changes.length, 'change')}`];
  for (const [kind, heading] of headings) {
    const own = changes.filter((change) => change.kind === kind);
    if (own.length === 0) continue;
    lines.push(`  ${heading}:`, ...own.map((change) => `    ${visibleText(lineOf(change))}`));
  }
  return `${lines.join('\n')}\n`;
}

function lineOf(change: CatalogChange): string {
  switch (change.kind) {
    case 'permission':
      return `${signOf(change.change)} ${change.permission}`;
    case 'operation':
      return `${signOf(change.change)} ${change.call}`;
    case 'least':
      return `${change.call} (${schemeNames[change.scheme]}): ${waysText(change.before)} -> ${waysText(change.after)}`;
    case 'accepted': {
      const ways = [
        ...change.added.map((way) => `+ ${wayText(way)}`),
        ...change.removed.map((way) => `- ${wayText(way)}`),
      ];
      return `${change.call} (${schemeNames[change.scheme]}): ${ways.join(', ')}`;
    }
    case 'grant':
      return `${change.permission} (${schemeNames[change.scheme]}): ${change.fact} ${change.before} -> ${change.after}`;
  }
}

function signOf(change: 'added' | 'removed'): string {
  return change === 'added' ? '+' : '-';
}

function waysText(ways: readonly Way[]): string {
  return ways.length === 0 ? 'none' : ways.map(wayText).join(' or ');
}

function wayText(way: Way): string {
  return way.join(' and ');
}
