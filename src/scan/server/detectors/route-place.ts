// Where a route stands that a project's own function registers for its callers: `get(path, handler) { router.get(path,
// wrap(handler)); }` is called once for each route, so the route is where it is called. A function that registers several
// routes, or that brings the path or the handler along itself, is where its routes are.
import { seenThrough } from '../../evaluate/create-evaluator.ts';
import { boundTo } from '../../evaluate/frames.ts';
import type { Frame } from '../../evaluate/value.ts';
import { lookUpName } from '../../program/scopes.ts';
import { ts } from '../../program/typescript.js';
import { walkNodes } from '../../program/walk-nodes.ts';
import type { RouterCall } from '../detector.ts';

/** An expression, in the frame that it is evaluated in. */
interface Written {
  readonly node: ts.Expression;
  readonly frame: Frame;
}

/** An expression that was handed on as an argument. */
interface Handed extends Written {
  readonly parameter: ts.ParameterDeclaration;
}

type Call = ts.CallExpression | ts.NewExpression;

/** Functions that hand on to functions are followed so far. */
const mostLevels = 8;

/** The call that a route is written as: that of the router's method, or of the function that registers what it is given. */
export function routeCall({ node, frame }: RouterCall): Call {
  const [path] = node.arguments;
  let place: Call = node;
  let at: Written | undefined = path === undefined ? undefined : { node: path, frame };
  for (let level = 0; level < mostLevels && at !== undefined; level += 1) {
    const handed = handedIn(at);
    const caller = handed === undefined ? undefined : callWith(handed.node);
    if (handed === undefined || caller === undefined) break;
    if (!handsOn(place, handed.parameter.parent) || isOneOfMany(place, handed.parameter.parent)) break;
    place = caller;
    at = handed;
  }
  return place;
}

/** Members of members, and names for names, are seen through so far. */
const mostSteps = 32;

/** What the function around was given for an expression; of a text that it ends with. */
function handedIn({ node, frame }: Written, steps: number = 0): Handed | undefined {
  if (steps > mostSteps) return undefined;
  const seen = seenThrough(node);
  if (ts.isTemplateExpression(seen)) {
    const last = seen.templateSpans.at(-1);
    return last === undefined || last.literal.text !== ''
      ? undefined
      : handedIn({ node: last.expression, frame }, steps + 1);
  }
  if (ts.isBinaryExpression(seen) && seen.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return handedIn({ node: seen.right, frame }, steps + 1);
  }
  if (ts.isPropertyAccessExpression(seen)) {
    const owner = handedIn({ node: seen.expression, frame }, steps + 1);
    return owner === undefined ? undefined : propertyOf(owner, seen.name.text);
  }
  if (!ts.isIdentifier(seen)) return undefined;
  const declaration = lookUpName(seen.text, seen);
  if (declaration === undefined) return undefined;
  if (ts.isParameter(declaration)) return argumentFor(declaration, frame);
  if (!ts.isBindingElement(declaration) || !ts.isObjectBindingPattern(declaration.parent)) return undefined;
  const { parent: holder } = declaration.parent;
  const name = declaration.propertyName ?? declaration.name;
  if (!ts.isIdentifier(name)) return undefined;
  if (ts.isParameter(holder)) return propertyOf(argumentFor(holder, frame), name.text);
  const from = ts.isVariableDeclaration(holder) ? holder.initializer : undefined;
  return from === undefined ? undefined : propertyOf(handedIn({ node: from, frame }, steps + 1), name.text);
}

function argumentFor(parameter: ts.ParameterDeclaration, frame: Frame): Handed | undefined {
  const bound = boundTo(parameter, frame);
  return bound !== undefined && 'node' in bound ? { ...bound, parameter } : undefined;
}

/** A property of an object that was handed on, as the caller writes it; of one that it was handed itself, the object. */
function propertyOf(owner: Handed | undefined, name: string): Handed | undefined {
  const object = owner === undefined ? undefined : seenThrough(owner.node);
  if (owner === undefined || object === undefined || !ts.isObjectLiteralExpression(object)) return owner;
  for (const property of object.properties) {
    if (property.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(property)) return { ...owner, node: property.initializer };
    if (ts.isShorthandPropertyAssignment(property)) return { ...owner, node: property.name };
  }
  return undefined;
}

/** The call that an expression is an argument of, or of whose argument it is a property. */
function callWith(node: ts.Node): Call | undefined {
  for (let at = node; ; at = at.parent) {
    const { parent } = at;
    if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
      return parent.arguments?.some((argument) => argument === at) === true ? parent : undefined;
    }
    if (!isPartOfArgument(parent)) return undefined;
  }
}

/** What an argument may consist of; the elements of a list are handed on one by one by somebody else. */
function isPartOfArgument(node: ts.Node): boolean {
  return (
    ts.isObjectLiteralExpression(node) ||
    ts.isObjectLiteralElement(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node)
  );
}

/** Whether a call hands on more than the path of what the function around was given: an object with all, or the handler. */
function handsOn(call: Call, around: ts.SignatureDeclaration): boolean {
  const given = call.arguments ?? [];
  const [first, ...others] = given;
  if (first !== undefined && others.length === 0) return countHandedOn(first, around) > 1 || ts.isIdentifier(first);
  return others.some((argument) => countHandedOn(argument, around) > 0);
}

/** How often an expression reads a parameter of a function. */
function countHandedOn(expression: ts.Expression, around: ts.SignatureDeclaration): number {
  let count = 0;
  walkNodes(expression, (node) => {
    if (ts.isTypeNode(node)) return false;
    if (ts.isIdentifier(node) && !isPropertyName(node) && isParameterOf(node, around)) count += 1;
    return true;
  });
  return count;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

function isParameterOf(node: ts.Identifier, around: ts.SignatureDeclaration): boolean {
  let at: ts.Node | undefined = lookUpName(node.text, node);
  while (at !== undefined && (ts.isBindingElement(at) || ts.isObjectBindingPattern(at) || ts.isArrayBindingPattern(at)))
    at = at.parent;
  return at !== undefined && ts.isParameter(at) && at.parent === around;
}

/** Whether a function makes several calls of this sort, with different things to hand on. */
function isOneOfMany(call: Call, around: ts.SignatureDeclaration): boolean {
  const own = whatIsCalled(call);
  const last = call.arguments?.at(-1)?.getText();
  let others = false;
  walkNodes(around, (node) => {
    if (others || ts.isTypeNode(node)) return false;
    const isSame = (ts.isCallExpression(node) || ts.isNewExpression(node)) && whatIsCalled(node) === own;
    others = isSame && node !== call && node.arguments?.at(-1)?.getText() !== last;
    return true;
  });
  return others;
}

/** The object on which a route is registered; what is called, where it is no router's method. */
function whatIsCalled({ expression }: Call): string {
  const isRouting =
    ts.isElementAccessExpression(expression) ||
    (ts.isPropertyAccessExpression(expression) && !preparing.test(expression.name.text));
  return (
    isRouting && expression.expression.kind !== ts.SyntaxKind.ThisKeyword ? expression.expression : expression
  ).getText();
}

/** The methods of routers that register no route. */
const preparing = /^(?:use|param|set|enable|disable|engine|prefix|on|listen)$/u;
