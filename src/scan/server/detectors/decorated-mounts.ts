// Where decorators mount controllers: below other controllers (`@ChildControllers([new Notes()])` of OvernightJS, `children` of
// Ts.ED), and at the paths of a server (`@Configuration({ mount: { '/rest': [Notes] } })` of Ts.ED).
import type { ClassValue, Deferred } from '../../evaluate/value.ts';
import type { RouteGuard } from '../../scan-result.ts';
import type { Reading } from '../detector.ts';
import { pathToRegexp, patternTemplates } from '../paths/route-pattern.ts';
import { nodeKey } from '../run/value-key.ts';
import { layOut } from './read-arguments.ts';
import type { DecoratorUse } from './read-decorators.ts';
import { tellStep } from './register.ts';

/** The controllers that the decorators of a controller put below it, by the ids of their routers. */
export function childControllers(uses: readonly DecoratorUse[], reading: Reading): readonly string[] {
  return uses.flatMap(({ name, args }) => {
    if (/^Child(?:ren|Controllers)$/u.test(name)) return args.flatMap((one) => classIds(one, reading));
    return /^Controller$/u.test(name)
      ? args.flatMap((one) => classIds(optionOf(one, 'children', reading), reading))
      : [];
  });
}

/** Tells that controllers lie below another one, and behind its checks. */
export function tellChildren(
  router: string,
  children: readonly string[],
  guards: readonly RouteGuard[],
  reading: Reading,
): void {
  for (const child of children) tellStep(reading, { kind: 'mount', router, child, path: '/', guards });
}

/** Tells the controllers that the configuration of a server mounts. */
export function tellConfiguredMounts(of: ClassValue, uses: readonly DecoratorUse[], reading: Reading): void {
  const { evaluator } = reading;
  for (const { name, args } of uses) {
    if (name !== 'Configuration') continue;
    const mounts = args.flatMap((one) => evaluator.force(optionOf(one, 'mount', reading)));
    const router = nodeKey(of.node);
    for (const mount of mounts) {
      if (mount.kind !== 'record') continue;
      reading.tell({
        kind: 'router',
        router: {
          id: router,
          framework: 'express',
          kind: 'app',
          prefixes: ['/'],
          ordered: false,
          confidence: 'medium',
        },
      });
      for (const [path, controllers] of mount.properties) {
        for (const child of classIds(controllers, reading)) {
          for (const template of patternTemplates(path, pathToRegexp)) {
            tellStep(reading, { kind: 'mount', router, child, path: template, guards: [] });
          }
        }
      }
    }
  }
}

function optionOf(options: Deferred, name: string, { evaluator }: Reading): Deferred {
  const records = evaluator.force(options).filter(({ kind }) => kind === 'record');
  return { value: records.length === 0 ? [] : evaluator.member(records, name) };
}

function classIds(argument: Deferred, { evaluator }: Reading): readonly string[] {
  return layOut([argument], evaluator)
    .flatMap((one) => evaluator.force(one))
    .flatMap((one) => {
      if (one.kind === 'instance') return [nodeKey(one.of.node)];
      return one.kind === 'class' ? [nodeKey(one.node)] : [];
    });
}
