// What plugins give to every component under a name that begins with `$`: `Vue.prototype.$api = api`,
// `app.config.globalProperties.$api = api`, `inject('api', api)`, `nuxt.provide('api', api)` and `provide: { api }` of Nuxt. The files that give something are
// looked up by their text.
import { ts } from '../program/typescript.js';
import { lastName } from '../program/heirs.ts';
import { isOnlyType, walkNodes } from '../program/walk-nodes.ts';
import type { Evaluator } from './evaluator.ts';
import { union } from './make-value.ts';
import { outermostFrame, type Value } from './value.ts';

/**
 * What the project gives under a name.
 *
 * @param from the file that asks, whose findings depend on those that give
 * @returns undefined when nothing in the project does
 */
export function givenMember(name: string, from: string, evaluator: Evaluator): Value | undefined {
  if (!/^\$[a-z]/iu.test(name)) return undefined;
  const files = evaluator.program.using(from, 'given', name);
  const values = files.flatMap((file) => givenIn(evaluator.program.parse(file)?.source, name));
  return values.length === 0 ? undefined : union(values.map((value) => evaluator.evaluate(value, outermostFrame)));
}

function givenIn(source: ts.SourceFile | undefined, name: string): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  if (source === undefined) return found;
  walkNodes(source, (node) => {
    const value = givenBy(node, name);
    if (value !== undefined) found.push(value);
    return !isOnlyType(node);
  });
  return found;
}

function givenBy(node: ts.Node, name: string): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node;
    const isAssignment = operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(left);
    if (!isAssignment || left.name.text !== name || !ts.isPropertyAccessExpression(left.expression)) return undefined;
    return holders.has(left.expression.name.text) ? right : undefined;
  }
  const bare = name.slice(1);
  if (ts.isCallExpression(node)) {
    const [first, second] = node.arguments;
    const isNamed = first !== undefined && ts.isStringLiteralLike(first) && first.text === bare;
    return isNamed && givers.has(lastName(node.expression) ?? '') ? second : undefined;
  }
  const isProvided = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'provide';
  if (!isProvided || !ts.isObjectLiteralExpression(node.initializer)) return undefined;
  for (const property of node.initializer.properties) {
    if (property.name === undefined || !ts.isIdentifier(property.name) || property.name.text !== bare) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}

const holders = new Set(['prototype', 'globalProperties']);
const givers = new Set(['inject', 'provide']);
