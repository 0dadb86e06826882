// The assignments to the fields of a class, `this.name = value`, found in one pass over the class.
import { ts } from '../program/typescript.js';
import { walkNodes } from '../program/walk-nodes.ts';
import { isPattern, targetsOf, type PatternStep } from './destructuring.ts';

/** One assignment to a field, and the member of the class that it is in. */
export interface FieldWrite {
  readonly value: ts.Expression;
  /** The way to the part of the value that the field gets: `[this.name, this.other] = value`. */
  readonly steps: readonly PatternStep[];
  readonly method: ts.ClassElement;
}

type Table = ReadonlyMap<string, readonly FieldWrite[]>;

const tables = new WeakMap<ts.ClassLikeDeclaration, Table>();

/** The assignments to one field, in source order. */
export function fieldWrites(node: ts.ClassLikeDeclaration, name: string): readonly FieldWrite[] {
  return tableOf(node).get(name) ?? [];
}

/** The objects whose properties become fields: `Object.assign(this, value)`. */
export function assignedObjects(node: ts.ClassLikeDeclaration): readonly FieldWrite[] {
  return tableOf(node).get(anyField) ?? [];
}

/** A write, and the field that it is to. */
export interface NamedWrite {
  readonly name: string;
  readonly write: FieldWrite;
}

const none: readonly NamedWrite[] = [];

/** The assignments that a method makes to fields of its object, in source order. */
export function writesIn(method: ts.Node): readonly NamedWrite[] {
  const { parent } = method;
  if (!ts.isClassElement(method) || !ts.isClassLike(parent)) return none;
  const known = methodTables.get(method);
  if (known !== undefined) return known;
  const found = [...tableOf(parent)].flatMap(([name, writes]) =>
    writes.flatMap((write) => (write.method === method && name !== anyField ? [{ name, write }] : [])),
  );
  const made = found.toSorted((left, right) => left.write.value.pos - right.write.value.pos);
  methodTables.set(method, made);
  return made;
}

const methodTables = new WeakMap<ts.ClassElement, readonly NamedWrite[]>();

/** Stands for the name of every field; no source holds it. */
const anyField = '';

function tableOf(node: ts.ClassLikeDeclaration): Table {
  const known = tables.get(node);
  if (known !== undefined) return known;
  const table = new Map<string, FieldWrite[]>();
  for (const method of node.members) addWrites(table, method, node.name?.text);
  tables.set(node, table);
  return table;
}

function addWrites(table: Map<string, FieldWrite[]>, method: ts.ClassElement, className: string | undefined): void {
  walkNodes(method, (node) => {
    if (ts.isClassLike(node)) return false;
    if (ts.isCallExpression(node))
      for (const value of assignedTo(node)) add(table, anyField, { value, steps: [], method });
    if (!ts.isBinaryExpression(node) || !isPlain(node.operatorToken.kind)) return true;
    const { left, right } = node;
    const targets = isPattern(left) ? targetsOf(left) : [{ target: left, steps: [] }];
    for (const { target, steps } of targets) {
      if (!ts.isPropertyAccessExpression(target) || !isSelf(target.expression, className)) continue;
      add(table, target.name.text, { value: right, steps, method });
    }
    return true;
  });
}

function add(table: Map<string, FieldWrite[]>, name: string, write: FieldWrite): void {
  const list = table.get(name);
  if (list === undefined) table.set(name, [write]);
  else list.push(write);
}

/** The sources of `Object.assign(this, ...sources)`. */
function assignedTo({ expression, arguments: given }: ts.CallExpression): readonly ts.Expression[] {
  const [target, ...sources] = given;
  const isAssign =
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'assign' &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'Object';
  return isAssign && target?.kind === ts.SyntaxKind.ThisKeyword ? sources : [];
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
