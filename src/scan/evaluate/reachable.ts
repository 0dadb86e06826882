// Whether a place in a function is reached: the conditions on the way to it that are known decide. It must not know what
// stands at the place.
import { lookUpName, type Declaration } from '../program/scopes.ts';
import { ts } from '../program/typescript.js';
import { walkNodes } from '../program/walk-nodes.ts';
import type { Evaluator } from './evaluator.ts';
import { frameAround } from './frames.ts';
import { equal, truthOfValue } from './operators.ts';
import type { Frame } from './value.ts';

/**
 * Whether the conditions around a node, and the guards before it that leave the function, let it be reached.
 *
 * @param node a node in the function
 * @param fn where the way begins
 * @param frame what is bound in the function
 * @param asks which conditions are looked at; all when it is left out
 * @returns `false` only when a known condition leads past the node
 */
export function isReachable(
  node: ts.Node,
  fn: ts.Node,
  frame: Frame,
  evaluator: Evaluator,
  asks: (condition: ts.Expression) => boolean = () => true,
): boolean {
  const isOther = ({ condition, truth }: WantedTruth): boolean =>
    asks(condition) && truthAt(condition, frame, evaluator) === !truth;
  for (let at = node; at !== fn && at.parent !== undefined; at = at.parent) {
    const wanted = wantedTruth(at);
    if (wanted !== undefined && isOther(wanted)) return false;
    if (ts.isCaseOrDefaultClause(at) && asks(at.parent.parent.expression) && isPassedOver(at, frame, evaluator)) {
      return false;
    }
    const { parent } = at;
    if ((ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent)) && heldBefore(parent, at).some(isOther)) return false;
  }
  return true;
}

/** The condition that a node stands behind, and the truth that leads to the node. */
export interface WantedTruth {
  readonly condition: ts.Expression;
  readonly truth: boolean;
}

/** What the parent of a node demands before the node is reached; `undefined` when it demands nothing. */
export function wantedTruth(at: ts.Node): WantedTruth | undefined {
  const { parent } = at;
  if (ts.isIfStatement(parent) && at !== parent.expression) {
    return { condition: parent.expression, truth: at === parent.thenStatement };
  }
  if (ts.isConditionalExpression(parent) && (at === parent.whenTrue || at === parent.whenFalse)) {
    return { condition: parent.condition, truth: at === parent.whenTrue };
  }
  if (ts.isWhileStatement(parent) && at === parent.statement) return { condition: parent.expression, truth: true };
  if (ts.isForStatement(parent) && at === parent.statement && parent.condition !== undefined) {
    return { condition: parent.condition, truth: true };
  }
  if (!ts.isBinaryExpression(parent) || at !== parent.right) return undefined;
  switch (parent.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return { condition: parent.left, truth: true };
    case ts.SyntaxKind.BarBarToken:
      return { condition: parent.left, truth: false };
    default:
      return undefined;
  }
}

/** What holds at a statement because the guards before it would else have left the block. */
export function heldBefore(block: ts.Block | ts.CaseOrDefaultClause, at: ts.Node): readonly WantedTruth[] {
  const held: WantedTruth[] = [];
  for (const statement of block.statements) {
    if (statement === at) break;
    let guard: ts.Statement | undefined = statement;
    // `if (a) return; else if (b) return;`
    while (guard !== undefined && ts.isIfStatement(guard)) {
      const { expression: condition, thenStatement, elseStatement }: ts.IfStatement = guard;
      if (!alwaysLeaves(thenStatement)) {
        if (elseStatement !== undefined && alwaysLeaves(elseStatement)) held.push({ condition, truth: true });
        break;
      }
      held.push({ condition, truth: false });
      guard = elseStatement;
    }
  }
  return held;
}

const dependent = new WeakMap<ts.Expression, boolean>();

/**
 * Whether a condition may depend on what its function is given: it names a parameter, or a variable of the function that is not
 * waited for. It stands apart from the evaluation, which would have to follow whatever the condition names.
 */
export function dependsOnArguments(condition: ts.Expression): boolean {
  const known = dependent.get(condition);
  if (known !== undefined) return known;
  let depends = false;
  walkNodes(condition, (node) => {
    if (ts.isIdentifier(node) && !isMemberName(node)) depends ||= isGiven(lookUpName(node.text, node));
    return !depends;
  });
  dependent.set(condition, depends);
  return depends;
}

function isMemberName(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
}

function isGiven(declaration: Declaration | undefined): boolean {
  if (declaration === undefined) return false;
  if (ts.isParameter(declaration)) return true;
  if (ts.isBindingElement(declaration)) return isGiven(declaration.parent.parent);
  if (!ts.isVariableDeclaration(declaration)) return false;
  const { initializer } = declaration;
  return isInFunction(declaration) && initializer !== undefined && !ts.isAwaitExpression(initializer);
}

function isInFunction(node: ts.Node): boolean {
  let at: ts.Node | undefined = node;
  while (at !== undefined && !ts.isFunctionLike(at)) at = at.parent;
  return at !== undefined;
}

/** Whether a clause of a `switch` is left out: another one is meant for certain, or this one is not, and none falls into it. */
function isPassedOver(clause: ts.CaseOrDefaultClause, frame: Frame, evaluator: Evaluator): boolean {
  const { clauses } = clause.parent;
  const at = clauses.indexOf(clause);
  const before = clauses[at - 1];
  if (before !== undefined && !(before.statements.length > 0 && endsClause(before))) {
    return isPassedOver(before, frame, evaluator) && isMissed(clause, frame, evaluator);
  }
  return isMissed(clause, frame, evaluator);
}

function isMissed(clause: ts.CaseOrDefaultClause, frame: Frame, evaluator: Evaluator): boolean {
  const statement = clause.parent.parent;
  const subject = evaluator.evaluate(statement.expression, frameAround(statement, frame));
  const verdictOf = (one: ts.CaseOrDefaultClause): boolean | undefined =>
    ts.isDefaultClause(one) ? undefined : equal(subject, evaluator.evaluate(one.expression, frameAround(one, frame)));
  if (ts.isCaseClause(clause)) return verdictOf(clause) === false;
  return clause.parent.clauses.some((other) => verdictOf(other) === true);
}

/** Whether a clause of a `switch` does not fall into the next one. */
export function endsClause(clause: ts.CaseOrDefaultClause): boolean {
  const last = clause.statements.at(-1);
  if (last === undefined) return false;
  const end = ts.isBlock(last) ? last.statements.at(-1) : last;
  return end !== undefined && leaves(end);
}

/** Whether what comes after a statement is not reached by it. */
function alwaysLeaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && leaves(last);
}

function leaves(statement: ts.Statement): boolean {
  return (
    ts.isReturnStatement(statement) ||
    ts.isThrowStatement(statement) ||
    ts.isBreakStatement(statement) ||
    ts.isContinueStatement(statement)
  );
}

function truthAt(condition: ts.Expression, frame: Frame, evaluator: Evaluator): boolean | undefined {
  return truthOfValue(evaluator.evaluate(condition, frameAround(condition, frame)));
}
