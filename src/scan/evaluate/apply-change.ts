// What a variable holds after one change of it: `name = value`, `name += value`, `name.property = value`, `name.push(value)`.
import { ts } from '../program/typescript.js';
import { isAssigning } from './changes.ts';
import type { Evaluator } from './evaluator.ts';
import { union, unknown } from './make-value.ts';
import { choosePresent, chooseTrue } from './operators.ts';
import { add, known, knownText } from './texts.ts';
import { urlMember, writtenUrl } from './urls.ts';
import type { Deferred, Frame, ListValue, Possible, RecordValue, Value } from './value.ts';

/** The state after a change. A write under an unknown key opens the object: it may then have any property. */
export function applyChange(state: Value, change: ts.Expression, frame: Frame, evaluator: Evaluator): Value {
  if (ts.isCallExpression(change)) return state.map((possible) => grown(possible, change, frame, evaluator));
  if (!ts.isBinaryExpression(change) || !isAssigning(change.operatorToken.kind)) return state;
  const { left, right, operatorToken } = change;
  if (ts.isIdentifier(left)) return assigned(state, operatorToken.kind, () => evaluator.evaluate(right, frame));
  const key = writtenKey(left, frame, evaluator);
  return state.flatMap((possible): Value => {
    if (possible.kind === 'url') {
      const before = (): Value =>
        assigned(urlMember(possible, key ?? ''), operatorToken.kind, () => evaluator.evaluate(right, frame));
      return writtenUrl(possible, key, before());
    }
    return [writtenTo(possible, change, key, frame, evaluator)];
  });
}

function writtenTo(
  possible: Possible,
  { right, operatorToken }: ts.BinaryExpression,
  key: string | undefined,
  frame: Frame,
  evaluator: Evaluator,
): Possible {
  if (possible.kind !== 'record') return possible.kind === 'list' ? { ...possible, open: true } : possible;
  if (key === undefined) return { ...possible, open: true };
  const before = possible.properties.get(key);
  const plain: Deferred = { node: right, frame };
  if (operatorToken.kind === ts.SyntaxKind.EqualsToken) return withProperty(possible, key, plain);
  const held = before === undefined ? unknown('a property that is known only at run time') : evaluator.force(before);
  return withProperty(possible, key, known(assigned(held, operatorToken.kind, () => evaluator.force(plain))));
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

function grown(possible: Possible, call: ts.CallExpression, frame: Frame, evaluator: Evaluator): Possible {
  if (possible.kind === 'list') return grownList(possible, call, frame);
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

function grownList(list: ListValue, call: ts.CallExpression, frame: Frame): ListValue {
  if (call.arguments.some(ts.isSpreadElement)) return { ...list, open: true };
  const more = call.arguments.map((node) => ({ node, frame }));
  const isFront = ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'unshift';
  return { ...list, elements: isFront ? [...more, ...list.elements] : [...list.elements, ...more] };
}
