// What changes each variable of a file: assignments to it and writes into what it holds, found in one pass.
import { ts } from '../program/typescript.js';
import { lookUpName, type Declaration } from '../program/scopes.ts';
import { walkNodes } from '../program/walk-nodes.ts';

/** Methods that add to the list or map that they are called on. */
const growing = new Set(['push', 'unshift']);

type Table = ReadonlyMap<Declaration, readonly ts.Expression[]>;

const tables = new WeakMap<ts.SourceFile, Table>();

/**
 * The expressions that change a variable, in source order: `name = value` with any assigning operator,
 * `name.property = value`, `name[key] = value`, `name.push(value)` and `Object.assign(name, value)`.
 */
export function changesOf(declaration: Declaration): readonly ts.Expression[] {
  const source = declaration.getSourceFile();
  const known = tables.get(source);
  if (known !== undefined) return known.get(declaration) ?? [];
  const made = readChanges(source);
  tables.set(source, made);
  return made.get(declaration) ?? [];
}

function readChanges(source: ts.SourceFile): Table {
  const table = new Map<Declaration, ts.Expression[]>();
  walkNodes(source, (node) => {
    if (!ts.isBinaryExpression(node) && !ts.isCallExpression(node)) return true;
    const target = ts.isBinaryExpression(node) ? assignedTarget(node) : grownTarget(node);
    if (target === undefined || !ts.isIdentifier(target)) return true;
    const declaration = lookUpName(target.text, target);
    if (declaration === undefined) return true;
    const list = table.get(declaration);
    if (list === undefined) table.set(declaration, [node]);
    else list.push(node);
    return true;
  });
  return table;
}

/** Whether an operator assigns: `=`, `+=`, `||=`, `&&=`, `??=`, and the arithmetic ones. */
export function isAssigning(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function assignedTarget({ operatorToken, left }: ts.BinaryExpression): ts.Expression | undefined {
  if (!isAssigning(operatorToken.kind)) return undefined;
  return ts.isPropertyAccessExpression(left) || ts.isElementAccessExpression(left) ? left.expression : left;
}

function grownTarget({ expression, arguments: given }: ts.CallExpression): ts.Expression | undefined {
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  if (growing.has(expression.name.text)) return expression.expression;
  const { expression: object } = expression;
  const isAssign = expression.name.text === 'assign' && ts.isIdentifier(object) && object.text === 'Object';
  return isAssign ? given[0] : undefined;
}
