// The middleware that Nest's modules put before routes: `consumer.apply(Check).exclude('login').forRoutes(UsersController)`.
// It must not know the routes: which ones a middleware stands before is told as paths and controllers.
import { ts } from '../../program/typescript.js';
import { known } from '../../evaluate/texts.ts';
import type { ClassValue, Deferred, Frame, Possible } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import type { RouteGuard } from '../../scan-result.ts';
import type { Reading } from '../detector.ts';
import { inspectCheck } from '../guards/inspect-check.ts';
import { namedGuard } from '../guards/named-guard.ts';
import { pathToRegexp } from '../paths/route-pattern.ts';
import { openFrame } from '../run/run-code.ts';
import { nodeKey } from '../run/value-key.ts';
import type { NestMiddleware, NestTarget } from '../server-facts.ts';
import { oneLine } from '../source-place.ts';
import { layOut, readPath } from './read-arguments.ts';

/** The checks that a module's `configure` puts before routes; middleware that refuses nobody is left out. */
export function middlewareOf(of: ClassValue, reading: Reading): readonly NestMiddleware[] {
  const configure = of.node.members
    .filter(ts.isMethodDeclaration)
    .find(({ name, body }) => body !== undefined && name.getText() === 'configure');
  if (configure?.body === undefined) return [];
  const frame = openFrame({ kind: 'function', node: configure, frame: of.frame, self: undefined, bound: [] });
  const found: NestMiddleware[] = [];
  walkNodes(configure.body, (node) => {
    if (ts.isCallExpression(node) && calledName(node) === 'forRoutes') found.push(...readChain(node, frame, reading));
    return true;
  });
  return found;
}

/** `consumer.apply(…).exclude(…).forRoutes(…)`, from its end. */
function readChain(last: ts.CallExpression, frame: Frame, reading: Reading): readonly NestMiddleware[] {
  const { evaluator } = reading;
  const before = callsBefore(last);
  const argumentsTo = (name: string): readonly Deferred[] =>
    layOut(
      before.filter((call) => calledName(call) === name).flatMap((call) => evaluator.arguments(call, frame)),
      evaluator,
    );
  const guards = argumentsTo('apply').flatMap((one) => guardsOf(one, reading));
  if (guards.length === 0) return [];
  const targets = layOut(evaluator.arguments(last, frame), evaluator).flatMap((one) => targetsOf(one, false, reading));
  return [{ guards, targets, except: argumentsTo('exclude').flatMap((one) => targetsOf(one, true, reading)) }];
}

function callsBefore(last: ts.CallExpression): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  for (let at: ts.Expression = last; ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression);) {
    at = at.expression.expression;
    if (ts.isCallExpression(at)) found.push(at);
  }
  return found;
}

function calledName({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

/** A middleware is a class with `use`, or a function. */
function guardsOf(middleware: Deferred, reading: Reading): readonly RouteGuard[] {
  const text = 'node' in middleware ? oneLine(middleware.node) : undefined;
  return reading.evaluator.force(middleware).flatMap((possible): readonly RouteGuard[] => {
    if (possible.kind === 'class') return classGuards(possible, text ?? possible.node.name?.text ?? 'class', reading);
    if (possible.kind !== 'symbolic' || text === undefined) return reading.guardsOf(middleware, 'before');
    const permissions = namedGuard(possible, reading.evaluator);
    return permissions === undefined ? reading.guardsOf(middleware, 'before') : [{ kind: 'named', text, permissions }];
  });
}

function classGuards(of: ClassValue, text: string, { evaluator }: Reading): readonly RouteGuard[] {
  return evaluator.member([{ kind: 'instance', of, args: undefined }], 'use').flatMap((use) => {
    if (use.kind !== 'function') return [];
    const { denies, stops, permissions } = inspectCheck(use, evaluator);
    const refuses = (denies && !isLenient(use.node)) || (stops && permissions.length > 0);
    return refuses ? [{ kind: 'hand-written', text, permissions }] : [];
  });
}

/** Whether what goes wrong inside is caught and refuses nobody: a middleware that only reads who calls, if anybody. */
function isLenient(use: ts.Node): boolean {
  const text = use.getText();
  return /\bcatch\b/u.test(text) && !/\b40[13]\b|unauthori[sz]ed|forbidden|\bthrow\b/iu.test(text);
}

/** What `forRoutes` and `exclude` take: a path (the former with all below it), `{ path, method }`, a controller. */
function targetsOf(target: Deferred, exact: boolean, reading: Reading): readonly NestTarget[] {
  return reading.evaluator.force(target).flatMap((possible): readonly NestTarget[] => {
    if (possible.kind === 'class') return [{ controller: nodeKey(possible.node) }];
    if (possible.kind === 'text') return pathsOf(possible, reading).map((path) => ({ path, exact, method: 'ALL' }));
    if (possible.kind !== 'record') return [];
    const { evaluator } = reading;
    const methods = evaluator.member([possible], 'method').flatMap((one) => {
      const last = one.kind === 'symbolic' ? one.steps.at(-1) : undefined;
      return last?.kind === 'member' && last.name !== undefined ? [last.name] : [];
    });
    return evaluator
      .member([possible], 'path')
      .flatMap((path) => pathsOf(path, reading))
      .map((path) => ({ path, exact: true, method: methods[0] ?? 'ALL' }));
  });
}

function pathsOf(path: Possible, reading: Reading): readonly string[] {
  return readPath(known([path]), pathToRegexp, reading.evaluator)?.templates ?? [];
}
