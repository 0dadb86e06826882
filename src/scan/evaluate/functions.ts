// Functions of the project: the frame of a call, and what the function may return.
import { ts } from '../program/typescript.js';
import { walkNodes } from '../program/walk-nodes.ts';
import { generatedList, isAwaited } from './awaiters.ts';
import type { Evaluator } from './evaluator.ts';
import { frameAround } from './frames.ts';
import { constantOf, listOf, union, unknown } from './make-value.ts';
import { isReachable } from './reachable.ts';
import { known } from './texts.ts';
import type { CallSite, Deferred, Frame, FunctionNode, FunctionValue, Value } from './value.ts';

/** Calls within calls are followed so deep. */
export const mostDepth = 24;

/** The frame of a call: each parameter with its argument. */
export function enterFunction(target: FunctionValue, args: readonly Deferred[], depth: number, site?: CallSite): Frame {
  const given = [...target.bound, ...args];
  const bindings = new Map<ts.Node, Deferred>();
  const parameters = target.node.parameters.filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this'));
  parameters.forEach((parameter, index) => {
    if (parameter.dotDotDotToken !== undefined) bindings.set(parameter, known([listOf(given.slice(index))]));
    else bindings.set(parameter, given[index] ?? known(constantOf(undefined)));
  });
  return {
    owner: target.node,
    bindings,
    given,
    self: ts.isArrowFunction(target.node) ? undefined : target.self,
    parent: target.frame,
    depth: Math.max(depth, target.frame.depth) + 1,
    ...(site === undefined ? {} : { site }),
  };
}

/** What a call may return. A promise is seen through: an `async` function returns what it resolves to. */
export function callFunction(
  target: FunctionValue,
  args: readonly Deferred[],
  depth: number,
  evaluator: Evaluator,
  site?: CallSite,
): Value {
  const { body } = target.node;
  if (body === undefined) return unknown('a function without a body');
  if (depth >= mostDepth) return unknown('the calls are nested too deeply');
  const frame = enterFunction(target, args, depth, site);
  if (!ts.isBlock(body)) return evaluator.evaluate(body, frame);
  const returned = (): Value => returnedBy(target.node, frame, evaluator);
  const isGenerator = target.node.asteriskToken !== undefined && !isAwaited(target.node);
  return isGenerator ? generatedList(body, frame, returned, evaluator) : returned();
}

/** What the `return` statements that are reached give. */
function returnedBy(node: FunctionNode, frame: Frame, evaluator: Evaluator): Value {
  const returns = returnsOf(node).filter((statement) => isReachable(statement, node, frame, evaluator));
  if (returns.length === 0) return constantOf(undefined);
  return union(
    returns.map(({ expression }) =>
      expression === undefined ? constantOf(undefined) : evaluator.evaluate(expression, frameAround(expression, frame)),
    ),
  );
}

const returnTables = new WeakMap<FunctionNode, readonly ts.ReturnStatement[]>();

/** The `return` statements of a function, without those of functions in it. */
export function returnsOf(node: FunctionNode): readonly ts.ReturnStatement[] {
  const remembered = returnTables.get(node);
  if (remembered !== undefined) return remembered;
  const found: ts.ReturnStatement[] = [];
  walkNodes(node, (inner) => {
    if (inner !== node && (ts.isFunctionLike(inner) || ts.isClassLike(inner))) return false;
    if (ts.isReturnStatement(inner)) found.push(inner);
    return true;
  });
  returnTables.set(node, found);
  return found;
}
