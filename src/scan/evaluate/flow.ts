// What a variable holds at one place, found by following the statements that lead there: branches join, loops repeat, what
// returns or throws leads no further. It follows one variable at a time, and looks only at statements that change it.
import { ts } from '../program/typescript.js';
import type { Declaration } from '../program/scopes.ts';
import { jumpsOutOf } from './jumps.ts';
import { followLoop, followHandedOver } from './flow-loops.ts';
import { join, type FlowTask, type Jumps, type State, type Walk } from './flow-walk.ts';
import { boundTo, frameAround, withoutSite } from './frames.ts';
import { constantOf, isNothing, union } from './make-value.ts';
import { equal, truthOfValue } from './operators.ts';
import type { ConstantValue, Frame, Value } from './value.ts';

/** What a variable may hold at the place of its use. */
export function flowTo(task: FlowTask): Value {
  const { home, elsewhere } = wayOf(task);
  const walk: Walk = { ...task, ...emptyWalk(), home, follow };
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

function emptyWalk(): Omit<Walk, keyof FlowTask | 'home' | 'follow'> {
  return { found: [], breaks: [], continues: [], thrown: [], labels: new Map(), isRepeated: false };
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
  const present = all.filter((possible) => !isNothing(possible));
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
  if (ts.isLabeledStatement(node)) return followLabelled(node, state, walk);
  // A function that is not handed over on the spot runs later.
  if (ts.isFunctionLike(node) && node !== walk.home)
    return isHandedOver(node) ? followHandedOver(node, state, walk) : state;
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
  if (isChange && ts.isExpression(node)) {
    const changed = walk.apply(now, node, frameAround(node, walk.frame));
    walk.thrown.push(changed);
    return changed;
  }
  return leaves(node, now, walk);
}

/** The state after a statement that does not change the variable, but may be left for another place. */
function leaves(node: ts.Node, state: Value, walk: Walk): State {
  if (!ts.isStatement(node)) return state;
  for (const jump of jumpsOutOf(node)) {
    const target = jump.label === undefined ? walk : walk.labels.get(jump.label.text);
    (ts.isBreakStatement(jump) ? target?.breaks : target?.continues)?.push(state);
  }
  if (ts.isReturnStatement(node)) walk.returns?.push(state);
  return isLeft(node) ? undefined : state;
}

/** Whether nothing that comes after a statement is reached by it. */
function isLeft(node: ts.Node): boolean {
  if (ts.isBlock(node)) return !ts.isFunctionLike(node.parent) && node.statements.some(isLeft);
  return ts.isBreakOrContinueStatement(node) || ts.isReturnStatement(node) || ts.isThrowStatement(node);
}

function followIf(node: ts.IfStatement, state: Value, walk: Walk): State {
  const chosen = chosenWay(node, walk);
  if (chosen === undefined) return followChoice(node.expression, node.thenStatement, node.elseStatement, state, walk);
  const tested = follow(node.expression, state, walk);
  const way = chosen === true ? node.thenStatement : node.elseStatement;
  return tested && (way === undefined ? tested : follow(way, tested, walk));
}

/** The way through a branching statement that the frame binds: whether its condition holds, or the index of its clause. */
function chosenWay(node: ts.Statement, { frame, evaluator }: Walk): ConstantValue['value'] {
  const chosen = boundTo(node, frame);
  const [only] = chosen === undefined ? [] : evaluator.force(chosen);
  return only?.kind === 'constant' ? only.value : undefined;
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
  const chosen = chosenWay(node, walk);
  let isDecided = chosen !== undefined && chosen !== -1;
  for (const [index, clause] of node.caseBlock.clauses.entries()) {
    const isKnown = isDecided || chosen !== undefined;
    const matches: boolean | undefined = isKnown ? index === chosen : matchesClause(clause, subject, walk);
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

/** What is thrown may be thrown after any of the changes, and a `finally` runs whatever leads there. */
function followTry(node: ts.TryStatement, state: Value, walk: Walk): State {
  const { tryBlock, catchClause, finallyBlock } = node;
  const inner: Walk = { ...walk, thrown: [] };
  const tried = follow(tryBlock, state, inner);
  const thrown = union([state, ...inner.thrown]);
  const caught = catchClause === undefined ? undefined : follow(catchClause, thrown, inner);
  walk.thrown.push(...inner.thrown);
  const done = join([tried, caught]);
  if (finallyBlock === undefined) return done;
  const last = follow(finallyBlock, done ?? union([state, ...inner.thrown]), walk);
  return done && last;
}

/** The state after a statement with a label, which it may be left by. */
function followLabelled({ label, statement }: ts.LabeledStatement, state: Value, walk: Walk): State {
  const jumps: Jumps = { breaks: [], continues: [] };
  const after = follow(statement, state, { ...walk, labels: new Map([...walk.labels, [label.text, jumps]]) });
  return join([after, ...jumps.breaks]);
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
