// Which methods a handler of all methods tells apart: `switch (req.method)`, `if (req.method === 'GET')`, and tables of handlers
// by method, `{ GET: list, POST: create }`.
import { ts } from '../../program/typescript.js';
import { seenThrough } from '../../evaluate/create-evaluator.ts';
import { walkNodes } from '../../program/walk-nodes.ts';

/** A method, and where the handler names it. */
export interface ServedMethod {
  readonly method: string;
  readonly node: ts.Node;
}

/** What a name in a handler is known to be. */
type KnownText = (node: ts.Expression) => string | undefined;

/** The methods that a handler compares the request's with, each once. */
export function servedMethods(handler: ts.Node, textOf: KnownText = literalText): readonly ServedMethod[] {
  const found = new Map<string, ServedMethod>();
  walkNodes(handler, (node) => {
    for (const one of namedMethods(node, textOf)) if (!found.has(one.method)) found.set(one.method, one);
    return !ts.isTypeNode(node);
  });
  // `OPTIONS` is answered beside a handler's own methods, so alone it tells nothing.
  return [...found.keys()].every((method) => method === 'OPTIONS') ? [] : [...found.values()];
}

function namedMethods(node: ts.Node, textOf: KnownText): readonly ServedMethod[] {
  if (ts.isObjectLiteralExpression(node)) return tableMethods(node);
  if (ts.isCaseClause(node) && readsMethod(node.parent.parent.expression)) {
    return methodText(node.expression, node, textOf);
  }
  if (!ts.isBinaryExpression(node) || !comparing.has(node.operatorToken.kind)) return [];
  if (readsMethod(node.left)) return methodText(node.right, node, textOf);
  return readsMethod(node.right) ? methodText(node.left, node, textOf) : [];
}

/** The methods that a table has handlers for: all of its keys are methods, in capitals unless its place tells what it is. */
export function tableMethods(table: ts.ObjectLiteralExpression, anyCase: boolean = false): readonly ServedMethod[] {
  const found = table.properties.map((property): ServedMethod | undefined => {
    const name = property.name !== undefined && !ts.isComputedPropertyName(property.name) ? property.name.text : '';
    const method = anyCase ? name.toUpperCase() : name;
    return methodName.test(method) ? { method, node: property } : undefined;
  });
  return found.every((one) => one !== undefined) ? found : [];
}

/** The tables that a handler picks from by the request's method: `handlers[req.method]`. */
export function methodTables(handler: ts.Node): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  walkNodes(handler, (node) => {
    if (ts.isElementAccessExpression(node) && readsMethod(seenThrough(node.argumentExpression))) {
      found.push(node.expression);
    }
    return !ts.isTypeNode(node);
  });
  return found;
}

const comparing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** `req.method`, or a variable of that name. */
function readsMethod(node: ts.Expression): boolean {
  if (ts.isBinaryExpression(node)) return readsMethod(node.left);
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'method';
  return ts.isIdentifier(node) && /^(?:method|httpMethod|reqMethod|requestMethod)$/u.test(node.text);
}

function methodText(value: ts.Expression, node: ts.Node, textOf: KnownText): readonly ServedMethod[] {
  const method = (literalText(value) ?? textOf(value))?.toUpperCase();
  return method !== undefined && methodName.test(method) ? [{ method, node }] : [];
}

const methodName = /^(?:GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS)$/u;

function literalText(node: ts.Expression): string | undefined {
  return ts.isStringLiteralLike(node) ? node.text : undefined;
}
