// Whether a stranger, a caller who sends no credentials, gets to a place of a check. A middleware that refuses bad tokens and
// lets those pass who send none keeps nobody from a route.
import { ts } from '../../program/typescript.js';
import { heldBefore, wantedTruth } from '../../evaluate/reachable.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import { truthForStranger } from './stranger-truth.ts';

/**
 * Whether a place of a function may be reached by a stranger before the request is handed on.
 *
 * @param node the place
 * @param top the function's body
 */
export function isMetByStranger(node: ts.Node, top: ts.Node): boolean {
  for (let at = node; at !== top && at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    const wanted = wantedTruth(at);
    if (wanted !== undefined && isOther(wanted)) return false;
    if (ts.isBlock(parent) && (heldBefore(parent, at).some(isOther) || isAfterNext(parent, at))) return false;
    if (ts.isCatchClause(at) && ts.isTryStatement(parent) && onlyHandsOn(parent.tryBlock)) return false;
    if (ts.isCallExpression(parent) && parent.expression !== at && isOutcomeOfNext(parent)) return false;
  }
  return true;
}

function isOther({ condition, truth }: { readonly condition: ts.Expression; readonly truth: boolean }): boolean {
  return truthForStranger(condition) === !truth;
}

/** What stands after `await next()` runs when the route has answered. */
function isAfterNext(block: ts.Block, at: ts.Node): boolean {
  for (const statement of block.statements) {
    if (statement === at) return false;
    const isPlain = ts.isExpressionStatement(statement) || ts.isReturnStatement(statement);
    if (isPlain && statement.expression !== undefined && isNextCall(statement.expression)) return true;
  }
  return false;
}

/** `next()`, `await next()` */
export function isNextCall(node: ts.Node): boolean {
  const called = ts.isAwaitExpression(node) ? node.expression : node;
  if (!ts.isCallExpression(called) || called.arguments.length > 0) return false;
  return ts.isIdentifier(called.expression) && called.expression.text === 'next';
}

/** What is caught there is what later handlers throw: nothing else is called. */
function onlyHandsOn(block: ts.Block): boolean {
  let handsOn = false;
  let doesMore = false;
  walkNodes(block, (node) => {
    if (ts.isThrowStatement(node) || ts.isNewExpression(node)) doesMore = true;
    if (!ts.isCallExpression(node)) return true;
    if (isNextCall(node)) handsOn = true;
    else doesMore ||= !/^(?:console|log(?:ger)?|Date|performance|process)\./u.test(node.expression.getText());
    return true;
  });
  return handsOn && !doesMore;
}

/** `next().catch(answer)`, `next().then(done, failed)`. */
function isOutcomeOfNext({ expression }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    /^(?:then|catch|finally)$/u.test(expression.name.text) &&
    isNextCall(expression.expression)
  );
}
