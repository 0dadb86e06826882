// The calls inside an expression in the order in which they happen. Functions and classes inside it are not entered, nor is a
// branch that is known not to be taken.
import { ts } from '../../program/typescript.js';
import { isOnlyType, walkNodes } from '../../program/walk-nodes.ts';

/**
 * The calls, the inner ones first.
 *
 * @param truthOf whether a condition holds; `undefined` when that can't be known
 */
export function runnableCalls(
  top: ts.Node,
  truthOf: (condition: ts.Expression) => boolean | undefined,
): readonly (ts.CallExpression | ts.NewExpression)[] {
  const calls: (ts.CallExpression | ts.NewExpression)[] = [];
  const dead = new Set<ts.Node>();
  walkNodes(top, (node) => {
    if (dead.has(node) || isOnlyType(node)) return false;
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
    if (ts.isConditionalExpression(node)) {
      const truth = truthOf(node.condition);
      if (truth !== undefined) dead.add(truth ? node.whenFalse : node.whenTrue);
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
      if (hasCall(node.right) && truthOf(node.left) === false) dead.add(node.right);
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) calls.push(node);
    return true;
  });
  // A call ends after the calls inside it, and after those before it.
  return calls.toSorted((left, right) => left.end - right.end);
}

function hasCall(node: ts.Node): boolean {
  let found = false;
  walkNodes(node, (inner) => {
    found ||= ts.isCallExpression(inner) || ts.isNewExpression(inner);
    return !found;
  });
  return found;
}
