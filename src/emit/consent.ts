// The consent plan of what this app asks for at other APIs, once for programs and once for people.
import type { Emitter } from './emitter.ts';
import { consentPlan } from './consent/consent-plan.ts';
import { renderPlan } from './consent/render-plan.ts';

/** `outputs.consent`: the plan as JSON, and as Markdown beside it. */
export const consent: Emitter = {
  id: 'consent',
  summary: 'who has to consent to which permission of another API, and how',
  emit: ({ app, outputs }, _manifestPath, requests) => {
    const path = outputs.consent;
    if (path === undefined) return [];
    const plan = consentPlan(app, requests);
    const name = path.value.replace(/\.(?:json|md)$/i, '');
    return [
      { path: { value: `${name}.json`, span: path.span }, text: `${JSON.stringify(plan, null, 2)}\n` },
      { path: { value: `${name}.md`, span: path.span }, text: renderPlan(plan) },
    ];
  },
};
