// Whether a handler ends early because of what a call told it: `const session = await getSession(); if (!session) return …`.
// A 401 for another reason says nothing about the call.
import { ts } from '../../program/typescript.js';
import { lookUpName } from '../../program/scopes.ts';
import { walkNodes } from '../../program/walk-nodes.ts';

/** How many variables lie between the answer of a call and the condition that reads it. */
const deepest = 5;

/**
 * Whether some way out of a handler depends on what a call answers.
 *
 * @param call a call in the handler
 * @param body the handler's body
 */
export function decidesRefusal(call: ts.CallExpression, body: ts.Node): boolean {
  if (isCaught(call, body)) return true;
  let isDecided = false;
  walkNodes(body, (node) => {
    if (isDecided || ts.isTypeNode(node)) return false;
    const condition = conditionOf(node);
    isDecided = condition !== undefined && reads(condition, call, 0);
    return !isDecided;
  });
  return isDecided;
}

/** The condition that a node ends the handler by, on one of its sides. */
function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node)) {
    const sides = [node.thenStatement, ...(node.elseStatement === undefined ? [] : [node.elseStatement])];
    return sides.some(ends) ? node.expression : undefined;
  }
  if (ts.isConditionalExpression(node)) return node.condition;
  if (ts.isSwitchStatement(node)) return node.expression;
  const isShort =
    ts.isBinaryExpression(node) &&
    (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken);
  return isShort && ts.isExpressionStatement(node.parent) ? node.left : undefined;
}

/** Whether a side of a condition leaves the handler, or answers in place of the other side. */
function ends(side: ts.Statement): boolean {
  let leaves = false;
  walkNodes(side, (node) => {
    leaves ||= ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isCallExpression(node);
    return !leaves && !ts.isFunctionLike(node);
  });
  return leaves;
}

/** Whether the handler catches what the call throws. */
function isCaught(call: ts.CallExpression, body: ts.Node): boolean {
  for (let at: ts.Node = call; at !== body && at.parent !== undefined; at = at.parent) {
    const { parent } = at;
    if (!ts.isTryStatement(parent) || at !== parent.tryBlock || parent.catchClause === undefined) continue;
    // What catches everything that the handler does says nothing about the call.
    if (parent.catchClause.block.statements.some(ends) && parent.tryBlock.statements.length <= mostTried) return true;
  }
  return false;
}

const mostTried = 2;

/** Whether an expression reads the answer of the call, through variables too. */
function reads(expression: ts.Node, call: ts.CallExpression, depth: number): boolean {
  let isRead = false;
  walkNodes(expression, (node) => {
    if (isRead || ts.isTypeNode(node)) return false;
    isRead = node === call || (ts.isIdentifier(node) && isAnswer(node, call, depth));
    return !isRead;
  });
  return isRead;
}

function isAnswer(node: ts.Identifier, call: ts.CallExpression, depth: number): boolean {
  const { parent } = node;
  if (depth > deepest || (ts.isPropertyAccessExpression(parent) && parent.name === node)) return false;
  let declaration: ts.Node | undefined = lookUpName(node.text, node);
  if (declaration === assignedFrom(call)) return declaration !== undefined;
  while (
    declaration !== undefined &&
    (ts.isBindingElement(declaration) ||
      ts.isObjectBindingPattern(declaration) ||
      ts.isArrayBindingPattern(declaration))
  ) {
    declaration = declaration.parent;
  }
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) {
    return false;
  }
  return reads(declaration.initializer, call, depth + 1);
}

/** The variable of `session = await getSession()`. */
function assignedFrom(call: ts.CallExpression): ts.Node | undefined {
  let at: ts.Node = call.parent;
  while (ts.isAwaitExpression(at) || ts.isParenthesizedExpression(at) || ts.isAsExpression(at)) at = at.parent;
  if (!ts.isBinaryExpression(at) || at.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  return ts.isIdentifier(at.left) ? lookUpName(at.left.text, at.left) : undefined;
}
