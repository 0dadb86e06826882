// Which expressions read the permissions of a token: `req.auth.payload.scp`, a variable or a callback's parameter that comes
// from one, a name that was destructured from the claims.
import { ts } from '../../program/typescript.js';
import { returnsOf } from '../../evaluate/functions.ts';
import type { FunctionNode } from '../../evaluate/value.ts';
import { lookUpName } from '../../program/scopes.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import { isPermissionClaim } from './permission-claim.ts';

/** How many variables lie between a claim and its use. */
const deepest = 6;

/** The functions of the project that a call runs. */
export type FollowCall = (call: ts.CallExpression) => readonly FunctionNode[];

/**
 * Whether an expression reads the permissions of a token, or what was made of them.
 *
 * @param follow tells what calls run, so that `scopesOf(request)` is known by what it returns
 */
export function readsClaims(node: ts.Node, follow: FollowCall, depth: number = 0): boolean {
  if (depth > deepest) return false;
  let found = false;
  walkNodes(node, (inner) => {
    if (found || ts.isFunctionLike(inner) || ts.isTypeNode(inner)) return false;
    found =
      isClaimRead(inner) ||
      (ts.isIdentifier(inner) && isRead(inner) && nameReadsClaims(inner, follow, depth)) ||
      (ts.isCallExpression(inner) && follow(inner).some((one) => returnsClaims(one, follow, depth)));
    return !found;
  });
  return found;
}

function returnsClaims(node: FunctionNode, follow: FollowCall, depth: number): boolean {
  const { body } = node;
  if (body === undefined) return false;
  if (!ts.isBlock(body)) return readsClaims(body, follow, depth + 1);
  return returnsOf(node).some(
    ({ expression }) => expression !== undefined && readsClaims(expression, follow, depth + 1),
  );
}

/** `x.scp`, `x['roles']`, `x.get('scp')`. What the request asks for (`req.body.role`) is no claim of the caller. */
function isClaimRead(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isPermissionClaim(node.name.text) && !isInput(node.expression);
  if (ts.isElementAccessExpression(node)) return isClaimText(node.argumentExpression) && !isInput(node.expression);
  return ts.isCallExpression(node) && node.arguments.length === 1 && node.arguments.some(isClaimText);
}

const input = /^(?:body|query|params|param|files?)$/u;

function isInput(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return input.test(node.name.text);
  return ts.isIdentifier(node) && input.test(node.text);
}

function isClaimText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) && isPermissionClaim(node.text);
}

/** Whether an identifier is a variable that is read, and not the name of a property. */
function isRead(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(ts.isPropertyAssignment(parent) && parent.name === node);
}

function nameReadsClaims(node: ts.Identifier, follow: FollowCall, depth: number): boolean {
  const declaration = lookUpName(node.text, node);
  if (declaration === undefined) return false;
  if (ts.isBindingElement(declaration)) {
    const name = declaration.propertyName ?? declaration.name;
    const isClaim = (ts.isIdentifier(name) || ts.isStringLiteral(name)) && isPermissionClaim(name.text);
    return isClaim && ts.isObjectBindingPattern(declaration.parent) && !isOwnOption(declaration);
  }
  if (ts.isVariableDeclaration(declaration)) {
    const { initializer } = declaration;
    const loop = declaration.parent.parent;
    if (ts.isForOfStatement(loop)) return readsClaims(loop.expression, follow, depth + 1);
    return initializer !== undefined && readsClaims(initializer, follow, depth + 1);
  }
  return ts.isParameter(declaration) && isElementOfClaims(declaration, follow, depth);
}

/**
 * `({ roles }) => …` takes options, not claims, where the function is called by the project itself; `{ role } = req.body` is
 * what the request asks for.
 */
function isOwnOption(element: ts.BindingElement): boolean {
  const { parent: holder } = element.parent;
  if (ts.isParameter(holder)) return true;
  return ts.isVariableDeclaration(holder) && holder.initializer !== undefined && isInput(holder.initializer);
}

const iterating = /^(?:some|every|find|findIndex|findLast|filter|map|flatMap|forEach|any|each)$/u;

/** The parameter of a callback that gets each of the claims: `roles.some((role) => …)`. */
function isElementOfClaims(parameter: ts.ParameterDeclaration, follow: FollowCall, depth: number): boolean {
  const callback = parameter.parent;
  const call = callback.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  if (!iterating.test(call.expression.name.text)) return false;
  return callback.parameters[0] === parameter && readsClaims(call.expression.expression, follow, depth + 1);
}
