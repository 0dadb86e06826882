// Loops over known lists: each turn has a frame of its own, so that what belongs together in an element stays together.
import { ts } from '../program/typescript.js';
import { entriesOf } from './built-in/maps.ts';
import { iteratedElements } from './callbacks.ts';
import type { Evaluator } from './evaluator.ts';
import { frameAround, turnFrame } from './frames.ts';
import { known } from './texts.ts';
import { textOf, union, unknown } from './make-value.ts';
import type { Deferred, Frame, ListValue, Value } from './value.ts';

/** How many turns of nested loops are told apart; with more, a variable has all its values at once. */
const mostTurns = 200;

/**
 * The frames in which a node is evaluated: one for each combination of turns of the known loops around it, up to the function
 * that it is in; that function's own loops too when it is the callback of an iteration.
 *
 * @param frame what is bound already
 * @returns at least one frame
 */
export function framesAround(node: ts.Node, frame: Frame, evaluator: Evaluator): readonly Frame[] {
  let frames: readonly Frame[] = [frame];
  for (const loop of loopsAround(node, frame)) {
    const next = frames.flatMap((outer) => turnsOf(loop, outer, evaluator));
    if (next.length > mostTurns) return frames;
    frames = next;
  }
  return frames;
}

/** The loops around a node, the outermost first; those outside of the frame's owner have been bound already. */
function loopsAround(node: ts.Node, frame: Frame): readonly ts.Node[] {
  const loops: ts.Node[] = [];
  for (let at: ts.Node | undefined = node.parent; at !== undefined && at !== frame.owner; at = at.parent) {
    if (ts.isForOfStatement(at) || ts.isForInStatement(at)) loops.push(at);
    else if (ts.isArrowFunction(at) || ts.isFunctionExpression(at)) {
      if (!ts.isCallExpression(at.parent)) break;
      loops.push(at);
    } else if (ts.isFunctionLike(at)) break;
  }
  return loops.toReversed();
}

function turnsOf(loop: ts.Node, outer: Frame, evaluator: Evaluator): readonly Frame[] {
  const variable = loopVariable(loop);
  if (variable === undefined) return [outer];
  const around = frameAround(loop, outer);
  const turns = loopElements(loop, around, evaluator);
  if (turns === undefined || turns.length < 2) return [outer];
  return turns.map((turn) => turnFrame(loop, variable, turn, outer));
}

/** What a loop binds in each turn: the variable that it declares, what it assigns to, or the parameter of its function. */
export function loopVariable(loop: ts.Node): ts.Node | undefined {
  if (ts.isForOfStatement(loop) || ts.isForInStatement(loop)) {
    return ts.isVariableDeclarationList(loop.initializer) ? loop.initializer.declarations[0] : loop.initializer;
  }
  return ts.isArrowFunction(loop) || ts.isFunctionExpression(loop) ? loop.parameters[0] : undefined;
}

/** What any turn of a loop gets. */
export function turnValue(loop: ts.ForInOrOfStatement, frame: Frame, evaluator: Evaluator): Value {
  const elements = loopElements(loop, frame, evaluator) ?? [];
  if (elements.length === 0) return unknown('an element that is known only at run time');
  return union(elements.map((element) => evaluator.force(element)));
}

function loopElements(loop: ts.Node, frame: Frame, evaluator: Evaluator): readonly Deferred[] | undefined {
  if (ts.isForOfStatement(loop)) return evaluator.elements(evaluator.evaluate(loop.expression, frame));
  if (ts.isForInStatement(loop)) return keysOf(evaluator.evaluate(loop.expression, frame));
  return iteratedElements(loop, frame, evaluator);
}

/** The names of the known properties, as `for (const key in object)` gives them. */
export function keysOf(value: Value): readonly Deferred[] {
  return value.flatMap((possible) =>
    possible.kind === 'record' ? [...possible.properties.keys()].map((name) => known(textOf(name))) : [],
  );
}

/** What each turn of a loop over a value gets. */
export function elementsOf(value: Value): readonly Deferred[] {
  return value.flatMap((possible) => {
    if (possible.kind === 'record' && possible.isMap === true && !possible.open) return entriesOf(possible);
    if (possible.kind !== 'list') return openElement;
    if (isPartOfAnother(possible, value)) return [];
    if (possible.madeOf !== undefined || possible.returned !== undefined) return possible.elements;
    return possible.open ? [...possible.elements, ...openElement] : possible.elements;
  });
}

/** A list that was filtered by an unknown test is all of it, or the sure elements and more: those are among all. */
function isPartOfAnother(list: ListValue, value: Value): boolean {
  return (
    list.open &&
    value.some(
      (other) =>
        other.kind === 'list' && !other.open && list.elements.every((element) => other.elements.includes(element)),
    )
  );
}

/** Whether an element stands for any number of those that are not known. */
export function isOpenElement(element: Deferred): boolean {
  return openElement.includes(element);
}

const openElement: readonly Deferred[] = [
  known([
    {
      kind: 'symbolic',
      root: {
        kind: 'unknown',
        reason: 'an element of a list that is known only at run time',
        name: undefined,
        parameters: [],
      },
      steps: [],
    },
  ]),
];
