// Parameters of functions that are handed over on the spot: what `list.map((item) => ...)` and `promise.then((value) => ...)`
// give them.
import { ts } from '../program/typescript.js';
import type { Evaluator } from './evaluator.ts';
import { frameAround } from './frames.ts';
import { union, unknown } from './make-value.ts';
import type { Deferred, Frame, Value } from './value.ts';

/** Methods of lists that call their first argument with each element. */
const perElement = new Set(['forEach', 'map', 'flatMap', 'filter', 'find', 'some', 'every', 'findLast', 'findIndex']);

/** Functions of promise libraries and lodash that take the list first and the function second: `each(list, fn)`. */
const listFirst = new Set(['each', 'forEach', 'map', 'mapSeries', 'mapLimit', 'eachSeries', 'pMap']);

/** The list that a function is called with each element of, when it is handed over to such a call. */
export function iteratedList(fn: ts.Node, frame: Frame, evaluator: Evaluator): Value | undefined {
  const call = fn.parent;
  if (!ts.isCallExpression(call)) return undefined;
  const { expression } = call;
  const [first, second] = call.arguments;
  if (first === fn && ts.isPropertyAccessExpression(expression) && perElement.has(expression.name.text)) {
    return evaluator.evaluate(expression.expression, frameAround(call, frame));
  }
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  if (first !== undefined && second === fn && ts.isIdentifier(name) && listFirst.has(name.text)) {
    return evaluator.evaluate(first, frameAround(call, frame));
  }
  return undefined;
}

/** The elements of that list; `undefined` when the function is handed over to no such call. */
export function iteratedElements(fn: ts.Node, frame: Frame, evaluator: Evaluator): readonly Deferred[] | undefined {
  const list = iteratedList(fn, frame, evaluator);
  return list === undefined ? undefined : evaluator.elements(list);
}

/** What the parameter of a callback may be; `undefined` when its function is no callback that is known. */
export function callbackParameter(
  parameter: ts.ParameterDeclaration,
  frame: Frame,
  evaluator: Evaluator,
): Value | undefined {
  const fn = parameter.parent;
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return undefined;
  if (fn.parameters[0] !== parameter) return undefined;
  const elements = iteratedElements(fn, frame, evaluator);
  if (elements !== undefined) {
    return elements.length === 0
      ? unknown('an element of an empty list')
      : union(elements.map((one) => evaluator.force(one)));
  }
  const call = fn.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== fn || !ts.isPropertyAccessExpression(call.expression))
    return undefined;
  // Promises are seen through: what is awaited is the value itself.
  if (call.expression.name.text !== 'then') return undefined;
  return evaluator.evaluate(call.expression.expression, frameAround(call, frame));
}
