// Checks of which only the name is known: a middleware from a package or file that is not there, called `requireScope('x')`.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { SymbolicValue } from '../../evaluate/value.ts';
import { permissionTexts } from './permission-texts.ts';
import { statedIn } from './stated-permissions.ts';

const words: ReadonlySet<string> = new Set(
  'auth authn authz authenticate authenticated authentication authorize authorized authorization authorise authorised guard guards protect protected permission permissions permit role roles scope scopes acl rbac jwt bearer oauth oidc admin logged loggedin signed privilege'.split(
    ' ',
  ),
);
/** A name with one of these is about something else. */
const otherWords: ReadonlySet<string> = new Set(
  'csrf xsrf router routes controller handler service callback limiter limit rate redirect'.split(' '),
);

/** Packages that read a token and refuse nobody. */
const onlyReading: ReadonlySet<string> = new Set(['express-bearer-token', 'koa-bearer-token', '@hono/clerk-auth']);

/** The permissions that a check names, by its name alone; `undefined` when the name speaks of no check. */
export function namedGuard(value: SymbolicValue, evaluator: Evaluator): readonly string[] | undefined {
  const name = nameOf(value);
  if (!isGuardName(name) || (value.root.kind === 'module' && onlyReading.has(value.root.module))) return undefined;
  return [
    ...new Set(
      value.steps.flatMap((step) =>
        step.kind === 'call' && ts.isCallExpression(step.node)
          ? evaluator
              .arguments(step.node, step.frame)
              .flatMap((one) => [...permissionTexts(one, evaluator), ...statedIn(one, evaluator)])
          : [],
      ),
    ),
  ];
}

/** Whether a name is that of a check, by its words. */
export function isGuardName(name: string): boolean {
  const parts = name
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/u);
  if (parts.some((part) => otherWords.has(part)) || isAboutData(parts)) return false;
  const verifiesToken =
    parts.includes('token') && parts.some((part) => /^(?:verify|check|validate|require|ensure|has|is)$/u.test(part));
  return verifiesToken || parts.some((part) => words.has(part));
}

/** `validateAdminDetails`, `createRole`, `loadPermissions`: who is admin, and what a role is, are data here. */
function isAboutData(parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.at(-1) ?? '';
  if (/^(?:details|schema|body|input|data|params|form|query|fields|payload|dto)$/u.test(last)) return true;
  const handles = /^(?:get|list|find|fetch|load|create|add|update|edit|delete|remove|save|count|search)$/u.test(first);
  return (
    handles && others.some((part) => data.test(part)) && others.every((part) => data.test(part) || !words.has(part))
  );
}

const data = /^(?:admin|roles?|permissions?|scopes?|privilege)$/u;

function nameOf({ root, steps }: SymbolicValue): string {
  const member = steps.findLast((step) => step.kind === 'member');
  if (member?.kind === 'member') return member.name ?? '';
  if (root.kind === 'unknown') return root.name ?? '';
  return root.kind === 'global' || (root.name !== 'default' && root.name !== '*')
    ? root.name
    : root.module.slice(root.module.lastIndexOf('/') + 1);
}
