// What `permc explain` prints for people, whatever was asked about.
import type { Explanation } from '../../explain/explanation.ts';
import { paint } from '../../report/paint.ts';
import { renderEndpoint } from './render-endpoint.ts';
import { renderPermission } from './render-permission.ts';
import { renderRule, renderRuleList } from './render-rule.ts';

/** Everything that can be explained: not what is unknown, which is a problem and no answer. */
export type Explained = Exclude<Explanation, { readonly kind: 'unknown' }>;

/** Renders an explanation; ends in a line feed. */
export function renderExplanation(explanation: Explained, color: boolean): string {
  return `${linesOf(explanation, color).join('\n')}\n`;
}

function linesOf(explanation: Explained, color: boolean): readonly string[] {
  const marks = paint(color);
  switch (explanation.kind) {
    case 'endpoint':
      return renderEndpoint(explanation, marks);
    case 'permission':
      return renderPermission(explanation, marks);
    case 'rule':
      return renderRule(explanation, marks);
    case 'rules':
      return renderRuleList(explanation, marks);
  }
}
