// Object and array literals, templates and enumerations.
import { ts } from '../program/typescript.js';
import type { Evaluator } from './evaluator.ts';
import { constantOf, listOf, textOf, unknown } from './make-value.ts';
import { joinTexts, known, knownText } from './texts.ts';
import type { Deferred, Frame, RecordValue, Value } from './value.ts';

/** `` `a${b}c` `` */
export function evaluateTemplate(node: ts.TemplateExpression, frame: Frame, evaluator: Evaluator): Value {
  const pieces: Value[] = [textOf(node.head.text)];
  for (const { expression, literal } of node.templateSpans) {
    pieces.push(evaluator.evaluate(expression, frame), textOf(literal.text));
  }
  return joinTexts(pieces);
}

/** `[a, ...b]` */
export function evaluateArray(node: ts.ArrayLiteralExpression, frame: Frame, evaluator: Evaluator): Value {
  const { elements, rest } = layOut(node.elements, frame, evaluator);
  return [listOf(elements, rest !== undefined)];
}

/** The elements of an array literal or of a list of arguments. */
export interface LaidOut {
  readonly elements: readonly Deferred[];
  /** What further elements come from that are not known; `undefined` when there are none. */
  readonly rest: Value | undefined;
}

/** The elements with known spread lists in their places, up to an unknown one. */
export function layOut(nodes: readonly ts.Expression[], frame: Frame, evaluator: Evaluator): LaidOut {
  const elements: Deferred[] = [];
  for (const node of nodes) {
    if (!ts.isSpreadElement(node)) {
      elements.push({ node, frame });
      continue;
    }
    const spread = evaluator.evaluate(node.expression, frame);
    const [list, ...others] = spread;
    if (list?.kind !== 'list' || others.length > 0 || list.isCut === true) return { elements, rest: spread };
    elements.push(...list.elements);
    if (list.open) return { elements, rest: unknown('a further element of a list is known only at run time') };
  }
  return { elements, rest: undefined };
}

/** `{ a, b: c, [d]: e, f() {}, ...g }` */
export function evaluateObject(node: ts.ObjectLiteralExpression, frame: Frame, evaluator: Evaluator): Value {
  const properties = new Map<string, Deferred>();
  const replaced = new Map<string, Value>();
  let open = false;
  let rest: Value | undefined;
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = evaluator.evaluate(property.expression, frame);
      const unread = addSpread(properties, replaced, spread);
      open ||= unread !== undefined;
      rest ??= unread;
      continue;
    }
    const name = propertyName(property.name, frame, evaluator);
    const value = propertyValue(property, frame, evaluator);
    if (name === undefined) open = true;
    else if (value !== undefined) properties.set(name, value);
    if (name !== undefined) replaced.delete(name);
  }
  const record: RecordValue = {
    kind: 'record',
    properties,
    open,
    node,
    ...(rest === undefined ? {} : { rest }),
    ...(replaced.size === 0 ? {} : { replaced }),
  };
  return [record];
}

/** Adds the known properties of a spread object; returns what may have others that are not known, and may replace the earlier ones. */
function addSpread(properties: Map<string, Deferred>, replaced: Map<string, Value>, spread: Value): Value | undefined {
  const present = spread.filter(({ kind }) => kind !== 'constant');
  const [record, ...others] = present;
  if (record === undefined) return undefined;
  if (record.kind !== 'record' || others.length > 0) {
    for (const name of properties.keys()) replaced.set(name, present);
    return present;
  }
  const unread = unreadOf(record);
  if (unread !== undefined) for (const name of properties.keys()) replaced.set(name, unread);
  for (const [name, value] of record.properties) {
    properties.set(name, value);
    const other = record.replaced?.get(name);
    if (other === undefined) replaced.delete(name);
    else replaced.set(name, other);
  }
  return unread;
}

function unreadOf({ open, rest }: RecordValue): Value | undefined {
  return open ? (rest ?? unknown('a property of a spread object is known only at run time')) : undefined;
}

function propertyValue(
  property: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
  frame: Frame,
  evaluator: Evaluator,
): Deferred | undefined {
  if (ts.isPropertyAssignment(property)) return { node: property.initializer, frame };
  if (ts.isShorthandPropertyAssignment(property)) return { node: property.name, frame };
  const method: Value = [{ kind: 'function', node: property, frame, self: undefined, bound: [] }];
  if (ts.isMethodDeclaration(property)) return known(method);
  const [getter] = method;
  if (!ts.isGetAccessor(property) || getter?.kind !== 'function') return undefined;
  return known(evaluator.call(getter, [], frame.depth));
}

/** The name of a property or member; `undefined` when it is computed from what is not known. */
export function propertyName(name: ts.PropertyName, frame: Frame, evaluator: Evaluator): string | undefined {
  if (ts.isComputedPropertyName(name)) return knownText(evaluator.evaluate(name.expression, frame));
  return ts.isBigIntLiteral(name) ? undefined : name.text;
}

/** An `enum` as the object that it is at run time. */
export function evaluateEnum(node: ts.EnumDeclaration, frame: Frame, evaluator: Evaluator): Value {
  const properties = new Map<string, Deferred>();
  let next: number | undefined = 0;
  for (const member of node.members) {
    const name = propertyName(member.name, frame, evaluator);
    const value: Value =
      member.initializer === undefined
        ? constantOf(next)
        : enumMember(member.initializer, properties, frame, evaluator);
    const [only] = value;
    next = only?.kind === 'constant' && typeof only.value === 'number' ? only.value + 1 : undefined;
    if (name !== undefined) properties.set(name, known(value));
  }
  return [{ kind: 'record', properties, open: false, node }];
}

/** Members may be named bare by later ones of the same enumeration. */
function enumMember(
  initializer: ts.Expression,
  properties: ReadonlyMap<string, Deferred>,
  frame: Frame,
  evaluator: Evaluator,
): Value {
  const named = ts.isIdentifier(initializer) ? properties.get(initializer.text) : undefined;
  return named === undefined ? evaluator.evaluate(initializer, frame) : evaluator.force(named);
}
