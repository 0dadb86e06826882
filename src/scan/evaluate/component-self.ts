// `this` in components and stores that are written as objects of options: what their `data` returns, their `methods`, `computed`
// values and `actions` are all members of one object. It must not know any library by name: the shape of the object tells.
import { ts } from '../program/typescript.js';
import { walkNodes } from '../program/walk-nodes.ts';
import type { Evaluator } from './evaluator.ts';
import { frameAround } from './frames.ts';
import { enterFunction, returnsOf } from './functions.ts';
import { isNothing, unknown } from './make-value.ts';
import { known } from './texts.ts';
import { outermostFrame, type Deferred, type Frame, type RecordValue, type Value } from './value.ts';

/** Options whose members are members of the component: https://vuejs.org/api/options-state.html, https://pinia.vuejs.org/core-concepts/ */
const methods = new Set(['methods', 'actions']);
const computed = new Set(['computed', 'getters']);
const state = new Set(['data', 'state', 'asyncData']);
const groups = new Set([...methods, ...computed, 'watch']);

const unfinished = new WeakSet<ts.ObjectLiteralExpression>();

/**
 * The component that a literal describes, or is a group of options of.
 *
 * @param literal the one around a method
 * @returns undefined when it is none
 */
export function componentSelf(literal: ts.ObjectLiteralExpression, evaluator: Evaluator): RecordValue | undefined {
  const options = optionsAround(literal);
  if (options === undefined || unfinished.has(options)) return undefined;
  unfinished.add(options);
  const record: RecordValue = { kind: 'record', properties: membersOf(options, evaluator), open: true, node: options };
  unfinished.delete(options);
  return record;
}

/** The object of options that a literal is, or is a group of: `{ data() {}, methods: {} }`. */
function optionsAround(literal: ts.ObjectLiteralExpression): ts.ObjectLiteralExpression | undefined {
  // `name: { get() {}, set() {} }` and `name: { handler() {} }` are members of a group.
  const around = ts.isPropertyAssignment(literal.parent) ? literal.parent.parent : literal;
  const options = groupedIn(literal) ?? groupedIn(around) ?? literal;
  const isComponent = options.properties.some(
    (property) =>
      property.name !== undefined &&
      ts.isIdentifier(property.name) &&
      (ts.isPropertyAssignment(property) && ts.isObjectLiteralExpression(property.initializer)
        ? groups.has(property.name.text)
        : isFunction(property) && state.has(property.name.text)),
  );
  return isComponent ? options : undefined;
}

/** The object that a group of options belongs to; `undefined` when a node is none. */
function groupedIn(node: ts.ObjectLiteralExpression): ts.ObjectLiteralExpression | undefined {
  const { parent } = node;
  const isGroup = ts.isPropertyAssignment(parent) && ts.isIdentifier(parent.name) && groups.has(parent.name.text);
  return isGroup ? parent.parent : undefined;
}

function isFunction(property: ts.ObjectLiteralElementLike): boolean {
  if (ts.isMethodDeclaration(property)) return true;
  return ts.isPropertyAssignment(property) && ts.isFunctionLike(property.initializer);
}

function membersOf(options: ts.ObjectLiteralExpression, evaluator: Evaluator): ReadonlyMap<string, Deferred> {
  const frame = frameAround(options, outermostFrame);
  const members = new Map<string, Deferred>();
  const writes = writesIn(options);
  for (const property of options.properties) {
    if (property.name === undefined || !ts.isIdentifier(property.name)) continue;
    const { text: group } = property.name;
    if (!methods.has(group) && !computed.has(group) && !state.has(group)) continue;
    for (const [name, value] of propertiesOf(property, frame, evaluator)) {
      const deferred = computed.has(group)
        ? computedValue(value, evaluator)
        : state.has(group)
          ? stateValue(name, value, writes.get(name) ?? [])
          : value;
      if (deferred !== undefined) members.set(name, deferred);
    }
  }
  return members;
}

/** The properties of a group, or of what a function for it returns. */
function propertiesOf(
  property: ts.ObjectLiteralElementLike,
  frame: Frame,
  evaluator: Evaluator,
): Iterable<readonly [string, Deferred]> {
  const value: Value = ts.isPropertyAssignment(property)
    ? evaluator.evaluate(property.initializer, frame)
    : ts.isMethodDeclaration(property)
      ? [{ kind: 'function', node: property, frame, self: undefined, bound: [] }]
      : [];
  const given = value.flatMap((one) => (one.kind === 'function' ? evaluator.call(one, [], frame.depth) : [one]));
  return given.flatMap((one) => (one.kind === 'record' ? [...one.properties] : []));
}

/** What a computed value is: what its function returns, when that is one expression. */
function computedValue(value: Deferred, evaluator: Evaluator): Deferred | undefined {
  const [given] = evaluator.force(value);
  const getter = given?.kind === 'record' ? evaluator.member([given], 'get')[0] : given;
  if (getter?.kind !== 'function') return undefined;
  const { body } = getter.node;
  const [only, ...others] = body !== undefined && ts.isBlock(body) ? returnsOf(getter.node) : [];
  const result = only === undefined ? body : others.length === 0 ? only.expression : undefined;
  if (result === undefined || ts.isBlock(result)) return undefined;
  return { node: result, frame: enterFunction({ ...getter, self: undefined }, [], getter.frame.depth) };
}

/** A field that begins empty is what is written into it once; of one that changes, or that a page fills in, nothing is known. */
function stateValue(name: string, initial: Deferred, writes: readonly ts.Expression[]): Deferred {
  const [write, ...others] = writes;
  const isEmpty = 'node' in initial ? isEmptyLiteral(initial.node) : initial.value.every(isNothing);
  if (write === undefined && !isEmpty) return initial;
  if (write !== undefined && isEmpty && others.length === 0) return { node: write, frame: outermostFrame };
  return known(unknown(`the field \`${name}\` is set at run time`, name));
}

function isEmptyLiteral(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node)) return node.text === '';
  if (ts.isArrayLiteralExpression(node)) return node.elements.length === 0;
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0;
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}

const writeTables = new WeakMap<ts.ObjectLiteralExpression, ReadonlyMap<string, readonly ts.Expression[]>>();

/** The values of `this.name = value`, by name. */
function writesIn(options: ts.ObjectLiteralExpression): ReadonlyMap<string, readonly ts.Expression[]> {
  const remembered = writeTables.get(options);
  if (remembered !== undefined) return remembered;
  const writes = new Map<string, ts.Expression[]>();
  walkNodes(options, (node) => {
    if (!ts.isBinaryExpression(node) || !ts.isPropertyAccessExpression(node.left)) return true;
    const { left, right, operatorToken } = node;
    const isWrite =
      operatorToken.kind >= ts.SyntaxKind.FirstAssignment && operatorToken.kind <= ts.SyntaxKind.LastAssignment;
    if (!isWrite || left.expression.kind !== ts.SyntaxKind.ThisKeyword) return true;
    const others = writes.get(left.name.text);
    if (others === undefined) writes.set(left.name.text, [right]);
    else others.push(right);
    return true;
  });
  writeTables.set(options, writes);
  return writes;
}
