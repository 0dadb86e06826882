// The functions inside a function that register routes when somebody calls them later, who may be out of sight: those that are
// handed back, kept in an object, or called by a package.
import { ts } from '../../program/typescript.js';
import type { FunctionNode } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import { registersRoutes } from '../interest.ts';

/** The functions directly inside a body, as far as their texts speak of routes. */
export function registeringFunctions(body: ts.Node): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  if (!registersRoutes(body)) return found;
  walkNodes(body, (node) => {
    if (ts.isClassLike(node)) return false;
    if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node) && !ts.isFunctionDeclaration(node)) return true;
    if (registersRoutes(node)) found.push(node);
    return false;
  });
  return found;
}
