// What decides at a branching place: `kind === 'user'` asks for `kind`, `if (isNew)` for `isNew`. Places that ask the same
// question are answered together. It must not know what the branches do.
import { ts } from '../program/typescript.js';

/** Where a function takes one of several ways. */
export type Branching = ts.IfStatement | ts.ConditionalExpression | ts.SwitchStatement;

/** An answer as it is written: a literal or the name of a constant, or `true`; `undefined` is any other one. */
export type Answer = string | undefined;

/** A question: what is asked for, in words of the source, and an expression that does. */
export interface Question {
  readonly subject: string;
  readonly asked: ts.Expression;
  /** Whether it asks which value something has, and not only whether it is true. */
  readonly isOfValue: boolean;
}

/** A condition as a question, and what it takes for the condition to hold. */
export interface Condition extends Question {
  readonly answer: string;
  readonly isNegated: boolean;
}

/** Whether a node is a place that branches. */
export function isBranching(node: ts.Node): node is Branching {
  return ts.isIfStatement(node) || ts.isConditionalExpression(node) || ts.isSwitchStatement(node);
}

/** What a branching place asks. */
export function questionOf(node: Branching): Question {
  if (ts.isSwitchStatement(node)) return valueOf(node.expression);
  return conditionOf(ts.isIfStatement(node) ? node.expression : node.condition);
}

/** What a condition asks. */
export function conditionOf(condition: ts.Expression): Condition {
  let at = condition;
  let isNegated = false;
  for (;;) {
    if (ts.isParenthesizedExpression(at)) at = at.expression;
    else if (ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.ExclamationToken) {
      at = at.operand;
      isNegated = !isNegated;
    } else break;
  }
  const compared = ts.isBinaryExpression(at) ? comparison(at) : undefined;
  if (compared === undefined) {
    return { subject: `whether ${at.getText()}`, asked: at, isOfValue: false, answer: 'true', isNegated };
  }
  return { ...valueOf(compared.asked), answer: compared.answer, isNegated: isNegated !== compared.isUnequal };
}

function valueOf(asked: ts.Expression): Question {
  return { subject: `which ${asked.getText()}`, asked, isOfValue: true };
}

/** `asked === answer`, in either order. */
function comparison({
  left,
  right,
  operatorToken,
}: ts.BinaryExpression):
  | { readonly asked: ts.Expression; readonly answer: string; readonly isUnequal: boolean }
  | undefined {
  const isEqual = equalities.has(operatorToken.kind);
  const isUnequal = inequalities.has(operatorToken.kind);
  if (!isEqual && !isUnequal) return undefined;
  const [asked, given] = isAnswer(left) && !isAnswer(right) ? [right, left] : [left, right];
  return isAnswer(given) ? { asked, answer: answerText(given), isUnequal } : undefined;
}

const equalities: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
]);

const inequalities: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** Whether an expression is taken to have one value of its own: a literal, or a member of an enumeration. */
function isAnswer(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return true;
  return (
    ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && /^[A-Z]/u.test(node.expression.text)
  );
}

function answerText(node: ts.Expression): string {
  return ts.isStringLiteralLike(node) ? JSON.stringify(node.text) : node.getText();
}

/** The answers that a place tells apart, in source order. */
export function answersAt(node: Branching): readonly string[] {
  if (!ts.isSwitchStatement(node)) {
    return [conditionOf(ts.isIfStatement(node) ? node.expression : node.condition).answer];
  }
  return node.caseBlock.clauses.flatMap((clause) => (ts.isCaseClause(clause) ? [answerText(clause.expression)] : []));
}

/** Whether a condition holds when its question has an answer. */
export function holds({ answer, isNegated }: Condition, given: Answer): boolean {
  return (given === answer) !== isNegated;
}

/** The way that an answer leads at a place; `undefined` past it. */
export function wayOf(node: Branching, given: Answer): ts.Node | undefined {
  if (!ts.isSwitchStatement(node)) {
    const isIf = ts.isIfStatement(node);
    const isTrue = holds(conditionOf(isIf ? node.expression : node.condition), given);
    if (isIf) return isTrue ? node.thenStatement : node.elseStatement;
    return isTrue ? node.whenTrue : node.whenFalse;
  }
  const { clauses } = node.caseBlock;
  const meant = clauses.find((clause) => ts.isCaseClause(clause) && answerText(clause.expression) === given);
  return meant ?? clauses.find(ts.isDefaultClause);
}
