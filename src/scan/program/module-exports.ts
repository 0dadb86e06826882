// What a CommonJS module puts into `exports`: written by hand, or by a compiler that made it of an ECMAScript module. It must not
// know what the values are worth.
import { ts } from './typescript.js';

/** One thing that a module offers. */
export type ModuleExport =
  /** `module.exports = value` */
  | { readonly kind: 'whole'; readonly value: ts.Expression }
  /** `exports.name = value` */
  | { readonly kind: 'named'; readonly name: string; readonly value: ts.Expression }
  /** All that another module offers. */
  | { readonly kind: 'star'; readonly specifier: string };

/** The exports of a file in source order, also those under a condition and in functions that are called where they stand. */
export function moduleExports(source: ts.SourceFile): readonly ModuleExport[] {
  return mentions.test(source.text) ? source.statements.flatMap(inStatement) : [];
}

const mentions = /\bexports\b|\b__export/u;

function inStatement(statement: ts.Statement): readonly ModuleExport[] {
  if (ts.isExpressionStatement(statement)) return inExpression(withoutParentheses(statement.expression));
  if (ts.isVariableStatement(statement)) {
    // `const app = module.exports = express()`
    return statement.declarationList.declarations.flatMap(({ initializer }) =>
      initializer === undefined ? [] : assigned(withoutParentheses(initializer)),
    );
  }
  if (ts.isBlock(statement)) return statement.statements.flatMap(inStatement);
  // `if (typeof module !== 'undefined') module.exports = value`
  if (!ts.isIfStatement(statement)) return [];
  const { thenStatement, elseStatement } = statement;
  return [...inStatement(thenStatement), ...(elseStatement === undefined ? [] : inStatement(elseStatement))];
}

function inExpression(expression: ts.Expression): readonly ModuleExport[] {
  if (ts.isPrefixUnaryExpression(expression)) return inExpression(withoutParentheses(expression.operand));
  return ts.isCallExpression(expression) ? inCall(expression) : assigned(expression);
}

function inCall({ expression, arguments: given }: ts.CallExpression): readonly ModuleExport[] {
  const callee = withoutParentheses(expression);
  // `(function () { … })()` and `(function () { … }).call(this)`
  const fn = ts.isPropertyAccessExpression(callee) ? withoutParentheses(callee.expression) : callee;
  if ((ts.isFunctionExpression(fn) || ts.isArrowFunction(fn)) && ts.isBlock(fn.body)) {
    return fn.body.statements.flatMap(inStatement);
  }
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
  const [first, second, third] = given;
  // `__exportStar(require('./x'), exports)` of TypeScript, and `__export(require('./x'))` of its older versions.
  if (/^__export(?:Star)?$/u.test(name)) return first === undefined ? [] : allOf(first);
  if (first === undefined || second === undefined || !isExports(first)) return [];
  if (name === 'assign') return given.slice(1).flatMap(allOf);
  return name === 'defineProperty' && third !== undefined && ts.isStringLiteralLike(second)
    ? describedAs(second.text, third)
    : [];
}

/** `module.exports = value`, `exports.name = value`, `module.exports.name = value`, `exports['name'] = value`, and chains of them. */
function assigned(expression: ts.Expression): readonly ModuleExport[] {
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [];
  const { left, right } = expression;
  const value = lastAssigned(right);
  const inner = value === right ? [] : assigned(right);
  if (isModuleExports(left)) return [{ kind: 'whole', value }, ...inner];
  const name = nameIn(left);
  return name === undefined ? inner : [{ kind: 'named', name, value }, ...inner];
}

/** The name of `exports.name` and `exports['name']`. */
function nameIn(left: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(left)) return isExports(left.expression) ? left.name.text : undefined;
  const isNamed = ts.isElementAccessExpression(left) && ts.isStringLiteralLike(left.argumentExpression);
  return isNamed && isExports(left.expression) ? left.argumentExpression.text : undefined;
}

/** What an object, or another module, adds to the exports. */
function allOf(added: ts.Expression): readonly ModuleExport[] {
  const specifier = requiredBy(added);
  if (specifier !== undefined) return [{ kind: 'star', specifier }];
  if (!ts.isObjectLiteralExpression(added)) return [];
  return added.properties.flatMap((property): readonly ModuleExport[] => {
    if (ts.isShorthandPropertyAssignment(property))
      return [{ kind: 'named', name: property.name.text, value: property.name }];
    const isNamed = ts.isPropertyAssignment(property) && ts.isIdentifier(property.name);
    return isNamed ? [{ kind: 'named', name: property.name.text, value: property.initializer }] : [];
  });
}

function requiredBy(node: ts.Expression): string | undefined {
  const [specifier] = ts.isCallExpression(node) ? node.arguments : [];
  const isRequire = ts.isCallExpression(node) && isName(node.expression, 'require');
  return isRequire && specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
}

/** `Object.defineProperty(exports, 'name', { get: function () { return value; } })`, or with `value`. */
function describedAs(name: string, description: ts.Expression): readonly ModuleExport[] {
  if (!ts.isObjectLiteralExpression(description)) return [];
  return description.properties.flatMap((property): readonly ModuleExport[] => {
    const key = property.name !== undefined && ts.isIdentifier(property.name) ? property.name.text : '';
    if (key === 'value' && ts.isPropertyAssignment(property))
      return [{ kind: 'named', name, value: property.initializer }];
    const value = key === 'get' ? returnedBy(property) : undefined;
    return value === undefined ? [] : [{ kind: 'named', name, value }];
  });
}

/** What a getter that does nothing else gives back. */
function returnedBy(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  const getter = ts.isPropertyAssignment(property) ? property.initializer : property;
  if (ts.isArrowFunction(getter) && !ts.isBlock(getter.body)) return getter.body;
  const isFunction = ts.isFunctionExpression(getter) || ts.isArrowFunction(getter) || ts.isMethodDeclaration(getter);
  const [only] = isFunction && getter.body !== undefined && ts.isBlock(getter.body) ? getter.body.statements : [];
  return only !== undefined && ts.isReturnStatement(only) ? only.expression : undefined;
}

function lastAssigned(expression: ts.Expression): ts.Expression {
  let value = expression;
  while (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken) value = value.right;
  return value;
}

function withoutParentheses(expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression) ? withoutParentheses(expression.expression) : expression;
}

function isExports(node: ts.Expression): boolean {
  return isModuleExports(node) || isName(node, 'exports');
}

function isModuleExports(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'exports' && isName(node.expression, 'module');
}

function isName(node: ts.Expression, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}
