// Generators: those that stand for `async` functions, with `yield` for `await`, and those that give their elements one by one. The
// former are what TypeScript and Babel make of `async` (`__awaiter(this, void 0, void 0, function* () { … })`,
// `_asyncToGenerator(function* () { … })`) and what libraries take for it (`co(function* () { … })`).
import { ts } from '../program/typescript.js';
import { walkNodes } from '../program/walk-nodes.ts';
import type { Evaluator } from './evaluator.ts';
import { framesAround } from './loops.ts';
import { unknown } from './make-value.ts';
import { known } from './texts.ts';
import type { Deferred, Frame, FunctionValue, Value } from './value.ts';

/** Functions that run a generator like the body of an `async` function, and those that make such a function of it. */
const running = new Set(['__awaiter', 'co', 'spawn']);
const making = new Set(['_asyncToGenerator', 'asyncToGenerator', 'wrap', 'coroutine', 'flow']);

/** Whether a function is the body of an `async` function. */
export function isAwaited(fn: ts.Node): boolean {
  if (!ts.isFunctionExpression(fn) || fn.asteriskToken === undefined) return false;
  return bodyIn(fn.parent, running) === fn || bodyIn(fn.parent, making) === fn;
}

/** What an `async` function in this form gives back, or the function itself; `undefined` for any other call. */
export function awaitedCall(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): Value | undefined {
  const body = bodyIn(node, running);
  const made = body ?? bodyIn(node, making);
  if (made === undefined) return undefined;
  const fn: FunctionValue = { kind: 'function', node: made, frame, self: undefined, bound: [] };
  return body === undefined ? [fn] : evaluator.call(fn, [], frame.depth, { node, frame });
}

/** `yield promise` is taken for `await promise`, and `yield* generator()` gives what the generator returns. */
export function yielded({ expression }: ts.YieldExpression, frame: Frame, evaluator: Evaluator): Value {
  if (expression === undefined) return unknown('what a generator is sent is not followed');
  return evaluator
    .evaluate(expression, frame)
    .flatMap((possible) =>
      possible.kind === 'list' && possible.returned !== undefined ? evaluator.force(possible.returned) : [possible],
    );
}

/** What a call of a generator gives: the elements that it yields, and what it returns in the end. */
export function generatedList(body: ts.Block, frame: Frame, returned: () => Value, evaluator: Evaluator): Value {
  const elements = yieldsIn(body).flatMap((node): readonly Deferred[] => {
    const { expression } = node;
    if (expression === undefined) return [];
    return framesAround(node, frame, evaluator).flatMap((turn) =>
      node.asteriskToken === undefined
        ? [{ node: expression, frame: turn }]
        : evaluator.elements(evaluator.evaluate(expression, turn)),
    );
  });
  return [{ kind: 'list', elements, open: true, returned: known(returned()) }];
}

const yieldTables = new WeakMap<ts.Block, readonly ts.YieldExpression[]>();

function yieldsIn(body: ts.Block): readonly ts.YieldExpression[] {
  const remembered = yieldTables.get(body);
  if (remembered !== undefined) return remembered;
  const found: ts.YieldExpression[] = [];
  walkNodes(body, (node) => {
    if (ts.isYieldExpression(node)) found.push(node);
    return !ts.isFunctionLike(node) && !ts.isClassLike(node);
  });
  yieldTables.set(body, found);
  return found;
}

/** The generator, or for `__awaiter` any function, that a call of one of these functions is given. */
function bodyIn(call: ts.Node, names: ReadonlySet<string>): ts.FunctionExpression | undefined {
  if (!ts.isCallExpression(call)) return undefined;
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  const body = call.arguments.at(-1);
  if (!ts.isIdentifier(name) || !names.has(name.text) || body === undefined || !ts.isFunctionExpression(body))
    return undefined;
  return body.asteriskToken !== undefined || name.text === '__awaiter' ? body : undefined;
}
