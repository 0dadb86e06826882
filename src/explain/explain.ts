// The front of `permc explain`: what a word stands for, and what was probably meant when it stands for nothing.
import { didYouMean, suggest } from '../base/suggest.ts';
import type { Model } from '../model/model.ts';
import { explainEndpoint } from './explain-endpoint.ts';
import { explainPermission } from './explain-permission.ts';
import { explainRule, explainRules, ruleIds } from './explain-rule.ts';
import type { Explanation } from './explanation.ts';

/** Whether a subject can be explained without a manifest: a rule, or the word `rules`. */
export function needsNoManifest(subject: string): boolean {
  return subject === 'rules' || explainRule(subject) !== undefined;
}

/**
 * Explains an endpoint, a permission or a rule.
 *
 * @param subject `METHOD /path` (a template or a concrete path), a scope or app role, a rule id, or `rules`
 * @param models the models of the manifests that were given, if any; the first that knows the subject answers
 * @returns the explanation, or `unknown` with what is near
 */
export function explain(subject: string, models: readonly Model[]): Explanation {
  if (subject === 'rules') return explainRules();
  const rule = explainRule(subject);
  if (rule !== undefined) return rule;
  const request = /^([A-Za-z]+)\s+(\/\S*)$/.exec(subject);
  for (const model of models) {
    const found =
      request === null
        ? explainPermission(model, subject)
        : explainEndpoint(model, (request[1] ?? '').toUpperCase(), request[2] ?? '');
    if (found !== undefined) return found;
  }
  const known =
    request === null
      ? [...models.flatMap(({ scopes, appRoles }) => [...scopes, ...appRoles].map(({ value }) => value)), ...ruleIds()]
      : models.flatMap(({ endpoints }) => endpoints.map(({ key }) => key));
  const what = request === null ? 'scope, app role or rule' : 'endpoint';
  const near = didYouMean(subject, known);
  return {
    kind: 'unknown',
    subject,
    message: `there is no ${what} \`${subject}\`${near === undefined ? '' : `; ${near}`}`,
    suggestions: suggest(subject, known),
  };
}
