// Packages whose functions are checks: which export checks, how the guard is called, and which arguments name permissions.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { known } from '../../evaluate/texts.ts';
import type { Deferred, SymbolicValue } from '../../evaluate/value.ts';
import { knownTexts } from '../detectors/read-arguments.ts';

/** A check of a package. */
export interface PackageGuard {
  readonly kind: string;
  readonly permissions: readonly string[];
}

interface GuardExport {
  readonly kind: string;
  /** The names that make a check when they are called; undefined where every export does. */
  readonly names: ReadonlySet<string> | undefined;
  /** The permissions that a call names. */
  readonly permissions?: (args: readonly Deferred[], name: string, evaluator: Evaluator) => readonly string[];
}

/** Every text in the arguments. */
const allTexts: GuardExport['permissions'] = (args, _name, evaluator) =>
  args.flatMap((one) => knownTexts(one, evaluator));

const packages: ReadonlyMap<string, GuardExport> = new Map<string, GuardExport>([
  [
    'express-oauth2-jwt-bearer',
    {
      kind: 'express-oauth2-jwt-bearer',
      names: new Set(['auth', 'requiredScopes', 'scopeIncludesAny', 'claimIncludes', 'claimEquals', 'claimCheck']),
      permissions: bearerPermissions,
    },
  ],
  ['passport', { kind: 'passport', names: new Set(['authenticate', 'authorize']) }],
  ['koa-passport', { kind: 'passport', names: new Set(['authenticate', 'authorize']) }],
  ['@fastify/passport', { kind: 'passport', names: new Set(['authenticate', 'authorize']) }],
  ['express-jwt', { kind: 'express-jwt', names: undefined }],
  ['koa-jwt', { kind: 'koa-jwt', names: undefined }],
  ['hono/jwt', { kind: 'hono-jwt', names: new Set(['jwt']) }],
  ['hono/jwk', { kind: 'hono-jwk', names: new Set(['jwk']) }],
  ['hono/bearer-auth', { kind: 'hono-bearer-auth', names: new Set(['bearerAuth']) }],
  ['hono/basic-auth', { kind: 'hono-basic-auth', names: new Set(['basicAuth']) }],
  [
    'express-jwt-authz',
    {
      kind: 'express-jwt-authz',
      names: undefined,
      permissions: (args, name, evaluator) => first(args, name, evaluator),
    },
  ],
  ['express-jwt-permissions', { kind: 'express-jwt-permissions', names: new Set(['check']), permissions: allTexts }],
  ['connect-roles', { kind: 'connect-roles', names: new Set(['can', 'is']), permissions: allTexts }],
  ['connect-ensure-login', { kind: 'connect-ensure-login', names: undefined }],
  ['express-basic-auth', { kind: 'express-basic-auth', names: undefined }],
  [
    'express-openid-connect',
    {
      kind: 'express-openid-connect',
      names: new Set(['requiresAuth', 'claimIncludes', 'claimEquals']),
      permissions: bearerPermissions,
    },
  ],
  ['@clerk/express', { kind: 'clerk', names: new Set(['requireAuth']) }],
  ['@hono/clerk-auth', { kind: 'clerk', names: new Set(['clerkMiddleware']) }],
  ['@clerk/nextjs/server', { kind: 'clerk', names: new Set(['auth', 'currentUser']) }],
  ['next-auth', { kind: 'next-auth', names: new Set(['getServerSession', 'unstable_getServerSession']) }],
  ['next-auth/next', { kind: 'next-auth', names: new Set(['getServerSession', 'unstable_getServerSession']) }],
  ['next-auth/react', { kind: 'next-auth', names: new Set(['getSession']) }],
  ['next-auth/jwt', { kind: 'next-auth', names: new Set(['getToken']) }],
  ['supertokens-node/recipe/session/framework/express', { kind: 'supertokens', names: new Set(['verifySession']) }],
]);

/** The check that a symbolic value is; `undefined` when its package is not known for any. */
export function packageGuard(value: SymbolicValue, evaluator: Evaluator): PackageGuard | undefined {
  const { root, steps } = value;
  if (root.kind !== 'module') return undefined;
  const found = packages.get(root.module);
  if (found === undefined) return undefined;
  const members = steps.flatMap((step) => (step.kind === 'member' ? [step.name ?? '?'] : []));
  const name =
    [root.name, ...members]
      .filter((one) => one !== 'default' && one !== '*')
      .find((one) => found.names?.has(one) ?? true) ?? '';
  if (found.names !== undefined && name === '') return undefined;
  const index = steps.findIndex((step) => step.kind === 'call');
  const made = steps.findLast((step) => step.kind === 'call') ?? steps[index];
  const args =
    made?.kind === 'call' && ts.isCallExpression(made.node) ? evaluator.arguments(made.node, made.frame) : [];
  return { kind: found.kind, permissions: unique(found.permissions?.(args, name, evaluator) ?? []) };
}

/** Scopes of `requiredScopes`; of a claim only its values, where the claim is one of permissions. */
function bearerPermissions(args: readonly Deferred[], name: string, evaluator: Evaluator): readonly string[] {
  const [claim, ...values] = args;
  if (name === 'requiredScopes' || name === 'scopeIncludesAny') {
    return args
      .slice(0, 1)
      .flatMap((one) => knownTexts(one, evaluator))
      .flatMap((text) => text.split(/\s+/u));
  }
  if (claim === undefined || !/^claim(?:Includes|Equals)$/u.test(name)) return [];
  return knownTexts(claim, evaluator).some(isPermissionClaim)
    ? values.flatMap((one) => knownTexts(one, evaluator))
    : [];
}

function first(args: readonly Deferred[], _name: string, evaluator: Evaluator): readonly string[] {
  return args.slice(0, 1).flatMap((one) => knownTexts(known(evaluator.force(one)), evaluator));
}

/** Whether a claim holds permissions. */
export function isPermissionClaim(name: string): boolean {
  return /^(?:scp|scopes?|roles?|permissions?|groups|wids|userRoles?|realm_access)$/iu.test(
    name.slice(name.lastIndexOf('/') + 1),
  );
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
