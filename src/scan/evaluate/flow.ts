// What a variable holds at one place, found by following the statements that lead there: branches join, loops repeat, what
// returns or throws leads no further. It follows one variable at a time, and looks only at statements that change it.
import { ts } from '../program/typescript.js';
import type { Declaration } from '../program/scopes.ts';
import type { Evaluator } from './evaluator.ts';
import { frameAround, isSame, turnFrame, withoutSite } from './frames.ts';
import { constantOf, union, unknown } from './make-value.ts';
import { equal, truthOfValue } from './operators.ts';
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
type State = Value | undefined;

interface Walk extends FlowTask {
  readonly home: ts.Node;
  readonly frame: Frame;
  readonly found: Value[];
  readonly breaks: Value[];
  readonly continues: Value[];
  /** Whether what is walked through may run again: the place of the use is then met with what the end of it leaves behind. */
  readonly isRepeated: boolean;
}

/** Loops over at most so many known elements are followed turn by turn. */
const mostTurns = 16;

/** What a variable may hold at the place of its use. */
export function flowTo(task: FlowTask): Value {
  const { home, elsewhere } = wayOf(task);
  const walk: Walk = { ...task, home, found: [], breaks: [], continues: [], isRepeated: false };
  const followed = isFollowed(task.at, home);
  const final = follow(home, constantOf(undefined), walk);
  if (!followed || walk.found.length === 0) return laterValue(final, task);
  // What other functions assign may have been assigned before.
  const found = union(walk.found);
  const later = elsewhere.map((change) => task.apply(found, change, anyCallAround(change, task.frame)));
  return later.length === 0 ? found : presentOf(union([found, ...later]));
}

/** Where a variable lives, and what changes it elsewhere: the same for each of its uses. */
interface Way {
  readonly home: ts.Node;
  readonly elsewhere: readonly ts.Expression[];
}

const ways = new WeakMap<Declaration, Way>();

function wayOf({ declaration, changes }: FlowTask): Way {
  const known = ways.get(declaration);
  if (known !== undefined) return known;
  const home = homeOf(declaration);
  const made = { home, elsewhere: changes.filter((change) => !isFollowed(change, home)) };
  ways.set(declaration, made);
  return made;
}

/** In a function that runs at another time: what remains in the end, or any value that another function assigns. */
function laterValue(final: State, task: FlowTask): Value {
  const states = final === undefined ? [] : [final];
  for (const change of task.changes) states.push(task.apply(task.initial, change, anyCallAround(change, task.frame)));
  return presentOf(union(states.length === 0 ? [task.initial] : states));
}

/** What a function assigns, it may have assigned whoever called it. */
function anyCallAround(change: ts.Expression, frame: Frame): Frame {
  return withoutSite(frameAround(change, frame));
}

/** A variable that is declared empty and filled elsewhere is what it is filled with. */
function presentOf(all: Value): Value {
  const present = all.filter((possible) => possible.kind !== 'constant' || (possible.value ?? undefined) !== undefined);
  return present.length === 0 ? all : present;
}

/** The part of the source in which the variable lives. */
function homeOf(declaration: ts.Node): ts.Node {
  let at = declaration.parent;
  while (!ts.isSourceFile(at) && !ts.isFunctionLike(at) && !ts.isModuleBlock(at)) at = at.parent;
  return at;
}

/** Whether the place runs in the flow of the home: in it, or in callbacks that are handed over on the spot. */
function isFollowed(place: ts.Node, home: ts.Node): boolean {
  for (let at: ts.Node | undefined = place; at !== undefined && at !== home; at = at.parent) {
    if (ts.isFunctionLike(at) && !isHandedOver(at)) return false;
  }
  return true;
}

function isHandedOver(fn: ts.Node): boolean {
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return false;
  let { parent } = fn;
  while (ts.isParenthesizedExpression(parent)) ({ parent } = parent);
  return ts.isCallExpression(parent) || ts.isNewExpression(parent);
}

function follow(node: ts.Node, state: Value, walk: Walk): State {
  const isChanging = coversAny(node, walk.changes) || covers(node, walk.declaration);
  if (!isChanging) {
    if (!covers(node, walk.at)) return leaves(node, state, walk);
    walk.found.push(state);
    // What comes after the place of the use does not matter to it.
    return walk.isRepeated ? leaves(node, state, walk) : undefined;
  }
  if (ts.isIfStatement(node)) return followIf(node, state, walk);
  if (ts.isConditionalExpression(node)) return followChoice(node.condition, node.whenTrue, node.whenFalse, state, walk);
  if (ts.isSwitchStatement(node)) return followSwitch(node, state, walk);
  if (ts.isIterationStatement(node, false)) return followLoop(node, state, walk);
  if (ts.isTryStatement(node)) return followTry(node, state, walk);
  if (ts.isFunctionLike(node) && node !== walk.home) return followFunction(node, state, walk);
  if (ts.isBinaryExpression(node) && isLogical(node.operatorToken.kind)) {
    return followChoice(node.left, node.right, undefined, state, walk);
  }
  return followChildren(node, state, walk);
}

function followChildren(node: ts.Node, state: Value, walk: Walk): State {
  let now: State = state;
  node.forEachChild((child) => {
    if (now !== undefined) now = follow(child, now, walk);
  });
  if (now === undefined) return undefined;
  if (node === walk.declaration) return walk.initial;
  const isChange = walk.changes.some((change) => change === node);
  if (isChange && ts.isExpression(node)) return walk.apply(now, node, frameAround(node, walk.frame));
  return leaves(node, now, walk);
}

/** The state after a statement that may leave its block. */
function leaves(node: ts.Node, state: Value, walk: Walk): State {
  if (ts.isBreakStatement(node)) {
    walk.breaks.push(state);
    return undefined;
  }
  if (ts.isContinueStatement(node)) {
    walk.continues.push(state);
    return undefined;
  }
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) return undefined;
  if (!ts.isBlock(node) || ts.isFunctionLike(node.parent)) return state;
  let now: State = state;
  for (const statement of node.statements) if (now !== undefined) now = leaves(statement, now, walk);
  return now;
}

function followIf(node: ts.IfStatement, state: Value, walk: Walk): State {
  return followChoice(node.expression, node.thenStatement, node.elseStatement, state, walk);
}

function followChoice(
  condition: ts.Expression,
  whenTrue: ts.Node,
  whenFalse: ts.Node | undefined,
  state: Value,
  walk: Walk,
): State {
  const tested = follow(condition, state, walk);
  if (tested === undefined) return undefined;
  const truth = truthOfValue(walk.evaluator.evaluate(condition, frameAround(condition, walk.frame)));
  const yes = truth === false ? undefined : follow(whenTrue, tested, walk);
  const no = truth === true ? undefined : whenFalse === undefined ? tested : follow(whenFalse, tested, walk);
  // In source order: what the variable held before a branch that may be left out comes first.
  return join(whenFalse === undefined ? [no, yes] : [yes, no]);
}

function isLogical(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}

function followSwitch(node: ts.SwitchStatement, state: Value, walk: Walk): State {
  const subject = walk.evaluator.evaluate(node.expression, frameAround(node, walk.frame));
  const inner: Walk = { ...walk, breaks: [] };
  let through: State;
  let isDecided = false;
  for (const clause of node.caseBlock.clauses) {
    const matches: boolean | undefined = isDecided ? false : matchesClause(clause, subject, walk);
    isDecided ||= matches === true;
    const entry = join([through, matches === false ? undefined : state]);
    through = entry === undefined ? undefined : followStatements(clause.statements, entry, inner);
  }
  const hasDefault = node.caseBlock.clauses.some(ts.isDefaultClause);
  return join([through, ...inner.breaks, hasDefault || isDecided ? undefined : state]);
}

function matchesClause(clause: ts.CaseOrDefaultClause, subject: Value, walk: Walk): boolean | undefined {
  if (ts.isDefaultClause(clause)) return undefined;
  return equal(subject, walk.evaluator.evaluate(clause.expression, frameAround(clause, walk.frame)));
}

function followStatements(statements: readonly ts.Statement[], state: Value, walk: Walk): State {
  let now: State = state;
  for (const statement of statements) if (now !== undefined) now = follow(statement, now, walk);
  return now;
}

function followLoop(node: ts.IterationStatement, state: Value, walk: Walk): State {
  const turns = ts.isForOfStatement(node) ? knownTurns(node, walk) : undefined;
  if (turns === undefined) return followRepeated(node, state, walk);
  let now: State = state;
  const breaks: Value[] = [];
  for (const { frame, isAsked, isLast } of turns) {
    if (now === undefined) break;
    const found = isAsked ? walk.found : [];
    const turn: Walk = { ...walk, frame, breaks, continues: [], found, isRepeated: walk.isRepeated || !isLast };
    now = join([follow(node.statement, now, turn), ...turn.continues]);
  }
  return join([now, ...breaks]);
}

/** A turn of a loop: whether the use in question may be in it, and whether no turn after it matters then. */
interface Turn {
  readonly frame: Frame;
  readonly isAsked: boolean;
  readonly isLast: boolean;
}

/** The turns of a loop whose list is wholly known; when the use is in one of them, those up to it. */
function knownTurns(node: ts.ForOfStatement, walk: Walk): readonly Turn[] | undefined {
  const variable = ts.isVariableDeclarationList(node.initializer) ? node.initializer.declarations[0] : undefined;
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
function followRepeated(node: ts.Node, state: Value, walk: Walk): State {
  const inner: Walk = { ...walk, breaks: [], continues: [], isRepeated: true };
  const once = join([followChildren(node, state, inner), ...inner.continues]) ?? state;
  const both = union([state, once]);
  const twice = join([followChildren(node, both, inner), ...inner.continues]) ?? both;
  const all = union([both, twice, ...inner.breaks]);
  if (all.length === both.length) return all;
  const grown = union([all, unknown('the text grows in a loop')]);
  followChildren(node, grown, inner);
  return grown;
}

function followTry(node: ts.TryStatement, state: Value, walk: Walk): State {
  const tried = follow(node.tryBlock, state, walk);
  const caught =
    node.catchClause === undefined
      ? undefined
      : follow(node.catchClause, union([state, ...(tried === undefined ? [] : [tried])]), walk);
  const done = join([tried, caught]);
  if (node.finallyBlock === undefined || done === undefined) return done;
  return follow(node.finallyBlock, done, walk);
}

/** A function on the way: one that is handed over may run now, any number of times; another one runs later. */
function followFunction(node: ts.Node, state: Value, walk: Walk): State {
  if (!isHandedOver(node)) return state;
  const inner: Walk = { ...walk, breaks: [], continues: [], isRepeated: true };
  return union([state, followRepeated(node, state, inner) ?? state]);
}

function join(states: readonly State[]): State {
  const reached = states.filter((state) => state !== undefined);
  return reached.length === 0 ? undefined : union(reached);
}

/** Whether a node covers one of some nodes, which are in the order in which they begin: a list may be filled by thousands. */
function coversAny(outer: ts.Node, inner: readonly ts.Node[]): boolean {
  let low = 0;
  for (let high = inner.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((inner[middle]?.pos ?? outer.pos) < outer.pos) low = middle + 1;
    else high = middle;
  }
  for (let at = inner[low]; at !== undefined && at.pos < outer.end; at = inner[++low])
    if (at.end <= outer.end) return true;
  return false;
}

function covers(outer: ts.Node, inner: ts.Node): boolean {
  return inner.pos >= outer.pos && inner.end <= outer.end;
}
