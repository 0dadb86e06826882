// A call to another API for people: the operation that it is, and what lets it in.
import type { CallAccess, CallExplanation } from '../../explain/explain-call.ts';
import type { AccessScheme } from '../../model/catalog.ts';
import type { Paint } from '../../report/paint.ts';
import { visibleText } from '../../report/visible-text.ts';
import { factLines } from './fact-lines.ts';

const headings: readonly (readonly [scheme: AccessScheme, heading: string])[] = [
  ['delegatedWork', 'delegated access, work account'],
  ['delegatedPersonal', 'delegated access, personal account'],
  ['application', 'application-only access'],
];

/** Renders the explanation of a call, line by line. */
export function renderCall(explanation: CallExplanation, marks: Paint): readonly string[] {
  const title = marks.strong(visibleText(explanation.call));
  if ('error' in explanation) return [title, `  ${marks.error(visibleText(explanation.error.message))}`];
  const { template, aliased, access } = explanation;
  const found = aliased ? `${template}, another name of the same resource` : template;
  return [
    title,
    ...factLines([['operation', found]], '  ', marks),
    ...headings.flatMap(([scheme, heading]) => accessLines(heading, access[scheme], marks)),
  ];
}

function accessLines(heading: string, access: CallAccess, marks: Paint): readonly string[] {
  if (access.accepted.length === 0) return [`  ${heading}: not possible`];
  const facts = factLines(
    [
      ['least', leastText(access)],
      ['accepted', access.accepted.map(wayText).join(', ')],
    ],
    '    ',
    marks,
  );
  return [`  ${heading}:`, ...facts];
}

function leastText({ least, basis, doubt }: CallAccess): string {
  const ways = least.map(wayText).join(', or ');
  switch (basis) {
    case 'marked':
      return ways;
    case 'inferred':
      return `${ways} (worked out: no published answer can be relied on)`;
    case 'doubted':
      return `${ways} (published, but not relied on${doubt === undefined ? '' : `: ${doubt}`})`;
    case 'none':
      return 'none that could be relied on';
  }
}

function wayText(way: readonly string[]): string {
  return way.join(' and ');
}
