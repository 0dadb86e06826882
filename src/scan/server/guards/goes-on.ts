// Whether a middleware lets every request pass, whatever it looks at on the way. It must not know what a check is.
import { ts } from '../../program/typescript.js';
import type { FunctionNode } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';

/** How code ends: by handing the request on, in some other way, or not yet. */
type End = 'on' | 'other' | 'open';

/**
 * Whether a function calls its last parameter, as `next()`, on every way through it. A function that has none, or that may
 * end before it, does not.
 */
export function alwaysGoesOn({ parameters, body }: FunctionNode): boolean {
  const next = parameters.at(-1)?.name;
  if (body === undefined || next === undefined || parameters.length < 2 || !ts.isIdentifier(next)) return false;
  const name = next.text;
  return (ts.isBlock(body) ? endOfList(body.statements, name) : endOfExpression(body, name)) === 'on';
}

function endOfList(statements: readonly ts.Statement[], next: string): End {
  for (const statement of statements) {
    const end = endOf(statement, next);
    if (end !== 'open') return end;
  }
  return 'open';
}

function endOf(statement: ts.Statement, next: string): End {
  if (ts.isBlock(statement)) return endOfList(statement.statements, next);
  if (ts.isExpressionStatement(statement)) return endOfExpression(statement.expression, next);
  if (ts.isReturnStatement(statement)) {
    const { expression } = statement;
    return expression !== undefined && endOfExpression(expression, next) === 'on' ? 'on' : 'other';
  }
  if (ts.isIfStatement(statement)) {
    const otherwise = statement.elseStatement === undefined ? 'open' : endOf(statement.elseStatement, next);
    return either(endOf(statement.thenStatement, next), otherwise);
  }
  return mayLeave(statement) ? 'other' : 'open';
}

function endOfExpression(expression: ts.Expression, next: string): End {
  if (ts.isParenthesizedExpression(expression) || ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) {
    return endOfExpression(expression.expression, next);
  }
  if (ts.isConditionalExpression(expression)) {
    return either(endOfExpression(expression.whenTrue, next), endOfExpression(expression.whenFalse, next));
  }
  const isNext = ts.isCallExpression(expression) && ts.isIdentifier(expression.expression);
  return isNext && expression.expression.text === next && expression.arguments.length === 0 ? 'on' : 'open';
}

function either(left: End, right: End): End {
  if (left === 'other' || right === 'other') return 'other';
  return left === right ? left : 'open';
}

/** Whether a loop, `switch` or `try` may end the function. */
function mayLeave(statement: ts.Statement): boolean {
  let leaves = false;
  walkNodes(statement, (node) => {
    if (ts.isFunctionLike(node)) return false;
    leaves ||= ts.isReturnStatement(node) || ts.isThrowStatement(node);
    return !leaves;
  });
  return leaves;
}
