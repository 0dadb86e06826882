// What changes each variable of a file: assignments to it and writes into what it holds, found in one pass.
import { isChangingMethod } from './built-in/changing-methods.ts';
import { isPattern, targetsOf } from './destructuring.ts';
import { ts } from '../program/typescript.js';
import { lookUpName, type Declaration } from '../program/scopes.ts';
import { walkNodes } from '../program/walk-nodes.ts';

type Table = ReadonlyMap<Declaration, readonly ts.Expression[]>;

const tables = new WeakMap<ts.SourceFile, Table>();

/**
 * The expressions that change a variable, in source order: `name = value` with any assigning operator,
 * `name.property = value`, `name[key] = value`, a pattern that assigns to one of these, such as `[name, other] = value`,
 * `name++`, `delete name.property`, `name.push(value)`, `Object.assign(name, value)` and methods of an object that the variable
 * is declared with; and what stands in the place of a
 * variable at the head of a loop, `for (name of list)`, or where `var` declares it once more.
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
  /** `name = byDefault` in a pattern is no assignment of its own. */
  const inPatterns = new Set<ts.Node>();
  const add = (target: ts.Expression, change: ts.Expression): void => {
    const declaration = variableOf(target);
    if (declaration === undefined) return;
    const list = table.get(declaration);
    if (list === undefined) table.set(declaration, [change]);
    else if (list.at(-1) !== change) list.push(change);
  };
  walkNodes(source, (node) => {
    const change = changeAt(node);
    if (change === undefined || inPatterns.has(node)) return true;
    const target = assignedBy(change) ?? (ts.isCallExpression(change) ? grownTarget(change) : undefined);
    if (target === undefined) return true;
    if (!isPattern(target)) add(target, change);
    else {
      for (const { target: one } of targetsOf(target)) add(one, change);
      walkNodes(target, (inner) => inPatterns.add(inner).size > 0);
    }
    return true;
  });
  return table;
}

/** What may be a change at a node: an assignment, a call, the head of the loop that the node is, or the name of a variable. */
function changeAt(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node) || ts.isCallExpression(node) || ts.isDeleteExpression(node)) return node;
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return node;
  if (ts.isVariableDeclaration(node))
    return ts.isIdentifier(node.name) && isRedeclared(node.name) ? node.name : undefined;
  const head = ts.isForOfStatement(node) || ts.isForInStatement(node) ? node.initializer : undefined;
  return head === undefined || ts.isVariableDeclarationList(head) ? undefined : head;
}

/** What a change assigns to; `undefined` for one that assigns nothing. */
export function assignedBy(change: ts.Expression): ts.Expression | undefined {
  if (isLoopHead(change) || isRedeclared(change)) return change;
  if (ts.isDeleteExpression(change)) return change.expression;
  if (isStep(change)) return change.operand;
  return ts.isBinaryExpression(change) && isAssigning(change.operatorToken.kind) ? change.left : undefined;
}

/** Whether a change counts: `name++`, `name += 1`. */
export function isCounting(change: ts.Expression): boolean {
  if (isStep(change)) return true;
  return ts.isBinaryExpression(change) && counting.has(change.operatorToken.kind) && ts.isNumericLiteral(change.right);
}

const counting: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.MinusEqualsToken]);

/** Whether an expression is `name++` or the like. */
export function isStep(node: ts.Expression): node is ts.PrefixUnaryExpression | ts.PostfixUnaryExpression {
  const isUnary = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  return isUnary && (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken);
}

/** Whether an expression is the name that one of several `var` of one function gives a value, but for the last of them. */
export function isRedeclared(name: ts.Expression): boolean {
  const { parent } = name;
  if (!ts.isIdentifier(name) || !ts.isVariableDeclaration(parent) || parent.name !== name) return false;
  const isVar = ts.isVariableDeclarationList(parent.parent) && (parent.parent.flags & ts.NodeFlags.BlockScoped) === 0;
  return isVar && parent.initializer !== undefined && lookUpName(name.text, name) !== parent;
}

/** Whether an expression is what a loop assigns each element or key to. */
export function isLoopHead(node: ts.Expression): boolean {
  const { parent } = node;
  return (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) && parent.initializer === node;
}

/** Whether a change gives the variable another value, and does not only write into the one that it has. */
export function reassigns(change: ts.Expression, declaration: Declaration): boolean {
  const target = assignedBy(change);
  if (target === undefined) return false;
  if (!isPattern(target)) return ts.isIdentifier(target);
  return targetsOf(target).some(({ target: one }) => ts.isIdentifier(one) && variableOf(one) === declaration);
}

/** The variable that is assigned to or written into: `name`, `name.property`, `name[key]`. */
export function variableOf(target: ts.Expression): Declaration | undefined {
  const isMember = ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target);
  const name = isMember ? target.expression : target;
  return ts.isIdentifier(name) ? lookUpName(name.text, name) : undefined;
}

/** Whether an operator assigns: `=`, `+=`, `||=`, `&&=`, `??=`, and the arithmetic ones. */
function isAssigning(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function grownTarget({ expression, arguments: given }: ts.CallExpression): ts.Expression | undefined {
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  if (isChangingMethod(expression.name.text)) return expression.expression;
  const made = madeObject(expression.expression);
  if (made !== undefined) return made;
  const { expression: object } = expression;
  const isAssign = expression.name.text === 'assign' && ts.isIdentifier(object) && object.text === 'Object';
  return isAssign ? given[0] : undefined;
}

/**
 * A variable that a statement calls methods of, and that is declared with an object that is made there: `request.path(path)` after
 * `const request = new Request()`. What methods do to objects from elsewhere is not looked at.
 */
function madeObject(receiver: ts.Expression): ts.Identifier | undefined {
  const at = startOfChain(receiver);
  const declaration = ts.isIdentifier(at) ? lookUpName(at.text, at) : undefined;
  if (!ts.isIdentifier(at) || declaration === undefined || !ts.isVariableDeclaration(declaration)) return undefined;
  const { initializer } = declaration;
  return initializer !== undefined && ts.isNewExpression(startOfChain(initializer)) ? at : undefined;
}

/** What the first of some chained method calls is called on. */
function startOfChain(chain: ts.Expression): ts.Expression {
  let at = chain;
  while (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression)) at = at.expression.expression;
  return at;
}
