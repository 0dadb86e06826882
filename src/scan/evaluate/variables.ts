// Variables: what one may hold at the place of its use, after the assignments and writes that lead there.
import { ts } from '../program/typescript.js';
import { changesOf, reassigns } from './changes.ts';
import type { Evaluator } from './evaluator.ts';
import { applyChange } from './apply-change.ts';
import { flowTo } from './flow.ts';
import { boundTo, frameAround } from './frames.ts';
import { constantOf, unknown } from './make-value.ts';
import { annotatedValue } from './annotated-value.ts';
import { turnValue } from './loops.ts';
import type { Frame, Value } from './value.ts';

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
  if (changes.every((change) => !reassigns(change, declaration) && !holdsParts(initial))) return initial;
  const apply = (state: Value, change: ts.Expression, around: Frame): Value =>
    applyChange(state, change, declaration, around, evaluator);
  return flowTo({ declaration, changes, initial, at, frame, evaluator, apply });
}

/** Writes into what is no known object or list change nothing that is known. */
function holdsParts(initial: Value): boolean {
  return initial.some(
    ({ kind }) => kind === 'record' || kind === 'list' || kind === 'instance' || kind === 'url' || kind === 'constant',
  );
}

function initialValue(declaration: ts.VariableDeclaration, frame: Frame, evaluator: Evaluator): Value {
  const { initializer, type } = declaration;
  const loop = declaration.parent.parent;
  if (ts.isForOfStatement(loop) || ts.isForInStatement(loop)) return turnValue(loop, frame, evaluator);
  if (ts.isCatchClause(declaration.parent)) return unknown('a caught error');
  const value = initializer === undefined ? constantOf(undefined) : evaluator.evaluate(initializer, frame);
  return annotatedValue(value, type, evaluator);
}
