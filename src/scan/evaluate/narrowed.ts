// What a variable can still be where a condition on it holds: after `if (!path) return`, in a branch of `path ? a : b`, behind
// `path !== undefined &&`. It must not know how the variable got its value.
import { ts } from '../program/typescript.js';
import { lookUpName, type Declaration } from '../program/scopes.ts';
import { changesOf, reassigns } from './changes.ts';
import type { Evaluator } from './evaluator.ts';
import { contains, frameAround } from './frames.ts';
import { equal, looselyEqual, truthOf } from './operators.ts';
import { heldBefore, wantedTruth, type WantedTruth } from './reachable.ts';
import type { Frame, Possible, Value } from './value.ts';

/** Whether a possibility may be what a variable is. */
type Test = (possible: Possible) => boolean;

/** A variable whose value is asked for at the place of a name. */
interface Asked {
  readonly declaration: Declaration;
  readonly node: ts.Identifier;
  readonly frame: Frame;
  readonly evaluator: Evaluator;
}

/**
 * The possibilities of a variable that the conditions around the place of its use leave.
 *
 * @param value what the variable may be there as far as assignments tell
 * @returns some of them; all when the conditions leave none, which only code that never runs does
 */
export function narrowed(
  value: Value,
  declaration: Declaration,
  node: ts.Identifier,
  frame: Frame,
  evaluator: Evaluator,
): Value {
  if (value.length < 2) return value;
  const asked: Asked = { declaration, node, frame, evaluator };
  const changes = changesOf(declaration).filter((change) => reassigns(change, declaration));
  let kept = value;
  for (let at: ts.Node = node; !contains(at, declaration) && !ts.isSourceFile(at.parent); at = at.parent) {
    // Between the making of a function and its call, a variable may be assigned anything.
    if (changes.length > 0 && ts.isFunctionLike(at) && !isAwaitedCallback(at, changes)) break;
    for (const held of heldAt(at)) {
      const test = isUntouched(held.condition, node, changes) ? testOf(held, asked) : undefined;
      if (test !== undefined) kept = kept.filter(test);
    }
  }
  return kept.length === 0 ? value : kept;
}

/** `await retry(() => client.api(url).get())`: the function is done with before what comes next assigns, and assigns nothing itself. */
function isAwaitedCallback(fn: ts.Node, changes: readonly ts.Expression[]): boolean {
  const { parent } = fn;
  const isAwaited = ts.isCallExpression(parent) && parent.expression !== fn && ts.isAwaitExpression(parent.parent);
  return isAwaited && !changes.some((change) => contains(fn, change));
}

function heldAt(at: ts.Node): readonly WantedTruth[] {
  const wanted = wantedTruth(at);
  const own = wanted === undefined ? [] : [wanted];
  const { parent } = at;
  return ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent) ? [...own, ...heldBefore(parent, at)] : own;
}

/** Whether nothing assigns to the variable between a condition and a use, on the first turn of a loop or a later one. */
function isUntouched(condition: ts.Expression, use: ts.Node, changes: readonly ts.Expression[]): boolean {
  return changes.every((change) => {
    if (change.pos >= condition.pos && change.pos < use.pos) return false;
    const loop = outermostLoop(use, condition);
    return loop === undefined || !contains(loop, change);
  });
}

/** The outermost loop around a use that does not test the condition in each turn. */
function outermostLoop(use: ts.Node, condition: ts.Expression): ts.Node | undefined {
  let found: ts.Node | undefined;
  for (let at: ts.Node = use; at.parent !== undefined && !contains(at, condition); at = at.parent) {
    if (ts.isIterationStatement(at, false)) found = at;
  }
  return found;
}

/** What a condition that holds, or does not, says of the variable; `undefined` when that is nothing. */
function testOf({ condition, truth }: WantedTruth, asked: Asked): Test | undefined {
  if (ts.isParenthesizedExpression(condition)) return testOf({ condition: condition.expression, truth }, asked);
  if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken) {
    return testOf({ condition: condition.operand, truth: !truth }, asked);
  }
  if (isVariable(condition, asked)) return (possible) => truthOf(possible) !== !truth;
  return ts.isBinaryExpression(condition) ? testOfBinary(condition, truth, asked) : undefined;
}

function testOfBinary(condition: ts.BinaryExpression, truth: boolean, asked: Asked): Test | undefined {
  const { left, right, operatorToken } = condition;
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return truth
        ? both(testOf({ condition: left, truth }, asked), testOf({ condition: right, truth }, asked))
        : undefined;
    case ts.SyntaxKind.BarBarToken:
      return truth
        ? undefined
        : both(testOf({ condition: left, truth }, asked), testOf({ condition: right, truth }, asked));
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return equality(condition, truth, asked);
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return equality(condition, !truth, asked);
    default:
      return undefined;
  }
}

function both(one: Test | undefined, other: Test | undefined): Test | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return (possible) => one(possible) && other(possible);
}

/** `name === other`, and `typeof name === 'string'`. */
function equality({ left, right, operatorToken }: ts.BinaryExpression, truth: boolean, asked: Asked): Test | undefined {
  const { evaluator, frame } = asked;
  const [subject, other] = isVariable(left, asked) || ts.isTypeOfExpression(left) ? [left, right] : [right, left];
  const value = evaluator.evaluate(other, frameAround(other, frame));
  if (ts.isTypeOfExpression(subject)) {
    const [only] = value;
    if (!isVariable(subject.expression, asked) || value.length > 1 || only?.kind !== 'text') return undefined;
    return (possible) => isOfType(possible, only.parts[0]) !== !truth;
  }
  if (!isVariable(subject, asked)) return undefined;
  const isLoose =
    operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken ||
    operatorToken.kind === ts.SyntaxKind.ExclamationEqualsToken;
  const compare = isLoose ? looselyEqual : equal;
  return (possible) => compare([possible], value) !== !truth;
}

function isOfType(possible: Possible, name: unknown): boolean | undefined {
  switch (possible.kind) {
    case 'symbolic':
      return undefined;
    case 'constant':
      return (possible.value === null ? 'object' : typeof possible.value) === name;
    case 'text':
      return name === 'string';
    case 'function':
    case 'class':
      return name === 'function';
    default:
      return name === 'object';
  }
}

function isVariable(node: ts.Expression, { declaration, node: { text } }: Asked): boolean {
  return ts.isIdentifier(node) && node.text === text && lookUpName(text, node) === declaration;
}
