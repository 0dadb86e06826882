// Checks of which one is enough or all are asked for: `fastify.auth([isOwner, isAdmin], { relation: 'and' })` of
// @fastify/auth. It must not know how the checks of one of them are found.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { knownTextOf } from '../../evaluate/texts.ts';
import type { Deferred, SymbolicValue, Value } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import type { RouteGuard } from '../../scan-result.ts';
import { oneLine } from '../source-place.ts';

type Relation = 'and' | 'or';

/** What is asked of those who know the checks. */
export interface JoinedWorld {
  readonly evaluator: Evaluator;
  /** The checks of one alternative. */
  guardsOf(one: Deferred): readonly RouteGuard[];
  /** What was decorated under a name. */
  decoration(name: string): Deferred | undefined;
}

/**
 * The checks that a call of @fastify/auth joins. A relation that is not known is that of the package: one is enough.
 *
 * @returns `undefined` when the value is no such call
 * @see https://github.com/fastify/fastify-auth
 */
export function joinedGuards({ steps }: SymbolicValue, world: JoinedWorld): readonly RouteGuard[] | undefined {
  const [member, made] = steps.slice(-2);
  if (made?.kind !== 'call' || !ts.isCallExpression(made.node)) return undefined;
  if (member?.kind !== 'member' || member.name !== 'auth') return undefined;
  const { evaluator } = world;
  const [list, options] = evaluator.arguments(made.node, made.frame);
  const lists = list === undefined ? [] : evaluator.force(list).filter(({ kind }) => kind === 'list');
  if (lists.length === 0) return undefined;
  const asked = options === undefined ? [] : evaluator.member(evaluator.force(options), 'relation');
  const isAnd = asked.length > 0 && asked.every((one) => knownTextOf(one) === 'and');
  return join(lists, isAnd ? 'and' : 'or', oneLine(made.node), world);
}

function join(lists: Value, relation: Relation, text: string, world: JoinedWorld): readonly RouteGuard[] {
  const { evaluator } = world;
  const elements = evaluator.elements(lists);
  const guardsOfOne = (one: Deferred): readonly RouteGuard[] => {
    const inner = evaluator.force(one).filter(({ kind }) => kind === 'list');
    // A list inside the list takes the other relation.
    return inner.length === 0 ? world.guardsOf(one) : join(inner, relation === 'and' ? 'or' : 'and', text, world);
  };
  if (relation === 'and') return elements.flatMap(guardsOfOne);
  const ways = elements.filter((one) => !refusesAll(one, world)).map(guardsOfOne);
  const [first] = ways;
  if (first === undefined) return elements.length === 0 ? [] : [{ kind: 'hand-written', text, permissions: [] }];
  if (ways.length === 1) return first;
  const [told] = first;
  // What lets everybody pass is enough as well.
  if (told === undefined || ways.some(({ length }) => length === 0)) return [];
  const permissions = ways.map((guards) => guards.flatMap((guard) => guard.permissions));
  const isAsked = permissions.every(({ length }) => length > 0);
  return [{ kind: told.kind, text, permissions: isAsked ? [...new Set(permissions.flat())] : [] }];
}

/** `async () => { throw closed; }`: nobody passes by this one. */
function refusesAll(one: Deferred, { evaluator, decoration }: JoinedWorld): boolean {
  const value = evaluator.force(one).flatMap((possible): Value => {
    const last = possible.kind === 'symbolic' ? possible.steps.at(-1) : undefined;
    const decorated = last?.kind === 'member' && last.name !== undefined ? decoration(last.name) : undefined;
    return decorated === undefined ? [possible] : evaluator.force(decorated);
  });
  return value.length > 0 && value.every((possible) => possible.kind === 'function' && onlyRefuses(possible.node));
}

function onlyRefuses({ body }: ts.FunctionLikeDeclaration): boolean {
  if (body === undefined) return false;
  if (!ts.isBlock(body)) return isHandedError(body);
  const isRefused = body.statements.some(
    (one) => ts.isThrowStatement(one) || (ts.isExpressionStatement(one) && isHandedError(one.expression)),
  );
  let mayPass = false;
  walkNodes(body, (node) => {
    const isPassed = ts.isCallExpression(node) && isHandingOn(node) && node.arguments.length === 0;
    mayPass ||= ts.isReturnStatement(node) || ts.isTryStatement(node) || isPassed;
    return true;
  });
  return isRefused && !mayPass;
}

/** An error is handed on, made there. */
function isHandedError(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !isHandingOn(node)) return false;
  const [first] = node.arguments;
  return first !== undefined && ts.isNewExpression(first);
}

function isHandingOn({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && /^(?:next|done|cb|callback)$/u.test(expression.text);
}
