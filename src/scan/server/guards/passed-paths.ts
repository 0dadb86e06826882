// The paths that a check of the project's own lets pass, as it says itself: `if (req.path === '/login') return next();`. What
// can't be read lets nothing pass.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Frame, FunctionValue } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import { knownTexts } from '../detectors/read-arguments.ts';
import { openFrame } from '../run/run-code.ts';
import type { Exemption } from '../server-facts.ts';

/** What `||` and `&&` join is taken apart so far. */
const mostParts = 64;

/** The paths for which a function hands the request on before it checks anything. */
export function passedPaths(target: FunctionValue, evaluator: Evaluator): readonly Exemption[] {
  const { body } = target.node;
  const frame = openFrame(target);
  const found: Exemption[] = [];
  if (body === undefined || !/\b(?:path|url|originalUrl|baseUrl|method)\b/u.test(body.getText())) return found;
  walkNodes(body, (node) => {
    if (ts.isIfStatement(node) && handsOn(node.thenStatement))
      found.push(...passing(node.expression, frame, evaluator));
    return !ts.isTypeNode(node);
  });
  return found;
}

/** Whether a statement does nothing but to hand the request on. */
function handsOn(statement: ts.Statement): boolean {
  const only = ts.isBlock(statement) ? statement.statements[0] : statement;
  if (only === undefined || !(ts.isReturnStatement(only) || ts.isExpressionStatement(only))) return false;
  let { expression } = only;
  if (expression !== undefined && ts.isAwaitExpression(expression)) ({ expression } = expression);
  if (expression === undefined || !ts.isCallExpression(expression) || expression.arguments.length > 0) return false;
  return ts.isIdentifier(expression.expression) && /^(?:next|done)$/u.test(expression.expression.text);
}

/** The paths for which a condition holds, as far as it speaks of them; methods beside them are kept. */
function passing(condition: ts.Expression, frame: Frame, evaluator: Evaluator): readonly Exemption[] {
  return partsOf(condition, ts.SyntaxKind.BarBarToken).flatMap((choice) => {
    const parts = partsOf(choice, ts.SyntaxKind.AmpersandAmpersandToken);
    const methods = parts.flatMap((part) => methodsIn(part, frame, evaluator));
    const paths = parts.flatMap((part) => pathsIn(part, frame, evaluator));
    const isMethodAlone = methods.length > 0 && parts.length === 1;
    const [only, ...others] = parts;
    const kept =
      others.length === 0 && only !== undefined && isNot(only) ? pathsIn(only.operand, frame, evaluator) : [];
    return [
      ...(isMethodAlone ? ['/*'] : paths).map((path): Exemption => ({ path, methods, below: true })),
      ...(kept.length === 0 ? [] : [{ path: '/*', methods, below: true, but: kept } as const]),
    ];
  });
}

/** `!req.path.startsWith('/api')` */
function isNot(node: ts.Expression): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
}

function partsOf(condition: ts.Expression, operator: ts.SyntaxKind): readonly ts.Expression[] {
  const parts: ts.Expression[] = [];
  const waiting = [condition];
  for (let node = waiting.pop(); node !== undefined && parts.length < mostParts; node = waiting.pop()) {
    if (ts.isParenthesizedExpression(node)) waiting.push(node.expression);
    else if (ts.isBinaryExpression(node) && node.operatorToken.kind === operator) waiting.push(node.right, node.left);
    else parts.push(node);
  }
  return parts;
}

function methodsIn(part: ts.Expression, frame: Frame, evaluator: Evaluator): readonly string[] {
  if (!ts.isBinaryExpression(part) || !isEqual(part.operatorToken.kind)) return [];
  const isMethod = /\b(?:req|request|ctx|context)\.method$/u;
  const other = isMethod.test(part.left.getText())
    ? part.right
    : isMethod.test(part.right.getText())
      ? part.left
      : undefined;
  return other === undefined ? [] : knownTexts({ node: other, frame }, evaluator).map((text) => text.toUpperCase());
}

function isEqual(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.EqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
}

/** The texts that the request's path is compared with; `*` stands after those that it begins with. */
function pathsIn(part: ts.Expression, frame: Frame, evaluator: Evaluator): readonly string[] {
  const texts = (node: ts.Expression): readonly string[] =>
    knownTexts({ node, frame }, evaluator).filter((text) => text.startsWith('/'));
  if (ts.isBinaryExpression(part)) {
    if (!isEqual(part.operatorToken.kind)) return [];
    return readsPath(part.left) ? texts(part.right) : readsPath(part.right) ? texts(part.left) : [];
  }
  if (!ts.isCallExpression(part) || !ts.isPropertyAccessExpression(part.expression)) return [];
  const { expression: owner, name } = part.expression;
  const [first] = part.arguments;
  if (first === undefined) return [];
  switch (name.text) {
    case 'startsWith':
      return readsPath(owner) ? texts(first).map((text) => `${text}*`) : [];
    case 'includes':
    case 'has':
      return readsPath(first) ? texts(owner) : [];
    case 'some':
    case 'find':
      return readsPath(first)
        ? texts(owner).map((text) => (/\.startsWith\(/u.test(first.getText()) ? `${text}*` : text))
        : [];
    default:
      return [];
  }
}

function readsPath(node: ts.Node): boolean {
  return /\b(?:req|request|ctx|context)\.(?:path|url|originalUrl|baseUrl)\b/u.test(node.getText());
}
