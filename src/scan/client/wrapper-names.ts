// The names by which other files may call the wrappers of a file, so that only files that hold one of them are searched.
import { ts } from 'ts-morph';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { outermostFrame } from '../evaluate/value.ts';
import { walkNodes } from '../program/walk-nodes.ts';
import { isIgnored } from './ignored-calls.ts';
import type { Tracer } from './trace-requests.ts';

/** The names of a file's wrappers, of what they are properties of, and of the file for default exports; sorted. */
export function wrapperNames(source: ts.SourceFile, evaluator: Evaluator, tracer: Tracer): readonly string[] {
  const names = new Set<string>();
  walkNodes(source, (node) => {
    if (isFunction(node) && node.body !== undefined && tracer.isWrapper(node)) addNames(names, node);
    return !ts.isTypeNode(node);
  });
  for (const made of madeValues(source)) {
    const value = evaluator.evaluate(made, outermostFrame);
    if (value.some((possible) => possible.kind === 'function' && tracer.isWrapper(possible.node)))
      addNames(names, made);
  }
  if (names.size > 0) names.add(stemOf(source.fileName));
  return [...names].toSorted();
}

/** The calls outside of functions that other files see the result of, under the name of what it is put into. */
function madeValues(source: ts.SourceFile): readonly ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  walkNodes(source, (node) => {
    if (ts.isCallExpression(node)) calls.push(node);
    return (
      !ts.isFunctionLike(node) && !ts.isCallExpression(node) && !ts.isTypeNode(node) && !ts.isExpressionStatement(node)
    );
  });
  return calls.filter((call) => !isIgnored(call));
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
