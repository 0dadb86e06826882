// Objects of the project's classes after something was done to them: `request.url = path`, `request.path(path).post()`. It must not
// know where the object is kept.
import type { ts } from '../program/typescript.js';
import { isBranching } from './questions.ts';
import { partOf } from './destructuring.ts';
import type { Evaluator } from './evaluator.ts';
import { writesIn, type FieldWrite } from './field-writes.ts';
import { isSame } from './frames.ts';
import { union } from './make-value.ts';
import { known } from './texts.ts';
import type { Deferred, Frame, FunctionValue, InstanceValue, Value } from './value.ts';

/** So many writes are kept apart for one object: a loop would go on for ever. */
const mostWrites = 48;

interface Written {
  readonly name: string;
  readonly value: Deferred;
  readonly made: InstanceValue;
}

const written = new WeakMap<InstanceValue, Written[]>();

/** An object with a value in a field; the same write to the same object makes the same object. */
export function withField(instance: InstanceValue, name: string, value: Deferred): InstanceValue {
  const held = instance.written?.get(name);
  if (held !== undefined && isSame(held, value)) return instance;
  const others = written.get(instance) ?? [];
  written.set(instance, others);
  const found = others.find((one) => one.name === name && isSame(one.value, value));
  if (found !== undefined) return found.made;
  if ((instance.written?.size ?? 0) + others.length >= mostWrites) return instance;
  const made: InstanceValue = { ...instance, written: new Map([...(instance.written ?? []), [name, value]]) };
  others.push({ name, value, made });
  return made;
}

const called = new WeakMap<InstanceValue, Map<ts.Node, WeakMap<Frame, InstanceValue>>>();

/** An object after a call of one of its methods that writes its fields. */
export function afterMethod(
  instance: InstanceValue,
  method: FunctionValue,
  node: ts.CallExpression,
  frame: Frame,
  evaluator: Evaluator,
): InstanceValue {
  const writes = writesIn(method.node);
  if (writes.length === 0) return instance;
  const byCall = called.get(instance) ?? new Map<ts.Node, WeakMap<Frame, InstanceValue>>();
  called.set(instance, byCall);
  const byFrame = byCall.get(node) ?? new WeakMap<Frame, InstanceValue>();
  byCall.set(node, byFrame);
  const earlier = byFrame.get(frame);
  if (earlier !== undefined) return earlier;
  // What the fields are given is found in the object as it was.
  byFrame.set(frame, instance);
  const inner = evaluator.enter({ ...method, self: [instance] }, evaluator.arguments(node, frame), frame.depth);
  let now = instance;
  for (const { name, write } of writes)
    now = withField(now, name, known(fieldAfter(now, name, write, inner, evaluator)));
  byFrame.set(frame, now);
  return now;
}

/** What a method gives a field: beside what was there, where it may leave that. */
function fieldAfter(
  instance: InstanceValue,
  name: string,
  { value, steps, method }: FieldWrite,
  inner: Frame,
  evaluator: Evaluator,
): Value {
  const given = partOf(evaluator.evaluate(value, inner), steps, inner, evaluator);
  for (let at: ts.Node = value; at !== method && at.parent !== undefined; at = at.parent) {
    if (isBranching(at)) return union([evaluator.member([instance], name), given]);
  }
  return given;
}
