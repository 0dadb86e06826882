// What a call in running code does: it registers something with a framework, it runs a function or class of the project, or
// it hands functions to somebody who may run them.
import { ts } from '../../program/typescript.js';
import { constructorOf, isStatic } from '../../evaluate/class-members.ts';
import { baseOf } from '../../evaluate/classes.ts';
import { known } from '../../evaluate/texts.ts';
import type { ClassValue, Deferred, Frame, FunctionValue, InstanceValue, Value } from '../../evaluate/value.ts';
import type { Reading, RouterDetector } from '../detector.ts';
import { lookUpName } from '../../program/scopes.ts';
import { looksLikeRegistration, mayRegister } from '../interest.ts';
import { tellDecoratedServer } from '../detectors/decorated-servers.ts';
import { isUnknownModule, tellLoadingPackage, tellUnknownModule } from '../detectors/loaded-routes.ts';
import { calledMethods } from './called-methods.ts';
import type { Runner } from './run-code.ts';
import { nodeKey, valueKey } from './value-key.ts';
import { touchesRouter } from './touches-router.ts';

/** What is known while a file runs. */
export interface RunWorld {
  readonly reading: Reading;
  readonly detectors: readonly RouterDetector[];
  /** Puts a function aside that somebody may call with arguments that are not known. */
  defer(target: FunctionValue): void;
  /** The objects whose construction has begun and not ended. */
  readonly making: Set<string>;
}

type Call = ts.CallExpression | ts.NewExpression;

/** How many base classes are followed. */
const mostBases = 16;

/** Does what a call does. */
export function handleCall(node: Call, frame: Frame, runner: Runner, world: RunWorld): void {
  const { evaluator } = world.reading;
  if (ts.isNewExpression(node)) {
    const made = evaluator.evaluate(node, frame).filter((possible) => possible.kind === 'instance');
    if (made.length === 0) {
      const callee = evaluator.evaluate(node.expression, frame);
      tellLoadingPackage(callee, node, world.reading);
      tellDecoratedServer(callee, node, frame, world.reading);
    }
    for (const instance of made) runClass(instance, instance.of, instance.args, runner, world);
    if (made.length === 0) handFunctions(node, frame, runner, world);
    return;
  }
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) {
    runBase(node, frame, runner, world);
    return;
  }
  if (registers(node, frame, world)) return;
  if (isBuiltIn(node)) {
    handFunctions(node, frame, runner, world);
    return;
  }
  const callee = evaluator.evaluate(node.expression, frame);
  const callees = callee.filter((possible) => possible.kind === 'function');
  for (const target of callees) runner.call(target, evaluator.arguments(node, frame), { node, frame });
  if (callee.some(isUnknownModule) && handsRouter(node, frame, world)) tellUnknownModule(node, world.reading);
  tellLoadingPackage(callee, node, world.reading);
  tellDecoratedServer(callee, node, frame, world.reading);
  if (callees.length === 0) handFunctions(node, frame, runner, world);
}

function handsRouter(node: ts.CallExpression, frame: Frame, { reading }: RunWorld): boolean {
  return reading.evaluator
    .arguments(node, frame)
    .some((argument) =>
      reading.evaluator
        .force(argument)
        .some((one) => one.kind === 'symbolic' && reading.routerOf(one, node) !== undefined),
    );
}

const builtIn =
  /^(?:forEach|map|flatMap|filter|some|every|find|findIndex|reduce|sort|toSorted|slice|concat|join|push|then|catch|finally|replace|replaceAll|split|trim|startsWith|endsWith|includes|has|set|log|error|warn|info|debug|test|exec|keys|values|entries|json|send|status|end)$/u;

/** Whether a call is, by its name, one of a list, text, promise or answer: it runs nothing but what it is handed. */
function isBuiltIn({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && builtIn.test(expression.name.text);
}

/** Asks the frameworks' detectors. */
function registers(node: ts.CallExpression, frame: Frame, { reading, detectors }: RunWorld): boolean {
  let isKnown = false;
  for (const { value, names, args } of calledMethods(node, frame, reading.evaluator)) {
    const receiver = reading.routerOf(value, node);
    const detector = detectors.find(
      ({ framework, receiver: find }) => framework === receiver?.router.framework && find(value, node) !== undefined,
    );
    if (receiver === undefined || detector === undefined) continue;
    isKnown = true;
    for (const name of names) detector.call({ receiver, value, name, node, frame, args }, reading);
  }
  return isKnown;
}

/** Runs what `new` runs: the fields of a class, and its constructor or that of its base. */
export function runClass(
  instance: InstanceValue,
  of: ClassValue,
  args: readonly Deferred[] | undefined,
  runner: Runner,
  world: RunWorld,
  height: number = 0,
): void {
  // `static current = new Store()`, `class A { b = new B() }` and `class B { a = new A() }`: what is being made makes no end.
  const key = `${nodeKey(of.node)} ${valueKey([instance])}`;
  if (height > mostBases || world.making.has(key)) return;
  world.making.add(key);
  const self: Value = [instance];
  const fields: Frame = { owner: of.node, bindings: new Map(), self, parent: of.frame, depth: of.frame.depth };
  const made = constructorOf(of);
  if (made === undefined) {
    for (const base of baseOf(of, world.reading.evaluator) ?? []) {
      if (base.kind === 'class') runClass(instance, base, args, runner, world, height + 1);
    }
  }
  for (const member of of.node.members) {
    const initializer = ts.isPropertyDeclaration(member) && !isStatic(member) ? member.initializer : undefined;
    if (initializer !== undefined) runner.expression(initializer, fields);
  }
  if (made !== undefined) runner.call({ kind: 'function', node: made, frame: of.frame, self, bound: [] }, args);
  // `get router() { … }`: what reads it calls nothing that could be seen.
  for (const member of of.node.members) {
    if (!ts.isGetAccessor(member) || isStatic(member) || !looksLikeRegistration(member)) continue;
    runner.call({ kind: 'function', node: member, frame: of.frame, self, bound: [] }, []);
  }
  world.making.delete(key);
}

/** `super(...)` runs the base class for the object that is being made. */
function runBase(node: ts.CallExpression, frame: Frame, runner: Runner, world: RunWorld): void {
  const { evaluator } = world.reading;
  const around = classAround(node);
  const own = selfOf(frame);
  if (around === undefined || own?.kind !== 'instance') return;
  const of: ClassValue = { kind: 'class', node: around, frame: own.of.frame };
  for (const base of baseOf(of, evaluator) ?? []) {
    if (base.kind === 'class') runClass(own, base, evaluator.arguments(node, frame), runner, world);
  }
}

function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) if (ts.isClassLike(at)) return at;
  return undefined;
}

function selfOf(frame: Frame): Value[number] | undefined {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent)
    if (at.self !== undefined) return at.self[0];
  return undefined;
}

/** Functions that are handed to a list's method run for each element, others when they need nothing; the rest is put aside. */
function handFunctions(node: Call, frame: Frame, runner: Runner, world: RunWorld): void {
  const { evaluator } = world.reading;
  const mayRun = (argument: ts.Expression): boolean =>
    mayBeFunction(argument) ?? touchesRouter(argument, frame, evaluator);
  if (!(node.arguments ?? []).some(mayRun)) return;
  const turns = ts.isCallExpression(node) ? turnsOf(node, frame, world) : undefined;
  for (const argument of evaluator.arguments(node, frame)) {
    if ('node' in argument && !mayRun(argument.node)) continue;
    for (const target of evaluator.force(argument)) {
      if (target.kind !== 'function') continue;
      if (turns !== undefined) for (const turn of turns) runner.call(target, turn);
      else if (target.node.parameters.length === 0) runner.perhaps(target.node, () => runner.call(target, []));
      else world.defer(target);
    }
  }
}

/** A function, or a name that may stand for one: that of what was awaited is data. `undefined` where its text tells nothing. */
function mayBeFunction(argument: ts.Expression): boolean | undefined {
  if (ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)) return mayRegister(argument) || undefined;
  let root = argument;
  while (ts.isPropertyAccessExpression(root)) root = root.expression;
  if (!ts.isIdentifier(root)) return root !== argument || ts.isSpreadElement(argument);
  const declaration = lookUpName(root.text, root);
  if (declaration === undefined) return false;
  return !ts.isVariableDeclaration(declaration) || !isAwaited(declaration.initializer);
}

function isAwaited(node: ts.Expression | undefined): boolean {
  return node !== undefined && ts.isAwaitExpression(node);
}

const iterating = /^(?:forEach|map|flatMap|filter|some|every|find|each|for_?Each)$/u;

/** The arguments of each turn of a list's method, or what a promise becomes; `undefined` when the call is neither. */
function turnsOf(
  node: ts.CallExpression,
  frame: Frame,
  { reading }: RunWorld,
): readonly (readonly Deferred[])[] | undefined {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const isWaiting = expression.name.text === 'then';
  if (!isWaiting && !iterating.test(expression.name.text)) return undefined;
  if (!looksLikeRegistration(node) && !touchesRouter(node, frame, reading.evaluator)) return undefined;
  // What is waited for is what the promise is.
  if (isWaiting) return [[known(reading.evaluator.evaluate(expression.expression, frame))]];
  const lists = reading.evaluator.evaluate(expression.expression, frame).filter((possible) => possible.kind === 'list');
  if (lists.length === 0) return undefined;
  return reading.evaluator
    .elements(lists)
    .slice(0, mostTurns)
    .map((element, index) => [element, known([{ kind: 'constant', value: index }])]);
}

const mostTurns = 500;
