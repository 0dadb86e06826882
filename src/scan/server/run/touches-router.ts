// Whether code calls a router or hands one on, whatever its name is: asked where the text alone speaks of none. It must not
// know what is registered.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Frame } from '../../evaluate/value.ts';
import { isOnlyType, walkNodes } from '../../program/walk-nodes.ts';
import { isFramework, isRegisteringMethod } from '../interest.ts';

/** So many different expressions are evaluated at most. */
const mostCandidates = 12;

const candidates = new WeakMap<ts.Node, readonly ts.Expression[]>();

/** Whether one of the things that code calls methods of, or hands to functions, was made by a framework. */
export function touchesRouter(node: ts.Node, frame: Frame, evaluator: Evaluator): boolean {
  const found = candidates.get(node) ?? findCandidates(node);
  candidates.set(node, found);
  return found.some((candidate) =>
    evaluator
      .evaluate(candidate, frame)
      .some((one) => one.kind === 'symbolic' && one.root.kind === 'module' && isFramework(one.root.module)),
  );
}

function findCandidates(top: ts.Node): readonly ts.Expression[] {
  const found = new Map<string, ts.Expression>();
  walkNodes(top, (node) => {
    if (isOnlyType(node) || found.size >= mostCandidates) return false;
    if (!ts.isCallExpression(node)) return true;
    const { expression: callee } = node;
    if (ts.isElementAccessExpression(callee)) add(callee.expression);
    if (ts.isPropertyAccessExpression(callee) && isRegisteringMethod(callee.name.text)) add(callee.expression);
    node.arguments.forEach(add);
    return true;
  });
  return [...found.values()];

  /** Names alone, and what `this` keeps: a longer expression has been looked at where it is given a name. */
  function add(expression: ts.Expression): void {
    const isKept =
      ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword;
    if (ts.isIdentifier(expression) || isKept) found.set(expression.getText(), expression);
  }
}
