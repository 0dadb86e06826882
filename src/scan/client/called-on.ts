// Functions that are called with a `this` of the caller's choice: `fn.call(self, ...)` and `fn.apply(self, list)`. It must not
// know what the functions do.
import { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Deferred, Frame, Value } from '../evaluate/value.ts';
import type { CallNode } from './detector.ts';

/** What is called in the end, and its arguments. */
export interface CalledOn {
  readonly callees: Value;
  readonly args: readonly Deferred[];
}

/** The call that `call` or `apply` makes; `undefined` for any other call. */
export function calledOn(call: CallNode, frame: Frame, evaluator: Evaluator): CalledOn | undefined {
  const { expression } = call;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(expression)) return undefined;
  const isApply = expression.name.text === 'apply';
  if (!isApply && expression.name.text !== 'call') return undefined;
  const [given, ...rest] = evaluator.arguments(call, frame);
  const self = given === undefined ? undefined : evaluator.force(given);
  const [list] = rest;
  const listed = list === undefined ? [] : evaluator.elements(evaluator.force(list));
  return {
    callees: evaluator
      .evaluate(expression.expression, frame)
      .map((callee) => (callee.kind === 'function' ? { ...callee, self: self ?? callee.self } : callee)),
    args: isApply ? listed : rest,
  };
}
