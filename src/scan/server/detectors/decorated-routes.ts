// Frameworks on top of Express and Koa whose routes are decorated methods: routing-controllers, inversify-express-utils,
// OvernightJS, and a project's own decorators in their likeness. Each class is a router; the call that makes the server mounts
// them (decorated-servers.ts).
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { ClassValue, Deferred } from '../../evaluate/value.ts';
import type { Confidence, RouteGuard } from '../../scan-result.ts';
import type { FileDetector, Reading } from '../detector.ts';
import { isGuardName } from '../guards/named-guard.ts';
import { permissionTexts } from '../guards/permission-texts.ts';
import { pathToRegexp } from '../paths/route-pattern.ts';
import { nodeKey } from '../run/value-key.ts';
import type { RouterFact } from '../server-facts.ts';
import { oneLine, sourcePlace } from '../source-place.ts';
import { classesOf, lineageOf, methodsOf } from './decorated-classes.ts';
import { childControllers, tellChildren, tellConfiguredMounts } from './decorated-mounts.ts';
import { isUnknown, knownTexts, layOut, readPath, type PathArgument } from './read-arguments.ts';
import { readDecorators, type DecoratorUse } from './read-decorators.ts';
import { everyPath, tellStep, unknownMount, unknownPath, verbs } from './register.ts';

/** Where all controllers of a framework are mounted before a server mounts them. */
export function hubOf(framework: string): RouterFact {
  return routerFact(framework, framework, ['/'], 'high');
}

/** The packages of these frameworks. */
export const decoratedPackages: ReadonlySet<string> = new Set([
  'routing-controllers',
  'inversify-express-utils',
  '@overnightjs/core',
  'awilix-express',
  'awilix-koa',
]);

/** Packages whose decorators of these names are other detectors', or mean something else. */
const otherPackages = /^(?:@nestjs\/|tsoa|@tsoa\/|@angular\/|type-?orm|typegoose|@stencil\/|lit|class-|type-graphql)/u;

/** Decorated methods. */
export const decoratedRoutes: FileDetector = {
  framework: 'decorated',
  file: (source, reading) => {
    if (!/@(?:\w*[cC]ontroller|route|Configuration)\b/u.test(source.text)) return;
    for (const of of classesOf(source)) {
      const uses = readDecorators(of.node, reading.evaluator);
      const controller = uses.find(isController);
      if (controller !== undefined) tellController(of, controller, uses, reading);
      else if (uses.length === 0) tellMethods(of, reading);
      tellConfiguredMounts(of, uses, reading);
    }
  },
};

/** `@route('get', '/x', check)` of a project's own, in a class that no decorator makes a controller. */
function tellMethods(of: ClassValue, reading: Reading): void {
  const framework = /['"](?:koa|koa-router|@koa\/router)['"]/u.test(of.node.getSourceFile().text) ? 'koa' : 'express';
  const router = routerFact(nodeKey(of.node), framework, ['/'], 'medium');
  for (const { node } of methodsOf([of])) {
    const uses = readDecorators(node, reading.evaluator);
    for (const use of uses.filter((one) => one.module === undefined && isGeneral(one, reading))) {
      const method = methodOf(use, reading);
      const [, second, ...others] = use.args;
      const path = second === undefined ? undefined : readPath(second, pathToRegexp, reading.evaluator);
      if (method === undefined || path === undefined) continue;
      tellRouter(router, reading);
      const guards = [
        ...layOut(others, reading.evaluator).flatMap((one) => reading.guardsOf(one, 'before')),
        ...uses.flatMap((one) => (one === use ? [] : guardsOfUse(one, reading))),
      ];
      for (const template of path.templates) {
        const place = sourcePlace(use.written);
        tellStep(reading, { kind: 'route', router: router.id, method, path: template, place, guards });
      }
    }
  }
}

function isController({ module, name, writtenName }: DecoratorUse): boolean {
  if (module !== undefined && otherPackages.test(module)) return false;
  if (name === 'route') return module?.startsWith('awilix-') === true;
  return /^(?:\w*Controller|controller)$/u.test(module === undefined ? writtenName : name);
}

function tellController(
  of: ClassValue,
  controller: DecoratorUse,
  uses: readonly DecoratorUse[],
  reading: Reading,
): void {
  const { module } = controller;
  const isKnown = module !== undefined && decoratedPackages.has(module);
  const router = routerFact(
    nodeKey(of.node),
    isKnown ? module : 'express',
    controllerPath(controller, reading).templates,
    isKnown ? 'high' : 'medium',
  );
  const classGuards = uses.flatMap((use) => guardsOfUse(use, reading));
  const children = childControllers(uses, reading);
  let isTold = children.length > 0;
  if (isTold) tellRouter(router, reading);
  tellChildren(router.id, children, classGuards, reading);
  for (const { node } of methodsOf(lineageOf(of, reading.evaluator))) {
    const own = readDecorators(node, reading.evaluator);
    const guards = [...classGuards, ...own.flatMap((use) => guardsOfUse(use, reading))];
    for (const use of own.filter((one) => one.module === module || !isKnown)) {
      const method = methodOf(use, reading);
      if (method === undefined) continue;
      if (!isTold) tellRouter(router, reading);
      isTold = true;
      const [first, second] = use.args;
      const beside = own.find(({ name }) => name === 'route')?.args[0];
      const path = pathOf(isGeneral(use, reading) ? second : (first ?? beside), reading);
      if (path.problem !== undefined)
        reading.tell({ kind: 'unresolved', place: sourcePlace(use.written), reason: path.problem });
      for (const template of path.templates) {
        const place = sourcePlace(use.written);
        tellStep(reading, { kind: 'route', router: router.id, method, path: template, place, guards });
      }
    }
  }
}

function tellRouter(router: RouterFact, reading: Reading): void {
  reading.tell({ kind: 'router', router });
  if (!decoratedPackages.has(router.framework)) return;
  const hub = hubOf(router.framework);
  reading.tell({ kind: 'router', router: hub });
  const mount = { kind: 'mount', router: hub.id, child: router.id, path: '/', guards: [], supposed: true } as const;
  tellStep(reading, mount);
}

function routerFact(id: string, framework: string, prefixes: readonly string[], confidence: Confidence): RouterFact {
  return { id, framework, kind: 'router', prefixes, ordered: false, confidence };
}

/** `@Controller('/x')`, `@Controller({ path: '/x' })`, `@Controller(key, { basePath: '/x' })`. */
function controllerPath({ args }: DecoratorUse, reading: Reading): PathArgument {
  const { evaluator } = reading;
  const options = args.flatMap((one) => evaluator.force(one)).filter(({ kind }) => kind === 'record');
  const stated = ['path', 'basePath', 'prefix'].map((name): Deferred => ({ value: evaluator.member(options, name) }));
  for (const one of options.length === 0 ? args : [...args, ...stated]) {
    const path = readPath(one, pathToRegexp, evaluator);
    if (path !== undefined && path.templates.length > 0) return path;
  }
  const [first] = args;
  // A path that is not there to be read is one all the same.
  return first !== undefined && isUnknown(first, evaluator) ? unknownMount : everyPath;
}

/** `@Get()`, `@httpGet()`, `@Method('get', …)`. */
function methodOf(use: DecoratorUse, reading: Reading): string | undefined {
  const { evaluator } = reading;
  const name = use.module === undefined ? use.writtenName : use.name;
  if (isGeneral(use, reading)) {
    const [first] = use.args;
    return (first === undefined ? [] : methodNames(first, evaluator)).map((text) => text.toUpperCase())[0];
  }
  const found = /^(?:http)?(Get|Post|Put|Patch|Delete|Head|Options|All)(?:Mapping)?$/u.exec(name)?.[1];
  return (found ?? /^(?:all|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL)$/u.exec(name)?.[0])?.toUpperCase();
}

/** A decorator that is given the method, too. */
function isGeneral({ name, args: [first, second] }: DecoratorUse, { evaluator }: Reading): boolean {
  if (!/^(?:Method|httpMethod|[rR]oute|[rR]equest|RequestMapping)$/u.test(name) || first === undefined) return false;
  return second !== undefined && methodNames(first, evaluator).some((text) => verbs.has(text.toLowerCase()));
}

/** The texts of an argument; `HttpMethod.GET` of an enum that is not there, or that counts, is called as it is by custom. */
function methodNames(argument: Deferred, evaluator: Evaluator): readonly string[] {
  const texts = knownTexts(argument, evaluator);
  if (texts.length > 0 || !('node' in argument) || !ts.isPropertyAccessExpression(argument.node)) return texts;
  return [argument.node.name.text];
}

function pathOf(argument: Deferred | undefined, reading: Reading): PathArgument {
  if (argument === undefined) return everyPath;
  const path = readPath(argument, pathToRegexp, reading.evaluator);
  if (path !== undefined) return path;
  const isOptions = reading.evaluator.force(argument).some(({ kind }) => kind !== 'symbolic');
  return isOptions ? everyPath : unknownPath;
}

const middlewareName = /^(?:UseBefore|Middleware|ClassMiddleware|UseMiddleware|Use|before|controller|http\w+|all)$/u;

/** `@Authorized('admin')`, `@UseBefore(check)`, `@httpGet('/', check)`; a project's own decorators by their names. */
function guardsOfUse(use: DecoratorUse, reading: Reading): readonly RouteGuard[] {
  const name = use.module === undefined ? use.writtenName : use.name;
  if (middlewareName.test(name)) {
    return layOut(use.args, reading.evaluator).flatMap((one) => reading.guardsOf(withUse(one, reading), 'before'));
  }
  if (!isGuardName(name) || otherPackages.test(use.module ?? '')) return [];
  const permissions = [...new Set(use.args.flatMap((one) => permissionTexts(one, reading.evaluator)))];
  return [{ kind: 'decorator', text: oneLine(use.written), permissions }];
}

/** A middleware may be a class with the method `use`. */
function withUse(middleware: Deferred, { evaluator }: Reading): Deferred {
  const made = evaluator
    .force(middleware)
    .flatMap((one) => (one.kind === 'class' ? [{ kind: 'instance', of: one, args: undefined } as const] : []));
  const methods = made.length === 0 ? [] : ['use', 'handler'].flatMap((name) => evaluator.member(made, name));
  const functions = methods.filter((one) => one.kind === 'function' && ts.isMethodDeclaration(one.node));
  return functions.length === 0 ? middleware : { value: functions };
}
