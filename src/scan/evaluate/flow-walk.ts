// What the files that follow a variable share: the question, the walk through the source, and the states on the way.
import type { ts } from '../program/typescript.js';
import type { Declaration } from '../program/scopes.ts';
import type { Evaluator } from './evaluator.ts';
import { union } from './make-value.ts';
import type { Frame, Value } from './value.ts';

/** One question: what does the variable hold at a place? */
export interface FlowTask {
  readonly declaration: Declaration;
  /** The expressions that change it, in source order. */
  readonly changes: readonly ts.Expression[];
  /** What its declaration gives it. */
  readonly initial: Value;
  readonly at: ts.Node;
  readonly frame: Frame;
  readonly evaluator: Evaluator;
  /** What it holds after a change. */
  readonly apply: (state: Value, change: ts.Expression, frame: Frame) => Value;
}

/** What the variable holds; `undefined` after a statement means that nothing comes after it. */
export type State = Value | undefined;

/** What the variable held where a statement was left by `break`, and where a turn of it was. */
export interface Jumps {
  readonly breaks: Value[];
  readonly continues: Value[];
}

/** A walk through a part of the source for such a question. */
export interface Walk extends FlowTask, Jumps {
  readonly home: ts.Node;
  /** Goes on with a node. */
  readonly follow: (node: ts.Node, state: Value, walk: Walk) => State;
  readonly frame: Frame;
  readonly found: Value[];
  /** What the variable held after each change so far within the innermost `try`. */
  readonly thrown: Value[];
  /** What the variable held where a function that is handed over returned; `undefined` outside of such functions. */
  readonly returns?: Value[];
  /** The jumps to each of the labels around. */
  readonly labels: ReadonlyMap<string, Jumps>;
  /** Whether what is walked through may run again: the place of the use is then met with what the end of it leaves behind. */
  readonly isRepeated: boolean;
}

/** The state where several ways meet. */
export function join(states: readonly State[]): State {
  const reached = states.filter((state) => state !== undefined);
  return reached.length === 0 ? undefined : union(reached);
}
