// What TypeScript makes of `async` functions for targets without them: `__awaiter(this, void 0, void 0, function* () { … })`, with
// `yield` for `await`. Such a generator is the body of the function around it.
import { ts } from '../program/typescript.js';
import type { Evaluator } from './evaluator.ts';
import { unknown } from './make-value.ts';
import type { Frame, Value } from './value.ts';

/** Whether a function is the body of an `async` function. */
export function isAwaited(fn: ts.Node): boolean {
  return ts.isFunctionExpression(fn) && fn.asteriskToken !== undefined && bodyIn(fn.parent) === fn;
}

/** What an `async` function in this form gives back; `undefined` for any other call. */
export function awaitedCall(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): Value | undefined {
  const body = bodyIn(node);
  if (body === undefined) return undefined;
  const fn = { kind: 'function', node: body, frame, self: undefined, bound: [] } as const;
  return evaluator.call(fn, [], frame.depth, { node, frame });
}

/** `yield promise` in it is `await promise`; what another generator is sent is not known. */
export function yielded({ expression, parent }: ts.YieldExpression, frame: Frame, evaluator: Evaluator): Value {
  let around: ts.Node = parent;
  while (!ts.isFunctionLike(around) && around.parent !== undefined) around = around.parent;
  return expression !== undefined && isAwaited(around)
    ? evaluator.evaluate(expression, frame)
    : unknown('what a generator is sent is not followed');
}

function bodyIn(call: ts.Node): ts.FunctionExpression | undefined {
  if (!ts.isCallExpression(call)) return undefined;
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  const body = call.arguments.at(-1);
  if (!ts.isIdentifier(name) || name.text !== '__awaiter' || body === undefined) return undefined;
  return ts.isFunctionExpression(body) ? body : undefined;
}
