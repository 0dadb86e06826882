// What a variable holds after one change of it: `name = value`, `name += value`, `name.property = value`, `[name] = list`,
// `name++`, `delete name.property`, `name.push(value)`.
import { ts } from '../program/typescript.js';
import type { Declaration } from '../program/scopes.ts';
import { changedByMethod } from './built-in/changing-methods.ts';
import { assignedBy, isLoopHead, isStep, variableOf } from './changes.ts';
import { isPattern, partOf, targetsOf } from './destructuring.ts';
import type { Evaluator } from './evaluator.ts';
import { boundTo } from './frames.ts';
import { layOut } from './literals.ts';
import { turnValue } from './loops.ts';
import { constantOf, union, unknown } from './make-value.ts';
import { choosePresent, chooseTrue } from './operators.ts';
import { afterMethod, withField } from './object-state.ts';
import { add, known, knownText } from './texts.ts';
import { urlMember, writtenUrl } from './urls.ts';
import type { Deferred, Frame, InstanceValue, Possible, RecordValue, Value } from './value.ts';

/**
 * The state of a variable after a change. A write under an unknown key opens the object: it may then have any property.
 *
 * @param declaration the variable: a pattern may change several
 */
export function applyChange(
  state: Value,
  change: ts.Expression,
  declaration: Declaration,
  frame: Frame,
  evaluator: Evaluator,
): Value {
  const target = assignedBy(change);
  if (target === undefined) return ts.isCallExpression(change) ? changedByCall(state, change, frame, evaluator) : state;
  const whole = assignedValue(change, frame, evaluator);
  if (!isPattern(target))
    return assignTo(state, { target, operator: operatorOf(change), value: whole, frame }, evaluator);
  let now = state;
  for (const { target: one, steps } of targetsOf(target)) {
    if (variableOf(one) !== declaration) continue;
    const value = known(partOf(evaluator.force(whole), steps, frame, evaluator));
    now = assignTo(now, { target: one, operator: ts.SyntaxKind.EqualsToken, value, frame }, evaluator);
  }
  return now;
}

/** One assignment to a variable, or into what it holds. */
interface Assignment {
  readonly target: ts.Expression;
  readonly operator: ts.SyntaxKind;
  readonly value: Deferred;
  readonly frame: Frame;
}

function operatorOf(change: ts.Expression): ts.SyntaxKind {
  return ts.isBinaryExpression(change) ? change.operatorToken.kind : ts.SyntaxKind.EqualsToken;
}

function assignedValue(change: ts.Expression, frame: Frame, evaluator: Evaluator): Deferred {
  const { parent } = change;
  if (isLoopHead(change) && (ts.isForOfStatement(parent) || ts.isForInStatement(parent)))
    return boundTo(change, frame) ?? known(turnValue(parent, frame, evaluator));
  if (isStep(change)) return known(unknown('the result of arithmetic'));
  if (ts.isDeleteExpression(change)) return known(constantOf(undefined));
  if (ts.isVariableDeclaration(parent) && parent.initializer !== undefined) return { node: parent.initializer, frame };
  return { node: ts.isBinaryExpression(change) ? change.right : change, frame };
}

function assignTo(state: Value, assignment: Assignment, evaluator: Evaluator): Value {
  const { target, operator, value, frame } = assignment;
  const right = (): Value => evaluator.force(value);
  if (ts.isIdentifier(target)) return assigned(state, operator, right);
  const key = writtenKey(target, frame, evaluator);
  return state.flatMap((possible): Value => {
    if (possible.kind !== 'url') return [writtenTo(possible, assignment, key, evaluator)];
    return writtenUrl(possible, key, assigned(urlMember(possible, key ?? ''), operator, right));
  });
}

function writtenTo(
  possible: Possible,
  { operator, value }: Assignment,
  key: string | undefined,
  evaluator: Evaluator,
): Possible {
  if (possible.kind === 'instance' && key !== undefined && operator === ts.SyntaxKind.EqualsToken)
    return withField(possible, key, value);
  if (possible.kind !== 'record') return possible.kind === 'list' ? { ...possible, open: true } : possible;
  if (key === undefined) return { ...possible, open: true };
  const before = possible.properties.get(key);
  if (operator === ts.SyntaxKind.EqualsToken) return withProperty(possible, key, value);
  const held = before === undefined ? unknown('a property that is known only at run time') : evaluator.force(before);
  return withProperty(possible, key, known(assigned(held, operator, () => evaluator.force(value))));
}

function assigned(state: Value, operator: ts.SyntaxKind, right: () => Value): Value {
  switch (operator) {
    case ts.SyntaxKind.EqualsToken:
      return right();
    case ts.SyntaxKind.PlusEqualsToken:
      return add(state, right());
    case ts.SyntaxKind.BarBarEqualsToken:
      return chooseTrue(state, right);
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
      return choosePresent(state, right);
    case ts.SyntaxKind.AmpersandAmpersandEqualsToken:
      return union([state, right()]);
    default:
      return unknown('the result of arithmetic');
  }
}

/** What was made of a record by each write to it. */
const written = new WeakMap<
  RecordValue,
  { readonly name: string; readonly value: Deferred; readonly made: RecordValue }[]
>();

/** The same write to the same record makes the same record: branches and turns of loops that agree are one possibility. */
function withProperty(record: RecordValue, name: string, value: Deferred): RecordValue {
  const held = record.properties.get(name);
  if (held !== undefined && isSame(held, value)) return record;
  const others = written.get(record) ?? [];
  written.set(record, others);
  const found = others.find((one) => one.name === name && isSame(one.value, value));
  if (found !== undefined) return found.made;
  const made: RecordValue = { ...record, properties: new Map([...record.properties, [name, value]]) };
  others.push({ name, value, made });
  return made;
}

function isSame(left: Deferred, right: Deferred): boolean {
  return 'node' in left && 'node' in right && left.node === right.node && left.frame === right.frame;
}

function writtenKey(left: ts.Expression, frame: Frame, evaluator: Evaluator): string | undefined {
  if (ts.isPropertyAccessExpression(left)) return left.name.text;
  return ts.isElementAccessExpression(left) ? knownText(evaluator.evaluate(left.argumentExpression, frame)) : undefined;
}

/** `name.push(value)` and `Object.assign(name, value)` */
function changedByCall(state: Value, call: ts.CallExpression, frame: Frame, evaluator: Evaluator): Value {
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
  return state.flatMap((possible): Value => {
    if (name === 'assign') return [withAssigned(possible, call, frame, evaluator)];
    if (possible.kind === 'instance') return [afterCall(possible, name, call, frame, evaluator)];
    return changedByMethod(possible, name, layOut(call.arguments, frame, evaluator), evaluator);
  });
}

/** `object.method(value)`, where the method writes fields of the object. */
function afterCall(
  instance: InstanceValue,
  name: string,
  call: ts.CallExpression,
  frame: Frame,
  evaluator: Evaluator,
): InstanceValue {
  const [method, ...others] = evaluator.member([instance], name);
  if (method?.kind !== 'function' || others.length > 0) return instance;
  return afterMethod(instance, method, call, frame, evaluator);
}

function withAssigned(possible: Possible, call: ts.CallExpression, frame: Frame, evaluator: Evaluator): Possible {
  if (possible.kind !== 'record') return possible;
  const properties = new Map(possible.properties);
  let { open } = possible;
  for (const argument of call.arguments.slice(1)) {
    const [source, ...others] = evaluator.evaluate(argument, frame);
    if (source?.kind !== 'record' || others.length > 0) return { ...possible, properties, open: true };
    for (const [name, value] of source.properties) properties.set(name, value);
    open ||= source.open;
  }
  return { ...possible, properties, open };
}
