// Whether a right says yes to everybody: every way through its function ends in `true`, and none throws, which refuses as
// well. It never takes for granted what it can't see: a function of a package that is given the caller may refuse.
import { ts } from '../../program/typescript.js';
import { seenThrough } from '../../evaluate/create-evaluator.ts';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { contains, frameAround } from '../../evaluate/frames.ts';
import { returnsOf } from '../../evaluate/functions.ts';
import { isReachable } from '../../evaluate/reachable.ts';
import { truthOfValue } from '../../evaluate/operators.ts';
import type { Frame, FunctionValue, Possible } from '../../evaluate/value.ts';
import { globalName } from '../../evaluate/built-in/global-functions.ts';
import { lookUpName } from '../../program/scopes.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import { openFrame } from '../run/run-code.ts';

/** Functions inside functions beyond this depth are not followed. */
const deepest = 4;

/** What the language itself brings refuses no caller. */
const ofLanguage = /^(?:console|Promise|Boolean|Object|String|Number|Array|JSON|Math|Date|Map|Set)(?:\.|$)/u;
/** The methods of `console`, which other logs copy. */
const logging = /^(?:log|trace|debug|info|warn|error)$/u;

/**
 * Whether a function answers `true` to every caller.
 *
 * @param target the implementation of a right; of its parameters nothing is known
 */
export function isAlwaysTrue(target: Possible, evaluator: Evaluator): boolean {
  return target.kind === 'function' && isTrueCall(target, openFrame(target), 0);

  function isTrueCall({ node }: FunctionValue, frame: Frame, depth: number): boolean {
    const { body } = node;
    if (body === undefined || node.asteriskToken !== undefined || depth > deepest) return false;
    if (mayRefuse(node, frame, depth)) return false;
    if (!ts.isBlock(body)) return isTrue(body, frame, depth);
    const ends = returnsOf(node).filter((statement) => isReachable(statement, node, frame, evaluator));
    return (
      ends.length > 0 &&
      leavesOne(body.statements, frame) &&
      ends.every(({ expression }) => expression !== undefined && isTrue(expression, frame, depth))
    );
  }

  function isTrue(expression: ts.Expression, around: Frame, depth: number): boolean {
    const node = seenThrough(expression);
    const frame = frameAround(node, around);
    if (ts.isConditionalExpression(node) && truthAt(node.condition, frame) === undefined) {
      return isTrue(node.whenTrue, frame, depth) && isTrue(node.whenFalse, frame, depth);
    }
    // Whatever stands before it: who is not let in by that is let in by the last one.
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.BarBarToken) {
      if (isTrue(node.right, frame, depth)) return true;
    }
    if (ts.isCallExpression(node)) {
      const callees = evaluator.evaluate(node.expression, frame);
      const [only] = callees;
      const [first] = node.arguments;
      if (only?.kind === 'symbolic' && globalName(only) === 'Boolean' && first !== undefined) {
        return truthAt(first, frame) === true;
      }
      if (callees.every((callee) => callee.kind === 'function')) {
        const entered = (callee: FunctionValue): Frame =>
          evaluator.enter(callee, evaluator.arguments(node, frame), depth + 1);
        return callees.every((callee) => isTrueCall(callee, entered(callee), depth + 1));
      }
    }
    return evaluator.evaluate(node, frame).every((one) => one.kind === 'constant' && one.value === true);
  }

  /** Whether a function may throw for a reason that has to do with its caller. */
  function mayRefuse(fn: ts.FunctionLikeDeclaration, frame: Frame, depth: number): boolean {
    let refuses = false;
    walkNodes(fn, (node) => {
      if (refuses || (node !== fn && ts.isFunctionLike(node)) || isCaught(node)) return false;
      if (ts.isThrowStatement(node)) refuses ||= isReachable(node, fn, frame, evaluator);
      else if (ts.isCallExpression(node)) refuses ||= callMayRefuse(node, fn, frame, depth);
      else if (ts.isNewExpression(node)) refuses ||= isGiven(node, fn);
      return true;
    });
    return refuses;
  }

  function callMayRefuse(node: ts.CallExpression, fn: ts.Node, around: Frame, depth: number): boolean {
    const frame = frameAround(node, around);
    const { expression } = node;
    if (ts.isPropertyAccessExpression(expression) && logging.test(expression.name.text)) return false;
    return evaluator.evaluate(expression, frame).some((callee) => {
      if (callee.kind === 'function') {
        if (depth >= deepest) return true;
        const entered = evaluator.enter(callee, evaluator.arguments(node, frame), depth + 1);
        return mayRefuse(callee.node, entered, depth + 1);
      }
      if (callee.kind === 'symbolic' && ofLanguage.test(globalName(callee) ?? '')) return false;
      return isGiven(node, fn);
    });
  }

  /** Whether one of these statements ends the function for certain. */
  function leavesOne(statements: readonly ts.Statement[], frame: Frame): boolean {
    return statements.some((statement) => leaves(statement, frame));
  }

  function leaves(statement: ts.Statement | undefined, frame: Frame): boolean {
    if (statement === undefined) return false;
    if (ts.isReturnStatement(statement) || ts.isThrowStatement(statement)) return true;
    if (ts.isBlock(statement)) return leavesOne(statement.statements, frame);
    if (ts.isIfStatement(statement)) {
      const truth = truthAt(statement.expression, frame);
      const [then, otherwise] = [statement.thenStatement, statement.elseStatement];
      if (truth !== undefined) return leaves(truth ? then : otherwise, frame);
      return leaves(then, frame) && leaves(otherwise, frame);
    }
    if (ts.isTryStatement(statement)) {
      const { tryBlock, catchClause, finallyBlock } = statement;
      if (leaves(finallyBlock, frame)) return true;
      return leaves(tryBlock, frame) && (catchClause === undefined || leaves(catchClause.block, frame));
    }
    if (!ts.isSwitchStatement(statement)) return false;
    const { clauses } = statement.caseBlock;
    const falls = clauses.some((clause, index) => {
      const isEmpty = clause.statements.length === 0 && index < clauses.length - 1;
      return !isEmpty && !leavesOne(clause.statements, frame);
    });
    return clauses.some((clause) => ts.isDefaultClause(clause)) && !falls;
  }

  function truthAt(condition: ts.Expression, frame: Frame): boolean | undefined {
    return truthOfValue(evaluator.evaluate(condition, frameAround(condition, frame)));
  }
}

/** The block of a `try` that catches: what it throws is decided on elsewhere. */
function isCaught(node: ts.Node): boolean {
  const { parent } = node;
  return (
    parent !== undefined && ts.isTryStatement(parent) && parent.tryBlock === node && parent.catchClause !== undefined
  );
}

/** Whether a call names anything that its function was given or has worked out. */
function isGiven(call: ts.Node, fn: ts.Node): boolean {
  let given = false;
  walkNodes(call, (node) => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) given = true;
    if (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) {
      const declaration = lookUpName(node.text, node);
      given ||= declaration !== undefined && contains(fn, declaration);
    }
    return !given;
  });
  return given;
}
