// Packages whose functions are checks: which export checks, how the guard is called, and which arguments name permissions.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { known } from '../../evaluate/texts.ts';
import type { Deferred, SymbolicValue } from '../../evaluate/value.ts';
import { knownTexts } from '../detectors/read-arguments.ts';
import { inspectCheck } from './inspect-check.ts';
import { isPermissionClaim } from './permission-claim.ts';
import { permissionTexts } from './permission-texts.ts';
import { statedIn } from './stated-permissions.ts';

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
  /** The option by which a check lets everybody pass, and the value that says so. */
  readonly lets?: readonly [option: string, value: boolean];
}

/** Every text in the arguments. */
const allTexts: GuardExport['permissions'] = (args, _name, evaluator) =>
  args.flatMap((one) => permissionTexts(one, evaluator));

/** What the options of a check name as scopes or roles. */
const stated: GuardExport['permissions'] = (args, _name, evaluator) => args.flatMap((one) => statedIn(one, evaluator));

const passport: GuardExport = { kind: 'passport', names: new Set(['authenticate', 'authorize']) };
const keycloak: GuardExport = {
  kind: 'keycloak-connect',
  names: new Set(['protect', 'enforcer', 'checkSso']),
  permissions: allTexts,
};
const oauthServer: GuardExport = {
  kind: 'oauth2-server',
  names: new Set(['authenticate', 'authenticateHandler']),
  permissions: stated,
};

const packages: ReadonlyMap<string, GuardExport> = new Map<string, GuardExport>([
  [
    'express-oauth2-jwt-bearer',
    {
      kind: 'express-oauth2-jwt-bearer',
      names: new Set(['auth', 'requiredScopes', 'scopeIncludesAny', 'claimIncludes', 'claimEquals', 'claimCheck']),
      permissions: bearerPermissions,
      lets: ['authRequired', false],
    },
  ],
  ['passport', passport],
  ['koa-passport', passport],
  ['@fastify/passport', passport],
  ['express-jwt', { kind: 'express-jwt', names: undefined, lets: ['credentialsRequired', false] }],
  ['koa-jwt', { kind: 'koa-jwt', names: undefined, lets: ['passthrough', true] }],
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
      names: new Set(['auth', 'requiresAuth', 'claimIncludes', 'claimEquals', 'claimCheck']),
      permissions: bearerPermissions,
      lets: ['authRequired', false],
    },
  ],
  ['@clerk/express', { kind: 'clerk', names: new Set(['requireAuth']) }],
  ['@clerk/nextjs/server', { kind: 'clerk', names: new Set(['auth', 'currentUser']) }],
  ['next-auth', { kind: 'next-auth', names: new Set(['getServerSession', 'unstable_getServerSession']) }],
  ['next-auth/next', { kind: 'next-auth', names: new Set(['getServerSession', 'unstable_getServerSession']) }],
  ['next-auth/react', { kind: 'next-auth', names: new Set(['getSession']) }],
  ['next-auth/jwt', { kind: 'next-auth', names: new Set(['getToken']) }],
  [
    'supertokens-node/recipe/session/framework/express',
    { kind: 'supertokens', names: new Set(['verifySession']), lets: ['sessionRequired', false] },
  ],
  [
    'supertokens-node/recipe/session/framework/koa',
    { kind: 'supertokens', names: new Set(['verifySession']), lets: ['sessionRequired', false] },
  ],
  ['keycloak-connect', keycloak],
  ['express-oauth-server', oauthServer],
  ['@node-oauth/express-oauth-server', oauthServer],
  ['@okta/jwt-verifier', { kind: 'okta-jwt-verifier', names: new Set(['verifyAccessToken']) }],
  ['@kinde-oss/kinde-node-express', { kind: 'kinde', names: new Set(['protectRoute', 'jwtVerify']) }],
  ['casbin-express-authz', { kind: 'casbin', names: undefined }],
  ['casbin-koa-authz', { kind: 'casbin', names: undefined }],
  ['koa-authz', { kind: 'casbin', names: undefined }],
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
  const permissions = [...(found.permissions?.(args, name, evaluator) ?? []), ...assertedClaims(steps, evaluator)];
  return { kind: found.kind, permissions: unique(permissions) };
}

/** Whether a check of a package is made to refuse nobody: `expressjwt({ credentialsRequired: false })`. */
export function letsEverybodyPass({ root, steps }: SymbolicValue, evaluator: Evaluator): boolean {
  const found = root.kind === 'module' ? packages.get(root.module) : undefined;
  const args = steps.flatMap((step) =>
    step.kind === 'call' && ts.isCallExpression(step.node) ? evaluator.arguments(step.node, step.frame) : [],
  );
  // `passport.authenticate(['jwt', 'anonymous'])`
  if (found?.kind === passport.kind && args.some((one) => knownTexts(one, evaluator).includes('anonymous')))
    return true;
  if (found?.lets === undefined) return false;
  const [option, value] = found.lets;
  return args.some((one) => {
    const records = evaluator.force(one).filter((possible) => possible.kind === 'record');
    const given = records.length === 0 ? [] : evaluator.member(records, option);
    return given.length > 0 && given.every((possible) => possible.kind === 'constant' && possible.value === value);
  });
}

/** `new Verifier({ assertClaims: { 'scp.includes': ['files.read'] } })` of Okta asks whatever it verifies for them. */
function assertedClaims(steps: SymbolicValue['steps'], evaluator: Evaluator): readonly string[] {
  const made = steps.find((step) => step.kind === 'new');
  const [options] = made?.kind === 'new' ? evaluator.arguments(made.node, made.frame) : [];
  if (options === undefined) return [];
  const claims = evaluator.member(
    evaluator.force(options).filter(({ kind }) => kind === 'record'),
    'assertClaims',
  );
  return claims.flatMap((possible) =>
    possible.kind === 'record'
      ? [...possible.properties].flatMap(([name, one]) =>
          isPermissionClaim(name.replace(/\.includes$/u, '')) ? permissionTexts(one, evaluator) : [],
        )
      : [],
  );
}

/** Scopes of `requiredScopes`; of a claim only its values, where the claim is one of permissions. */
function bearerPermissions(args: readonly Deferred[], name: string, evaluator: Evaluator): readonly string[] {
  const [claim, ...values] = args;
  if (name === 'claimCheck') {
    const checks = claim === undefined ? [] : evaluator.force(claim);
    return checks.flatMap((one) => (one.kind === 'function' ? inspectCheck(one, evaluator).permissions : []));
  }
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

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
