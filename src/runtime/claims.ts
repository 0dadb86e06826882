// From the claims of a verified token to who is calling: the kind of access is decided here, once, before any permission
// is looked at. It knows no policy; it must never read a claim that is not the token's own.
import type { AccountKind } from './table.ts';

/** The signed-in user. `oid` is unique only within its tenant: always compare both. */
export interface User {
  readonly oid: string;
  readonly tid: string;
  readonly account: AccountKind;
}

/** The app that acts for the user; unknown when the issuer does not say. */
export interface Client {
  readonly appId: string | undefined;
}

/** The app that acts as itself; what its issuer does not state is undefined. */
export interface App {
  /** The object id of the service principal. */
  readonly oid: string | undefined;
  readonly appId: string | undefined;
  readonly tid: string | undefined;
}

/** All claims of a token, as they were read. */
export type Claims = Readonly<Record<string, unknown>>;

/** The permissions in a token, with what one policy has worked out about them so far. Filled and read by `decide`. */
export interface Grants {
  /** The `scp` claim, names separated by single spaces; empty for an app that acts as itself. */
  readonly scopes: string;
  /** The `roles` claim. */
  readonly roles: readonly string[];
  /** The policy that the masks belong to. */
  owner: object | undefined;
  /** What the token satisfies under that policy, one bit a permission; undefined until a second decision asks for it. */
  scopeMask: readonly number[] | undefined;
  roleMask: readonly number[] | undefined;
}

/** A token of an app that acts for a signed-in user. */
export interface DelegatedToken {
  readonly kind: 'delegated';
  readonly user: User;
  readonly client: Client;
  readonly grants: Grants;
  readonly claims: Claims;
}

/** A token of an app that acts as itself. */
export interface ApplicationToken {
  readonly kind: 'application';
  readonly app: App;
  readonly grants: Grants;
  readonly claims: Claims;
}

/** Who is calling, from a verified access token. */
export type AccessToken = DelegatedToken | ApplicationToken;

/** Why claims can't be read as an access token. Each is an invalid token (401), never a missing permission. */
export type ClaimsFault =
  | 'claims-not-object'
  | 'claim-malformed'
  | 'kind-contradictory'
  | 'kind-unknown'
  | 'user-unidentified'
  | 'client-contradictory';

/** The token, or why there is none. */
export type ReadToken =
  | { readonly ok: true; readonly token: AccessToken }
  | { readonly ok: false; readonly reason: ClaimsFault };

/** How strictly `readToken` tells the kinds of access apart. */
export interface ReadTokenOptions {
  /** Reject a token with neither `idtyp` nor `scp`, instead of telling an app by `oid` = `sub`. */
  readonly requireIdtyp?: boolean;
}

/** The tenant of all personal Microsoft accounts (Microsoft: access token claims reference). */
export const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

const noRoles: readonly string[] = Object.freeze([]);

/**
 * Reads the claims of a token whose signature, issuer, audience and lifetime are verified already.
 *
 * The kind of access (Microsoft: access token claims reference, optional claims reference): `idtyp` = `app` is
 * application-only and `user` is delegated; without it, a token with scopes is delegated, and one without `scp` whose
 * `oid` equals its `sub` is application-only. Anything else, and anything contradictory, is no token. Names are compared
 * exactly. Only own properties count, so a polluted prototype adds nothing.
 *
 * @param claims the decoded payload; kept by reference in the result and not copied, so do not change it afterwards
 * @param options see `ReadTokenOptions`
 * @returns the token, or the reason why it must be rejected; never throws for a decoded JSON value
 */
export function readToken(claims: unknown, options: ReadTokenOptions = {}): ReadToken {
  if (!isRecord(claims)) return rejected['claims-not-object'];
  const stated = hasOnlyOwnClaims(claims) ? claims : ownClaims(claims);
  const scopes = readScopes(stated.scp);
  if (scopes === undefined) return rejected['claim-malformed'];
  const kind = readKind(stated, scopes, options.requireIdtyp === true);
  if (kind !== 'delegated' && kind !== 'application') return rejected[kind];
  const { azp, appid } = stated;
  if (azp !== undefined && appid !== undefined && azp !== appid) return rejected['client-contradictory'];
  const appId = text(azp ?? appid);
  const oid = text(stated.oid);
  const tid = text(stated.tid);
  const grants: Grants = {
    // An app that acts as itself has none: with any, its token was rejected above.
    scopes: scopes ?? '',
    roles: readRoles(stated.roles),
    owner: undefined,
    scopeMask: undefined,
    roleMask: undefined,
  };
  if (kind === 'application') return { ok: true, token: { kind, app: { oid, appId, tid }, grants, claims } };
  if (oid === undefined || tid === undefined) return rejected['user-unidentified'];
  const account: AccountKind = tid === personalTenant ? 'personal' : 'work';
  return { ok: true, token: { kind, user: { oid, tid, account }, client: { appId }, grants, claims } };
}

const rejected: { readonly [Reason in ClaimsFault]: { readonly ok: false; readonly reason: Reason } } = {
  'claims-not-object': { ok: false, reason: 'claims-not-object' },
  'claim-malformed': { ok: false, reason: 'claim-malformed' },
  'kind-contradictory': { ok: false, reason: 'kind-contradictory' },
  'kind-unknown': { ok: false, reason: 'kind-unknown' },
  'user-unidentified': { ok: false, reason: 'user-unidentified' },
  'client-contradictory': { ok: false, reason: 'client-contradictory' },
};

function readKind(
  stated: StatedClaims,
  scopes: string | null,
  requireIdtyp: boolean,
): 'delegated' | 'application' | 'kind-contradictory' | 'kind-unknown' {
  const hasScopes = scopes !== null && scopes !== '';
  const { idtyp } = stated;
  if (idtyp === 'app') return hasScopes ? 'kind-contradictory' : 'application';
  if (idtyp === 'user') return hasScopes ? 'delegated' : 'kind-contradictory';
  if (idtyp !== undefined) return 'kind-unknown';
  if (hasScopes) return 'delegated';
  // An empty `scp` is not the absence of one: only user tokens carry the claim at all.
  if (scopes !== null || requireIdtyp) return 'kind-unknown';
  const oid = text(stated.oid);
  return oid !== undefined && oid === stated.sub ? 'application' : 'kind-unknown';
}

/** The scopes as one text, null when there is no claim, undefined when the claim is neither text nor a list of names. */
function readScopes(claim: unknown): string | null | undefined {
  if (typeof claim === 'string') return claim;
  if (claim === undefined) return null;
  if (!Array.isArray(claim)) return undefined;
  const names: readonly unknown[] = claim;
  return names.every((name) => typeof name === 'string' && name !== '' && !name.includes(' '))
    ? names.join(' ')
    : undefined;
}

/** App roles come as a list of names; a single text, a nested list or a list with anything else in it grants nothing. */
function readRoles(claim: unknown): readonly string[] {
  if (!Array.isArray(claim)) return noRoles;
  return isTextList(claim) ? claim : noRoles;
}

function isTextList(list: readonly unknown[]): list is readonly string[] {
  for (let index = 0; index < list.length; index++) if (typeof list[index] !== 'string') return false;
  return true;
}

function isRecord(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The claims that are read here. Read by name, each at its own place: a shared accessor would cost ten times as much. */
interface StatedClaims {
  readonly scp?: unknown;
  readonly roles?: unknown;
  readonly idtyp?: unknown;
  readonly oid?: unknown;
  readonly sub?: unknown;
  readonly tid?: unknown;
  readonly azp?: unknown;
  readonly appid?: unknown;
}

const nothing: StatedClaims = {};

/** Whether reading a claim can find nothing but own properties: an ordinary object, and no polluted prototype. */
function hasOnlyOwnClaims(claims: object): claims is StatedClaims {
  return (
    Object.getPrototypeOf(claims) === Object.prototype &&
    nothing.scp === undefined &&
    nothing.roles === undefined &&
    nothing.idtyp === undefined &&
    nothing.oid === undefined &&
    nothing.sub === undefined &&
    nothing.tid === undefined &&
    nothing.azp === undefined &&
    nothing.appid === undefined
  );
}

/** The slow way, for any other object. */
function ownClaims(claims: Claims): StatedClaims {
  const own = (name: string): unknown => (Object.hasOwn(claims, name) ? claims[name] : undefined);
  return {
    scp: own('scp'),
    roles: own('roles'),
    idtyp: own('idtyp'),
    oid: own('oid'),
    sub: own('sub'),
    tid: own('tid'),
    azp: own('azp'),
    appid: own('appid'),
  };
}

function text(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}
