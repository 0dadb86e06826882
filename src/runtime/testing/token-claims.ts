// Who calls in a test, as the claims that Microsoft Entra would put into an access token of version 2.0 (Microsoft: access
// token claims reference). It signs nothing.
import { personalTenant } from '../claims.ts';

/** An app that acts for a signed-in user. */
export interface TestUser<Scope extends string = string, AppRole extends string = string> {
  /** The user's object id. */
  readonly user: string;
  /** The delegated permissions of the token. */
  readonly scopes: readonly Scope[];
  /** The app roles that are assigned to the user. */
  readonly roles?: readonly AppRole[];
  /** `work` unless given. */
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
  /** Seconds since the epoch. */
  readonly now: number;
}

/** The claims of a token for a caller. */
export function tokenClaims(
  caller: TestCaller,
  { issuer, audience, tenantId, now }: Issuance,
  { claims = {}, expiresIn = 3600 }: TokenChanges,
): Readonly<Record<string, unknown>> {
  // Issued in the past in any case, so that nothing but `exp` is wrong with an expired token.
  const issuedAt = Math.min(now, now + expiresIn) - 1;
  const common = { iss: issuer, aud: audience, iat: issuedAt, nbf: issuedAt, exp: now + expiresIn, ver: '2.0' };
  const stated: Readonly<Record<string, unknown>> =
    'app' in caller
      ? appClaims(caller, tenantId)
      : userClaims(caller, caller.account === 'personal' ? personalTenant : tenantId);
  const all = Object.entries({ ...common, ...stated, ...claims });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

function appClaims({ app, roles, client = app }: TestApp, tid: string): Readonly<Record<string, unknown>> {
  return { idtyp: 'app', oid: app, sub: app, tid, azp: client, roles: [...roles] };
}

function userClaims(
  { user, scopes, roles, client = 'test-client' }: TestUser,
  tid: string,
): Readonly<Record<string, unknown>> {
  // The subject is pairwise: another one than the object id, for each client.
  const common = { idtyp: 'user', oid: user, sub: `${user}-at-${client}`, tid, azp: client, scp: scopes.join(' ') };
  return roles === undefined ? common : { ...common, roles: [...roles] };
}
