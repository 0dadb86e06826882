// Which frame a piece of source belongs to.
import type { ts } from '../program/typescript.js';
import { outermostFrame, type Deferred, type Frame } from './value.ts';

/**
 * The innermost frame around a node: of the given one and its parents the first whose owner contains the node. What lies
 * outside of a function does not depend on its parameters, so it is evaluated once for all calls.
 */
export function frameAround(node: ts.Node, frame: Frame): Frame {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    if (at.owner === undefined || contains(at.owner, node)) return at;
  }
  return outermostFrame;
}

/** Whether a node lies in another one; a node does not contain itself. */
export function contains(outer: ts.Node, inner: ts.Node): boolean {
  if (outer === inner || inner.pos < outer.pos || inner.end > outer.end) return false;
  return outer.getSourceFile() === inner.getSourceFile();
}

/** What is bound to a parameter or loop variable, and `undefined` when nothing is. */
export function boundTo(node: ts.Node, frame: Frame): Deferred | undefined {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
    const found = at.bindings.get(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

const siteless = new WeakMap<Frame, Frame>();

/** The frame of any call with the same arguments. */
export function withoutSite(frame: Frame): Frame {
  if (frame.site === undefined) return frame;
  const { owner, bindings, given, self, parent, depth } = frame;
  const own = { owner, bindings, self, parent, depth };
  const known = siteless.get(frame) ?? (given === undefined ? own : { ...own, given });
  siteless.set(frame, known);
  return known;
}

/** The frames of turns that were made: what is found in one need not be found again in an equal one. */
const turnFrames = new WeakMap<ts.Node, WeakMap<Frame, Frame[]>>();

/** The frame in which a loop variable or a callback's parameter has one value; the same one for the same value. */
export function turnFrame(owner: ts.Node, variable: ts.Node, value: Deferred, parent: Frame): Frame {
  const byParent = turnFrames.get(owner) ?? new WeakMap<Frame, Frame[]>();
  turnFrames.set(owner, byParent);
  const frames = byParent.get(parent) ?? [];
  byParent.set(parent, frames);
  const made = frames.find(({ bindings }) => isSame(value, bindings.get(variable)));
  if (made !== undefined) return made;
  const frame: Frame = { owner, bindings: new Map([[variable, value]]), self: undefined, parent, depth: parent.depth };
  frames.push(frame);
  return frame;
}

/** Whether two deferred values are the same expression in the same frame, or one and the same value. */
export function isSame(left: Deferred, right: Deferred | undefined): boolean {
  if (left === right) return true;
  if (right === undefined) return false;
  if ('value' in left || 'value' in right) return 'value' in left && 'value' in right && left.value === right.value;
  return left.node === right.node && left.frame === right.frame;
}
