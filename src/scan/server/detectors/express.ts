// Express 4 and 5: `app.get`, `router.route('/x').get()`, `use`, and the routers that packages make in its likeness.
import { ts } from '../../program/typescript.js';
import type { Deferred, FunctionNode } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import type { RouteGuard } from '../../scan-result.ts';
import type { Reading, RouterCall, RouterDetector } from '../detector.ts';
import { pathToRegexp } from '../paths/route-pattern.ts';
import { mountPath } from './mount-path.ts';
import { tellPermcRoutes } from './permc-routes.ts';
import { isUnknown, layOut, readPath, type PathArgument } from './read-arguments.ts';
import { findReceiver, methodCalls, type MethodCall, type RouterGrammar } from './receivers.ts';
import { everyPath, tellMiddleware, tellRoutes, tellStep, unknownPath, verbs } from './register.ts';

const grammar: RouterGrammar = {
  framework: 'express',
  ordered: true,
  makes: new Map([
    ['express', 'app'],
    ['express express', 'app'],
    ['express Router', 'router'],
    ['express-promise-router', 'router'],
    ['express-promise-router Router', 'router'],
    ['@awaitjs/express Router', 'router'],
    ['router', 'router'],
    ['routing-controllers createExpressServer', 'app'],
    ['inversify-express-utils InversifyExpressServer', 'app'],
    ['ultimate-express', 'app'],
    ['ultimate-express Router', 'router'],
  ]),
  types: new Set(
    ['Express', 'Application', 'IRouter', 'Router', 'IApplication', 'core.Express', 'core.Router'].flatMap((name) => [
      `express ${name}`,
      `express-serve-static-core ${name}`,
      `ultimate-express ${name}`,
    ]),
  ),
};

/** Express. */
export const express: RouterDetector = {
  framework: 'express',
  receiver: (value, at) => findReceiver(value, grammar, at),
  call: (call, reading) => expressCall(call, reading),
};

/** A call of a router that works as Express's do. */
export function expressCall(call: RouterCall, reading: Reading): void {
  const { name = '{}', args } = call;
  if (tellPermcRoutes(call, reading)) return;
  if (name === 'use') {
    const path = mountPath(args, call, reading);
    tellMiddleware(call, path ?? everyPath, path === undefined ? args : args.slice(1), reading);
    return;
  }
  if (!verbs.has(name) && name !== 'all' && name !== '{}') return;
  const at = methodCalls(call.receiver.since).findLast((one) => one.name === 'route');
  const path = at === undefined ? routePath(args, reading) : routePath(argumentsOf(at, reading), reading);
  const handlers = at === undefined ? args.slice(1) : args;
  // `app.get('title')` reads a setting.
  if (path === undefined || handlers.length === 0) return;
  const guards = name === 'all' ? guardsOnly(handlers, at !== undefined, reading) : [];
  if (guards.length === 0) tellRoutes(call, [name], path, handlers, reading);
  for (const template of guards.length === 0 ? [] : path.templates) {
    tellStep(reading, { kind: 'guard', router: call.receiver.router.id, path: template, exact: true, guards });
  }
}

function argumentsOf({ step }: MethodCall, reading: Reading): readonly Deferred[] {
  return ts.isCallExpression(step.node) ? reading.evaluator.arguments(step.node, step.frame) : [];
}

/** The path of a route. What comes first is one, known or not. */
function routePath([first]: readonly Deferred[], reading: Reading): PathArgument | undefined {
  if (first === undefined) return undefined;
  const path = readPath(first, pathToRegexp, reading.evaluator);
  return path ?? (isUnknown(first, reading.evaluator) ? unknownPath : undefined);
}

/** The checks of an `all` that is no route of its own: `route('/x').all(check).get(...)`, `all('/api/*', check)`. */
function guardsOnly(handlers: readonly Deferred[], isChained: boolean, reading: Reading): readonly RouteGuard[] {
  const all = layOut(handlers, reading.evaluator);
  const last = all.at(-1);
  if (last !== undefined && endsRequest(last, reading)) return [];
  const lastGuards = last === undefined ? [] : reading.guardsOf(last, 'before');
  return lastGuards.length > 0 || isChained || (last !== undefined && passesOn(last, reading))
    ? all.flatMap((handler) => reading.guardsOf(handler, 'before'))
    : [];
}

/** Whether a handler is a function of the project that has no use for what comes after it: it is the end, whatever it checks. */
function endsRequest(handler: Deferred, { evaluator }: Reading): boolean {
  const value = evaluator.force(handler);
  return value.length > 0 && value.every((possible) => possible.kind === 'function' && !takesNext(possible.node));
}

function takesNext({ parameters, body }: FunctionNode): boolean {
  const next = parameters[2]?.name;
  if (next === undefined) return parameters.some(({ dotDotDotToken }) => dotDotDotToken !== undefined);
  if (body === undefined || !ts.isIdentifier(next)) return true;
  let isUsed = false;
  walkNodes(body, (node) => {
    isUsed ||= ts.isIdentifier(node) && node.text === next.text;
    return !isUsed;
  });
  return isUsed;
}

/** Whether a handler calls what comes after it: then it is no end of a route. */
function passesOn(handler: Deferred, { evaluator }: Reading): boolean {
  return evaluator.force(handler).some((possible) => {
    const next = possible.kind === 'function' ? possible.node.parameters[2]?.name : undefined;
    const body = possible.kind === 'function' ? possible.node.body : undefined;
    if (next === undefined || body === undefined || !ts.isIdentifier(next)) return false;
    let isCalled = false;
    walkNodes(body, (node) => {
      isCalled ||= ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === next.text;
      return !isCalled;
    });
    return isCalled;
  });
}
