// The checks that a handler or a middleware makes, whatever it is: permc's, a package's, one that the project has written,
// or one that only its name gives away.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Deferred, Frame, FunctionValue, Possible, SymbolicValue, Value } from '../../evaluate/value.ts';
import { truthOfValue } from '../../evaluate/operators.ts';
import { lookUpName } from '../../program/scopes.ts';
import type { RouteGuard } from '../../scan-result.ts';
import type { HandlerRole } from '../detector.ts';
import { oneLine } from '../source-place.ts';
import { layOut } from '../detectors/read-arguments.ts';
import { isExcept } from './exemptions.ts';
import { alwaysGoesOn } from './goes-on.ts';
import { letsEverybodyPass, packageGuard } from './guard-packages.ts';
import { handlerChecks } from './handler-checks.ts';
import { inspectCheck } from './inspect-check.ts';
import { joinedGuards } from './joined-guards.ts';
import { isGuardName, namedGuard } from './named-guard.ts';
import { isStatingName, statedIn } from './stated-permissions.ts';
import { permcGuardsOf } from './permc.ts';
import { permissionTexts } from './permission-texts.ts';
import { truthForStranger } from './stranger-truth.ts';

/** What is asked of the run for names that a framework hands out. */
export interface GuardWorld {
  readonly evaluator: Evaluator;
  decoration(name: string): Deferred | undefined;
}

/** A function that the framework hands out may be made by another one, and so on; that ends here. */
const deepest = 4;

/** The checks of one handler or middleware. */
export function guardsOf(
  handler: Deferred,
  role: HandlerRole,
  world: GuardWorld,
  depth: number = 0,
): readonly RouteGuard[] {
  const node = 'node' in handler ? handler.node : undefined;
  return heldByAll(
    told(world.evaluator.force(handler)).map((possible) => guardsOfPossible(possible, node, role, world, depth)),
  );
}

/** What an annotation adds beside a value says nothing more of its checks. */
function told(value: Value): Value {
  const own = value.filter((possible) => possible.kind !== 'symbolic' || possible.steps.at(-1)?.kind !== 'instance');
  return own.length === 0 ? value : own;
}

/** The checks that are made whatever a handler turns out to be: `secure ? requireAuth : (req, res, next) => next()` makes none. */
function heldByAll(ways: readonly (readonly RouteGuard[])[]): readonly RouteGuard[] {
  const [first = new Map<string, RouteGuard>(), ...others] = ways.map(
    (guards) => new Map(guards.map((guard) => [JSON.stringify(guard), guard])),
  );
  if (others.some(({ size }) => size === 0)) return [];
  const guards = [...new Map([...first].filter(([key]) => others.every((other) => other.has(key)))).values()];
  if (guards.length > 0 || others.length === 0) return guards;
  // Each way has a check of its own: what all of them ask for is asked for.
  const asked = [first, ...others].map((own) => new Set([...own.values()].flatMap(({ permissions }) => permissions)));
  return [...first.values()]
    .slice(0, 1)
    .map((guard) => ({ ...guard, permissions: guard.permissions.filter((one) => asked.every((own) => own.has(one))) }));
}

function guardsOfPossible(
  possible: Possible,
  node: ts.Expression | undefined,
  role: HandlerRole,
  world: GuardWorld,
  depth: number,
): readonly RouteGuard[] {
  switch (possible.kind) {
    case 'function':
      return ownGuards(possible, node, role, world);
    case 'symbolic':
      return symbolicGuards(possible, node, role, world, depth);
    default:
      return [];
  }
}

/** A function of the project. A handler that answers 401 may be the sign-in itself, so it must look at permissions. */
function ownGuards(
  target: FunctionValue,
  node: ts.Expression | undefined,
  role: HandlerRole,
  world: GuardWorld,
): readonly RouteGuard[] {
  if (role === 'before' && answersErrors(target)) return [];
  const made = madeBy(node);
  const isWrapper = made !== undefined && !isBind(made);
  const inspection = inspectCheck(target, world.evaluator, role === 'handler' && !isWrapper);
  const stops = inspection.denies || inspection.stops;
  const letsPass = role === 'before' && letsAllPass(target, stops || inspection.asksOutside, world.evaluator);
  const isCheck = (role === 'before' || isWrapper) && inspection.denies && !letsPass;
  const text = oneLine(isLiteral(node) || node === undefined ? (inspection.comparison ?? target.node) : node);
  const outside = inspection.outside.flatMap((one) => {
    const guard = packageGuard(one, world.evaluator);
    return guard === undefined ? requestGuards(one, text, world) : [{ ...guard, text }];
  });
  const stated = isCheck ? statedPermissions(target.frame, world.evaluator) : [];
  const permissions = [...new Set([...inspection.permissions, ...stated])];
  if (outside.length > 0 && permissions.length === 0) return outside;
  const asksPermissions = permissions.length > 0 && !letsPass && (stops || role === 'before');
  if (!asksPermissions && !isCheck) {
    if (outside.length > 0) return outside;
    if (role === 'handler') return handlerChecks(target, inspection.denies, world.evaluator);
    return handsToCheck(node, inspection.outside) ? [{ kind: 'named', text, permissions: [] }] : [];
  }
  return [...outside, { kind: 'hand-written', text, permissions }];
}

/**
 * Whether a middleware hands every request on, or that of every stranger: `if (!req.auth) return next()`. What it calls may
 * refuse some, where anything does.
 */
function letsAllPass({ node, frame }: FunctionValue, someMayRefuse: boolean, evaluator: Evaluator): boolean {
  const callsRefuseNobody = !someMayRefuse;
  const truthOf = (condition: ts.Expression): boolean | undefined => truthOfValue(evaluator.evaluate(condition, frame));
  if (alwaysGoesOn(node, { callsRefuseNobody, truthOf })) return true;
  const ofStranger = (condition: ts.Expression): boolean | undefined =>
    truthOf(condition) ?? truthForStranger(condition);
  return alwaysGoesOn(node, { callsRefuseNobody, truthOf: ofStranger });
}

/** `(error, req, res, next) => …` is called when something has failed, and answers 401 to those who were refused before. */
function answersErrors({ node: { parameters } }: FunctionValue): boolean {
  const [first] = parameters;
  return parameters.length === 4 && /^_*(?:e|ex|err\w*|exception)$/iu.test(first?.name.getText() ?? '');
}

/** A function that goes by the name of a check, and calls one of a package: that one refuses, out of sight. */
function handsToCheck(node: ts.Expression | undefined, called: readonly SymbolicValue[]): boolean {
  if (node === undefined || !(ts.isIdentifier(node) || ts.isPropertyAccessExpression(node))) return false;
  const name = ts.isIdentifier(node) ? node.text : node.name.text;
  return (
    isGuardName(name) &&
    called.some(({ steps }) => steps.some((step) => step.kind === 'member' && isGuardName(step.name ?? '')))
  );
}

/** `request.isAdmin()` of a request that the framework has decorated. */
function requestGuards({ steps }: SymbolicValue, text: string, world: GuardWorld): readonly RouteGuard[] {
  const [member, call] = steps.slice(-2);
  const name = call?.kind === 'call' && member?.kind === 'member' ? member.name : undefined;
  const check = name === undefined ? undefined : world.decoration(name);
  if (check === undefined) return [];
  return world.evaluator
    .force(check)
    .flatMap((one) => (one.kind === 'function' ? ownGuards(one, undefined, 'before', world) : []))
    .map((guard) => ({ ...guard, text }));
}

/** The call that a handler is written as, or that the name it goes by is declared with. */
function madeBy(node: ts.Expression | undefined, depth: number = 0): ts.CallExpression | undefined {
  if (node === undefined || depth > deepest) return undefined;
  if (ts.isCallExpression(node)) return node;
  const declaration = ts.isIdentifier(node) ? lookUpName(node.text, node) : undefined;
  return declaration !== undefined && ts.isVariableDeclaration(declaration)
    ? madeBy(declaration.initializer, depth + 1)
    : undefined;
}

/** What a function that makes a check is given as permissions: `needs('links.read')` with `needs = (permission) => …`. */
function statedPermissions(frame: Frame, evaluator: Evaluator): readonly string[] {
  return [...frame.bindings].flatMap(([parameter, bound]) => {
    const isStating = ts.isParameter(parameter) && isStatingName(parameter.name.getText());
    return [...(isStating ? permissionTexts(bound, evaluator) : []), ...statedIn(bound, evaluator)];
  });
}

function isLiteral(node: ts.Expression | undefined): boolean {
  return node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
}

function isBind({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'bind';
}

function symbolicGuards(
  given: SymbolicValue,
  node: ts.Expression | undefined,
  role: HandlerRole,
  world: GuardWorld,
  depth: number,
): readonly RouteGuard[] {
  const { evaluator } = world;
  const value = withoutBind(given);
  const own = permcGuardsOf([value], evaluator);
  if (own.length > 0) return own;
  if (letsEverybodyPass(value, evaluator)) return [];
  const text = node === undefined ? textOf(value) : oneLine(node);
  const guard = packageGuard(value, evaluator);
  if (guard !== undefined) return [{ ...guard, text }];
  const decorated = depth < deepest ? decoratedGuards(value, text, world, depth) : undefined;
  if (decorated !== undefined) return decorated;
  const joined = joinedGuards(value, {
    evaluator,
    decoration: (name) => world.decoration(name),
    guardsOf: (one) => (depth < deepest ? guardsOf(one, 'before', world, depth + 1) : []),
  });
  if (joined !== undefined) return joined;
  const wrapped = wrappedGuards(value, node, role, world, depth);
  // A check that goes by a name is shown by it, not by the function that was wrapped where the name is declared.
  const isNamed = node !== undefined && (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node));
  const inner = isNamed ? wrapped.map((one) => (one.kind === 'permc' ? one : { ...one, text })) : wrapped;
  const isCalled = value.steps.at(-1)?.kind === 'call';
  const named = (role === 'before' || isCalled) && !isSignIn(value) ? namedGuard(value, evaluator) : undefined;
  if (named === undefined) return inner;
  return [{ kind: 'named', text, permissions: named }, ...inner];
}

/** `NextAuth(options)` is where people sign in: it refuses nobody, whatever it is called. */
function isSignIn({ root, steps }: SymbolicValue): boolean {
  const isMaker = root.kind === 'module' && /^(?:next-auth|@auth\/[\w-]+|better-auth(?:\/[\w-]+)*)$/u.test(root.module);
  return isMaker && steps.every(({ kind }) => kind !== 'member') && /^(?:\*|default|\w*Auth|to\w+)$/u.test(root.name);
}

/** `check.bind(object)` is the check. */
function withoutBind(value: SymbolicValue): SymbolicValue {
  const [member, call] = value.steps.slice(-2);
  const isBound = call?.kind === 'call' && member?.kind === 'member' && member.name === 'bind';
  return isBound ? { ...value, steps: value.steps.slice(0, -2) } : value;
}

/** `fastify.authenticate`, `fastify.authorize(['admin'])`: what was decorated under the name. */
function decoratedGuards(
  value: SymbolicValue,
  text: string,
  world: GuardWorld,
  depth: number,
): readonly RouteGuard[] | undefined {
  const last = value.steps.at(-1);
  const called = last?.kind === 'call' && ts.isCallExpression(last.node) ? last : undefined;
  const member = called === undefined ? last : value.steps.at(-2);
  const decoration = member?.kind === 'member' && member.name !== undefined ? world.decoration(member.name) : undefined;
  if (decoration === undefined) return undefined;
  const { evaluator } = world;
  const made = evaluator.force(decoration).flatMap((possible) => {
    if (called === undefined || possible.kind !== 'function' || !ts.isCallExpression(called.node)) return [possible];
    return evaluator.call(possible, evaluator.arguments(called.node, called.frame), 1);
  });
  return guardsOf({ value: made }, 'before', world, depth + 1).map((guard) => ({ ...guard, text }));
}

/** The functions that are handed to a wrapper of a package: `createMiddleware(check)`, `asyncHandler(handler)`. */
function wrappedGuards(
  value: SymbolicValue,
  node: ts.Expression | undefined,
  role: HandlerRole,
  world: GuardWorld,
  depth: number,
): readonly RouteGuard[] {
  const made = value.steps.findLast((step) => step.kind === 'call');
  if (made?.kind !== 'call' || !ts.isCallExpression(made.node) || depth >= deepest) return [];
  // A wrapper of the project may hand on what it makes to that of a package: then the function is the check.
  const outer = madeBy(node);
  const isHandedOn = outer !== undefined && made.node !== outer;
  return world.evaluator.arguments(made.node, made.frame).flatMap((argument) => {
    const given = world.evaluator.force(argument);
    // `compose([signedIn, isOwner])`
    if (role === 'before' && given.some(({ kind }) => kind === 'list')) {
      return layOut([argument], world.evaluator).flatMap((one) => guardsOf(one, role, world, depth + 1));
    }
    const functions = given.filter((possible) => possible.kind === 'function');
    if (isHandedOn) return functions.flatMap((inner) => ownGuards(inner, node, role, world));
    const isWrapper = given.some((one) => one.kind === 'symbolic' && one.steps.at(-1)?.kind === 'call');
    return functions.length > 0 || isWrapper || isExcept(value) ? guardsOf(argument, role, world, depth + 1) : [];
  });
}

function textOf({ root, steps }: SymbolicValue): string {
  const made = steps.findLast((step) => step.kind === 'call');
  if (made?.kind === 'call') return oneLine(made.node);
  return root.kind === 'unknown' ? (root.name ?? root.reason) : root.name;
}
