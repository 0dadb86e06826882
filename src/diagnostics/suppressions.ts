// `# permc-ignore <rule> -- reason`: one finding silenced in place, by somebody who says why.
// INVARIANT: errors of the language are never silenced, and a suppression that silences nothing is reported.
import { didYouMean } from '../base/suggest.ts';
import { defineErrors, type ErrorDefinitions, type MakeError } from './define-errors.ts';
import type { Diagnostic } from './diagnostic.ts';
import { lineStartsOf, positionAt, type SourceFile, type Span } from './span.ts';

/** A comment that begins with `permc-ignore`, `#` included in the span. */
export interface IgnoreComment {
  readonly text: string;
  readonly span: Span;
}

/** What the texts about suppressions need to know. */
export interface SuppressionErrorData {
  readonly 'malformed-suppression': { readonly problem: string; readonly help: string };
  readonly 'unused-suppression': { readonly rule: string };
}

/** The errors about suppressions themselves. */
export const suppressionErrors: ErrorDefinitions<SuppressionErrorData> = {
  'malformed-suppression': {
    summary: 'a suppression that does not say which rule, or why',
    why: 'Whoever reviews the manifest must be able to tell a decision from a shortcut.',
    message: ({ problem }) => problem,
    help: ({ help }) => help,
  },
  'unused-suppression': {
    summary: 'a suppression that silences nothing',
    why: 'It would silence the next finding in its place, which nobody has looked at.',
    message: ({ rule }) => `nothing to silence here: \`${rule}\` finds nothing on this line`,
    help: () => 'remove the comment, or move it to the line above the finding',
  },
};

const suppressionError: MakeError<SuppressionErrorData> = defineErrors(suppressionErrors);

interface Suppression {
  readonly rule: string;
  readonly line: number;
  readonly span: Span;
}

/** The ids that a comment may name, and those that it names in vain. */
export interface SilencedIds {
  /** The rules: each may be silenced. */
  readonly rules: ReadonlySet<string>;
  /** The errors of the language: none may be. */
  readonly errors: ReadonlySet<string>;
}

/**
 * Takes away the findings that comments silence.
 *
 * @param findings what the rules found; each may be silenced
 * @param comments the comments of all files
 * @param ids what may be silenced, and what may not
 * @returns the findings that stay, with those about the suppressions themselves; and how many were silenced
 */
export function applySuppressions(
  findings: readonly Diagnostic[],
  comments: readonly IgnoreComment[],
  ids: SilencedIds,
): { readonly findings: readonly Diagnostic[]; readonly silenced: number } {
  if (comments.length === 0) return { findings, silenced: 0 };
  const own: Diagnostic[] = [];
  const suppressions = comments.flatMap((comment) => readComment(comment, ids, own));
  const byPlace = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    const place = placeOf(suppression.span.source, suppression.line, suppression.rule);
    byPlace.set(place, [...(byPlace.get(place) ?? []), suppression]);
  }
  const used = new Set<Suppression>();
  const kept = findings.filter(({ rule, span: { source, start } }) => {
    const matching = byPlace.get(placeOf(source, positionAt(source, start).line, rule)) ?? [];
    for (const suppression of matching) used.add(suppression);
    return matching.length === 0;
  });
  for (const suppression of suppressions) {
    if (used.has(suppression)) continue;
    const finding = suppressionError('unused-suppression', suppression.span, { rule: suppression.rule });
    own.push({ ...finding, severity: 'warning' });
  }
  return { findings: [...kept, ...own], silenced: findings.length - kept.length };
}

/** One text for the findings of one rule on one line of one file. */
function placeOf({ path }: SourceFile, line: number, rule: string): string {
  return JSON.stringify([path, line, rule]);
}

function readComment(
  { text, span }: IgnoreComment,
  { rules, errors }: SilencedIds,
  own: Diagnostic[],
): readonly Suppression[] {
  const malformed = (problem: string, help: string): readonly Suppression[] => {
    own.push(suppressionError('malformed-suppression', span, { problem, help }));
    return [];
  };
  const form = 'write `# permc-ignore <rule> -- <reason>`';
  const { rule, rest = '' } = /^#\s*permc-ignore(?:\s+(?<rule>\S+))?(?<rest>.*)$/.exec(text)?.groups ?? {};
  if (rule === undefined || rule === '--') return malformed('the suppression names no rule', form);
  const reason = /^\s+--(?<reason>.*)$/.exec(rest)?.groups?.['reason']?.trim();
  if (reason === undefined && rest.trim() !== '') {
    return malformed(`the suppression of \`${rule}\` has no \`--\` before its reason`, form);
  }
  if (reason === undefined || reason === '') {
    return malformed(`the suppression of \`${rule}\` gives no reason`, form);
  }
  if (errors.has(rule)) {
    return malformed(`\`${rule}\` is an error of the language and can’t be silenced`, 'mend what it points at');
  }
  if (!rules.has(rule)) {
    const help = didYouMean(rule, rules) ?? '`permc explain rules` lists what can be silenced';
    return malformed(`there is no rule \`${rule}\` that could be silenced`, help);
  }
  return [{ rule, line: targetLine(span), span }];
}

/** The line whose findings a comment silences: its own when something stands before it, else the next with content. */
function targetLine(span: Span): number {
  const { source } = span;
  const { line, column } = positionAt(source, span.start);
  const starts = lineStartsOf(source);
  if (
    textOfLine(source, starts, line)
      .slice(0, column - 1)
      .trim() !== ''
  )
    return line;
  for (let next = line + 1; next <= starts.length; next++) {
    const content = textOfLine(source, starts, next).trim();
    if (content !== '' && !content.startsWith('#')) return next;
  }
  return line;
}

function textOfLine(source: SourceFile, starts: readonly number[], line: number): string {
  return source.text.slice(starts[line - 1], starts[line]);
}
