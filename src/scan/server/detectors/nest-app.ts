// The settings of a Nest app: the global prefix, versions in the path, and global guards.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { known } from '../../evaluate/texts.ts';
import type { Deferred, Value } from '../../evaluate/value.ts';
import type { Reading, RouterCall, RouterDetector } from '../detector.ts';
import { joinPaths, pathToRegexp } from '../paths/route-pattern.ts';
import type { NestGlobalGuard, NestMiddleware, NestSettings } from '../server-facts.ts';
import { oneLine } from '../source-place.ts';
import { guardPermissions, isLimiter } from './nest-guards.ts';
import { askedMetadata } from './nest-metadata.ts';
import { knownTexts, layOut, readPath } from './read-arguments.ts';
import { findReceiver, type RouterGrammar } from './receivers.ts';

const grammar: RouterGrammar = {
  framework: 'nest',
  ordered: false,
  makes: new Map([['@nestjs/core NestFactory.create', 'app']]),
  types: new Set(
    ['INestApplication', 'NestExpressApplication', 'NestFastifyApplication'].flatMap((name) => [
      `@nestjs/common ${name}`,
      `@nestjs/platform-express ${name}`,
      `@nestjs/platform-fastify ${name}`,
    ]),
  ),
};

/** The apps of Nest. */
export const nestApp: RouterDetector = {
  framework: 'nest',
  receiver: (value, at) => findReceiver(value, grammar, at),
  call: (call, reading) => {
    const settings = readSettings(call, reading);
    if (settings !== undefined) reading.tell({ kind: 'nest-settings', settings });
  },
};

function readSettings({ name, node, args, receiver }: RouterCall, reading: Reading): NestSettings | undefined {
  const { evaluator } = reading;
  const [first, second] = args;
  const plain = emptySettings(node, receiver.router.kind === 'app');
  if (name === 'useGlobalGuards') {
    const guards = args
      .map((one) => globalGuard(textOf(one, node), evaluator.force(one), evaluator))
      .filter(({ guard }) => !isLimiter(guard.text));
    return { ...plain, guards };
  }
  if (name === 'setGlobalPrefix' && first !== undefined) {
    const { prefix, prefixName } = readPrefix(first, evaluator);
    return {
      ...plain,
      globalPrefix: prefix,
      prefixName,
      excluded: second === undefined ? [] : excludedPaths(second, reading),
    };
  }
  if (name === 'use') return { ...plain, middleware: usedMiddleware(args, reading) };
  if (name === 'enableVersioning') return { ...plain, ...readVersioning(first, reading) };
  return name === 'listen' || name === 'init' ? plain : undefined;
}

/** `app.use('/internal', check)`: of what stands below a path, or below the root. */
function usedMiddleware(args: readonly Deferred[], reading: Reading): readonly NestMiddleware[] {
  const [first, ...others] = args;
  const path = first === undefined ? undefined : readPath(first, pathToRegexp, reading.evaluator);
  const handlers = layOut(path === undefined ? args : others, reading.evaluator);
  const guards = handlers.flatMap((one) => reading.guardsOf(one, 'before'));
  if (guards.length === 0) return [];
  const targets = (path?.templates ?? ['/']).map(
    (below) => ({ path: below, exact: false, method: 'ALL', fromRoot: true }) as const,
  );
  return [{ guards, targets, except: [] }];
}

/** A check of all routes, by the name that it goes by and its class. */
export function globalGuard(text: string, guard: Value, evaluator: Evaluator): NestGlobalGuard {
  const asked = guard.map((one) => askedMetadata(one, evaluator));
  return {
    guard: { kind: 'nest-guard', text, permissions: guardPermissions(guard, evaluator) },
    keys: asked.flatMap(({ keys }) => keys),
    opening: asked.flatMap(({ opening }) => opening),
    optional: asked.flatMap(({ optional }) => optional),
  };
}

/** Settings that say nothing, of the app that a file starts. */
export function emptySettings(at: ts.Node, isApp: boolean): NestSettings {
  const file = at.getSourceFile().fileName;
  return {
    file,
    isApp,
    globalPrefix: undefined,
    prefixName: undefined,
    named: [],
    controllers: [],
    mounts: [],
    excluded: [],
    versionPrefix: undefined,
    defaultVersions: [],
    guards: [],
    middleware: [],
  };
}

/** A path, or the name of a configuration value with perhaps a default: `config.get('app.prefix', 'api')`. */
function readPrefix(
  argument: Deferred,
  evaluator: Evaluator,
): { readonly prefix: string; readonly prefixName: string | undefined } {
  const [prefix] = readPath(argument, pathToRegexp, evaluator)?.templates ?? [];
  if (prefix !== undefined) return { prefix, prefixName: undefined };
  for (const possible of evaluator.force(argument)) {
    const made = possible.kind === 'symbolic' ? possible.steps.at(-1) : undefined;
    const read = possible.kind === 'symbolic' ? possible.steps.at(-2) : undefined;
    if (made?.kind !== 'call' || !ts.isCallExpression(made.node) || read?.kind !== 'member') continue;
    if (read.name !== 'get' && read.name !== 'getOrThrow') continue;
    const [name, byDefault] = evaluator.arguments(made.node, made.frame);
    const [given] = byDefault === undefined ? [] : (readPath(byDefault, pathToRegexp, evaluator)?.templates ?? []);
    return { prefix: given ?? '/{}', prefixName: name === undefined ? undefined : knownTexts(name, evaluator)[0] };
  }
  return { prefix: '/{}', prefixName: undefined };
}

function excludedPaths(options: Deferred, { evaluator }: Reading): readonly string[] {
  return evaluator.elements(evaluator.member(evaluator.force(options), 'exclude')).flatMap((one) => {
    const value = evaluator.force(one);
    const paths = value.some(({ kind }) => kind === 'record') ? known(evaluator.member(value, 'path')) : one;
    return readPath(paths, pathToRegexp, evaluator)?.templates.map((template) => joinPaths(template)) ?? [];
  });
}

/** Versions stand in the path unless another type is given. */
function readVersioning(
  options: Deferred | undefined,
  { evaluator }: Reading,
): Pick<NestSettings, 'versionPrefix' | 'defaultVersions'> {
  if (options === undefined) return { versionPrefix: 'v', defaultVersions: [] };
  const value = evaluator.force(options);
  const type = evaluator.member(value, 'type').flatMap((possible) => {
    const last = possible.kind === 'symbolic' ? possible.steps.at(-1) : undefined;
    return last?.kind === 'member' ? [last.name] : [];
  });
  if (type.some((one) => one !== 'URI')) return { versionPrefix: undefined, defaultVersions: [] };
  const [prefix = 'v'] = knownTexts(known(evaluator.member(value, 'prefix')), evaluator);
  const isPlain = evaluator.member(value, 'prefix').some((one) => one.kind === 'constant' && one.value === false);
  const defaultVersions = knownTexts(known(evaluator.member(value, 'defaultVersion')), evaluator);
  return { versionPrefix: isPlain ? '' : prefix, defaultVersions };
}

function textOf(argument: Deferred, node: ts.Node): string {
  return oneLine('node' in argument ? argument.node : node);
}
