// Runs the code of a file as far as it matters: statement by statement, into the functions of the project that it calls,
// every turn of a loop over a known list. What a call means to a framework is the detectors' to say; values are the
// evaluator's. Nothing of the project is executed: loops turn once for each known element, and every function runs once for
// the same arguments.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { isStatic } from '../../evaluate/class-members.ts';
import { turnFrame } from '../../evaluate/frames.ts';
import { returnsOf } from '../../evaluate/functions.ts';
import { isOpenElement, keysOf } from '../../evaluate/loops.ts';
import { constantOf } from '../../evaluate/make-value.ts';
import { truthOfValue } from '../../evaluate/operators.ts';
import { known } from '../../evaluate/texts.ts';
import type { CallSite, Deferred, Frame, FunctionNode, FunctionValue, Value } from '../../evaluate/value.ts';
import { looksLikeRegistration } from '../interest.ts';
import { countedList } from './counted-list.ts';
import { runnableCalls } from './runnable-calls.ts';
import { touchesRouter } from './touches-router.ts';
import { frameKey, nodeKey } from './value-key.ts';

/** Runs code. */
export interface Runner {
  /** Runs statements in a frame. */
  statements(statements: readonly ts.Statement[], frame: Frame): Progress;
  /**
   * Runs a function with arguments, or with unknown ones; once only for the same ones, but at each call if it gives something
   * back: that may be a router.
   */
  call(target: FunctionValue, args: readonly Deferred[] | undefined, site?: CallSite): void;
  /** Runs the calls inside an expression. */
  expression(node: ts.Node, frame: Frame): void;
  /** Runs what may as well not run, or run later, as a function that is handed to a package does. */
  perhaps(place: ts.Node, what: () => void): void;
  /** What all that runs now depends on and nobody can foresee, the outermost first. */
  conditions(): readonly string[];
  /** The functions that were run, by place. */
  readonly executed: ReadonlySet<string>;
}

/** How the code behind some code is reached: for certain, perhaps, not because it was left, not because something is thrown. */
type Progress = 'on' | 'perhaps' | 'left' | 'thrown';

/** What happens at a call. */
export type CallHandler = (node: ts.CallExpression | ts.NewExpression, frame: Frame, runner: Runner) => void;

/** What happens once the code of a function or file has run in a frame. */
export type EndHandler = (body: ts.Node, frame: Frame) => void;

/** What happens where code is too much to be run, and why. */
export type CutHandler = (place: ts.Node, reason: string) => void;

/** Calls inside calls beyond this depth are not followed. */
const deepest = 10;
/** A loop turns at most so often; all loops of a file together so often, and so many functions are run for it. */
const mostTurns = 500;
const mostTurnsInAll = 5000;
const mostCalls = 5000;
/** Statements inside statements of one function beyond this depth are not run: the stack would not hold them. */
const mostNested = 200;

/**
 * Makes the runner of one file.
 *
 * @param concerns whether a function can have to do with what is looked for; others are not run
 */
export function createRunner(
  evaluator: Evaluator,
  concerns: (target: ts.Node) => boolean,
  onCall: CallHandler,
  onEnd: EndHandler,
  onCut: CutHandler,
): Runner {
  const executed = new Set<string>();
  const done = new Set<string>();
  const open: string[] = [];
  const cut = new Set<ts.Node>();
  let nested = 0;
  let turnsTaken = 0;
  const runner: Runner = { statements, call, expression, perhaps, conditions: () => [...open], executed };
  return runner;

  function perhaps<Result>(place: ts.Node, what: () => Result): Result {
    open.push(nodeKey(place));
    const result = what();
    open.pop();
    return result;
  }

  function call(target: FunctionValue, args: readonly Deferred[] | undefined, site?: CallSite): void {
    const { node } = target;
    if (node.body === undefined) return;
    const frame =
      args === undefined
        ? openFrame(target)
        : evaluator.enter(target, args, target.frame.depth, givesBack(node) ? site : undefined);
    if (!concerns(node) && (args === undefined || !touchesRouter(node, frame, evaluator))) return;
    const key = `${nodeKey(node)} ${frameKey(frame)}`;
    if (done.has(key) || depthOf(frame) > deepest) return;
    if (done.size > mostCalls) {
      if (looksLikeRegistration(node)) tellCut(node, 'the functions of the file are called too often to be followed');
      return;
    }
    done.add(key);
    executed.add(nodeKey(node));
    const around = nested;
    nested = 0;
    if (ts.isBlock(node.body)) statements(node.body.statements, frame);
    else expression(node.body, frame);
    nested = around;
    onEnd(node.body, frame);
  }

  function expression(node: ts.Node, frame: Frame): void {
    for (const { call: one, conditions } of runnableCalls(node, (condition) => truthAt(condition, node, frame))) {
      open.push(...conditions.map(nodeKey));
      onCall(one, frame, runner);
      open.length -= conditions.length;
    }
  }

  function statements(list: readonly ts.Statement[], frame: Frame): Progress {
    const around = open.length;
    let progress: Progress = 'on';
    for (const statement of list) {
      const own = run(statement, frame);
      if (own !== 'on') progress = own;
      if (own === 'left' || own === 'thrown') break;
      if (own === 'perhaps') open.push(nodeKey(statement));
    }
    open.length = around;
    return progress;
  }

  function run(statement: ts.Statement, frame: Frame): Progress {
    if (nested > mostNested) {
      tellCut(statement, 'the statements are nested too deeply');
      return 'on';
    }
    nested += 1;
    const progress = runOne(statement, frame);
    nested -= 1;
    return progress;
  }

  /** What was cut off in many turns is told once. */
  function tellCut(place: ts.Node, reason: string): void {
    if (!cut.has(place)) onCut(place, reason);
    cut.add(place);
  }

  function runOne(statement: ts.Statement, frame: Frame): Progress {
    if (ts.isBlock(statement)) return statements(statement.statements, frame);
    if (ts.isIfStatement(statement)) return runIf(statement, frame);
    if (ts.isForOfStatement(statement)) return runForOf(statement, frame);
    if (ts.isForInStatement(statement)) return runForIn(statement, frame);
    if (ts.isForStatement(statement)) return runFor(statement, frame);
    if (ts.isWhileStatement(statement) || ts.isDoStatement(statement)) return runWhile(statement, frame);
    if (ts.isLabeledStatement(statement)) return run(statement.statement, frame);
    if (ts.isSwitchStatement(statement)) return runSwitch(statement, frame);
    if (ts.isTryStatement(statement)) return runTry(statement, frame);
    if (ts.isClassDeclaration(statement)) runStatics(statement, frame);
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return 'on';
    if (ts.isModuleDeclaration(statement)) {
      return statement.body === undefined || !ts.isModuleBlock(statement.body)
        ? 'on'
        : statements(statement.body.statements, frame);
    }
    expression(statement, frame);
    if (ts.isThrowStatement(statement)) return 'thrown';
    return ts.isReturnStatement(statement) || ts.isBreakOrContinueStatement(statement) ? 'left' : 'on';
  }

  function runWhile(statement: ts.WhileStatement | ts.DoStatement, frame: Frame): Progress {
    expression(statement.expression, frame);
    if (ts.isDoStatement(statement)) run(statement.statement, frame);
    else perhaps(statement, () => run(statement.statement, frame));
    return 'on';
  }

  function runSwitch(statement: ts.SwitchStatement, frame: Frame): Progress {
    expression(statement.expression, frame);
    for (const clause of statement.caseBlock.clauses) perhaps(clause, () => statements(clause.statements, frame));
    return 'on';
  }

  function runTry({ tryBlock, catchClause, finallyBlock }: ts.TryStatement, frame: Frame): Progress {
    statements(tryBlock.statements, frame);
    if (catchClause !== undefined) perhaps(catchClause, () => statements(catchClause.block.statements, frame));
    return finallyBlock === undefined ? 'on' : statements(finallyBlock.statements, frame);
  }

  /** `static routes = make()`, and `static get routes() { … }`: what reads it calls nothing that could be seen. */
  function runStatics(node: ts.ClassDeclaration, frame: Frame): void {
    const self: Value = [{ kind: 'class', node, frame }];
    for (const member of node.members) {
      if (!isStatic(member)) continue;
      if (ts.isGetAccessor(member)) call({ kind: 'function', node: member, frame, self, bound: [] }, []);
      if (ts.isPropertyDeclaration(member) && member.initializer !== undefined) {
        expression(member.initializer, { owner: node, bindings: new Map(), self, parent: frame, depth: frame.depth });
      }
    }
  }

  function runIf(statement: ts.IfStatement, frame: Frame): Progress {
    const { expression: condition, thenStatement, elseStatement } = statement;
    expression(condition, frame);
    const truth = truthAt(condition, statement, frame);
    const runElse = (): Progress => (elseStatement === undefined ? 'on' : run(elseStatement, frame));
    if (truth !== undefined) return truth ? run(thenStatement, frame) : runElse();
    const then = perhaps(thenStatement, () => run(thenStatement, frame));
    return joined(then, elseStatement === undefined ? 'on' : perhaps(elseStatement, runElse));
  }

  /** Whether a condition holds; not asked where the answer can't matter, since an answer may take long. */
  function truthAt(condition: ts.Expression, around: ts.Node, frame: Frame): boolean | undefined {
    return matters(around, frame) ? truthOfValue(evaluator.evaluate(condition, frame)) : undefined;
  }

  function matters(node: ts.Node, frame: Frame): boolean {
    return looksLikeRegistration(node) || touchesRouter(node, frame, evaluator);
  }

  function runForOf(statement: ts.ForOfStatement, frame: Frame): Progress {
    expression(statement.expression, frame);
    turn(
      statement,
      matters(statement, frame) ? evaluator.elements(evaluator.evaluate(statement.expression, frame)) : [],
      frame,
    );
    return 'on';
  }

  function runForIn(statement: ts.ForInStatement, frame: Frame): Progress {
    expression(statement.expression, frame);
    turn(statement, keysOf(evaluator.evaluate(statement.expression, frame)), frame);
    return 'on';
  }

  /** `for (let i = 0; i < list.length; i += 1)` turns once for each element; any other such loop once. */
  function runFor(statement: ts.ForStatement, frame: Frame): Progress {
    const counted = countedList(statement);
    if (statement.initializer !== undefined) expression(statement.initializer, frame);
    if (counted === undefined) perhaps(statement, () => run(statement.statement, frame));
    else {
      const { length } = evaluator.elements(evaluator.evaluate(counted.list, frame));
      const turns = Array.from({ length }, (_, index) => known(constantOf(index)));
      takeTurns(statement, counted.variable, turns, frame);
    }
    return 'on';
  }

  function turn(statement: ts.ForOfStatement | ts.ForInStatement, turns: readonly Deferred[], frame: Frame): void {
    const { initializer } = statement;
    const [variable] = ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
    if (variable === undefined || turns.length === 0) perhaps(statement, () => run(statement.statement, frame));
    else takeTurns(statement, variable, turns, frame);
  }

  function takeTurns(
    statement: ts.IterationStatement,
    variable: ts.VariableDeclaration,
    turns: readonly Deferred[],
    frame: Frame,
  ): void {
    for (const [index, value] of turns.entries()) {
      if (index >= mostTurns || turnsTaken >= mostTurnsInAll) {
        tellCut(statement, 'the loops turn too often to be followed');
        return;
      }
      turnsTaken += 1;
      const take = (): Progress => run(statement.statement, turnFrame(statement, variable, value, frame));
      // An element that is not known may not be there.
      if (isOpenElement(value)) perhaps(statement, take);
      else take();
    }
  }
}

/** How the code behind two branches is reached: what throws ends the program, and the other branch is the one that goes on. */
function joined(one: Progress, other: Progress): Progress {
  if (one === other || other === 'thrown') return one;
  return one === 'thrown' ? other : 'perhaps';
}

/** Whether a function returns anything. */
function givesBack(node: FunctionNode): boolean {
  if (node.body === undefined || !ts.isBlock(node.body)) return true;
  return returnsOf(node).some(({ expression }) => expression !== undefined);
}

/** The frame of a call of which nothing is known: parameters are what their types and defaults say. */
export function openFrame({ node, frame, self }: FunctionValue): Frame {
  return { owner: node, bindings: new Map(), self, parent: frame, depth: frame.depth + 1 };
}

function depthOf(frame: Frame): number {
  let depth = 0;
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) depth += 1;
  return Math.max(depth, frame.depth);
}
