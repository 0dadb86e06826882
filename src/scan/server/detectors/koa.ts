// Koa with @koa/router or koa-router: prefixes, nested routers through `routes()`, names before paths, and koa-mount.
import { ts } from '../../program/typescript.js';
import type { Deferred, SymbolicValue } from '../../evaluate/value.ts';
import type { Reading, RouterCall, RouterDetector } from '../detector.ts';
import { joinPaths, pathToRegexp } from '../paths/route-pattern.ts';
import { mountPath } from './mount-path.ts';
import { tellPermcRoutes } from './permc-routes.ts';
import { isUnknown, knownTexts, layOut, readPath, type PathArgument } from './read-arguments.ts';
import { findReceiver, type RouterGrammar } from './receivers.ts';
import { everyPath, tellMiddleware, tellRoutes, unknownMount, unknownPath, verbs } from './register.ts';

const routers = ['@koa/router', 'koa-router', 'koa-joi-router', 'koa-tree-router'];

const grammar: RouterGrammar = {
  framework: 'koa',
  ordered: true,
  makes: new Map([
    ['koa', 'app'],
    ['koa Koa', 'app'],
    ['routing-controllers createKoaServer', 'app'],
    ...routers.flatMap((name) => [[name, 'router'] as const, [`${name} Router`, 'router'] as const]),
  ]),
  types: new Set([...routers.flatMap((name) => [name, `${name} Router`]), 'koa', 'koa Koa', 'koa Application']),
};

/** Koa. */
export const koa: RouterDetector = {
  framework: 'koa',
  receiver: (value, at) => findReceiver(value, grammar, at),
  call: (call, reading) => {
    const { name = '{}', args } = call;
    if (tellPermcRoutes(call, reading)) return;
    if (name === 'prefix') {
      const path = args[0] === undefined ? undefined : readPath(args[0], pathToRegexp, reading.evaluator);
      if (path !== undefined)
        reading.tell({ kind: 'prefix', router: call.receiver.router.id, prefixes: path.templates });
      return;
    }
    if (name === 'use') {
      tellUse(call, reading);
      return;
    }
    if (name === 'route' && args.length === 1) {
      tellDeclared(call, reading);
      return;
    }
    if (name === 'register') {
      const [path, methods, ...handlers] = args;
      if (path === undefined || methods === undefined) return;
      const known = knownTexts(methods, reading.evaluator);
      const names = known.length === 0 ? ['{}'] : known;
      tellRoutes(call, names, pathOf(path, reading) ?? unknownPath, handlers, reading);
      return;
    }
    const method = name === 'del' ? 'delete' : name;
    if (!verbs.has(method) && method !== 'all' && method !== '{}') return;
    const { path, handlers } = readRoute(args, reading);
    if (path !== undefined && handlers.length > 0) tellRoutes(call, [method], path, handlers, reading);
  },
};

/** The prefix that a router is made with. */
export function koaPrefix(value: SymbolicValue, reading: Reading): readonly string[] | undefined {
  const made = value.steps.find((step) => step.kind === 'call' || step.kind === 'new');
  if (made === undefined || ts.isTaggedTemplateExpression(made.node)) return undefined;
  const [options] = reading.evaluator.arguments(made.node, made.frame);
  if (options === undefined) return undefined;
  const prefix = reading.evaluator.member(reading.evaluator.force(options), 'prefix');
  const path = readPath({ value: prefix }, pathToRegexp, reading.evaluator);
  if (path !== undefined && path.templates.length > 0) return path.templates;
  const isStated = path !== undefined || prefix.some(({ kind }) => kind === 'symbolic');
  return isStated ? unknownMount.templates : undefined;
}

/** `get('/x', …)` or `get('name', '/x', …)`. */
function readRoute(
  args: readonly Deferred[],
  reading: Reading,
): { readonly path: PathArgument | undefined; readonly handlers: readonly Deferred[] } {
  const [first, second, ...others] = args;
  if (first === undefined || second === undefined) return { path: undefined, handlers: [] };
  const named = others.length > 0 ? readPath(second, pathToRegexp, reading.evaluator) : undefined;
  if (named !== undefined) return { path: named, handlers: others };
  const path = pathOf(first, reading);
  return {
    path: path ?? (isUnknown(first, reading.evaluator) ? unknownPath : undefined),
    handlers: [second, ...others],
  };
}

function pathOf(argument: Deferred, reading: Reading): PathArgument | undefined {
  return readPath(argument, pathToRegexp, reading.evaluator);
}

/** Middleware, nested routers, and whole apps through koa-mount. */
function tellUse(call: RouterCall, reading: Reading): void {
  const [, ...others] = call.args;
  const path = mountPath(call.args, call, reading);
  const handlers = path === undefined ? call.args : others;
  for (const handler of layOut(handlers, reading.evaluator).flatMap((one) => composed(one, reading, 0))) {
    if (tellKoaRoute(call, handler, reading)) continue;
    const mounted = mountedApp(handler, reading);
    if (mounted === undefined) tellMiddleware(call, path ?? everyPath, [handler], reading);
    else {
      const inner = mounted.path.templates.map((template) => joinPaths(path?.templates[0] ?? '/', template));
      tellMiddleware(call, { ...mounted.path, templates: inner }, [mounted.app], reading);
    }
  }
}

const composing: ReadonlySet<string> = new Set(['koa-compose', 'koa-combine-routers', 'koa-convert']);

/** Lists inside lists beyond this depth are not laid out. */
const deepest = 8;

/** What packages make one middleware of: `compose([first, router.routes()])`, `combineRouters(users, orders)()`. */
function composed(handler: Deferred, reading: Reading, depth: number): readonly Deferred[] {
  const { evaluator } = reading;
  for (const possible of depth > deepest ? [] : evaluator.force(handler)) {
    if (possible.kind !== 'symbolic' || possible.root.kind !== 'module' || !composing.has(possible.root.module))
      continue;
    const made = possible.steps.find((step) => step.kind === 'call');
    if (made?.kind !== 'call' || !ts.isCallExpression(made.node)) continue;
    const parts = layOut(evaluator.arguments(made.node, made.frame), evaluator);
    return parts.flatMap((one) => composed(one, reading, depth + 1));
  }
  return [handler];
}

/** `use(route.get('/x', handler))` of koa-route: a middleware that is a route. */
function tellKoaRoute(call: RouterCall, handler: Deferred, reading: Reading): boolean {
  for (const possible of reading.evaluator.force(handler)) {
    if (possible.kind !== 'symbolic' || possible.root.kind !== 'module' || possible.root.module !== 'koa-route')
      continue;
    const index = possible.steps.findIndex((step) => step.kind === 'call');
    const made = possible.steps[index];
    const verb = possible.steps[index - 1];
    const name = verb?.kind === 'member' ? verb.name : possible.root.name;
    if (made?.kind !== 'call' || !ts.isCallExpression(made.node) || name === undefined) continue;
    const [first, ...handlers] = reading.evaluator.arguments(made.node, made.frame);
    const method = name === 'del' ? 'delete' : name;
    if (first === undefined || (!verbs.has(method) && method !== 'all')) continue;
    tellRoutes({ ...call, node: made.node }, [method], pathOf(first, reading) ?? unknownPath, handlers, reading);
    return true;
  }
  return false;
}

/** `route({ method, path, handler })` of koa-joi-router, or a list of them. */
function tellDeclared(call: RouterCall, reading: Reading): void {
  const { evaluator } = reading;
  for (const declared of layOut(call.args.slice(0, 1), evaluator)) {
    const options = evaluator.force(declared).filter(({ kind }) => kind === 'record');
    if (options.length === 0) continue;
    const methods = knownTexts({ value: evaluator.member(options, 'method') }, evaluator);
    const path = pathOf({ value: evaluator.member(options, 'path') }, reading) ?? unknownPath;
    const handlers = evaluator.member(options, 'handler');
    tellRoutes(call, methods.length === 0 ? ['{}'] : methods, path, [{ value: handlers }], reading);
  }
}

/** `mount('/admin', app)` of koa-mount, and `mount(app)`. */
function mountedApp(
  handler: Deferred,
  reading: Reading,
): { readonly path: PathArgument; readonly app: Deferred } | undefined {
  for (const possible of reading.evaluator.force(handler)) {
    if (possible.kind !== 'symbolic' || possible.root.kind !== 'module' || possible.root.module !== 'koa-mount')
      continue;
    const made = possible.steps.find((step) => step.kind === 'call');
    if (made === undefined || !ts.isCallExpression(made.node)) continue;
    const [first, second] = reading.evaluator.arguments(made.node, made.frame);
    if (first === undefined) continue;
    if (second === undefined) return { path: everyPath, app: first };
    return { path: pathOf(first, reading) ?? unknownPath, app: second };
  }
  return undefined;
}
