// Operators: sums, choices and comparisons. A condition that is known decides; else both sides are possible.
import { ts } from '../program/typescript.js';
import type { Evaluator } from './evaluator.ts';
import { constantOf, isNothing, union, unknown } from './make-value.ts';
import { add, knownTextOf } from './texts.ts';
import type { Frame, Possible, TextValue, Value } from './value.ts';

/** `left <operator> right`. A chain of thousands of `+` is laid out first, so that its length costs no stack. */
export function evaluateBinary(node: ts.BinaryExpression, frame: Frame, evaluator: Evaluator): Value {
  if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) return evaluateSum(node, frame, evaluator);
  const right = (): Value => evaluator.evaluate(node.right, frame);
  const left = (): Value => evaluator.evaluate(node.left, frame);
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.EqualsToken:
      return right();
    case ts.SyntaxKind.BarBarToken:
      return evaluateChoices(node, frame, evaluator);
    case ts.SyntaxKind.BarBarEqualsToken:
      return chooseTrue(left(), right);
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
      return choosePresent(left(), right);
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.AmpersandAmpersandEqualsToken:
      return choose(left(), right, (possible) => negate(truthOf(possible)));
    case ts.SyntaxKind.PlusEqualsToken:
      return add(left(), right());
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
      return compared(equal(left(), right()));
    case ts.SyntaxKind.EqualsEqualsToken:
      return compared(looselyEqual(left(), right()));
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return compared(negate(equal(left(), right())));
    case ts.SyntaxKind.ExclamationEqualsToken:
      return compared(negate(looselyEqual(left(), right())));
    case ts.SyntaxKind.LessThanToken:
      return compared(ordered(left(), right(), (one, other) => one < other));
    case ts.SyntaxKind.LessThanEqualsToken:
      return compared(ordered(left(), right(), (one, other) => one <= other));
    case ts.SyntaxKind.GreaterThanToken:
      return compared(ordered(left(), right(), (one, other) => one > other));
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return compared(ordered(left(), right(), (one, other) => one >= other));
    case ts.SyntaxKind.MinusToken:
      return difference(left(), right());
    case ts.SyntaxKind.InKeyword:
    case ts.SyntaxKind.InstanceOfKeyword:
      return unknown('the result of a test at run time');
    default:
      return unknown('the result of arithmetic');
  }
}

/** How two numbers compare, where both are known. */
function ordered(left: Value, right: Value, test: (one: number, other: number) => boolean): boolean | undefined {
  const [one, ...more] = left;
  const [other, ...others] = right;
  if (one?.kind !== 'constant' || other?.kind !== 'constant' || more.length + others.length > 0) return undefined;
  return typeof one.value === 'number' && typeof other.value === 'number' ? test(one.value, other.value) : undefined;
}

function evaluateSum(node: ts.BinaryExpression, frame: Frame, evaluator: Evaluator): Value {
  const operands: ts.Expression[] = [];
  let at: ts.Expression = node;
  while (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    operands.push(at.right);
    at = at.left;
  }
  let sum = evaluator.evaluate(at, frame);
  for (const operand of operands.toReversed()) sum = add(sum, evaluator.evaluate(operand, frame));
  return sum;
}

/** `a || b || c`: what follows one that is true for certain is never chosen, whatever stands before it. */
function evaluateChoices(node: ts.BinaryExpression, frame: Frame, evaluator: Evaluator): Value {
  const operands: ts.Expression[] = [];
  let at: ts.Expression = node;
  while (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.BarBarToken) {
    operands.push(at.right);
    at = at.left;
  }
  const values: Value[] = [];
  for (const operand of [at, ...operands.toReversed()]) {
    const value = evaluator.evaluate(operand, frame);
    if (operand === node.right) values.push(value);
    else values.push(value.filter((possible) => truthOf(possible) !== false));
    if (value.every((possible) => truthOf(possible) === true)) break;
  }
  return union(values);
}

/** `left || right` */
export function chooseTrue(left: Value, right: () => Value): Value {
  return choose(left, right, truthOf);
}

/** `left ?? right` */
export function choosePresent(left: Value, right: () => Value): Value {
  return choose(left, right, isPresent);
}

/** The possibilities of the left side that may be kept, then the right side unless the left is kept for certain. */
function choose(left: Value, right: () => Value, keeps: (possible: Possible) => boolean | undefined): Value {
  const kept = left.filter((possible) => keeps(possible) !== false);
  if (kept.length > 0 && left.every((possible) => keeps(possible) === true)) return left;
  return kept.length === 0 ? right() : union([kept, right()]);
}

/** Whether a possibility counts as true; `undefined` when that is not known. */
export function truthOf(possible: Possible): boolean | undefined {
  if (possible.kind === 'constant') return Boolean(possible.value);
  if (possible.kind === 'symbolic') return possible.steps.at(-1)?.kind === 'new' ? true : undefined;
  if (possible.kind !== 'text') return true;
  if (possible.parts.length === 0) return false;
  return possible.parts.some((part) => typeof part === 'string') ? true : undefined;
}

function isPresent(possible: Possible): boolean | undefined {
  if (possible.kind === 'constant') return !isNothing(possible);
  return possible.kind === 'symbolic' ? truthOf(possible) : true;
}

/** `name.length - 3`, where both numbers are known. */
function difference(left: Value, right: Value): Value {
  const [first] = left;
  const [second] = right;
  const isKnown = left.length === 1 && right.length === 1 && first?.kind === 'constant' && second?.kind === 'constant';
  return isKnown ? constantOf(Number(first.value) - Number(second.value)) : unknown('the result of arithmetic');
}

/** Whether all possibilities agree on being true or false. */
export function truthOfValue(value: Value): boolean | undefined {
  const truths = new Set(value.map(truthOf));
  const [only] = truths;
  return truths.size === 1 ? only : undefined;
}

/** `!value` */
export function evaluatePrefix(node: ts.PrefixUnaryExpression, frame: Frame, evaluator: Evaluator): Value {
  const operand = evaluator.evaluate(node.operand, frame);
  const [only] = operand;
  switch (node.operator) {
    case ts.SyntaxKind.ExclamationToken:
      return compared(negate(truthOfValue(operand)));
    case ts.SyntaxKind.MinusToken:
      if (operand.length === 1 && only?.kind === 'constant') return constantOf(-Number(only.value));
      return unknown('the result of arithmetic');
    default:
      return unknown('the result of arithmetic');
  }
}

function negate(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function compared(truth: boolean | undefined): Value {
  return truth === undefined ? unknown('the result of a test at run time') : constantOf(truth);
}

/** Whether two values are equal for certain, or differ for certain, as `===` has it. */
export function equal(left: Value, right: Value): boolean | undefined {
  return agreed(left, right, equalPossible);
}

/** The same as `==` has it. */
export function looselyEqual(left: Value, right: Value): boolean | undefined {
  return agreed(left, right, looselyEqualPossible);
}

type Comparison = (left: Possible, right: Possible) => boolean | undefined;

function agreed(left: Value, right: Value, compare: Comparison): boolean | undefined {
  const verdicts = new Set(left.flatMap((one) => right.map((other) => compare(one, other))));
  const [only] = verdicts;
  return verdicts.size === 1 ? only : undefined;
}

/** `null` and `undefined` equal each other and nothing else; of other values of two types one is converted (ECMA-262 7.2.13). */
function looselyEqualPossible(left: Possible, right: Possible): boolean | undefined {
  const nothings = [left, right].filter(isNothing).length;
  if (nothings === 2) return true;
  const verdict = equalPossible(left, right);
  if (nothings === 1) return verdict;
  const isOneType = left.kind === 'text' ? right.kind === 'text' : typeOfConstant(left) === typeOfConstant(right);
  return isOneType ? verdict : undefined;
}

function typeOfConstant(possible: Possible): string | undefined {
  return possible.kind === 'constant' ? typeof possible.value : undefined;
}

function equalPossible(left: Possible, right: Possible): boolean | undefined {
  const one = left.kind === 'text' ? knownTextOf(left) : undefined;
  const other = right.kind === 'text' ? knownTextOf(right) : undefined;
  if (one !== undefined && other !== undefined) return one === other;
  if (left.kind === 'text' && right.kind === 'text') return mayBeSame(left, right) ? undefined : false;
  if (left.kind === 'constant' && right.kind === 'constant') return left.value === right.value;
  const constant = left.kind === 'constant' ? left : right.kind === 'constant' ? right : undefined;
  const others = constant === left ? right : left;
  // A thing that is there is neither undefined nor a number; what is symbolic may be anything.
  return constant !== undefined && others.kind !== 'symbolic' ? false : undefined;
}

/** Whether two texts, of which one has holes at least, agree in what is known of their beginnings and ends. */
function mayBeSame(left: TextValue, right: TextValue): boolean {
  const [one, other] = [left.parts.at(0) ?? '', right.parts.at(0) ?? ''];
  const [oneEnd, otherEnd] = [left.parts.at(-1) ?? '', right.parts.at(-1) ?? ''];
  const begins = typeof one !== 'string' || typeof other !== 'string' || one.startsWith(other) || other.startsWith(one);
  const ends =
    typeof oneEnd !== 'string' ||
    typeof otherEnd !== 'string' ||
    oneEnd.endsWith(otherEnd) ||
    otherEnd.endsWith(oneEnd);
  return begins && ends;
}
