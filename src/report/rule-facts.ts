// What is known of a rule or an error by its id, for reports that explain themselves. No finding, no text of one.
import { languageErrors } from '../model/language-errors.ts';
import { rules } from '../rules/index.generated.ts';
import { holdErrors } from '../scan/hold/hold-errors.ts';

/** A rule or an error as a report describes it. */
export interface RuleFacts {
  readonly id: string;
  /** What is checked or what is wrong, one sentence. */
  readonly summary: string;
  /** Why it matters. */
  readonly why: string;
}

/** The facts of the given rules and errors, each once, in their order; what is not known is left out. */
export function ruleFacts(ids: Iterable<string>): readonly RuleFacts[] {
  const errors = new Map(Object.entries({ ...languageErrors, ...holdErrors }));
  const ofRules = new Map(rules.map(({ id, summary, why }) => [id, { id, summary, why }]));
  return [...new Set(ids)].flatMap((id): readonly RuleFacts[] => {
    const rule = ofRules.get(id);
    if (rule !== undefined) return [rule];
    const error = errors.get(id);
    return error === undefined ? [] : [{ id, summary: error.summary, why: error.why }];
  });
}
