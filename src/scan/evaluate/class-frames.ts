// The frames in which the fields, the constructor and the static members of a class are evaluated. One object has one frame for
// each of its classes, so that what has been found in it is found once.
import type { ts } from '../program/typescript.js';
import { enterFunction } from './functions.ts';
import type { ClassValue, Deferred, Frame, InstanceValue, Value } from './value.ts';

const fields = new WeakMap<InstanceValue | ClassValue, Map<ts.Node, Frame>>();
const constructions = new WeakMap<InstanceValue, Map<ts.Node, Frame>>();
const unconstructed = new WeakMap<Frame, Map<ts.Node, InstanceValue>>();

/** The frame of an object's fields that one of its classes declares. */
export function instanceFrame(instance: InstanceValue, of: ClassValue): Frame {
  return once(fields, instance, of.node, () => ({
    owner: of.node,
    bindings: new Map(),
    self: [instance],
    parent: of.frame,
    depth: of.frame.depth,
  }));
}

/** The frame of a class's own fields. */
export function staticFrame(of: ClassValue): Frame {
  return once(fields, of, of.node, () => ({
    owner: of.node,
    bindings: new Map(),
    self: [of],
    parent: of.frame,
    depth: of.frame.depth,
  }));
}

/** The frame of the constructor of one of an object's classes; `args` is what that class is given. */
export function constructorFrame(
  instance: InstanceValue,
  of: ClassValue,
  made: ts.ConstructorDeclaration,
  args: readonly Deferred[] | undefined,
): Frame {
  return once(constructions, instance, made, () => {
    const self: Value = [instance];
    if (args === undefined) return { owner: made, bindings: new Map(), self, parent: of.frame, depth: of.frame.depth };
    return enterFunction({ kind: 'function', node: made, frame: of.frame, self, bound: [] }, args, of.frame.depth);
  });
}

/** An object of a class of which no construction is known. */
export function anyInstance(node: ts.ClassLikeDeclaration, frame: Frame): InstanceValue {
  return once(unconstructed, frame, node, () => ({
    kind: 'instance',
    of: { kind: 'class', node, frame },
    args: undefined,
  }));
}

function once<Key extends object, Made>(
  table: WeakMap<Key, Map<ts.Node, Made>>,
  key: Key,
  node: ts.Node,
  make: () => Made,
): Made {
  const own = table.get(key) ?? new Map<ts.Node, Made>();
  table.set(key, own);
  const known = own.get(node) ?? make();
  own.set(node, known);
  return known;
}
