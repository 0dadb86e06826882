// Variables: what one may hold at the place of its use, after the assignments and writes that lead there.
import { ts } from '../program/typescript.js';
import { changesOf } from './changes.ts';
import type { Evaluator } from './evaluator.ts';
import { applyChange } from './apply-change.ts';
import { flowTo } from './flow.ts';
import { boundTo, frameAround } from './frames.ts';
import { constantOf, union, unknown } from './make-value.ts';
import { annotatedValue } from './annotated-value.ts';
import { keysOf } from './loops.ts';
import type { Deferred, Frame, Value } from './value.ts';

/** What a variable may hold where it is used. */
export function variableAt(
  declaration: ts.VariableDeclaration,
  at: ts.Node,
  frame: Frame,
  evaluator: Evaluator,
): Value {
  const bound = boundTo(declaration, frame);
  if (bound !== undefined) return evaluator.force(bound);
  const initial = initialValue(declaration, frameAround(declaration, frame), evaluator);
  return afterChanges(declaration, initial, at, frame, evaluator);
}

/** What a variable or parameter that began with a value holds at a place. */
export function afterChanges(
  declaration: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement,
  initial: Value,
  at: ts.Node,
  frame: Frame,
  evaluator: Evaluator,
): Value {
  const changes = changesOf(declaration);
  if (changes.every((change) => !matters(change, initial))) return initial;
  const apply = (state: Value, change: ts.Expression, around: Frame): Value =>
    applyChange(state, change, around, evaluator);
  return flowTo({ declaration, changes, initial, at, frame, evaluator, apply });
}

/** Writes into what is no known object or list change nothing that is known. */
function matters(change: ts.Expression, initial: Value): boolean {
  if (ts.isBinaryExpression(change) && ts.isIdentifier(change.left)) return true;
  return initial.some(({ kind }) => kind === 'record' || kind === 'list' || kind === 'url' || kind === 'constant');
}

function initialValue(declaration: ts.VariableDeclaration, frame: Frame, evaluator: Evaluator): Value {
  const { initializer, type } = declaration;
  const loop = declaration.parent.parent;
  if (ts.isForOfStatement(loop))
    return eachOf(evaluator.elements(evaluator.evaluate(loop.expression, frame)), evaluator);
  if (ts.isForInStatement(loop)) return eachOf(keysOf(evaluator.evaluate(loop.expression, frame)), evaluator);
  if (ts.isCatchClause(declaration.parent)) return unknown('a caught error');
  const value = initializer === undefined ? constantOf(undefined) : evaluator.evaluate(initializer, frame);
  return annotatedValue(value, type, evaluator);
}

function eachOf(elements: readonly Deferred[], evaluator: Evaluator): Value {
  if (elements.length === 0) return unknown('an element that is known only at run time');
  return union(elements.map((element) => evaluator.force(element)));
}
