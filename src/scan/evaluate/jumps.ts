// The `break` and `continue` statements that lead out of a statement, found once for each.
import { ts } from '../program/typescript.js';
import { walkNodes } from '../program/walk-nodes.ts';

const tables = new WeakMap<ts.Statement, readonly ts.BreakOrContinueStatement[]>();

const none: readonly ts.BreakOrContinueStatement[] = [];

/** The jumps in a statement whose target lies around it. */
export function jumpsOutOf(statement: ts.Statement): readonly ts.BreakOrContinueStatement[] {
  // Most statements hold no others.
  if (ts.isExpressionStatement(statement) || ts.isVariableStatement(statement)) return none;
  const known = tables.get(statement);
  if (known !== undefined) return known;
  const found: ts.BreakOrContinueStatement[] = [];
  walkNodes(statement, (node) => {
    if (ts.isBreakOrContinueStatement(node) && !staysIn(node, statement)) found.push(node);
    return !ts.isExpression(node) && !ts.isFunctionLike(node) && !ts.isClassLike(node) && !ts.isTypeNode(node);
  });
  tables.set(statement, found);
  return found;
}

/** Whether the loop, `switch` or label that a jump means is the statement or lies in it. */
function staysIn(jump: ts.BreakOrContinueStatement, statement: ts.Statement): boolean {
  for (let at: ts.Node = jump; ; at = at.parent) {
    if (isTarget(at, jump)) return true;
    if (at === statement) return false;
  }
}

function isTarget(node: ts.Node, jump: ts.BreakOrContinueStatement): boolean {
  if (jump.label !== undefined) return ts.isLabeledStatement(node) && node.label.text === jump.label.text;
  return ts.isIterationStatement(node, false) || (ts.isBreakStatement(jump) && ts.isSwitchStatement(node));
}
