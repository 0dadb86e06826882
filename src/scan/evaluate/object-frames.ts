// Objects that a call takes several parts of: of `const { url, method } = pick()` the parts of one object stay together. It must
// not know what the parts are for.
import { ts } from '../program/typescript.js';
import type { Holder } from './choice-inputs.ts';
import type { Evaluator } from './evaluator.ts';
import { boundTo, frameAround } from './frames.ts';
import type { Deferred, Frame, Value } from './value.ts';

/** So many objects that a variable may hold are told apart. */
const mostObjects = 24;

/** A frame for each of the objects that the variables may hold. */
export function objectFrames(
  holders: readonly Holder[],
  owner: ts.Node,
  frame: Frame,
  evaluator: Evaluator,
): readonly Frame[] {
  let frames: readonly Frame[] = [frame];
  for (const holder of holders) {
    const next = frames.flatMap((around) => framesOf(holder, owner, around, evaluator));
    if (next.length > mostObjects) break;
    frames = next;
  }
  return frames;
}

function framesOf(holder: Holder, owner: ts.Node, frame: Frame, evaluator: Evaluator): readonly Frame[] {
  const value = heldBy(holder, frame, evaluator);
  const objects = value.filter(({ kind }) => kind === 'record' || kind === 'list');
  if (objects.length < 2) return [frame];
  const others = value.filter((possible) => !objects.includes(possible));
  const parts: readonly Value[] = [...objects.map((possible) => [possible]), ...(others.length === 0 ? [] : [others])];
  return parts.map((part): Frame => {
    const bindings = new Map<ts.Node, Deferred>([[holder, { value: part }]]);
    return { owner, bindings, self: undefined, parent: frame, depth: frame.depth };
  });
}

function heldBy(holder: Holder, frame: Frame, evaluator: Evaluator): Value {
  const bound = boundTo(holder, frame);
  if (bound !== undefined) return evaluator.force(bound);
  const isGiven = ts.isVariableDeclaration(holder) && holder.initializer !== undefined;
  return isGiven ? evaluator.evaluate(holder.initializer, frameAround(holder, frame)) : [];
}
