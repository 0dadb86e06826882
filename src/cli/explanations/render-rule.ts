// A rule, or the list of all of them, for people.
import type { RuleExplanation, RuleListExplanation } from '../../explain/explanation.ts';
import type { Paint } from '../../report/paint.ts';
import { padTo } from '../../report/visible-text.ts';
import { factLines, textLines } from './fact-lines.ts';

/** Renders a rule: what, why, where it comes from, a manifest that breaks it and the same mended. */
export function renderRule(explanation: RuleExplanation, marks: Paint): readonly string[] {
  const { rule, category, severity, summary, why, source, bad, good } = explanation;
  const mark = severity === 'error' ? marks.error : marks.warning;
  return [
    `${marks.strong(rule)}  ${mark(severity)}, ${categoryNames[category]}`,
    `  ${summary}`,
    '',
    ...factLines(
      [
        ['why', why],
        ['source', source],
      ],
      '  ',
      marks,
    ),
    ...(bad === undefined ? [] : ['', marks.error('not so:'), '', ...textLines(clip(bad), '  ')]),
    ...(good === undefined ? [] : ['', marks.good('but so:'), '', ...textLines(clip(good), '  ')]),
  ];
}

/** An example of size has as many lines as there are entries too many; a screen of it says as much. */
const mostLines = 40;

function clip(example: string): string {
  const lines = example.trimEnd().split('\n');
  if (lines.length <= mostLines) return example;
  return [...lines.slice(0, mostLines - 1), `# ... and ${lines.length - mostLines + 1} more lines like these`].join(
    '\n',
  );
}

/** Renders every rule, a line each, by category. */
export function renderRuleList({ rules }: RuleListExplanation, marks: Paint): readonly string[] {
  const columns = Math.max(...rules.map(({ rule }) => rule.length));
  const lines = categories.flatMap((category) => {
    const ofCategory = rules.filter((rule) => rule.category === category);
    if (ofCategory.length === 0) return [];
    return [
      marks.strong(categoryNames[category]),
      ...ofCategory.map(
        ({ rule, severity, summary }) => `  ${padTo(rule, columns)}  ${padTo(severity, 7)}  ${marks.quiet(summary)}`,
      ),
      '',
    ];
  });
  return [...lines, 'permc explain <rule> says why, with examples'];
}

const categories = ['least-privilege', 'request', 'platform', 'code', 'language'] as const;

const categoryNames: Readonly<Record<RuleExplanation['category'], string>> = {
  'least-privilege': 'rule of least privilege',
  request: 'rule of what is requested elsewhere',
  platform: 'rule of the platform',
  code: 'finding about code (permc scan)',
  language: 'error of the language (can’t be silenced)',
};
