// Which branches of a function decide what the parts of a call are: the conditional expressions in them and in what they name, and
// the branches that assign to the variables that they name. It must not know what the parts are for.
import { lookUpName, type Declaration } from '../program/scopes.ts';
import { ts } from '../program/typescript.js';
import { isOnlyType, walkNodes } from '../program/walk-nodes.ts';
import { assignedBy, changesOf } from './changes.ts';
import { contains } from './frames.ts';
import { isBranching, questionOf, type Branching } from './questions.ts';
import { isSteadyIn } from './steady.ts';

/** The places that decide, each with the parts that it decides: a place that decides one part alone keeps nothing together. */
export type Inputs = ReadonlyMap<Branching, ReadonlySet<ts.Node | string>>;

/** A variable or parameter with one name or a pattern of names. */
export type Holder = ts.VariableDeclaration | ts.ParameterDeclaration;

/** Names are followed so deep. */
const mostDepth = 4;

/** So many variables are looked at for one call. */
const mostVariables = 40;

/**
 * The places before a call, in its function, that decide what its parts are; and the variables that no more than their declaration
 * gives a value, where several parts of the call come from one.
 */
export function inputsOf(
  call: ts.CallExpression | ts.NewExpression,
  owner: ts.Node,
): { readonly inputs: Inputs; readonly holders: readonly Holder[] } {
  const uses = new Map<Holder, Set<ts.Identifier>>();
  const inputs = new Map<Branching, Set<ts.Node | string>>();
  const followed = new Set<Declaration>();

  const add = (place: Branching, part: ts.Node | string): void => {
    const parts = inputs.get(place);
    if (parts === undefined) inputs.set(place, new Set([part]));
    else parts.add(part);
  };

  const visit = (expression: ts.Node, depth: number): void => {
    walkNodes(expression, (node) => {
      if (ts.isFunctionLike(node) || isOnlyType(node) || isCondition(node)) return false;
      if (ts.isConditionalExpression(node) && decidesOnce(node, call, owner)) {
        add(node, node);
        if (isObject(node.whenTrue) || isObject(node.whenFalse)) add(node, `${String(node.pos)} an object`);
      }
      if (ts.isIdentifier(node)) {
        const declaration = isPropertyName(node) ? undefined : lookUpName(node.text, node);
        if (declaration !== undefined) visitVariable(declaration, node, depth);
      }
      return true;
    });
  };

  const visitVariable = (declaration: Declaration, use: ts.Identifier, depth: number): void => {
    const variable = wholeOf(declaration);
    if (variable === undefined || !contains(owner, variable) || depth > mostDepth) return;
    const isNew = !followed.has(declaration) && followed.size < mostVariables;
    followed.add(declaration);
    uses.set(variable, (uses.get(variable) ?? new Set<ts.Identifier>()).add(use));
    if (isNew && variable.initializer !== undefined && ts.isVariableDeclaration(variable))
      visit(variable.initializer, depth + 1);
    for (const change of changesOf(declaration)) {
      if (change.pos >= call.pos || !contains(owner, change)) continue;
      for (const place of branchesAround(change, owner)) {
        if (!decidesOnce(place, call, owner)) continue;
        for (const part of partsOf(change, use)) add(place, part);
      }
      const value = ts.isBinaryExpression(change) ? change.right : undefined;
      if (isNew && value !== undefined) visit(value, depth + 1);
    }
  };

  visit(call, 0);
  const holders = [...uses].flatMap(([holder, names]) => (names.size > 1 && isFixed(holder) ? [holder] : []));
  return { inputs, holders };
}

/** Whether nothing changes a variable after its declaration. */
function isFixed(holder: Holder): boolean {
  if (ts.isIdentifier(holder.name)) return changesOf(holder).length === 0;
  return ts.isParameter(holder) || holder.initializer !== undefined;
}

/** What one change gives: the variable where it is used, one property of it, or an object with several parts. */
function partsOf(change: ts.Expression, use: ts.Identifier): readonly (ts.Node | string)[] {
  const target = assignedBy(change);
  if (target !== undefined && ts.isPropertyAccessExpression(target)) return [`${use.text}.${target.name.text}`];
  const value = ts.isBinaryExpression(change) ? change.right : undefined;
  return value !== undefined && isObject(value) ? [use, `${use.text} an object`] : [use];
}

function isObject(node: ts.Expression): boolean {
  const inner = ts.isParenthesizedExpression(node) ? node.expression : node;
  return ts.isObjectLiteralExpression(inner);
}

/** The variable or parameter that a name is declared by, itself or in its pattern. */
function wholeOf(declaration: Declaration): Holder | undefined {
  let at: ts.Node = declaration;
  while (ts.isBindingElement(at)) at = at.parent.parent;
  return ts.isVariableDeclaration(at) || ts.isParameter(at) ? at : undefined;
}

/** The places in a function with a branch that a node is in, the innermost first. */
function branchesAround(node: ts.Node, owner: ts.Node): readonly Branching[] {
  const found: Branching[] = [];
  for (let at = node; at !== owner && at.parent !== undefined; at = at.parent) {
    if (ts.isFunctionLike(at)) return [];
    if (isBranching(at.parent) && !isCondition(at)) found.push(at.parent);
    if (ts.isCaseBlock(at.parent) && ts.isSwitchStatement(at.parent.parent)) found.push(at.parent.parent);
  }
  return [...new Set(found)];
}

/** Whether a node is what a place decides by. */
function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (parent === undefined) return false;
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  return (ts.isIfStatement(parent) || ts.isSwitchStatement(parent)) && parent.expression === node;
}

/** Whether a place decides once for a call: no loop that the call is not in lets it decide anew. */
function decidesOnce(place: Branching, call: ts.Node, owner: ts.Node): boolean {
  for (let at: ts.Node = place; at !== owner && at.parent !== undefined; at = at.parent) {
    const isOther = ts.isIterationStatement(at, false) && !contains(at, call);
    if (isOther && !isSteadyIn(at, questionOf(place).asked)) return false;
  }
  return true;
}

/** `name` in `{ name: value }` and in `object.name` names no variable. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAssignment(parent) || ts.isPropertyAccessExpression(parent)) && parent.name === node;
}
