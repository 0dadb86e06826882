// The assignments to the fields of a class, `this.name = value`, found in one pass over the class.
import { ts } from 'ts-morph';
import { walkNodes } from '../program/walk-nodes.ts';

/** One assignment to a field, and the member of the class that it is in. */
export interface FieldWrite {
  readonly value: ts.Expression;
  readonly method: ts.ClassElement;
}

type Table = ReadonlyMap<string, readonly FieldWrite[]>;

const tables = new WeakMap<ts.ClassLikeDeclaration, Table>();

/** The assignments to one field, in source order. */
export function fieldWrites(node: ts.ClassLikeDeclaration, name: string): readonly FieldWrite[] {
  const known = tables.get(node);
  if (known !== undefined) return known.get(name) ?? [];
  const table = new Map<string, FieldWrite[]>();
  for (const method of node.members) addWrites(table, method, node.name?.text);
  tables.set(node, table);
  return table.get(name) ?? [];
}

function addWrites(table: Map<string, FieldWrite[]>, method: ts.ClassElement, className: string | undefined): void {
  walkNodes(method, (node) => {
    if (ts.isClassLike(node)) return false;
    if (!ts.isBinaryExpression(node) || !isPlain(node.operatorToken.kind)) return true;
    const { left, right } = node;
    if (!ts.isPropertyAccessExpression(left) || !isSelf(left.expression, className)) return true;
    const list = table.get(left.name.text);
    if (list === undefined) table.set(left.name.text, [{ value: right, method }]);
    else list.push({ value: right, method });
    return true;
  });
}

/** `this`, or the class itself for a static field. */
function isSelf(node: ts.Expression, className: string | undefined): boolean {
  return node.kind === ts.SyntaxKind.ThisKeyword || (ts.isIdentifier(node) && node.text === className);
}

function isPlain(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsToken ||
    kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    kind === ts.SyntaxKind.BarBarEqualsToken
  );
}
