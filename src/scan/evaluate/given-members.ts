// What plugins give to every component: `Vue.prototype.$api = api`, `app.config.globalProperties.$api = api`, `inject('api', api)`,
// `nuxt.provide('api', api)` and `provide: { api }` of Nuxt. The files that give something are looked up by their text.
import { ts } from '../program/typescript.js';
import { lastName } from '../program/heirs.ts';
import { isPage } from '../program/page-scripts.ts';
import { isOnlyType, walkNodes } from '../program/walk-nodes.ts';
import type { Evaluator } from './evaluator.ts';
import { union } from './make-value.ts';
import { outermostFrame, type Value } from './value.ts';

/**
 * What the project gives under a name.
 *
 * @param at where the name is read: a `$` begins it, or it is a member of a component's `this`
 * @returns undefined when nothing in the project does
 */
export function givenMember(at: ts.Identifier | ts.PrivateIdentifier, evaluator: Evaluator): Value | undefined {
  const { text: name, parent } = at;
  const from = at.getSourceFile().fileName;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.expression.kind === ts.SyntaxKind.ThisKeyword;
  if (!/^\$[a-z]/iu.test(name) && !(isMember && isPage(from))) return undefined;
  const values = evaluator.program.using(from, 'given', name).flatMap((file) => {
    const source = evaluator.program.parse(file)?.source;
    return source === undefined ? [] : (givenIn(source).get(name) ?? []);
  });
  return values.length === 0 ? undefined : union(values.map((value) => evaluator.evaluate(value, outermostFrame)));
}

type Given = readonly (readonly [string, ts.Expression])[];

const tables = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.Expression[]>>();

/** What a file gives, by name. */
function givenIn(source: ts.SourceFile): ReadonlyMap<string, readonly ts.Expression[]> {
  const known = tables.get(source);
  if (known !== undefined) return known;
  const table = new Map<string, ts.Expression[]>();
  walkNodes(source, (node) => {
    for (const [name, value] of givenBy(node)) {
      const list = table.get(name);
      if (list === undefined) table.set(name, [value]);
      else list.push(value);
    }
    return !isOnlyType(node);
  });
  tables.set(source, table);
  return table;
}

function givenBy(node: ts.Node): Given {
  if (ts.isBinaryExpression(node)) return writtenBy(node);
  if (ts.isCallExpression(node)) {
    const [first, second] = node.arguments;
    const isGiver = givers.has(lastName(node.expression) ?? '');
    return isGiver && first !== undefined && second !== undefined && ts.isStringLiteralLike(first)
      ? [[`$${first.text}`, second]]
      : [];
  }
  const isProvided = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'provide';
  if (!isProvided || !ts.isObjectLiteralExpression(node.initializer)) return [];
  return node.initializer.properties.flatMap((property): Given => {
    if (property.name === undefined || !ts.isIdentifier(property.name)) return [];
    if (ts.isPropertyAssignment(property)) return [[`$${property.name.text}`, property.initializer]];
    return ts.isShorthandPropertyAssignment(property) ? [[`$${property.name.text}`, property.name]] : [];
  });
}

const givers = new Set(['inject', 'provide']);

/** `Vue.prototype.name = value`, `app.config.globalProperties.name = value`, and of any prototype what begins with `$`. */
function writtenBy({ left, right, operatorToken }: ts.BinaryExpression): Given {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) return [];
  const { expression: holder, name } = left;
  if (!ts.isPropertyAccessExpression(holder)) return [];
  const isAll = holder.name.text === 'globalProperties' || lastName(holder.expression) === 'Vue';
  const isHolder = isAll || (holder.name.text === 'prototype' && name.text.startsWith('$'));
  return isHolder ? [[name.text, right]] : [];
}
