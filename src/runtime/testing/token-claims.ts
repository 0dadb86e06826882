// Who calls in a test, as the claims that an issuer of some profile would put into an access token: Microsoft Entra
// (access token claims reference), one that follows RFC 9068, or Auth0. It signs nothing.
import { personalTenant } from '../claims.ts';
import { PolicyError } from '../policy-error.ts';
import type { TokenProfileName } from '../verify/token-profile.ts';

/** An app that acts for a signed-in user. */
export interface TestUser<Scope extends string = string, AppRole extends string = string> {
  /** The user's object id. */
  readonly user: string;
  /** The delegated permissions of the token. */
  readonly scopes: readonly Scope[];
  /** The app roles that are assigned to the user. */
  readonly roles?: readonly AppRole[];
  /** `work` unless given; only Entra has personal accounts. */
  readonly account?: 'work' | 'personal';
  /** The application id of the client app; `test-client` unless given. */
  readonly client?: string;
}

/** An app that acts as itself. */
export interface TestApp<AppRole extends string = string> {
  /** The app's object id, and its application id unless `client` is given. */
  readonly app: string;
  /** The app roles that are granted to it. */
  readonly roles: readonly AppRole[];
  readonly client?: string;
}

/** Who calls. */
export type TestCaller<Scope extends string = string, AppRole extends string = string> =
  | TestUser<Scope, AppRole>
  | TestApp<AppRole>;

/** What is different about one token. */
export interface TokenChanges {
  /** Claims to add or to replace; one that is undefined is left out of the token. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Parameters of the protected header, such as `kid` or `typ`; one that is undefined is left out. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Seconds from now until the token expires, less than zero for one that has; 3600 unless given. */
  readonly expiresIn?: number;
  /** Sign with a key that the issuer does not publish. */
  readonly forged?: boolean;
}

/** What the issuer adds to a caller. */
export interface Issuance {
  readonly issuer: string;
  readonly audience: string;
  readonly tenantId: string;
  readonly profile: TokenProfileName;
  /** Seconds since the epoch. */
  readonly now: number;
}

/**
 * The claims of a token for a caller.
 *
 * @throws {PolicyError} `option-invalid` for a personal account where the profile has none
 */
export function tokenClaims(
  caller: TestCaller,
  issuance: Issuance,
  { claims = {}, expiresIn = 3600 }: TokenChanges,
): Readonly<Record<string, unknown>> {
  const { issuer, audience, now } = issuance;
  // Issued in the past in any case, so that nothing but `exp` is wrong with an expired token.
  const issuedAt = Math.min(now, now + expiresIn) - 1;
  const common = { iss: issuer, aud: audience, iat: issuedAt, nbf: issuedAt, exp: now + expiresIn };
  const stated: Readonly<Record<string, unknown>> =
    'app' in caller ? appClaims(caller, issuance) : userClaims(caller, issuance);
  const all = Object.entries({ ...common, ...stated, ...claims });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

function appClaims(
  { app, roles, client = app }: TestApp,
  { profile, tenantId: tid }: Issuance,
): Readonly<Record<string, unknown>> {
  const entra = { idtyp: 'app', oid: app, sub: app, tid, roles: [...roles] };
  switch (profile) {
    case 'entra-v1':
      return { ...entra, ver: '1.0', appid: client };
    case 'entra-v2':
      return { ...entra, ver: '2.0', azp: client };
    case 'rfc9068':
      return { sub: client, client_id: client, scope: roles.join(' '), jti: crypto.randomUUID() };
    case 'auth0':
      return { sub: `${client}@clients`, azp: client, gty: 'client-credentials', scope: roles.join(' ') };
  }
}

function userClaims(caller: TestUser, { profile, tenantId }: Issuance): Readonly<Record<string, unknown>> {
  const { user, scopes, roles, account = 'work', client = 'test-client' } = caller;
  const scope = scopes.join(' ');
  const tid = account === 'personal' ? personalTenant : tenantId;
  // The subject is pairwise: another one than the object id, for each client.
  const entra = { idtyp: 'user', oid: user, sub: `${user}-at-${client}`, tid, scp: scope };
  const ofUser = roles === undefined ? undefined : [...roles];
  switch (profile) {
    case 'entra-v1':
      return { ...entra, ver: '1.0', appid: client, roles: ofUser };
    case 'entra-v2':
      return { ...entra, ver: '2.0', azp: client, roles: ofUser };
    case 'rfc9068':
      requireWork(account);
      return { sub: user, client_id: client, scope, jti: crypto.randomUUID(), roles: ofUser };
    case 'auth0':
      requireWork(account);
      return { sub: user, azp: client, scope, permissions: ofUser };
  }
}

function requireWork(account: 'work' | 'personal'): void {
  if (account === 'work') return;
  throw new PolicyError(
    'option-invalid',
    '`account: personal` is for the profiles of Entra: others know no such account',
  );
}
