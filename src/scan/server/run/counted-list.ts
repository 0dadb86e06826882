// How often a counting loop turns, as far as the source tells.
import { ts } from '../../program/typescript.js';

/** The list and the variable of `for (let i = 0; i < list.length; i += 1)`. */
export function countedList(
  statement: ts.ForStatement,
): { readonly list: ts.Expression; readonly variable: ts.VariableDeclaration } | undefined {
  const { initializer, condition } = statement;
  if (initializer === undefined || !ts.isVariableDeclarationList(initializer)) return undefined;
  const [variable] = initializer.declarations;
  if (variable === undefined || condition === undefined || !ts.isBinaryExpression(condition)) return undefined;
  const { left, right, operatorToken } = condition;
  const counts = ts.isIdentifier(left) && ts.isIdentifier(variable.name) && left.text === variable.name.text;
  if (!counts || operatorToken.kind !== ts.SyntaxKind.LessThanToken) return undefined;
  if (!ts.isPropertyAccessExpression(right) || right.name.text !== 'length') return undefined;
  return { list: right.expression, variable };
}
