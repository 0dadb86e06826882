// What conditions are for a stranger, a caller who sends no credentials: `if (!token)` holds, `req.user` is not there. It knows
// names only, and says nothing wherever a value may come from elsewhere.
import { ts } from '../../program/typescript.js';
import { seenThrough } from '../../evaluate/create-evaluator.ts';
import { lookUpName } from '../../program/scopes.ts';
import { walkNodes } from '../../program/walk-nodes.ts';

/** Expressions inside expressions, and variables behind variables, beyond this depth are not looked into. */
const deepest = 8;

/** Whether a condition holds for a stranger; `undefined` when it does not depend on who calls alone. */
export function truthForStranger(condition: ts.Expression, depth: number = 0): boolean | undefined {
  const node = seenThrough(condition);
  if (depth > deepest) return undefined;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    const truth = truthForStranger(node.operand, depth + 1);
    return truth === undefined ? undefined : !truth;
  }
  if (ts.isBinaryExpression(node)) {
    const found = truthOfPair(node, depth);
    if (found !== undefined) return found;
  }
  if (ts.isCallExpression(node)) {
    const [only, ...others] = node.arguments;
    const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
    if (
      only !== undefined &&
      others.length === 0 &&
      /^(?:Boolean|includes|has)$/u.test(name) &&
      isMissing(only, depth + 1)
    )
      return false;
  }
  return isMissing(node, depth + 1) ? false : undefined;
}

function truthOfPair(
  { left, right, operatorToken: { kind } }: ts.BinaryExpression,
  depth: number,
): boolean | undefined {
  switch (kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken: {
      const decisive = kind === ts.SyntaxKind.BarBarToken;
      const truths = [left, right].map((side) => truthForStranger(side, depth + 1));
      if (truths.includes(decisive)) return decisive;
      return truths.every((truth) => truth === !decisive) ? !decisive : undefined;
    }
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
      return equalForStranger(left, right, depth) ?? equalForStranger(right, left, depth);
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken: {
      const equal = equalForStranger(left, right, depth) ?? equalForStranger(right, left, depth);
      return equal === undefined ? undefined : !equal;
    }
    default:
      return undefined;
  }
}

/** What is missing equals nothing, and no text or number. */
function equalForStranger(missing: ts.Expression, other: ts.Expression, depth: number): boolean | undefined {
  const isType = ts.isTypeOfExpression(missing);
  if (!isMissing(isType ? missing.expression : missing, depth + 1) || isNothing(seenThrough(missing))) return undefined;
  if (isType) return ts.isStringLiteralLike(other) ? other.text === 'undefined' : undefined;
  if (isNothing(other)) return true;
  return ts.isStringLiteralLike(other) || ts.isNumericLiteral(other) || other.kind === ts.SyntaxKind.TrueKeyword
    ? false
    : undefined;
}

function isNothing(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isIdentifier(node) && node.text === 'undefined') ||
    (ts.isStringLiteralLike(node) && node.text === '')
  );
}

/** What texts are asked for: of a text that is missing the answer is missing as well, or it throws. */
const ofText =
  /^(?:split|trim|replace|replaceAll|slice|substring|substr|match|startsWith|endsWith|includes|toString|at|pop|shift|toLowerCase|toUpperCase)$/u;

/** Whether a value is what a stranger does not have: a token, a session's user. */
function isMissing(given: ts.Expression, depth: number): boolean {
  const node = seenThrough(given);
  if (depth > deepest) return false;
  if (isNothing(node)) return true;
  if (ts.isIdentifier(node)) return isMissingVariable(node, depth);
  if (ts.isPropertyAccessExpression(node)) return isMissingMember(node.expression, node.name.text, depth);
  if (ts.isElementAccessExpression(node)) {
    const key = node.argumentExpression;
    if (ts.isStringLiteralLike(key)) return isMissingMember(node.expression, key.text, depth);
    return isMissing(node.expression, depth + 1);
  }
  if (ts.isConditionalExpression(node)) {
    const truth = truthForStranger(node.condition, depth + 1);
    if (truth !== undefined) return isMissing(truth ? node.whenTrue : node.whenFalse, depth + 1);
    return isMissing(node.whenTrue, depth + 1) && isMissing(node.whenFalse, depth + 1);
  }
  if (ts.isBinaryExpression(node)) {
    const isLeft = isMissing(node.left, depth + 1);
    const isRight = isMissing(node.right, depth + 1);
    if (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return isLeft || isRight;
    const isEither =
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
    return isEither && isLeft && isRight;
  }
  return ts.isCallExpression(node) && isMissingAnswer(node, depth);
}

/** `req.get('authorization')`, `req.isAuthenticated()`, `header.split(' ')`. */
function isMissingAnswer({ expression, arguments: [first] }: ts.CallExpression, depth: number): boolean {
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const { text: name } = expression.name;
  if (name === 'isAuthenticated') return true;
  if (name === 'get' || name === 'header') {
    return first !== undefined && ts.isStringLiteralLike(first) && sentWith.test(first.text);
  }
  return ofText.test(name) && isMissing(expression.expression, depth + 1);
}

/** Headers and cookies that tell who calls. */
const sentWith = /auth|token|session|jwt|bearer|api-?key|secret/iu;
/** Where frameworks and their middleware keep who calls. */
const ofCaller =
  /^(?:user|currentUser|auth|authorization|token|accessToken|access_token|bearerToken|jwt|userId|principal|identity)$/u;
const sending = /^(?:headers?|cookies|signedCookies)$/u;
const holding = /^(?:req(?:uest)?|_req|ctx|context|c|state|locals|session|res(?:ponse)?|this)$/u;
/** What a session has of those who are signed in. */
const ofSession = /user|auth|admin|log(?:ged)?_?in|account|member|token|uid|passport|identity|principal/iu;

function isMissingMember(owner: ts.Expression, name: string, depth: number): boolean {
  const holder = seenThrough(owner);
  const label = ts.isPropertyAccessExpression(holder) ? holder.name.text : ts.isIdentifier(holder) ? holder.text : '';
  if (sending.test(label)) return sentWith.test(name);
  if (label === 'session' && ts.isPropertyAccessExpression(holder) && ofSession.test(name)) return true;
  if (holding.test(label) && ofCaller.test(name)) return true;
  return isMissing(holder, depth + 1);
}

function isMissingVariable(node: ts.Identifier, depth: number): boolean {
  const declaration = lookUpName(node.text, node);
  if (declaration === undefined) return false;
  if (ts.isBindingElement(declaration)) {
    const { parent: holder } = declaration.parent;
    const name = declaration.propertyName ?? declaration.name;
    if (!ts.isVariableDeclaration(holder) || holder.initializer === undefined) return false;
    if (!ts.isObjectBindingPattern(declaration.parent)) return isMissing(holder.initializer, depth + 1);
    const isName = ts.isIdentifier(name) || ts.isStringLiteral(name);
    return isName && declaration.initializer === undefined && isMissingMember(holder.initializer, name.text, depth + 1);
  }
  if (!ts.isVariableDeclaration(declaration)) return false;
  const given = assigned(declaration, node.text);
  const { initializer } = declaration;
  const all = initializer === undefined ? given : [initializer, ...given];
  return all.length > 0 && all.every((one) => isMissing(one, depth + 1));
}

/** What a variable is given after it was declared. */
function assigned(declaration: ts.VariableDeclaration, name: string): readonly ts.Expression[] {
  const list = declaration.parent;
  if (!ts.isVariableDeclarationList(list) || (list.flags & ts.NodeFlags.Const) !== 0) return [];
  const found: ts.Expression[] = [];
  let scope: ts.Node = declaration;
  while (scope.parent !== undefined && !ts.isFunctionLike(scope)) scope = scope.parent;
  walkNodes(scope, (node) => {
    const isAssignment = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (isAssignment && ts.isIdentifier(node.left) && node.left.text === name) found.push(node.right);
    return !ts.isTypeNode(node);
  });
  return found;
}
