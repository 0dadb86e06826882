// NestJS: controllers with their handlers, versions, guards, metadata of roles and scopes, and global guards of modules.
import { known } from '../../evaluate/texts.ts';
import type { ClassValue, Deferred } from '../../evaluate/value.ts';
import type { RouteGuard } from '../../scan-result.ts';
import type { FileDetector, Reading } from '../detector.ts';
import { permcGuardsOf } from '../guards/permc.ts';
import { joinPaths, pathToRegexp } from '../paths/route-pattern.ts';
import { nodeKey } from '../run/value-key.ts';
import { sourcePlace } from '../source-place.ts';
import { classesOf, lineageOf, methodsOf } from './decorated-classes.ts';
import { isOpenDecorator, nestGuards, nestMetadata } from './nest-guards.ts';
import { moduleOptions, tellModule } from './nest-modules.ts';
import { knownTexts, readPath, type PathArgument } from './read-arguments.ts';
import { tellConfiguration } from './nest-config.ts';
import { readDecorators, type DecoratorUse } from './read-decorators.ts';
import { everyPath } from './register.ts';

const common = '@nestjs/common';

const methodNames: ReadonlyMap<string, string> = new Map(
  ['Get', 'Post', 'Put', 'Delete', 'Patch', 'Options', 'Head', 'All', 'Search'].map((name) => [
    name,
    name.toUpperCase(),
  ]),
);

/** Nest. */
export const nest: FileDetector = {
  framework: 'nest',
  file: (source, reading) => {
    tellConfiguration(source, reading);
    for (const of of classesOf(source)) {
      tellController(of, reading);
      for (const use of readDecorators(of.node, reading.evaluator)) {
        if (use.name !== 'Module' || !isNest(use)) continue;
        tellModule(of, use, reading);
        for (const made of madeControllers(of, use, reading)) tellController(made, reading);
      }
    }
  },
};

/** The controllers of a module that functions have made: no class of a file is one of them. */
function madeControllers(of: ClassValue, use: DecoratorUse, reading: Reading): readonly ClassValue[] {
  const { evaluator } = reading;
  return moduleOptions(of, use, reading)
    .flatMap((options) => evaluator.elements(evaluator.member(options, 'controllers')))
    .flatMap((one) => evaluator.force(one))
    .filter((one) => one.kind === 'class')
    .filter(({ frame }) => frame.owner !== undefined);
}

/** The package itself, or a file in it, which editors like to import from. */
function isNest({ module }: DecoratorUse): boolean {
  return module === common || module?.startsWith(`${common}/`) === true;
}

/** A class is a controller when it is decorated so, or the class that a function has made for it to extend. */
function tellController(of: ClassValue, reading: Reading): void {
  const { evaluator } = reading;
  const lineage = lineageOf(of, evaluator);
  const classUses = lineage.map(({ node, frame }) => readDecorators(node, evaluator, frame));
  const controller = classUses
    .filter((_, index) => index === 0 || lineage[index]?.frame.owner !== undefined)
    .flatMap((uses) => uses.filter((use) => use.name === 'Controller' && isNest(use)))
    .at(0);
  if (controller === undefined) return;
  const [options] = controller.args;
  const key = nodeKey(of.node);
  const base = controllerPath(options, reading);
  const versions = versionsOf(optionOf(options, 'version', reading), reading);
  for (const { node, of: owner } of methodsOf(lineage)) {
    const uses = readDecorators(node, evaluator, owner.frame);
    const own = uses.find((use) => use.name === 'Version' && isNest(use));
    const open = [...uses, ...(classUses[0] ?? [])].some(isOpenDecorator);
    const guards = nestGuards(classUses, uses, reading);
    const metadata = nestMetadata(classUses, uses, reading);
    const stated = own === undefined ? versions : versionsOf(own.args[0], reading);
    for (const use of uses) {
      for (const route of routesOf(use, base, reading)) {
        const all = [...guards, ...route.guards];
        const place = sourcePlace(use.written);
        reading.tell({
          kind: 'nest-route',
          route: {
            controller: key,
            method: route.method,
            path: route.path,
            versions: stated,
            open,
            metadata,
            place,
            guards: all,
          },
        });
      }
    }
  }
}

interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
  readonly guards: readonly RouteGuard[];
}

/** The routes of one decorator: a verb, `RequestMapping`, or an endpoint of permc. */
function routesOf(use: DecoratorUse, base: PathArgument, reading: Reading): readonly DeclaredRoute[] {
  const { evaluator } = reading;
  const below = (method: string, path: PathArgument): readonly DeclaredRoute[] =>
    base.templates.flatMap((before) =>
      path.templates.map((template) => ({ method, path: joinPaths(before, template), guards: [] })),
    );
  const own = permcGuardsOf([use.value], evaluator);
  if (own.length > 0) {
    return own.flatMap((guard) => {
      const [method = '', path = '/'] = guard.text.split(' ');
      return base.templates.map((before) => ({ method, path: joinPaths(before, path), guards: [guard] }));
    });
  }
  if (!isNest(use)) return [];
  const [first] = use.args;
  const method = use.name === 'Sse' ? 'GET' : methodNames.get(use.name);
  if (method !== undefined) return below(method, pathOf(first, reading));
  if (use.name !== 'RequestMapping' || first === undefined) return [];
  const path = pathOf(known(evaluator.member(evaluator.force(first), 'path')), reading);
  const methods = evaluator.member(evaluator.force(first), 'method').flatMap((possible) => {
    const last = possible.kind === 'symbolic' ? possible.steps.at(-1) : undefined;
    return last?.kind === 'member' && last.name !== undefined ? [last.name] : [];
  });
  return (methods.length === 0 ? ['GET'] : methods).flatMap((one) => below(one, path));
}

function controllerPath(options: Deferred | undefined, reading: Reading): PathArgument {
  const path = optionOf(options, 'path', reading);
  return pathOf(path ?? options, reading);
}

/** A path that is not given is the empty one. */
function pathOf(argument: Deferred | undefined, reading: Reading): PathArgument {
  if (argument === undefined) return everyPath;
  const value = reading.evaluator.force(argument);
  if (value.every(({ kind }) => kind === 'constant' || kind === 'record')) return everyPath;
  const path = readPath(argument, pathToRegexp, reading.evaluator);
  return path === undefined || path.templates.length === 0 ? somePath : path;
}

/** What a decorator serves is served, whatever its path is. */
const somePath: PathArgument = { templates: ['/{}'], problem: undefined };

function optionOf(options: Deferred | undefined, name: string, { evaluator }: Reading): Deferred | undefined {
  if (options === undefined) return undefined;
  const records = evaluator.force(options).filter(({ kind }) => kind === 'record');
  if (records.length === 0) return undefined;
  const value = evaluator.member(records, name).filter(({ kind }) => kind !== 'constant');
  return value.length === 0 ? undefined : known(value);
}

/** The versions that an argument states; none of them is `VERSION_NEUTRAL`. */
function versionsOf(argument: Deferred | undefined, reading: Reading): readonly string[] | undefined {
  return argument === undefined ? undefined : knownTexts(argument, reading.evaluator);
}
