// Whether a condition has the same value wherever it is asked for. It must not know what is decided by it.
import { lookUpName } from '../program/scopes.ts';
import { ts } from '../program/typescript.js';
import { walkNodes } from '../program/walk-nodes.ts';
import { changesOf, reassigns } from './changes.ts';
import { contains } from './frames.ts';

/** Whether nothing assigns to the variables in an expression. */
export function isSteady(asked: ts.Expression): boolean {
  let steady = true;
  walkNodes(asked, (node) => {
    const declaration = ts.isIdentifier(node) ? lookUpName(node.text, node) : undefined;
    if (declaration !== undefined && changesOf(declaration).some((change) => reassigns(change, declaration)))
      steady = false;
    return steady;
  });
  return steady;
}

/** Whether each turn of a loop finds an expression as the turn before it did: it calls nothing, and names nothing of the loop. */
export function isSteadyIn(loop: ts.Node, asked: ts.Expression): boolean {
  let steady = isSteady(asked);
  walkNodes(asked, (node) => {
    const declaration = ts.isIdentifier(node) ? lookUpName(node.text, node) : undefined;
    const isOfLoop = declaration !== undefined && contains(loop, declaration);
    if (isOfLoop || ts.isCallExpression(node) || ts.isAwaitExpression(node)) steady = false;
    return steady;
  });
  return steady;
}
