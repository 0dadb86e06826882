// Which parts of a function run for a request whose path is known: what other requests alone would reach is left out, and so is
// what depends on the path in a way that can't be told. It must not know whose function it is.
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { frameAround } from '../../evaluate/frames.ts';
import { truthOfValue } from '../../evaluate/operators.ts';
import { heldBefore, wantedTruth, type WantedTruth } from '../../evaluate/reachable.ts';
import type { Frame } from '../../evaluate/value.ts';
import { lookUpName } from '../../program/scopes.ts';
import { ts } from '../../program/typescript.js';
import { isOnlyType, walkNodes } from '../../program/walk-nodes.ts';

/** What a call that tests the request comes to; `undefined` for what the evaluation is to tell. */
export type TestOfPath = (node: ts.CallExpression, frame: Frame) => PathAnswer | undefined;

/** `unsure` for some requests of the route the one, and for some the other. */
export type PathAnswer = boolean | 'unsure';

/** Whether a node runs for the request, given that what is around it runs. */
export type LivePart = (node: ts.Node, frame: Frame) => boolean;

/** How many variables lie between a path and its test. */
const deepest = 6;

/**
 * Makes the test of one request.
 *
 * @param test answers for calls that ask about the request otherwise than by comparing texts
 */
export function livePart(evaluator: Evaluator, test: TestOfPath): LivePart {
  return (node, frame) => {
    const { parent } = node;
    const wanted = wantedTruth(node);
    const held = ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent) ? heldBefore(parent, node) : [];
    return [...(wanted === undefined ? [] : [wanted]), ...held].every((one) => mayHold(one, frame));
  };

  function mayHold({ condition, truth }: WantedTruth, frame: Frame): boolean {
    const answer = answerTo(condition, frame, 0);
    return answer === undefined ? true : answer === truth;
  }

  /** `undefined` for what has nothing to do with the path. */
  function answerTo(condition: ts.Expression, frame: Frame, depth: number): PathAnswer | undefined {
    if (ts.isParenthesizedExpression(condition) || ts.isAwaitExpression(condition)) {
      return answerTo(condition.expression, frame, depth);
    }
    if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken) {
      const inner = answerTo(condition.operand, frame, depth);
      return typeof inner === 'boolean' ? !inner : inner;
    }
    if (ts.isBinaryExpression(condition)) {
      const { operatorToken, left, right } = condition;
      const isAnd = operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
      if (isAnd || operatorToken.kind === ts.SyntaxKind.BarBarToken) {
        return joined(answerTo(left, frame, depth), answerTo(right, frame, depth), !isAnd);
      }
    }
    const own = variableOf(condition);
    if (own?.initializer !== undefined && depth < deepest) {
      return answerTo(own.initializer, frameAround(own, frame), depth + 1);
    }
    if (ts.isCallExpression(condition)) {
      const known = test(condition, frameAround(condition, frame));
      if (known !== undefined) return known;
    }
    const truth = truthOfValue(evaluator.evaluate(condition, frameAround(condition, frame)));
    return truth ?? (asksForPath(condition, 0) ? 'unsure' : undefined);
  }
}

/** `left || right`, or `left && right` the other way round. */
function joined(
  left: PathAnswer | undefined,
  right: PathAnswer | undefined,
  decisive: boolean,
): PathAnswer | undefined {
  if (left === decisive || right === decisive) return decisive;
  if (left === 'unsure' || right === 'unsure') return 'unsure';
  return left === undefined || right === undefined ? undefined : !decisive;
}

function variableOf(node: ts.Expression): ts.VariableDeclaration | undefined {
  const declaration = ts.isIdentifier(node) ? lookUpName(node.text, node) : undefined;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration : undefined;
}

/** Whether a condition speaks of the path or method of the request, itself or by way of variables. */
function asksForPath(condition: ts.Node, depth: number): boolean {
  let asks = false;
  walkNodes(condition, (node) => {
    if (asks || isOnlyType(node)) return false;
    if (!ts.isIdentifier(node)) return true;
    const initializer = depth < deepest ? variableOf(node)?.initializer : undefined;
    asks = aboutPath.test(node.text) || (initializer !== undefined && asksForPath(initializer, depth + 1));
    return !asks;
  });
  return asks;
}

const aboutPath = /path|route|nextUrl|href|page|segment|method|locale|^url$|prefetch|matcher/iu;
