// The functions inside a function that register routes when somebody calls them later, who may be out of sight: those that are
// handed back, kept in an object, or called by a package.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { truthOfValue } from '../../evaluate/operators.ts';
import { wantedTruth } from '../../evaluate/reachable.ts';
import type { Frame, FunctionNode } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import { registersRoutes } from '../interest.ts';

/** The functions directly inside a body, as far as their texts speak of routes and what is around them may run in a frame. */
export function registeringFunctions(body: ts.Node, frame: Frame, evaluator: Evaluator): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  if (!registersRoutes(body)) return found;
  walkNodes(body, (node) => {
    if (ts.isClassLike(node)) return false;
    if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node) && !ts.isFunctionDeclaration(node)) return true;
    if (registersRoutes(node) && isReached(node)) found.push(node);
    return false;
  });
  return found;

  function isReached(node: ts.Node): boolean {
    for (let at = node; at !== body; at = at.parent) {
      const wanted = wantedTruth(at);
      if (wanted === undefined) continue;
      if (truthOfValue(evaluator.evaluate(wanted.condition, frame)) === !wanted.truth) return false;
    }
    return true;
  }
}
