// tsoa: controllers with `@Route`, their methods and those of their bases, `@Security` with its scopes, and `@Middlewares`.
import type { ClassValue, Deferred } from '../../evaluate/value.ts';
import type { RouteGuard } from '../../scan-result.ts';
import type { FileDetector, Reading } from '../detector.ts';
import { permissionTexts } from '../guards/permission-texts.ts';
import { joinPaths, openApiPattern } from '../paths/route-pattern.ts';
import { tsoaBasePath } from '../paths/tsoa-base-path.ts';
import { oneLine, sourcePlace } from '../source-place.ts';
import { classesOf, lineageOf, methodsOf } from './decorated-classes.ts';
import { layOut, readPath, type PathArgument } from './read-arguments.ts';
import { readDecorators, type DecoratorUse } from './read-decorators.ts';
import { everyPath, unknownPath } from './register.ts';

const packages: ReadonlySet<string> = new Set(['tsoa', '@tsoa/runtime']);
const methodNames: ReadonlySet<string> = new Set(['Get', 'Post', 'Put', 'Delete', 'Patch', 'Options', 'Head']);

/** tsoa. */
export const tsoa: FileDetector = {
  framework: 'tsoa',
  file: (source, reading) => {
    for (const of of classesOf(source)) {
      const decorators = readDecorators(of.node, reading.evaluator).filter(isTsoa);
      const route = decorators.find(({ name }) => name === 'Route');
      if (route !== undefined) tellController(of, route, decorators, reading);
    }
  },
};

function isTsoa({ module }: DecoratorUse): boolean {
  return module !== undefined && packages.has(module);
}

function tellController(
  of: ClassValue,
  route: DecoratorUse,
  decorators: readonly DecoratorUse[],
  reading: Reading,
): void {
  const base = pathOf(route.args[0], reading);
  const before = tsoaBasePath(of.node.getSourceFile().fileName, reading.evaluator.program);
  for (const method of methodsOf(lineageOf(of, reading.evaluator))) {
    const uses = readDecorators(method.node, reading.evaluator, method.of.frame).filter(isTsoa);
    const guards = [...securityOf(uses, decorators, reading), ...middlewareOf([...decorators, ...uses], reading)];
    for (const use of uses.filter(({ name }) => methodNames.has(name))) {
      const path = pathOf(use.args[0], reading);
      tellUnread(use, [base, path], reading);
      for (const above of base.templates) {
        for (const template of path.templates) {
          const full = joinPaths(before, above, template);
          reading.tell({
            kind: 'placed',
            route: {
              framework: 'tsoa',
              method: use.name.toUpperCase(),
              path: full,
              place: sourcePlace(use.written),
              guards,
              confidence: full.includes('{}') ? 'medium' : 'high',
            },
          });
        }
      }
    }
  }
}

/** Says that the path of a method, or that of its class, could not be read. */
function tellUnread({ written }: DecoratorUse, paths: readonly PathArgument[], reading: Reading): void {
  const reason = paths.find(({ problem }) => problem !== undefined)?.problem;
  if (reason !== undefined) reading.tell({ kind: 'unresolved', place: sourcePlace(written), reason });
}

/** What a method states takes the place of what its class states; `@NoSecurity()` of both. */
function securityOf(
  uses: readonly DecoratorUse[],
  classUses: readonly DecoratorUse[],
  reading: Reading,
): readonly RouteGuard[] {
  if (uses.some(({ name }) => name === 'NoSecurity')) return [];
  const own = uses.filter(({ name }) => name === 'Security');
  const stated = own.length > 0 ? own : classUses.filter(({ name }) => name === 'Security');
  return stated.map((use) => ({
    kind: 'tsoa-security',
    text: oneLine(use.written),
    permissions: securityScopes(use, reading),
  }));
}

/** The checks among `@Middlewares(…)` of the class and the method. */
function middlewareOf(uses: readonly DecoratorUse[], reading: Reading): readonly RouteGuard[] {
  return uses
    .filter(({ name }) => name === 'Middlewares')
    .flatMap(({ args }) => layOut(args, reading.evaluator))
    .flatMap((one) => reading.guardsOf(one, 'before'));
}

/** `@Security('name', ['scope'])` or `@Security({ name: ['scope'] })`. */
function securityScopes({ args: [first, second] }: DecoratorUse, { evaluator }: Reading): readonly string[] {
  if (second !== undefined) return permissionTexts(second, evaluator);
  if (first === undefined) return [];
  return evaluator
    .force(first)
    .flatMap((possible) => (possible.kind === 'record' ? [...possible.properties.values()] : []))
    .flatMap((one) => permissionTexts(one, evaluator));
}

function pathOf(argument: Deferred | undefined, reading: Reading): PathArgument {
  return argument === undefined ? everyPath : (readPath(argument, openApiPattern, reading.evaluator) ?? unknownPath);
}
