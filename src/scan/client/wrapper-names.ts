// The names by which other files may call the wrappers of a file, so that only files that hold one of them are searched.
import { ts } from 'ts-morph';
import { walkNodes } from '../program/walk-nodes.ts';
import type { Tracer } from './trace-requests.ts';

/** The names of a file's wrappers, of what they are properties of, and of the file for default exports; sorted. */
export function wrapperNames(source: ts.SourceFile, tracer: Tracer): readonly string[] {
  const names = new Set<string>();
  walkNodes(source, (node) => {
    if (isFunction(node) && node.body !== undefined && tracer.isWrapper(node)) addNames(names, node);
    return !ts.isTypeNode(node);
  });
  if (names.size > 0) names.add(stemOf(source.fileName));
  return [...names].toSorted();
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node;
}

/** A function without a name of its own is reached by what surrounds it. */
function addNames(names: Set<string>, fn: ts.Node): void {
  for (let at: ts.Node | undefined = fn; at !== undefined; at = at.parent) {
    const name = nameOf(at);
    if (name === undefined) continue;
    names.add(name);
    return;
  }
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
