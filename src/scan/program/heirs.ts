// The classes of a project that extend a class or implement an interface, as far as their own text says so by its name. It must
// not know whether the name means the same thing there.
import { ts } from './typescript.js';
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
    const source = program.parse(file)?.source;
    return (source === undefined ? [] : classesIn(source)).filter((node) => {
      const clause = node.heritageClauses?.find((one) => one.token === token);
      return clause?.types.some(({ expression }) => lastName(expression) === name) === true;
    });
  });
}

const tables = new WeakMap<ts.SourceFile, readonly ts.ClassLikeDeclaration[]>();

/** The classes of a file that extend or implement something. */
function classesIn(source: ts.SourceFile): readonly ts.ClassLikeDeclaration[] {
  const known = tables.get(source);
  if (known !== undefined) return known;
  const found: ts.ClassLikeDeclaration[] = [];
  walkNodes(source, (node) => {
    if (ts.isClassLike(node) && node.heritageClauses !== undefined) found.push(node);
    return !ts.isTypeNode(node);
  });
  tables.set(source, found);
  return found;
}

/** The last name of `name` or `module.name`. */
export function lastName(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
}
