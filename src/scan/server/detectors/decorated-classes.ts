// The classes of a file, and their methods with those of the base classes, for frameworks that read decorators.
import { ts } from '../../program/typescript.js';
import { baseOf } from '../../evaluate/classes.ts';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { outermostFrame, type ClassValue } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';

/** How many base classes are followed. */
const mostBases = 16;

/** The classes of a file, in source order. */
export function classesOf(source: ts.SourceFile): readonly ClassValue[] {
  const found: ClassValue[] = [];
  walkNodes(source, (node) => {
    if (ts.isClassLike(node)) found.push({ kind: 'class', node, frame: outermostFrame });
    return !ts.isFunctionLike(node) || ts.isSourceFile(node.parent);
  });
  return found;
}

/** A class and its bases, the class itself first. */
export function lineageOf(of: ClassValue, evaluator: Evaluator): readonly ClassValue[] {
  const lineage = [of];
  for (let at = of; lineage.length < mostBases;) {
    const base: ClassValue | undefined = baseOf(at, evaluator)?.find((possible) => possible.kind === 'class');
    if (base === undefined || lineage.some(({ node }) => node === base.node)) break;
    lineage.push(base);
    at = base;
  }
  return lineage;
}

/** A method, and the class that has it. */
export interface ClassMethod {
  readonly node: ts.MethodDeclaration;
  readonly of: ClassValue;
}

/** The methods of a class and its bases; of overridden ones only the last. */
export function methodsOf(lineage: readonly ClassValue[]): readonly ClassMethod[] {
  const names = new Set<string>();
  return lineage.flatMap((of) =>
    of.node.members
      .filter(ts.isMethodDeclaration)
      .filter((method) => {
        const name = method.name.getText();
        if (method.body === undefined || names.has(name)) return false;
        names.add(name);
        return true;
      })
      .map((node) => ({ node, of })),
  );
}
