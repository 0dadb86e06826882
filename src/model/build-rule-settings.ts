// `rules:` as written. Which rules exist is not known at this level; the compiler checks the names.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LocatedMap } from '../syntax/located-tree.ts';
import { modelError } from './model-errors.ts';
import type { RuleSetting } from './model.ts';
import { asChoice, asMap, asText, mapAt, requiredTextAt, textAt } from './read-tree.ts';

const severities = ['off', 'warning', 'error'] as const;

/** The settings of the main file, by rule; switching a rule off without a reason is reported. */
export function buildRuleSettings(main: LocatedMap, report: (finding: Diagnostic) => void): readonly RuleSetting[] {
  const settings = mapAt(main, 'rules').entries.map(({ key, value }): RuleSetting => {
    const body = value.kind === 'map' ? value : undefined;
    const severity = asChoice(
      body === undefined ? asText(value) : requiredTextAt(asMap(value), 'severity'),
      severities,
    );
    const because = body === undefined ? undefined : textAt(body, 'because');
    if (severity.value === 'off' && (because === undefined || because.value.trim() === '')) {
      report(modelError('missing-reason', severity.span, { rule: key.value }));
    }
    return { rule: key, severity, because };
  });
  return settings.toSorted((left, right) => compareCodeUnits(left.rule.value, right.rule.value));
}
