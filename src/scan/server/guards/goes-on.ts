// Whether a middleware lets every request pass, whatever it looks at on the way. It must not know what a check is.
import { ts } from '../../program/typescript.js';
import type { FunctionNode } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';

/** How code ends: by handing the request on, in some other way, or not yet. */
type End = 'on' | 'other' | 'open';

/** What is known of the code that is looked at. */
export interface GoingOn {
  /** Whether what it calls refuses nobody: else it may, unless it answers or only looks at something. */
  readonly callsRefuseNobody: boolean;
  /** Whether a condition holds; `undefined` when that can't be known. */
  truthOf(condition: ts.Expression): boolean | undefined;
}

/**
 * Whether a function calls its last parameter, as `next()`, on every way through it. A function that has none, or that may
 * end before it, does not.
 */
export function alwaysGoesOn({ parameters, body }: FunctionNode, known: GoingOn): boolean {
  const last = parameters.at(-1)?.name;
  if (body === undefined || last === undefined || parameters.length < 2 || !ts.isIdentifier(last)) return false;
  const next = last.text;
  return (ts.isBlock(body) ? endOfList(body.statements) : endOfExpression(body)) === 'on';

  function endOfList(statements: readonly ts.Statement[]): End {
    for (const statement of statements) {
      const end = endOf(statement);
      if (end !== 'open') return end;
    }
    return 'open';
  }

  function endOf(statement: ts.Statement): End {
    if (ts.isBlock(statement)) return endOfList(statement.statements);
    if (ts.isExpressionStatement(statement)) return endOfExpression(statement.expression);
    if (ts.isReturnStatement(statement)) {
      const { expression } = statement;
      return expression !== undefined && endOfExpression(expression) === 'on' ? 'on' : 'other';
    }
    if (ts.isIfStatement(statement)) return endOfIf(statement);
    if (ts.isTryStatement(statement)) return endOfTry(statement);
    return mayLeave(statement) || mayRefuse(statement) ? 'other' : 'open';
  }

  function endOfIf({ expression, thenStatement, elseStatement }: ts.IfStatement): End {
    const truth = known.truthOf(expression);
    if (mayRefuse(expression)) return 'other';
    const otherwise = elseStatement === undefined || truth === true ? 'open' : endOf(elseStatement);
    if (truth === false) return otherwise;
    const then = endOf(thenStatement);
    return truth === true ? then : either(then, otherwise);
  }

  /** What is thrown is caught, and forgotten where the handler of it goes on. */
  function endOfTry(statement: ts.TryStatement): End {
    const { tryBlock, catchClause, finallyBlock } = statement;
    const isCaught = catchClause !== undefined && endOfList(catchClause.block.statements) === 'open';
    const isPlain = finallyBlock === undefined && !hasReturn(tryBlock);
    return isCaught && isPlain ? 'open' : mayLeave(statement) || mayRefuse(statement) ? 'other' : 'open';
  }

  function endOfExpression(expression: ts.Expression): End {
    if (
      ts.isParenthesizedExpression(expression) ||
      ts.isAwaitExpression(expression) ||
      ts.isVoidExpression(expression)
    ) {
      return endOfExpression(expression.expression);
    }
    if (ts.isConditionalExpression(expression)) {
      if (mayRefuse(expression.condition)) return 'other';
      return either(endOfExpression(expression.whenTrue), endOfExpression(expression.whenFalse));
    }
    const isNext = ts.isCallExpression(expression) && ts.isIdentifier(expression.expression);
    if (isNext && expression.expression.text === next && expression.arguments.length === 0) return 'on';
    return mayRefuse(expression) ? 'other' : 'open';
  }

  /** Whether something is called that may throw. */
  function mayRefuse(node: ts.Node): boolean {
    return (
      !known.callsRefuseNobody &&
      someNode(node, (one) => ts.isNewExpression(one) || (ts.isCallExpression(one) && !isHarmless(one)))
    );
  }
}

/** What looks at something, answers or logs throws nothing. */
function isHarmless({ expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression)) return false;
  // `req.get('authorization')`, `c.req.header('authorization')`
  if (/^(?:(?:c|ctx)\.)?(?:req|request|ctx)\.(?:get|header)$/u.test(expression.getText())) return true;
  return /^(?:includes|some|every|has|split|indexOf|find|filter|map|trim|startsWith|status|send|json|end|sendStatus|log|info|warn|error|debug)$/u.test(
    expression.name.text,
  );
}

function either(left: End, right: End): End {
  if (left === 'other' || right === 'other') return 'other';
  return left === right ? left : 'open';
}

/** Whether a statement may end the function. */
function mayLeave(statement: ts.Statement): boolean {
  return hasReturn(statement) || someNode(statement, ts.isThrowStatement);
}

function hasReturn(node: ts.Node): boolean {
  return someNode(node, ts.isReturnStatement);
}

/** Whether a part of some code is such a node, outside of the functions in it. */
function someNode(top: ts.Node, test: (node: ts.Node) => boolean): boolean {
  let found = false;
  walkNodes(top, (node) => {
    if (ts.isFunctionLike(node)) return false;
    found ||= test(node);
    return !found;
  });
  return found;
}
