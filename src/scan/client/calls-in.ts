// The calls that a function runs when it is called.
import { ts } from '../program/typescript.js';
import type { CallNode } from './detector.ts';
import { isIgnored } from './ignored-calls.ts';
import { isOnlyType, walkNodes } from '../program/walk-nodes.ts';

function isCall(node: ts.Node): node is CallNode {
  return (ts.isCallExpression(node) || ts.isNewExpression(node)) && !isIgnored(node);
}

/** Every call below a node that may make a request, in source order. */
export function allCalls(top: ts.Node): readonly CallNode[] {
  const calls: CallNode[] = [];
  walkNodes(top, (node) => {
    if (isCall(node)) calls.push(node);
    return !isOnlyType(node);
  });
  return calls;
}

/** The calls of a function's own body, and of functions in it that it hands over or runs on the spot. */
export function callsIn(fn: ts.Node): readonly CallNode[] {
  const calls: CallNode[] = [];
  walkNodes(fn, (node) => {
    if (isCall(node)) calls.push(node);
    if (node !== fn && ts.isFunctionLike(node)) return isHandedOver(node, fn);
    return !isOnlyType(node) && !ts.isClassLike(node);
  });
  return calls;
}

/** Wrappers that give a function back to be called later, and do not run it. */
const keeping = new Set(['useCallback', 'promisify', 'memo', 'forwardRef', 'once', 'memoize', 'debounce', 'throttle']);

/** Whether a function stands among the arguments of a call that may run it, also within an object or array there. */
function isHandedOver(node: ts.Node, fn: ts.Node): boolean {
  for (let at = node.parent; at !== fn && at !== undefined; at = at.parent) {
    if (ts.isCallExpression(at) || ts.isNewExpression(at)) return !keeping.has(calledName(at) ?? '');
    if (ts.isFunctionLike(at) || ts.isStatement(at)) return false;
  }
  return false;
}

function calledName({ expression }: CallNode): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
}
