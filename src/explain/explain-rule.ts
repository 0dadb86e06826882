// Rules and errors explained: needs no manifest, so it works in an empty folder and offline.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { languageErrors } from '../model/language-errors.ts';
import { rules } from '../rules/index.generated.ts';
import type { Rule } from '../rules/rule.ts';
import { holdErrors } from '../scan/hold/hold-errors.ts';
import type { RuleExplanation, RuleListExplanation } from './explanation.ts';

/** Every id that `check` and `scan` can report. */
export function ruleIds(): readonly string[] {
  return everything().map(({ rule }) => rule);
}

/** One rule or error, or nothing when there is none of that id. */
export function explainRule(id: string): RuleExplanation | undefined {
  return everything().find(({ rule }) => rule === id);
}

/** All rules and errors, a line each. */
export function explainRules(): RuleListExplanation {
  return {
    kind: 'rules',
    rules: everything().map(({ rule, category, severity, summary }) => ({ rule, category, severity, summary })),
  };
}

function everything(): readonly RuleExplanation[] {
  const ofLanguage = Object.entries(languageErrors).map(([rule, { summary, why }]): RuleExplanation => ({
    kind: 'rule',
    rule,
    category: 'language',
    severity: rule === 'unused-suppression' ? 'warning' : 'error',
    summary,
    why,
  }));
  const ofCode = Object.entries(holdErrors).map(([rule, { summary, why }]): RuleExplanation => ({
    kind: 'rule',
    rule,
    category: 'code',
    severity: 'error',
    summary,
    why,
  }));
  return [...rules.map(fromRule), ...ofLanguage, ...ofCode].toSorted((left, right) =>
    compareCodeUnits(left.rule, right.rule),
  );
}

function fromRule({ id, category, severity, summary, why, source, examples }: Rule): RuleExplanation {
  const bad = examples.bad[0];
  const good = bad?.fixed ?? examples.good[0];
  return {
    kind: 'rule',
    rule: id,
    category,
    severity,
    summary,
    why,
    ...(source === undefined ? {} : { source }),
    ...(bad === undefined ? {} : { bad: bad.yaml }),
    ...(good === undefined ? {} : { good }),
  };
}
