// The checks that decorators put before the handlers of Nest: guards, and the metadata of roles and scopes that guards read.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Deferred, Value } from '../../evaluate/value.ts';
import type { RouteGuard } from '../../scan-result.ts';
import type { Reading } from '../detector.ts';
import { inspectCheck } from '../guards/inspect-check.ts';
import { isGuardName } from '../guards/named-guard.ts';
import { permissionTexts } from '../guards/permission-texts.ts';
import { oneLine } from '../source-place.ts';
import { guardInstances } from './nest-guard-class.ts';
import { askedMetadata, metadataArguments, metadataKeys } from './nest-metadata.ts';
import { layOut } from './read-arguments.ts';
import type { DecoratorUse } from './read-decorators.ts';

/** Names of decorators and of metadata that state permissions. */
const permissionName = /(?:^|[a-z_-])(?:roles?|scopes?|permissions?|privileges?|authori[sz]e|policies|access)$/iu;
const openName = /public|anonymous|unauthenticated|unprotected|skip_?-?auth|no_?-?auth(?!or)|allow_?all/iu;

/** Whether a decorator opens a handler to everybody (`@Public()`). */
export function isOpenDecorator({ name, writtenName, args }: DecoratorUse): boolean {
  if (openName.test(writtenName)) return true;
  return name === 'SetMetadata' && args.slice(0, 1).some((one) => 'node' in one && openName.test(one.node.getText()));
}

/**
 * The checks of one handler, those of its class first.
 *
 * @param classes the decorators of the class and of its bases: what the class does not state itself, it inherits
 * @param uses the decorators of the handler: its own permissions take the place of the class's
 */
export function nestGuards(
  classes: readonly (readonly DecoratorUse[])[],
  uses: readonly DecoratorUse[],
  reading: Reading,
): readonly RouteGuard[] {
  const { evaluator } = reading;
  const guarding = (classes.find((one) => one.some(isUseGuards)) ?? []).filter(isUseGuards);
  const marks = new Set(uses.flatMap((use) => metadataKeys(use, evaluator)));
  const ofClasses = new Set(classes.flat().flatMap((use) => metadataKeys(use, evaluator)));
  // As a guard of all routes: what is set lets everybody pass, or what is not.
  const isOpened = (guard: Deferred): boolean =>
    evaluator.force(guard).some((one) => {
      const { opening, optional, ofClass } = askedMetadata(one, evaluator);
      const isSet = (key: string): boolean => marks.has(key) || (ofClass.includes(key) && ofClasses.has(key));
      return opening.some(isSet) || (optional.length > 0 && !optional.some(isSet));
    });
  const asked = guardsAmong([...guarding, ...uses], reading)
    .filter((one) => !isOpened(one))
    .flatMap((one) => evaluator.force(one).map((possible) => askedMetadata(possible, evaluator)));
  const isAsked = (use: DecoratorUse): boolean =>
    metadataKeys(use, evaluator).some((key) =>
      asked.some(({ keys, opening }) => keys.includes(key) && !opening.includes(key)),
    );
  const states = (use: DecoratorUse): boolean => statesPermissions(use) || isAsked(use);
  const stating = classes.find((one) => one.some(states)) ?? [];
  const overridden = new Set(uses.filter(states).map(({ writtenName }) => writtenName));
  const isOverridden = (use: DecoratorUse): boolean =>
    overridden.has(use.writtenName) || metadataKeys(use, evaluator).some((key) => marks.has(key));
  const inherited = stating.filter((use) => states(use) && !isOverridden(use));
  // What opens a handler by its name opens it, whatever it is that its class states.
  const above = uses.some(isOpenDecorator)
    ? []
    : [
        ...inherited.map((use) => statedGuard(use, evaluator)),
        ...guarding.flatMap((use) => guardClasses(use, reading, isOpened)),
      ];
  const own = uses.flatMap((use) => {
    if (isUseGuards(use)) return guardClasses(use, reading, isOpened);
    return states(use) ? [statedGuard(use, evaluator)] : [];
  });
  return [...above, ...own];
}

/** What decorators set beside that, for the guards of all routes to go by; what a handler sets takes the place of its class's. */
export function nestMetadata(
  classes: readonly (readonly DecoratorUse[])[],
  uses: readonly DecoratorUse[],
  { evaluator }: Reading,
): readonly (readonly [key: string, guard: RouteGuard])[] {
  const found = new Map<string, RouteGuard>();
  for (const use of [...uses, ...classes.flat()]) {
    for (const key of metadataKeys(use, evaluator)) if (!found.has(key)) found.set(key, statedGuard(use, evaluator));
  }
  return [...found];
}

function guardsAmong(uses: readonly DecoratorUse[], { evaluator }: Reading): readonly Deferred[] {
  return layOut(
    uses.filter(isUseGuards).flatMap(({ args }) => args),
    evaluator,
  );
}

/** Guards that count requests let everybody in. */
export function isLimiter(text: string): boolean {
  return /throttl|rate_?limit/iu.test(text);
}

function isUseGuards({ name, module }: DecoratorUse): boolean {
  return name === 'UseGuards' && isOfNest(module);
}

/** What a decorator of the framework or of its documentation says is no permission, whatever it is composed into. */
function isOfNest(module: string | undefined): boolean {
  return module !== undefined && /^@nestjs\/(?:common|swagger)(?:\/|$)/u.test(module);
}

function statesPermissions({ name, writtenName, module, args }: DecoratorUse): boolean {
  if (isOfNest(module) && name !== 'SetMetadata') return false;
  if (permissionName.test(writtenName)) return true;
  // `@Authenticated({ permission: 'x' })`: a decorator of the project's own.
  const isOwn = name === 'SetMetadata' || (module === undefined && !/^Api[A-Z]/u.test(name));
  if (isOwn && isGuardName(writtenName)) return !openName.test(writtenName);
  return (
    name === 'SetMetadata' &&
    args.slice(0, 1).some((one) => 'node' in one && permissionName.test(one.node.getText().replaceAll(/['"`]/gu, '')))
  );
}

function guardClasses(
  use: DecoratorUse,
  reading: Reading,
  isOpened: (guard: Deferred) => boolean,
): readonly RouteGuard[] {
  return guardsAmong([use], reading)
    .filter((one) => !isOpened(one))
    .map((one) => ({
      kind: 'nest-guard',
      text: 'node' in one ? oneLine(one.node) : oneLine(use.written.expression),
      permissions: guardPermissions(reading.evaluator.force(one), reading.evaluator),
    }))
    .filter(({ text }) => !isLimiter(text));
}

function statedGuard(use: DecoratorUse, evaluator: Evaluator): RouteGuard {
  const permissions = [...new Set(metadataArguments(use).flatMap((one) => textsInside(one, evaluator)))];
  return { kind: 'nest-decorator', text: oneLine(use.written), permissions };
}

/** The texts of an argument, and of the properties of an options object. */
function textsInside(argument: Deferred, evaluator: Evaluator): readonly string[] {
  const records = evaluator
    .force(argument)
    .flatMap((possible) => (possible.kind === 'record' ? [...possible.properties.values()] : []));
  return [argument, ...records].flatMap((one) => permissionTexts(one, evaluator));
}

/** What a guard compares the token's permissions with. */
export function guardPermissions(guard: Value, evaluator: Evaluator): readonly string[] {
  return guard.flatMap((possible): readonly string[] => {
    const instances = guardInstances(possible, evaluator);
    if (instances.length === 0) return [];
    return evaluator
      .member(instances, 'canActivate')
      .flatMap((method) =>
        method.kind === 'function' && ts.isMethodDeclaration(method.node)
          ? inspectCheck(method, evaluator).permissions
          : [],
      );
  });
}
