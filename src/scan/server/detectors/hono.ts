// Hono: `app.get`, chains without paths, `basePath`, `route`, `on`, and OpenAPIHono's `openapi(createRoute(...))`.
import { ts } from '../../program/typescript.js';
import type { Deferred, SymbolicRoot, SymbolicValue, Value } from '../../evaluate/value.ts';
import type { Reading, RouterCall, RouterDetector } from '../detector.ts';
import { honoPattern, joinPaths, openApiPattern } from '../paths/route-pattern.ts';
import { tellPermcRoutes } from './permc-routes.ts';
import { isUnknown, knownTexts, readPath, type PathArgument } from './read-arguments.ts';
import { findReceiver, methodCalls, type MethodCall, type RouterGrammar } from './receivers.ts';
import { everyPath, tellMiddleware, tellRoutes, unknownPath, verbs } from './register.ts';

const makers = [
  'hono Hono',
  'hono/tiny Hono',
  'hono/quick Hono',
  '@hono/zod-openapi OpenAPIHono',
  'hono/hono-base HonoBase',
];
const grammar: RouterGrammar = {
  framework: 'hono',
  ordered: true,
  makes: new Map(makers.map((name) => [name, 'app'])),
  types: new Set(makers),
};

/** Hono. */
export const hono: RouterDetector = {
  framework: 'hono',
  receiver: (value, at) => findReceiver(madeByFactory(value) ?? value, grammar, at),
  call: (call, reading) => honoCall(call, reading),
};

/** A call of a router. */
export function honoCall(call: RouterCall, reading: Reading): void {
  const { name = '{}', args } = call;
  const base = basePath(call, reading);
  if (tellPermcRoutes(call, reading, base.templates[0])) return;
  const [first, second, ...others] = args;
  if (name === 'route' || name === 'mount') {
    if (first === undefined || second === undefined) return;
    tellMiddleware(call, below(base, readHono(first, reading) ?? unknownPath), [second], reading);
  } else if (name === 'use') {
    const path = first === undefined ? undefined : readHono(first, reading);
    // Of `use('/x', check)` Hono asks the check for `/x` alone: all below it is `/x/*`.
    const isExact = path !== undefined;
    const all = path === undefined ? everyPath : { ...path, templates: path.templates.flatMap(withStart) };
    tellMiddleware(call, below(base, all), isExact ? args.slice(1) : args, reading, isExact);
  } else if (name === 'on') {
    if (first === undefined || second === undefined) return;
    const methods = knownTexts(first, reading.evaluator);
    tellRoutes(
      call,
      methods.length === 0 ? ['{}'] : methods,
      below(base, readHono(second, reading) ?? unknownPath),
      others,
      reading,
    );
  } else if (name === 'openapi') {
    tellOpenApi(call, base, reading);
  } else if (name === 'doc' || name === 'doc31') {
    const path = first === undefined ? undefined : readHono(first, reading);
    if (path !== undefined) tellRoutes(call, ['get'], below(base, path), [], reading);
  } else if (verbs.has(name) || name === 'all' || name === '{}') {
    tellVerb(call, name, base, reading);
  }
}

/** Of Hono's patterns `/x/*` takes `/x` as well. */
function withStart(template: string): readonly string[] {
  return template.endsWith('/*') ? [template.slice(0, -2), template] : [template];
}

/** `createFactory().createApp()` is what `new Hono()` is. */
function madeByFactory({ root, steps }: SymbolicValue): SymbolicValue | undefined {
  if (root.kind !== 'module' || root.module !== 'hono/factory') return undefined;
  const name = steps.findIndex((step) => step.kind === 'member' && step.name === 'createApp');
  return name === -1 ? undefined : { kind: 'symbolic', root: madeHono, steps: steps.slice(name + 1) };
}

const madeHono: SymbolicRoot = { kind: 'module', module: 'hono', name: 'Hono', parameters: [] };

function tellVerb(call: RouterCall, name: string, base: PathArgument, reading: Reading): void {
  const [first] = call.args;
  if (first === undefined) return;
  const own = readHono(first, reading);
  if (own === undefined && call.args.length > 1 && isUnknown(first, reading.evaluator)) {
    tellRoutes(call, [name], unknownPath, call.args.slice(1), reading);
    return;
  }
  const handlers = own === undefined ? call.args : call.args.slice(1);
  const path = own ?? lastPath(call, reading) ?? everyPath;
  if (handlers.length > 0) tellRoutes(call, [name], below(base, path), handlers, reading);
}

/** The path of the call before, in a chain: `get('/x', …).post(…)`. */
function lastPath(call: RouterCall, reading: Reading): PathArgument | undefined {
  for (const before of methodCalls(call.receiver.since).toReversed()) {
    const [first] = argumentsOf(before, reading);
    const path = first === undefined || before.name === 'basePath' ? undefined : readHono(first, reading);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** `openapi(createRoute({ method, path, middleware }), handler)`. */
function tellOpenApi(call: RouterCall, base: PathArgument, reading: Reading): void {
  const { evaluator } = reading;
  const [declared, handler] = call.args;
  if (declared === undefined) return;
  for (const possible of evaluator.force(declared)) {
    const made = possible.kind === 'symbolic' ? possible.steps.find((step) => step.kind === 'call') : undefined;
    const [config] =
      made !== undefined && ts.isCallExpression(made.node) ? evaluator.arguments(made.node, made.frame) : [];
    const options: Value = config === undefined ? [possible] : evaluator.force(config);
    const methods = knownTexts({ value: evaluator.member(options, 'method') }, evaluator);
    const path = readPath({ value: evaluator.member(options, 'path') }, openApiPattern, evaluator) ?? unknownPath;
    const middleware = evaluator.member(options, 'middleware').filter(({ kind }) => kind !== 'constant');
    const handlers = [
      ...(middleware.length === 0 ? [] : [{ value: middleware }]),
      ...(handler === undefined ? [] : [handler]),
    ];
    tellRoutes(call, methods.length === 0 ? ['{}'] : methods, below(base, path), handlers, reading);
  }
}

/** What `basePath` has put before the paths of a value: its result is another view of the same routes. */
function basePath(call: RouterCall, reading: Reading): PathArgument {
  let base = everyPath;
  for (const before of methodCalls(call.receiver.since)) {
    if (before.name !== 'basePath') continue;
    const [first] = argumentsOf(before, reading);
    base = below(base, (first === undefined ? undefined : readHono(first, reading)) ?? unknownPath);
  }
  return base;
}

function below(base: PathArgument, path: PathArgument): PathArgument {
  return {
    templates: base.templates.flatMap((before) => path.templates.map((template) => joinPaths(before, template))),
    narrow: base.narrow === true || path.narrow === true,
    problem: base.problem ?? path.problem,
  };
}

function readHono(argument: Deferred, reading: Reading): PathArgument | undefined {
  return readPath(argument, honoPattern, reading.evaluator);
}

function argumentsOf({ step }: MethodCall, reading: Reading): readonly Deferred[] {
  return ts.isCallExpression(step.node) ? reading.evaluator.arguments(step.node, step.frame) : [];
}
