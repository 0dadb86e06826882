// Fastify: shorthand methods, `route({})`, plugins with their prefix and encapsulated hooks, functions handed out by `decorate`.
import { ts } from '../../program/typescript.js';
import { known } from '../../evaluate/texts.ts';
import type { Deferred, FunctionValue, Possible, Step, SymbolicValue, Value } from '../../evaluate/value.ts';
import type { RouteGuard } from '../../scan-result.ts';
import type { Reading, Receiver, RouterCall, RouterDetector } from '../detector.ts';
import { findMyWay, patternTemplates } from '../paths/route-pattern.ts';
import { stepKey } from '../run/value-key.ts';
import { sourcePlace } from '../source-place.ts';
import { isAutoload, loadedFolders, type LoadedFolder } from './fastify-autoload.ts';
import { tellPermcRoutes } from './permc-routes.ts';
import { isUnknown, knownTexts, layOut, readPath, type PathArgument } from './read-arguments.ts';
import { findReceiver, type RouterGrammar } from './receivers.ts';
import { callName, everyPath, tellProblem, tellStep, unknownPath, verbs } from './register.ts';

const grammar: RouterGrammar = {
  framework: 'fastify',
  ordered: false,
  makes: new Map([
    ['fastify', 'app'],
    ['fastify fastify', 'app'],
    ['fastify Fastify', 'app'],
  ]),
  types: new Set(['fastify FastifyInstance']),
};

/** The types of plugins: what is annotated so is handed an instance first. */
export const fastifyPluginTypes: ReadonlySet<string> = new Set([
  'FastifyPluginAsync',
  'FastifyPluginCallback',
  'FastifyPlugin',
  'FastifyPluginAsyncTypebox',
  'FastifyPluginAsyncJsonSchemaToTs',
  'FastifyPluginAsyncZod',
]);

/** The hooks that run before a handler and may refuse a request. */
const hooks: ReadonlySet<string> = new Set(['onRequest', 'preParsing', 'preValidation', 'preHandler']);

/** Fastify. */
export const fastify: RouterDetector = {
  framework: 'fastify',
  receiver: (value, at) => {
    const found = findReceiver(value, grammar, at);
    return found === undefined ? undefined : innermostContext(found);
  },
  call: (call, reading) => fastifyCall(call, reading),
};

/** A call of an instance. */
export function fastifyCall(call: RouterCall, reading: Reading): void {
  const { name = '{}', args } = call;
  const [first, second] = args;
  if (name === 'register') tellPlugin(call, reading);
  else if (name === 'addHook') tellHook(call, reading);
  else if (name === 'decorate' || name === 'decorateRequest') {
    if (first === undefined || second === undefined) return;
    for (const decorated of knownTexts(first, reading.evaluator)) {
      reading.tell({ kind: 'decoration', name: decorated, value: second });
    }
  } else if (name === 'route') {
    if (first !== undefined && !tellPermcRoutes(call, reading)) tellDeclared(call, first, reading);
  } else if (verbs.has(name) || name === 'all' || name === '{}') tellShorthand(call, name, reading);
}

/** The context of the innermost plugin: `register` steps that are followed by an instance. */
export function innermostContext({ router, since }: Receiver): Receiver {
  const index = since.findLastIndex((step, at) => step.kind === 'instance' && since[at - 1]?.kind === 'call');
  const made = since[index - 1];
  if (made === undefined) return { router, since };
  const label = since[index - 2];
  const name = label?.kind === 'member' ? (label.name ?? '') : '';
  const id = `${router.id}+${stepKey(made).slice(1)}${name}`;
  return { router: { ...router, id, kind: 'router' }, since: since.slice(index + 1) };
}

/** `get('/x', { onRequest }, handler)`. */
function tellShorthand(call: RouterCall, name: string, reading: Reading): void {
  if (tellPermcRoutes(call, reading)) return;
  const [first, ...others] = call.args;
  if (first === undefined || others.length === 0) return;
  const path =
    readPath(first, findMyWay, reading.evaluator) ?? (isUnknown(first, reading.evaluator) ? unknownPath : undefined);
  if (path === undefined) return;
  const options = others.slice(0, 1).flatMap((one) => optionGuards(one, reading));
  const handler = others.length > 1 ? others[1] : (statedHandler(others[0], reading) ?? others[0]);
  tellFastifyRoutes(call, [name], path, [...options, ...handlerGuards(handler, reading)], reading);
}

/** `get('/x', { handler })`. */
function statedHandler(options: Deferred | undefined, { evaluator }: Reading): Deferred | undefined {
  const records = options === undefined ? [] : evaluator.force(options).filter(({ kind }) => kind === 'record');
  return records.length === 0 ? undefined : known(evaluator.member(records, 'handler'));
}

/** `route({ method, url, onRequest, handler })`. */
function tellDeclared(call: RouterCall, options: Deferred, reading: Reading): void {
  const { evaluator } = reading;
  for (const possible of evaluator.force(options)) {
    const value: Value = [possible];
    const methods = knownTexts({ value: evaluator.member(value, 'method') }, evaluator);
    const url = { value: evaluator.member(value, 'url') };
    const path =
      readPath(url, findMyWay, evaluator) ??
      readPath({ value: evaluator.member(value, 'path') }, findMyWay, evaluator) ??
      unknownPath;
    const guards = [
      ...optionGuards(known(value), reading),
      ...handlerGuards(known(evaluator.member(value, 'handler')), reading),
    ];
    tellFastifyRoutes(call, methods.length === 0 ? ['{}'] : methods, path, guards, reading);
  }
}

function tellFastifyRoutes(
  call: RouterCall,
  methods: readonly string[],
  path: PathArgument,
  guards: readonly RouteGuard[],
  reading: Reading,
): void {
  tellProblem(call, path, reading);
  const place = sourcePlace(callName(call.node));
  const router = call.receiver.router.id;
  for (const method of methods) {
    for (const template of path.templates) {
      tellStep(reading, { kind: 'route', router, method: method.toUpperCase(), path: template, place, guards });
    }
  }
}

/** The checks in the options of a route. */
function optionGuards(options: Deferred, reading: Reading): readonly RouteGuard[] {
  const { evaluator } = reading;
  const records = evaluator.force(options).filter(({ kind }) => kind === 'record');
  if (records.length === 0) return [];
  return [...hooks].flatMap((hook) =>
    layOut([known(evaluator.member(records, hook))], evaluator).flatMap((one) => reading.guardsOf(one, 'before')),
  );
}

function handlerGuards(handler: Deferred | undefined, reading: Reading): readonly RouteGuard[] {
  return handler === undefined ? [] : reading.guardsOf(handler, 'handler');
}

function tellHook({ args, receiver }: RouterCall, reading: Reading): void {
  const [name, hook] = args;
  if (name === undefined || hook === undefined) return;
  if (!knownTexts(name, reading.evaluator).some((one) => hooks.has(one))) return;
  const guards = layOut([hook], reading.evaluator).flatMap((one) => reading.guardsOf(one, 'before'));
  if (guards.length > 0) {
    tellStep(reading, { kind: 'guard', router: receiver.router.id, path: '/', exact: false, guards });
  }
}

/** `register(plugin, { prefix })`: the plugin runs with a context of its own, unless fastify-plugin has made it. */
function tellPlugin(call: RouterCall, reading: Reading): void {
  const [plugin, options] = call.args;
  if (plugin === undefined) return;
  const value = reading.evaluator.force(plugin);
  if (!isAutoload(value)) {
    const prefix = pluginPrefix(options, reading);
    tellProblem(call, prefix, reading);
    runPlugin(call, { plugin: value, prefix, label: '' }, reading);
    return;
  }
  const loaded = options === undefined ? undefined : loadedFolders(call.node, options, reading);
  if (loaded === undefined) {
    const reason = 'the folder that plugins are loaded from is known only at run time';
    reading.tell({ kind: 'unresolved', place: sourcePlace(call.node), reason });
  }
  for (const folder of loaded ?? []) loadFolder(call, folder, reading);
}

/** Hooks make a context that the plugins of a folder share. */
function loadFolder(call: RouterCall, folder: LoadedFolder, reading: Reading): void {
  const around = folder.hooks.length === 0 ? call : innerCall(call, `${folder.folder}/`, everyPath, reading);
  if (around === undefined) return;
  for (const before of folder.hooks) {
    for (const { target } of pluginsOf(before, reading)) reading.run(target, [known([around.value])]);
  }
  for (const { file, prefix, plugin, options } of folder.plugins) {
    const path = { templates: patternTemplates(prefix, findMyWay), problem: undefined };
    runPlugin(around, { plugin, prefix: path, label: file, isShared: !folder.encapsulated, options }, reading);
  }
}

interface Registration {
  readonly plugin: Value;
  readonly prefix: PathArgument;
  /** Tells apart what one call registers. */
  readonly label: string;
  /** What the plugin is handed, where that is not what the call is. */
  readonly options?: Deferred;
  /** Whether it works on the instance itself, whatever it says. */
  readonly isShared?: boolean;
}

function runPlugin(call: RouterCall, one: Registration, reading: Reading): void {
  const options = one.options === undefined ? call.args.slice(1, 2) : [one.options];
  for (const { target, isShared } of pluginsOf(one.plugin, reading)) {
    const inner = isShared || one.isShared === true ? call : innerCall(call, one.label, one.prefix, reading);
    if (inner !== undefined) reading.run(target, [known([inner.value]), ...options]);
  }
}

/** A context below that of a call, mounted at a path, as what the call is one of. */
function innerCall(
  call: RouterCall,
  label: string,
  { templates }: PathArgument,
  reading: Reading,
): RouterCall | undefined {
  const { value, node, frame, receiver } = call;
  const own: readonly Step[] = [
    { kind: 'member', name: label, key: undefined },
    { kind: 'call', node, frame },
    { kind: 'instance' },
  ];
  const child: SymbolicValue = { ...value, steps: [...value.steps, ...own] };
  const inner = reading.routerOf(child, node);
  if (inner === undefined) return undefined;
  for (const path of templates) {
    tellStep(reading, { kind: 'mount', router: receiver.router.id, child: inner.router.id, path, guards: [] });
  }
  return { ...call, value: child, receiver: inner };
}

function pluginPrefix(options: Deferred | undefined, reading: Reading): PathArgument {
  if (options === undefined) return everyPath;
  const { evaluator } = reading;
  const records = evaluator.force(options).filter(({ kind }) => kind === 'record');
  const prefix = records.length === 0 ? [] : evaluator.member(records, 'prefix');
  if (prefix.every((one) => one.kind === 'constant')) return everyPath;
  return readPath(known(prefix), findMyWay, evaluator) ?? unknownPath;
}

interface Plugin {
  readonly target: FunctionValue;
  /** Whether it works on the instance that it is registered on. */
  readonly isShared: boolean;
}

/** A module's default may be a module with a default; deeper ones are nobody's. */
const mostDefaults = 4;

function pluginsOf(value: Value, reading: Reading, defaults: number = 0): readonly Plugin[] {
  return value.flatMap((possible): readonly Plugin[] => {
    if (possible.kind === 'function') return [{ target: possible, isShared: false }];
    if (possible.kind === 'namespace' || possible.kind === 'record') {
      // `module.exports.default = module.exports` is its own default.
      if (defaults > mostDefaults) return [];
      const inner = reading.evaluator.member([possible], 'default').filter(({ kind }) => kind !== 'constant');
      return pluginsOf(inner, reading, defaults + 1);
    }
    const wrapped = sharedPlugin(possible, reading);
    if (wrapped === undefined) return [];
    return wrapped.plugin
      .filter((one) => one.kind === 'function')
      .map((target) => ({ target, isShared: wrapped.isShared }));
  });
}

/** What fastify-plugin was called with; `fp(plugin, { encapsulate: true })` has a context of its own all the same. */
function sharedPlugin(
  possible: Possible,
  { evaluator }: Reading,
): { readonly plugin: Value; readonly isShared: boolean } | undefined {
  if (possible.kind !== 'symbolic' || possible.root.kind !== 'module') return undefined;
  if (possible.root.module !== 'fastify-plugin') return undefined;
  const made = possible.steps.find((step) => step.kind === 'call');
  if (made === undefined || !ts.isCallExpression(made.node)) return undefined;
  const [plugin, options] = evaluator.arguments(made.node, made.frame);
  if (plugin === undefined) return undefined;
  const records = options === undefined ? [] : evaluator.force(options).filter(({ kind }) => kind === 'record');
  const encapsulate = records.length === 0 ? [] : evaluator.member(records, 'encapsulate');
  return {
    plugin: evaluator.force(plugin),
    isShared: !encapsulate.some((one) => one.kind === 'constant' && one.value === true),
  };
}
