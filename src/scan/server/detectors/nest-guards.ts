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
  const guarding = classes.find((one) => one.some(isUseGuards)) ?? [];
  const stating = classes.find((one) => one.some(statesPermissions)) ?? [];
  const overridden = new Set(uses.filter(statesPermissions).map(({ writtenName }) => writtenName));
  const inherited = [
    ...stating.filter((use) => statesPermissions(use) && !overridden.has(use.writtenName)),
    ...guarding.filter(isUseGuards),
  ];
  return [...inherited, ...uses].flatMap((use) => guardsOfUse(use, reading));
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

function guardsOfUse(use: DecoratorUse, reading: Reading): readonly RouteGuard[] {
  if (isUseGuards(use)) {
    return layOut(use.args, reading.evaluator)
      .map((one) => ({
        kind: 'nest-guard',
        text: 'node' in one ? oneLine(one.node) : oneLine(use.written.expression),
        permissions: guardPermissions(one, reading.evaluator),
      }))
      .filter(({ text }) => !isLimiter(text));
  }
  if (!statesPermissions(use)) return [];
  const stated = use.name === 'SetMetadata' ? use.args.slice(1) : use.args;
  const permissions = [...new Set(stated.flatMap((one) => textsInside(one, reading.evaluator)))];
  return [{ kind: 'nest-decorator', text: oneLine(use.written), permissions }];
}

/** The texts of an argument, and of the properties of an options object. */
function textsInside(argument: Deferred, evaluator: Evaluator): readonly string[] {
  const records = evaluator
    .force(argument)
    .flatMap((possible) => (possible.kind === 'record' ? [...possible.properties.values()] : []));
  return [argument, ...records].flatMap((one) => permissionTexts(one, evaluator));
}

/** What a guard class compares the token's permissions with. */
function guardPermissions(guard: Deferred, evaluator: Evaluator): readonly string[] {
  return evaluator.force(guard).flatMap((possible): readonly string[] => {
    const instance: Value =
      possible.kind === 'class'
        ? [{ kind: 'instance', of: possible, args: undefined }]
        : possible.kind === 'instance'
          ? [possible]
          : [];
    if (instance.length === 0) return [];
    return evaluator
      .member(instance, 'canActivate')
      .flatMap((method) =>
        method.kind === 'function' && ts.isMethodDeclaration(method.node)
          ? inspectCheck(method, evaluator).permissions
          : [],
      );
  });
}
