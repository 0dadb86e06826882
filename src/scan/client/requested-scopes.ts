// The permissions that the code asks tokens for: the scope arrays of MSAL and of `@azure/identity`.
import { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { knownTextOf } from '../evaluate/texts.ts';
import { outermostFrame } from '../evaluate/value.ts';
import { walkNodes } from '../program/walk-nodes.ts';
import type { RequestedScope } from '../scan-result.ts';
import { placeOf } from './place-of.ts';

const properties = new Set([
  'scopes',
  'extraScopesToConsent',
  'extraScopesToRequest',
  'scope',
  'GraphScopes',
  'graphScopes',
]);

/** The scopes that a file names, in source order. */
export function requestedScopes(source: ts.SourceFile, evaluator: Evaluator): readonly RequestedScope[] {
  const found: RequestedScope[] = [];
  walkNodes(source, (node) => {
    const list = scopeList(node);
    if (list !== undefined) found.push(...readScopes(list, evaluator));
    return true;
  });
  return found;
}

/** `scopes: [...]`, and the argument of `credential.getToken(...)`. */
function scopeList(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && properties.has(node.name.text))
    return node.initializer;
  if (ts.isShorthandPropertyAssignment(node) && properties.has(node.name.text)) return node.name;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  return node.expression.name.text === 'getToken' ? node.arguments[0] : undefined;
}

function readScopes(list: ts.Expression, evaluator: Evaluator): readonly RequestedScope[] {
  const place = placeOf(list);
  return evaluator.evaluate(list, outermostFrame).flatMap((possible) => {
    const elements = possible.kind === 'list' ? possible.elements : [{ value: [possible] }];
    return elements.flatMap((element) =>
      evaluator.force(element).flatMap((one) => {
        const text = knownTextOf(one);
        const at =
          'node' in element && element.node.getSourceFile() === list.getSourceFile() ? placeOf(element.node) : place;
        return text === undefined ? [] : text.split(/\s+/u).flatMap((scope) => readScope(scope, at));
      }),
    );
  });
}

/** A scope's value with its resource, when the text has the form of one. */
function readScope(text: string, place: ReturnType<typeof placeOf>): readonly RequestedScope[] {
  const [, resource = '', scope = ''] = /^((?:https?|api):\/\/.+?)\/+([^/]+)$/u.exec(text) ?? [];
  if (scope !== '') return [{ ...place, resource, scope }];
  const isScope = /^(?:[A-Z][\w-]*(?:\.[\w-]+)+|openid|profile|email|offline_access|\.default)$/iu.test(text);
  return isScope ? [{ ...place, resource: '', scope: text }] : [];
}
