// How the access tokens of one kind of issuer are read. A profile is chosen where the guards are set up and never by the
// token, and each claim has one meaning in it: a guard that also looked at a second claim would take a grant from it.
import type { ClaimsFault, DelegatedToken, Grants, ReadToken, ReadTokenOptions } from '../claims.ts';

/** The profiles that there are. */
export type TokenProfileName = 'entra-v1' | 'entra-v2' | 'rfc9068' | 'auth0';

/** One way to read access tokens. */
export interface TokenProfile {
  readonly name: TokenProfileName;
  /** The values of the header's `typ`, in lower case; undefined: a token without one is fine. */
  readonly types: readonly (string | undefined)[];
  /** The claims without which there is no token, beside `exp`, `iss` and `aud`. */
  readonly requiredClaims: readonly string[];
  /** Who is calling, from the claims of a verified token; never throws. */
  readonly read: (claims: Readonly<Record<string, unknown>>, options: ReadTokenOptions) => ReadToken;
}

/** What a profile has found in a token. */
export interface Caller {
  /** The issuer: subjects are unique only within it, as object ids are within a tenant. */
  readonly issuer: string;
  readonly subject: string;
  readonly client: string | undefined;
  /** What the client was granted, separated by single spaces. */
  readonly scopes: string;
  /** The roles that the user has. */
  readonly roles: readonly string[];
}

/** The token of an app that acts for a signed-in user. */
export function delegatedToken(caller: Caller, claims: Readonly<Record<string, unknown>>): ReadToken {
  const { issuer, subject, client, scopes, roles } = caller;
  const user: DelegatedToken['user'] = { oid: subject, tid: issuer, account: 'work' };
  const grants = grantsOf(scopes, roles);
  return { ok: true, token: { kind: 'delegated', user, client: { appId: client }, grants, claims } };
}

/** The token of an app that acts as itself: what such a client was granted are its app roles, and it has no scopes. */
export function applicationToken(caller: Caller, claims: Readonly<Record<string, unknown>>): ReadToken {
  const { issuer, subject, client, scopes } = caller;
  const grants = grantsOf('', scopes.split(' ').filter(Boolean));
  return {
    ok: true,
    token: { kind: 'application', app: { oid: subject, appId: client, tid: issuer }, grants, claims },
  };
}

/** No token. */
export function noToken(reason: ClaimsFault): ReadToken {
  return { ok: false, reason };
}

/** A claim of the token's own. */
export function ownClaim(claims: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(claims, name) ? claims[name] : undefined;
}

/** A claim that is a text with something in it. */
export function ownText(claims: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const claim = ownClaim(claims, name);
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}

/** The texts of a list; nothing for anything else, and for a list with anything else in it. */
export function textsOf(claim: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(claim) ? claim : [];
  const texts = list.filter((item) => typeof item === 'string');
  return texts.length === list.length ? texts : [];
}

function grantsOf(scopes: string, roles: readonly string[]): Grants {
  return { scopes, roles, owner: undefined, scopeMask: undefined, roleMask: undefined };
}
