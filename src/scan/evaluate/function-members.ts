// What is written onto a function, or onto an object of a package where it is made: `createApp.Router = …`,
// `module.exports = createApp; module.exports.Router = …`, `const app = express(); app.mount = (path) => …`.
import { ts } from '../program/typescript.js';
import { exportsOf } from '../program/exports.ts';
import { lookUpName } from '../program/scopes.ts';
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
  const written = [...writtenTo(made.node, name), ...exportedBeside(made.node, name)];
  return written.length === 0 ? undefined : union(written.map((value) => evaluator.evaluate(value, made.frame)));
}

/** The values of `variable.name = value`, where something stands for a variable's value or for a function with a name. */
function writtenTo(node: FunctionNode | ts.Expression, name: string): readonly ts.Expression[] {
  const declaration = declarationOf(node);
  if (declaration === undefined) return [];
  return changesOf(declaration).flatMap((change) => {
    if (!ts.isBinaryExpression(change) || !ts.isPropertyAccessExpression(change.left)) return [];
    return change.left.name.text === name ? [change.right] : [];
  });
}

/** `module.exports.name = value`, where something is what `module.exports` was set to, by itself or by its name. */
function exportedBeside(node: FunctionNode | ts.Expression, name: string): readonly ts.Expression[] {
  const { named, whole } = exportsOf(node.getSourceFile());
  const exported = named.get(name);
  if (whole === undefined || exported?.kind !== 'expression') return [];
  const isWhole = whole === node || (ts.isIdentifier(whole) && isDeclaredBy(whole, declarationOf(node)));
  return isWhole ? [exported.node] : [];
}

function isDeclaredBy(name: ts.Identifier, declaration: ts.Node | undefined): boolean {
  return declaration !== undefined && lookUpName(name.text, name) === declaration;
}

/** What gives a function or a made object its name. */
function declarationOf(
  node: FunctionNode | ts.Expression,
): ts.VariableDeclaration | ts.FunctionDeclaration | undefined {
  const holder = ts.isAwaitExpression(node.parent) ? node.parent.parent : node.parent;
  if (ts.isVariableDeclaration(holder)) return holder;
  return ts.isFunctionDeclaration(node) ? node : undefined;
}
