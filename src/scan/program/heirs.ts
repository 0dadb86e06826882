// The classes of a project that extend a class or implement an interface, as far as their own text says so by its name. It must
// not know whether the name means the same thing there.
import { ts } from 'ts-morph';
import type { Program } from './program.ts';
import { walkNodes } from './walk-nodes.ts';

/** The classes that extend or implement what is called so; what is found in `from` depends on them. */
export function heirsOf(
  from: string,
  use: 'extends' | 'implements',
  name: string,
  program: Program,
): readonly ts.ClassLikeDeclaration[] {
  const token = use === 'extends' ? ts.SyntaxKind.ExtendsKeyword : ts.SyntaxKind.ImplementsKeyword;
  return program.using(from, use, name).flatMap((file) => {
    const found: ts.ClassLikeDeclaration[] = [];
    const source = program.parse(file)?.source;
    if (source === undefined) return found;
    walkNodes(source, (node) => {
      const clause = ts.isClassLike(node) ? node.heritageClauses?.find((one) => one.token === token) : undefined;
      const isHeir = clause?.types.some(({ expression }) => lastName(expression) === name) === true;
      if (ts.isClassLike(node) && isHeir) found.push(node);
      return !ts.isTypeNode(node);
    });
    return found;
  });
}

/** The last name of `name` or `module.name`. */
export function lastName(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
}
