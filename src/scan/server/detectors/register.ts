// How registrations are told: the routes of a call, the checks and routers of a `use`. The frameworks differ in which
// argument is what; what follows from it is the same for all.
import { ts } from '../../program/typescript.js';
import type { Deferred, Value } from '../../evaluate/value.ts';
import type { Reading, RouterCall } from '../detector.ts';
import type { RouteGuard } from '../../scan-result.ts';
import { exemptionsOf } from '../guards/exemptions.ts';
import { sourcePlace } from '../source-place.ts';
import type { RouterStep } from '../server-facts.ts';
import { isUnknownModule, tellUnknownModule } from './loaded-routes.ts';
import { layOut, type PathArgument } from './read-arguments.ts';
import { routeCall } from './route-place.ts';

/** The methods that frameworks have functions for: those that Node's parser knows, as far as they read as one word. */
export const verbs: ReadonlySet<string> = new Set(
  (
    'get head post put delete options patch trace connect search query copy move lock unlock link unlink report merge ' +
    'propfind proppatch mkcol mkactivity mkcalendar checkout notify subscribe unsubscribe purge rebind acl'
  ).split(' '),
);

/** Where a method is named in a call: in chains over several lines that is the route's own line. */
export function callName(node: ts.CallExpression | ts.NewExpression): ts.Node {
  const { expression } = node;
  if (ts.isPropertyAccessExpression(expression)) return expression.name;
  return ts.isElementAccessExpression(expression) ? expression.argumentExpression : node;
}

/** Tells the routes of a call: one for each method and path. The last handler is the route's own, the others stand before it. */
export function tellRoutes(
  call: RouterCall,
  methods: readonly string[],
  path: PathArgument,
  handlers: readonly Deferred[],
  reading: Reading,
): void {
  const all = layOut(handlers, reading.evaluator);
  const guards = all.flatMap((handler, index) =>
    reading.guardsOf(handler, index === all.length - 1 ? 'handler' : 'before'),
  );
  const place = sourcePlace(callName(routeCall(call)));
  tellProblem(call, path, reading);
  for (const method of methods) {
    for (const template of path.templates) {
      if (method === '{}' && isAllUnknown(template)) {
        reading.tell({ kind: 'unresolved', place, reason: 'the method and the path are known only at run time' });
        continue;
      }
      tellStep(reading, {
        kind: 'route',
        router: call.receiver.router.id,
        method: method.toUpperCase(),
        path: template,
        place,
        guards,
      });
    }
  }
}

/** Whether nothing of a path is known. */
function isAllUnknown(template: string): boolean {
  return template.split('/').every((segment) => segment === '' || segment === '{}');
}

/**
 * Tells what stands before the paths of a `use`, and the routers that it mounts, in their order.
 *
 * @param exact whether a check stands before the path alone, and not before what lies below it
 */
export function tellMiddleware(
  call: RouterCall,
  path: PathArgument,
  handlers: readonly Deferred[],
  reading: Reading,
  exact: boolean = false,
): void {
  tellProblem(call, path, reading);
  const router = call.receiver.router.id;
  const before: RouteGuard[] = [];
  for (const handler of layOut(handlers, reading.evaluator)) {
    const value = reading.evaluator.force(handler);
    if (value.some(isUnknownModule)) tellUnknownModule(call.node, reading);
    const children = mountedRouters(value, call, reading);
    const guards = children.length > 0 ? [] : reading.guardsOf(handler, 'before');
    const except = guards.length > 0 ? exemptionsOf(handler, reading.evaluator) : [];
    const wrapped = children.length > 0 ? [] : wrappedRouters(handler, value, call, reading);
    for (const template of path.templates) {
      const mount = { kind: 'mount', router, path: template } as const;
      for (const child of children) tellStep(reading, { ...mount, child, guards: [...before] });
      for (const child of wrapped)
        tellStep(reading, { ...mount, child, guards: [...before, ...guards], supposed: true });
      // Before some values of a parameter only, a check holds for no route for certain.
      if (guards.length > 0 && path.narrow !== true)
        tellStep(reading, { kind: 'guard', router, path: template, exact, guards, except });
    }
    if (except.length === 0) before.push(...guards);
  }
}

/** The routers that a handler of a `use` is, or that a wrapper of a package is given: `lazily(() => router)`. */
export function mountedRouters(value: Value, call: RouterCall, reading: Reading): readonly string[] {
  const own = routersIn(value, call, reading);
  return own.length > 0 ? own : routersIn(handedBack(value, reading), call, reading);
}

function routersIn(value: Value, call: RouterCall, reading: Reading): readonly string[] {
  return value.flatMap((possible) => {
    const child = possible.kind === 'symbolic' ? reading.routerOf(possible, call.node) : undefined;
    return child === undefined ? [] : [child.router.id];
  });
}

/** The routers that are handed to what makes a middleware: `onlyWhen(enabled, router)`. */
function wrappedRouters(handler: Deferred, value: Value, call: RouterCall, reading: Reading): readonly string[] {
  const { evaluator } = reading;
  const steps = value.flatMap((possible) => (possible.kind === 'symbolic' ? possible.steps.slice(-1) : []));
  const made = 'node' in handler && value.every(({ kind }) => kind === 'function') ? [handler] : steps;
  const given = made.flatMap((one) =>
    'node' in one && ts.isCallExpression(one.node) ? evaluator.arguments(one.node, one.frame) : [],
  );
  const found = given.flatMap((argument) => routersIn(evaluator.force(argument), call, reading));
  return found.filter((id) => id !== call.receiver.router.id);
}

/** What the functions return that a wrapper of a package is given. */
function handedBack(value: Value, { evaluator }: Reading): Value {
  return value.flatMap((possible) => {
    const made = possible.kind === 'symbolic' ? possible.steps.at(-1) : undefined;
    if (made?.kind !== 'call' || !ts.isCallExpression(made.node)) return [];
    return evaluator
      .arguments(made.node, made.frame)
      .flatMap((argument) => evaluator.force(argument))
      .flatMap((one) =>
        one.kind === 'function' && one.node.parameters.length === 0 ? evaluator.call(one, [], 0) : [],
      );
  });
}

/** Tells one step. */
export function tellStep(reading: Reading, step: RouterStep): void {
  reading.tell({ kind: 'step', step });
}

/** Notes a path that could not be read. */
export function tellProblem(call: RouterCall, { problem }: PathArgument, reading: Reading): void {
  if (problem !== undefined) reading.tell({ kind: 'unresolved', place: sourcePlace(call.node), reason: problem });
}

/** The path of what has none: all below the router. */
export const everyPath: PathArgument = { templates: ['/'], problem: undefined };
/** The path of what is a path for sure, but cannot be known. */
export const unknownPath: PathArgument = { templates: [], problem: 'the path is known only at run time' };
/** Such a path that routers are mounted at: something stands before theirs. */
export const unknownMount: PathArgument = { ...unknownPath, templates: ['/{}'] };
