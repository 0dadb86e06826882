// The calls inside an expression in the order in which they happen. Functions and classes inside it are not entered, nor is a
// branch that is known not to be taken.
import { ts } from '../../program/typescript.js';
import { isOnlyType, walkNodes } from '../../program/walk-nodes.ts';

type Call = ts.CallExpression | ts.NewExpression;

/** A call that is reached, perhaps only where some conditions turn out as they must. */
export interface RunnableCall {
  readonly call: Call;
  /** The pieces of the expression around it that are not reached for certain, the outermost first. */
  readonly conditions: readonly ts.Node[];
}

/**
 * The calls, the inner ones first.
 *
 * @param truthOf whether a condition holds; `undefined` when that can't be known
 */
export function runnableCalls(
  top: ts.Node,
  truthOf: (condition: ts.Expression) => boolean | undefined,
): readonly RunnableCall[] {
  const calls: Call[] = [];
  const dead = new Set<ts.Node>();
  const doubtful = new Set<ts.Node>();
  walkNodes(top, (node) => {
    if (dead.has(node) || isOnlyType(node)) return false;
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
    if (ts.isConditionalExpression(node)) {
      const truth = truthOf(node.condition);
      if (truth !== undefined) dead.add(truth ? node.whenFalse : node.whenTrue);
      else doubtful.add(node.whenTrue).add(node.whenFalse);
    }
    if (ts.isBinaryExpression(node) && choosing.has(node.operatorToken.kind) && hasCall(node.right)) {
      const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
      const truth = isAnd ? truthOf(node.left) : undefined;
      if (truth === false) dead.add(node.right);
      else if (truth === undefined) doubtful.add(node.right);
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) calls.push(node);
    return true;
  });
  // A call ends after the calls inside it, and after those before it.
  return calls
    .toSorted((left, right) => left.end - right.end)
    .map((call) => ({ call, conditions: doubtful.size === 0 ? [] : conditionsOf(call) }));

  function conditionsOf(call: Call): readonly ts.Node[] {
    const conditions: ts.Node[] = [];
    for (let at: ts.Node = call; at !== top && at.parent !== undefined; at = at.parent) {
      if (doubtful.has(at)) conditions.push(at);
    }
    return conditions.toReversed();
  }
}

/** What comes after these is reached only perhaps. */
const choosing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function hasCall(node: ts.Node): boolean {
  let found = false;
  walkNodes(node, (inner) => {
    found ||= ts.isCallExpression(inner) || ts.isNewExpression(inner);
    return !found;
  });
  return found;
}
