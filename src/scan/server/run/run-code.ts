// Runs the code of a file as far as it matters: statement by statement, into the functions of the project that it calls,
// every turn of a loop over a known list. What a call means to a framework is the detectors' to say; values are the
// evaluator's. Nothing of the project is executed: loops turn once for each known element, and every function runs once for
// the same arguments.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { turnFrame } from '../../evaluate/frames.ts';
import { returnsOf } from '../../evaluate/functions.ts';
import { keysOf } from '../../evaluate/loops.ts';
import { constantOf } from '../../evaluate/make-value.ts';
import { truthOfValue } from '../../evaluate/operators.ts';
import { known } from '../../evaluate/texts.ts';
import type { CallSite, Deferred, Frame, FunctionNode, FunctionValue, Value } from '../../evaluate/value.ts';
import { looksLikeRegistration } from '../interest.ts';
import { countedList } from './counted-list.ts';
import { runnableCalls } from './runnable-calls.ts';
import { isStatic } from './static-members.ts';
import { touchesRouter } from './touches-router.ts';
import { frameKey, nodeKey } from './value-key.ts';

/** Runs code. */
export interface Runner {
  /** Runs statements in a frame. */
  statements(statements: readonly ts.Statement[], frame: Frame): void;
  /**
   * Runs a function with arguments, or with unknown ones; once only for the same ones, but at each call if it gives something
   * back: that may be a router.
   */
  call(target: FunctionValue, args: readonly Deferred[] | undefined, site?: CallSite): void;
  /** Runs the calls inside an expression. */
  expression(node: ts.Node, frame: Frame): void;
  /** The functions that were run, by place. */
  readonly executed: ReadonlySet<string>;
}

/** What happens at a call. */
export type CallHandler = (node: ts.CallExpression | ts.NewExpression, frame: Frame, runner: Runner) => void;

/** What happens once the code of a function or file has run in a frame. */
export type EndHandler = (body: ts.Node, frame: Frame) => void;

/** Calls inside calls beyond this depth are not followed. */
const deepest = 10;
/** A loop turns at most so often, and so many functions are run for one file. */
const mostTurns = 500;
const mostCalls = 5000;

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
): Runner {
  const executed = new Set<string>();
  const done = new Set<string>();
  const runner: Runner = { statements, call, expression, executed };
  return runner;

  function call(target: FunctionValue, args: readonly Deferred[] | undefined, site?: CallSite): void {
    const { node } = target;
    if (node.body === undefined) return;
    const frame =
      args === undefined
        ? openFrame(target)
        : evaluator.enter(target, args, target.frame.depth, givesBack(node) ? site : undefined);
    if (!concerns(node) && (args === undefined || !touchesRouter(node, frame, evaluator))) return;
    const key = `${nodeKey(node)} ${frameKey(frame)}`;
    if (done.has(key) || done.size > mostCalls || depthOf(frame) > deepest) return;
    done.add(key);
    executed.add(nodeKey(node));
    if (ts.isBlock(node.body)) statements(node.body.statements, frame);
    else expression(node.body, frame);
    onEnd(node.body, frame);
  }

  function expression(node: ts.Node, frame: Frame): void {
    for (const one of runnableCalls(node, (condition) => truthAt(condition, node, frame))) {
      onCall(one, frame, runner);
    }
  }

  /** Answers whether what follows is reached. */
  function statements(list: readonly ts.Statement[], frame: Frame): boolean {
    return list.every((statement) => run(statement, frame));
  }

  function run(statement: ts.Statement, frame: Frame): boolean {
    if (ts.isBlock(statement)) return statements(statement.statements, frame);
    if (ts.isIfStatement(statement)) return runIf(statement, frame);
    if (ts.isForOfStatement(statement)) return runForOf(statement, frame);
    if (ts.isForInStatement(statement)) return runForIn(statement, frame);
    if (ts.isForStatement(statement)) return runFor(statement, frame);
    if (ts.isWhileStatement(statement) || ts.isDoStatement(statement)) {
      expression(statement.expression, frame);
      run(statement.statement, frame);
      return true;
    }
    if (ts.isLabeledStatement(statement)) return run(statement.statement, frame);
    if (ts.isSwitchStatement(statement)) {
      expression(statement.expression, frame);
      for (const clause of statement.caseBlock.clauses) statements(clause.statements, frame);
      return true;
    }
    if (ts.isTryStatement(statement)) {
      statements(statement.tryBlock.statements, frame);
      if (statement.catchClause !== undefined) statements(statement.catchClause.block.statements, frame);
      return statement.finallyBlock === undefined || statements(statement.finallyBlock.statements, frame);
    }
    if (ts.isClassDeclaration(statement)) runStatics(statement, frame);
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return true;
    if (ts.isModuleDeclaration(statement)) {
      return statement.body === undefined || !ts.isModuleBlock(statement.body)
        ? true
        : statements(statement.body.statements, frame);
    }
    expression(statement, frame);
    return !(
      ts.isReturnStatement(statement) ||
      ts.isThrowStatement(statement) ||
      ts.isBreakOrContinueStatement(statement)
    );
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

  function runIf(statement: ts.IfStatement, frame: Frame): boolean {
    expression(statement.expression, frame);
    const truth = truthAt(statement.expression, statement, frame);
    const then = truth === false || run(statement.thenStatement, frame);
    const otherwise = truth === true || statement.elseStatement === undefined || run(statement.elseStatement, frame);
    if (truth === true) return then;
    return truth === false ? otherwise : then || otherwise;
  }

  /** Whether a condition holds; not asked where the answer can't matter, since an answer may take long. */
  function truthAt(condition: ts.Expression, around: ts.Node, frame: Frame): boolean | undefined {
    return matters(around, frame) ? truthOfValue(evaluator.evaluate(condition, frame)) : undefined;
  }

  function matters(node: ts.Node, frame: Frame): boolean {
    return looksLikeRegistration(node) || touchesRouter(node, frame, evaluator);
  }

  function runForOf(statement: ts.ForOfStatement, frame: Frame): boolean {
    expression(statement.expression, frame);
    turn(
      statement,
      matters(statement, frame) ? evaluator.elements(evaluator.evaluate(statement.expression, frame)) : [],
      frame,
    );
    return true;
  }

  function runForIn(statement: ts.ForInStatement, frame: Frame): boolean {
    expression(statement.expression, frame);
    turn(statement, keysOf(evaluator.evaluate(statement.expression, frame)), frame);
    return true;
  }

  /** `for (let i = 0; i < list.length; i += 1)` turns once for each element; any other such loop once. */
  function runFor(statement: ts.ForStatement, frame: Frame): boolean {
    const counted = countedList(statement);
    if (statement.initializer !== undefined) expression(statement.initializer, frame);
    if (counted === undefined) return run(statement.statement, frame);
    const size = evaluator.elements(evaluator.evaluate(counted.list, frame)).length;
    const turns = Array.from({ length: Math.min(size, mostTurns) }, (_, index) => known(constantOf(index)));
    for (const value of turns) run(statement.statement, turnFrame(statement, counted.variable, value, frame));
    return true;
  }

  function turn(statement: ts.ForOfStatement | ts.ForInStatement, turns: readonly Deferred[], frame: Frame): void {
    const { initializer } = statement;
    const [variable] = ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
    if (variable === undefined || turns.length === 0) {
      run(statement.statement, frame);
      return;
    }
    for (const value of turns.slice(0, mostTurns)) {
      run(statement.statement, turnFrame(statement, variable, value, frame));
    }
  }
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
