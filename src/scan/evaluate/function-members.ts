// What is written onto a function, or onto an object of a package where it is made: `createApp.Router = …`,
// `module.exports = createApp; module.exports.Router = …`, `const app = express(); app.mount = (path) => …`.
import { ts } from 'ts-morph';
import { exportsOf } from '../program/exports.ts';
import { changesOf } from './changes.ts';
import type { Evaluator } from './evaluator.ts';
import { union, unknown } from './make-value.ts';
import { outermostFrame, type FunctionNode, type FunctionValue, type SymbolicValue, type Value } from './value.ts';

/** `fn.name` */
export function functionMember({ node }: FunctionValue, name: string, evaluator: Evaluator): Value {
  const written = [...writtenTo(node, name), ...exportedBeside(node, name)];
  return written.length === 0
    ? unknown(`\`${name}\` of a function is not followed`)
    : union(written.map((value) => evaluator.evaluate(value, outermostFrame)));
}

/** What the variable that an object of a package is made for is given under a name; `undefined` when nothing. */
export function memberOfMade({ steps }: SymbolicValue, name: string, evaluator: Evaluator): Value | undefined {
  const made = steps.at(-1);
  if (made?.kind !== 'call' && made?.kind !== 'new') return undefined;
  const written = writtenTo(made.node, name);
  return written.length === 0 ? undefined : union(written.map((value) => evaluator.evaluate(value, made.frame)));
}

/** The values of `variable.name = value`, where something stands for a variable's value or for a function with a name. */
function writtenTo(node: FunctionNode | ts.Expression, name: string): readonly ts.Expression[] {
  const holder = ts.isAwaitExpression(node.parent) ? node.parent.parent : node.parent;
  const declaration = ts.isVariableDeclaration(holder) ? holder : node;
  if (!ts.isVariableDeclaration(declaration) && !ts.isFunctionDeclaration(declaration)) return [];
  return changesOf(declaration).flatMap((change) => {
    if (!ts.isBinaryExpression(change) || !ts.isPropertyAccessExpression(change.left)) return [];
    return change.left.name.text === name ? [change.right] : [];
  });
}

/** `module.exports.name = value`, where the function is what `module.exports` was set to. */
function exportedBeside(node: FunctionNode, name: string): readonly ts.Expression[] {
  const { named, whole } = exportsOf(node.getSourceFile());
  const isWhole =
    whole === node ||
    (whole !== undefined && ts.isIdentifier(whole) && whole.text === node.name?.getText()) ||
    (whole !== undefined && ts.isIdentifier(whole) && isNamed(node, whole.text));
  const exported = isWhole ? named.get(name) : undefined;
  return exported?.kind === 'expression' ? [exported.node] : [];
}

function isNamed({ parent }: FunctionNode, name: string): boolean {
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && parent.name.text === name;
}
