// The modules of Nest: which controllers they have, the paths that `RouterModule` puts before those, and the guards that they put
// before all routes.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { isStatic } from '../../evaluate/class-members.ts';
import { known } from '../../evaluate/texts.ts';
import type { ClassValue, FunctionValue, Possible, Value } from '../../evaluate/value.ts';
import type { Reading } from '../detector.ts';
import { joinPaths, pathToRegexp } from '../paths/route-pattern.ts';
import { nodeKey } from '../run/value-key.ts';
import type { NestGlobalGuard } from '../server-facts.ts';
import { oneLine } from '../source-place.ts';
import { emptySettings, globalGuard } from './nest-app.ts';
import { isLimiter } from './nest-guards.ts';
import { middlewareOf } from './nest-middleware.ts';
import { readPath } from './read-arguments.ts';
import type { DecoratorUse } from './read-decorators.ts';

/** A module, and a path that is put before all of its controllers. */
type Mount = readonly [module: string, path: string];

/** Trees of modules deeper than this are not followed. */
const deepest = 8;

/** Tells what a module has. */
export function tellModule(of: ClassValue, use: DecoratorUse, reading: Reading): void {
  const middleware = middlewareOf(of, reading);
  if (middleware.length > 0) {
    reading.tell({ kind: 'nest-settings', settings: { ...emptySettings(use.written, false), middleware } });
  }
  for (const options of moduleOptions(of, use, reading)) tellOptions(options, of, use, reading);
}

/** What a module is declared with, and what its static methods make of it: `static forRoot(): DynamicModule`. */
export function moduleOptions(of: ClassValue, use: DecoratorUse, { evaluator }: Reading): readonly Value[] {
  const made = of.node.members
    .filter(ts.isMethodDeclaration)
    .filter((method) => isStatic(method) && method.body !== undefined)
    .flatMap((node) => {
      const method: FunctionValue = { kind: 'function', node, frame: of.frame, self: [of], bound: [] };
      return evaluator.call(method, [], 0).filter(({ kind }) => kind === 'record');
    })
    .map((record) => [record]);
  const [options] = use.args;
  return options === undefined ? made : [evaluator.force(options), ...made];
}

function tellOptions(options: Value, of: ClassValue, use: DecoratorUse, reading: Reading): void {
  const { evaluator } = reading;
  const module = nodeKey(of.node);
  const controllers = classesIn(evaluator.member(options, 'controllers'), evaluator).map(
    (controller) => [module, controller] as const,
  );
  const mounts = mountsIn(evaluator.member(options, 'imports'), evaluator);
  if (controllers.length + mounts.length > 0) {
    reading.tell({ kind: 'nest-settings', settings: { ...emptySettings(use.written, false), controllers, mounts } });
  }
  const providers = evaluator.elements(evaluator.member(options, 'providers'));
  for (const provider of providers) {
    const value = evaluator.force(provider);
    if (!evaluator.member(value, 'provide').some(isAppGuard)) continue;
    const used = ['useClass', 'useExisting', 'useValue', 'useFactory']
      .flatMap((name) => evaluator.member(value, name))
      .filter(({ kind }) => kind !== 'constant');
    const guards = used
      .map((one) => globalGuard(guardName(one), [one], evaluator))
      .filter(({ guard: { text } }) => text !== '' && !isLimiter(text));
    if (guards.length > 0) tellGlobalGuards(guards, use.written, reading);
  }
}

function tellGlobalGuards(guards: readonly NestGlobalGuard[], at: ts.Node, reading: Reading): void {
  const settings = { ...emptySettings(at, false), guards };
  reading.tell({ kind: 'nest-settings', settings });
}

function isAppGuard(possible: Value[number]): boolean {
  return possible.kind === 'symbolic' && possible.root.kind === 'module' && possible.root.name === 'APP_GUARD';
}

/** What a guard is called, or else how it is made; the empty text where nothing tells. */
function guardName(guard: Possible): string {
  switch (guard.kind) {
    case 'class':
      return guard.node.name?.text ?? 'class';
    case 'instance':
      return guard.of.node.name?.text ?? 'class';
    case 'function':
      return oneLine(guard.node);
    case 'symbolic':
      return guard.root.name ?? '';
    default:
      return '';
  }
}

/** The classes of a list. */
function classesIn(list: Value, evaluator: Evaluator): readonly string[] {
  return evaluator
    .elements(list)
    .flatMap((one) => evaluator.force(one))
    .flatMap((possible) => (possible.kind === 'class' ? [nodeKey(possible.node)] : []));
}

/** `RouterModule.register([{ path, module, children }])` among the imports of a module. */
function mountsIn(imports: Value, evaluator: Evaluator): readonly Mount[] {
  return evaluator
    .elements(imports)
    .flatMap((one) => evaluator.force(one))
    .flatMap((possible): readonly Mount[] => {
      if (possible.kind !== 'symbolic' || possible.root.kind !== 'module' || possible.root.name !== 'RouterModule')
        return [];
      const made = possible.steps.at(-1);
      if (made?.kind !== 'call' || !ts.isCallExpression(made.node)) return [];
      const [routes] = evaluator.arguments(made.node, made.frame);
      return routes === undefined ? [] : mountsBelow('/', evaluator.force(routes), evaluator, 0);
    });
}

function mountsBelow(above: string, routes: Value, evaluator: Evaluator, depth: number): readonly Mount[] {
  if (depth > deepest) return [];
  return evaluator
    .elements(routes)
    .flatMap((one) => evaluator.force(one))
    .flatMap((route): readonly Mount[] => {
      if (route.kind === 'class') return [[nodeKey(route.node), above]];
      if (route.kind !== 'record') return [];
      const [own = '/{}'] =
        readPath(known(evaluator.member([route], 'path')), pathToRegexp, evaluator)?.templates ?? [];
      const path = joinPaths(above, own);
      const modules = evaluator.member([route], 'module').filter(({ kind }) => kind === 'class');
      const here = modules.flatMap((one): readonly Mount[] =>
        one.kind === 'class' ? [[nodeKey(one.node), path]] : [],
      );
      return [...here, ...mountsBelow(path, evaluator.member([route], 'children'), evaluator, depth + 1)];
    });
}
