// The names by which other files may call the wrappers of a file, or use the clients that it holds, so that only files that hold one of them are searched.
import { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { outermostFrame, type Possible } from '../evaluate/value.ts';
import { isOnlyType, walkNodes } from '../program/walk-nodes.ts';
import { holdersOfClients, isClient } from './held-clients.ts';
import { isIgnored } from './ignored-calls.ts';
import type { Tracer } from './trace-requests.ts';

/** The names of a file's wrappers, of what they are properties of, and of the file for default exports; sorted. */
export function wrapperNames(source: ts.SourceFile, evaluator: Evaluator, tracer: Tracer): readonly string[] {
  const names = new Set<string>();
  walkNodes(source, (node) => {
    if (isFunction(node) && node.body !== undefined && tracer.isWrapper(node)) addNames(names, node);
    return !isOnlyType(node);
  });
  for (const made of madeValues(source)) {
    const value = evaluator.evaluate(made, outermostFrame);
    if (value.some((possible) => isWrapper(possible, tracer) || (isClient(possible) && !isRequest(made, tracer))))
      addNames(names, made);
  }
  for (const holder of holdersOfClients(source, evaluator)) addNames(names, holder);
  for (const name of exportedNames(source, evaluator, tracer)) names.add(name);
  if (names.size > 0) names.add(stemOf(source.fileName));
  return [...names].toSorted();
}

/** What other files see under another name than its own: results of calls, and functions that are named or put elsewhere. */
function madeValues(source: ts.SourceFile): readonly ts.Expression[] {
  const values: ts.Expression[] = [];
  walkNodes(source, (node) => {
    if (ts.isCallExpression(node)) {
      if (!isIgnored(node)) values.push(node);
    } else {
      const named = namedValue(node);
      if (named !== undefined && (ts.isIdentifier(named) || ts.isPropertyAccessExpression(named))) values.push(named);
    }
    const isStatement = ts.isExpressionStatement(node) && !ts.isBinaryExpression(node.expression);
    return !ts.isFunctionLike(node) && !ts.isCallExpression(node) && !isOnlyType(node) && !isStatement;
  });
  return values;
}

/** The value of `const name = value`, `{ name: value }`, `module.exports = value` and `export default value`. */
function namedValue(node: ts.Node): ts.Expression | undefined {
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node)) {
    return node.initializer;
  }
  if (ts.isExportAssignment(node)) return node.expression;
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken ? node.right : undefined;
}

/** The names under which wrappers of this or other files are exported: `export { request as send } from './request'`. */
function exportedNames(source: ts.SourceFile, evaluator: Evaluator, tracer: Tracer): readonly string[] {
  const file = source.fileName;
  return source.statements.flatMap((statement) => {
    const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
    if (clause === undefined || !ts.isNamedExports(clause)) return [];
    return clause.elements.flatMap(({ name: { text: name } }) => {
      const isUsed = evaluator
        .exported(file, name)
        .some((possible) => isWrapper(possible, tracer) || isClient(possible));
      return isUsed ? [name === 'default' ? stemOf(file) : name] : [];
    });
  });
}

function isWrapper(possible: Possible, tracer: Tracer): boolean {
  return possible.kind === 'function' && tracer.isWrapper(possible.node);
}

/** What a request gives back comes from a client, too. */
function isRequest(made: ts.Expression, tracer: Tracer): boolean {
  return ts.isCallExpression(made) && tracer.trace(made).length > 0;
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node;
}

/** What has no name of its own, a default export apart, is reached by what surrounds it. */
function addNames(names: Set<string>, fn: ts.Node): void {
  for (let at: ts.Node | undefined = fn; at !== undefined; at = at.parent) {
    const name = nameOf(at);
    if (name === undefined) continue;
    names.add(name);
    return;
  }
  names.add(stemOf(fn.getSourceFile().fileName));
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isBinaryExpression(node)) {
    const { left } = node;
    return ts.isPropertyAccessExpression(left) && left.name.text !== 'exports' ? left.name.text : undefined;
  }
  if (ts.isConstructorDeclaration(node)) return undefined;
  const isNamed = ts.isFunctionLike(node) || ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node);
  if (!isNamed && !ts.isPropertyDeclaration(node) && !ts.isClassLike(node)) return undefined;
  const { name } = node;
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

function stemOf(file: string): string {
  const steps = file.replace(/\.[^./]+$/u, '').split('/');
  const last = steps.at(-1) ?? '';
  return last === 'index' ? (steps.at(-2) ?? last) : last;
}
