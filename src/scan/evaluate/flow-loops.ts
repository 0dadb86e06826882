// What a variable holds in and after a loop, and where a function is handed over that may run any number of times.
import { ts } from '../program/typescript.js';
import { isCounting } from './changes.ts';
import { join, type State, type Walk } from './flow-walk.ts';
import { frameAround, isSame, turnFrame } from './frames.ts';
import { loopVariable } from './loops.ts';
import { union, unknown } from './make-value.ts';
import type { Frame, Value } from './value.ts';

/** Loops over at most so many known elements are followed turn by turn. */
const mostTurns = 16;

/** The state after a loop. */
export function followLoop(node: ts.IterationStatement, state: Value, walk: Walk): State {
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    const begun = walk.follow(node.expression, state, walk);
    const turns = ts.isForOfStatement(node) ? knownTurns(node, walk) : undefined;
    if (begun === undefined) return undefined;
    return turns === undefined
      ? followRepeated(node, [node.initializer, node.statement], begun, walk)
      : followTurns(node, turns, begun, walk);
  }
  if (!ts.isForStatement(node)) return followRepeated(node, childrenOf(node), state, walk);
  const { initializer, condition, statement, incrementor } = node;
  const begun = initializer === undefined ? state : walk.follow(initializer, state, walk);
  const parts = [condition, statement, incrementor].filter((part) => part !== undefined);
  return begun && followRepeated(node, parts, begun, walk);
}

/** The state after a function that is handed over: it may run now, any number of times. */
export function followHandedOver(node: ts.Node, state: Value, walk: Walk): State {
  const returns: Value[] = [];
  const inner: Walk = { ...walk, breaks: [], continues: [], isRepeated: true, returns };
  const after = followRepeated(node, childrenOf(node), state, inner);
  return join([state, after, ...returns]);
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  node.forEachChild((child) => {
    children.push(child);
  });
  return children;
}

function followTurns(node: ts.ForInOrOfStatement, turns: readonly Turn[], state: Value, walk: Walk): State {
  let now: State = state;
  const breaks: Value[] = [];
  for (const { frame, isAsked, isLast } of turns) {
    if (now === undefined) break;
    const found = isAsked ? walk.found : [];
    const turn: Walk = { ...walk, frame, breaks, continues: [], found, isRepeated: walk.isRepeated || !isLast };
    now = followPart([node.initializer, node.statement], now, node, turn);
  }
  return join([now, ...breaks]);
}

/** The state at the end of one turn. */
function followPart(parts: readonly ts.Node[], state: Value, loop: ts.Node, walk: Walk): State {
  let now: State = state;
  for (const part of parts) if (now !== undefined) now = walk.follow(part, now, walk);
  const labelled = ts.isLabeledStatement(loop.parent) ? walk.labels.get(loop.parent.label.text) : undefined;
  return join([now, ...walk.continues, ...(labelled?.continues.splice(0) ?? [])]);
}

/** A turn of a loop: whether the use in question may be in it, and whether no turn after it matters then. */
interface Turn {
  readonly frame: Frame;
  readonly isAsked: boolean;
  readonly isLast: boolean;
}

/** The turns of a loop whose list is wholly known; when the use is in one of them, those up to it. */
function knownTurns(node: ts.ForOfStatement, walk: Walk): readonly Turn[] | undefined {
  const variable = loopVariable(node);
  const around = frameAround(node, walk.frame);
  const [list, ...others] = walk.evaluator.evaluate(node.expression, around);
  if (variable === undefined || list?.kind !== 'list' || others.length > 0 || list.open) return undefined;
  if (list.elements.length > mostTurns) return undefined;
  const own = ownTurn(node, walk.frame);
  const index = list.elements.findIndex((element) => isSame(element, own?.bindings.get(variable)));
  const frames = list.elements.map((element) => turnFrame(node, variable, element, around));
  if (own === undefined || index === -1) return frames.map((frame) => ({ frame, isAsked: true, isLast: false }));
  const before = frames.slice(0, index).map((frame): Turn => ({ frame, isAsked: false, isLast: false }));
  return [...before, { frame: own, isAsked: true, isLast: true }];
}

/** The turn of a loop that a frame is in. */
function ownTurn(node: ts.ForOfStatement, frame: Frame): Frame | undefined {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) if (at.owner === node) return at;
  return undefined;
}

/** A loop of unknown length: none, one or more turns; what still changes in the second one may become anything. */
function followRepeated(loop: ts.Node, parts: readonly ts.Node[], state: Value, walk: Walk): State {
  const inner: Walk = { ...walk, breaks: [], continues: [], isRepeated: true };
  const begun = isCounted(loop, walk) ? withoutNumbers(state) : state;
  const once = followPart(parts, begun, loop, inner) ?? begun;
  const both = union([begun, once]);
  const twice = followPart(parts, both, loop, inner) ?? both;
  const all = union([both, twice, ...inner.breaks]);
  if (all.length === both.length) return all;
  const grown = union([all, unknown('the text grows in a loop')]);
  followPart(parts, grown, loop, inner);
  return grown;
}

/** Whether a loop counts with the variable: the number that it begins with is then one of many. */
function isCounted(loop: ts.Node, { changes }: Walk): boolean {
  return changes.some((change) => isCounting(change) && change.pos >= loop.pos && change.end <= loop.end);
}

function withoutNumbers(state: Value): Value {
  const others = state.filter((possible) => possible.kind !== 'constant' || typeof possible.value !== 'number');
  return others.length === state.length ? state : union([others, unknown('a number that is counted in a loop')]);
}
