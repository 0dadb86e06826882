// Whether the user has signed in as an alternative asks, and if not, what to tell the client: an authentication context of
// Entra by a claims challenge, anything else by the step-up challenge of RFC 9470. It decides nothing but that.
import type { Claims, DelegatedToken } from './claims.ts';
import { denials } from './denial.ts';
import type { Denial } from './denial.ts';
import { PolicyError } from './policy-error.ts';
import type { AuthenticationRow } from './table.ts';

/** What a deployment adds to what the policy asks for. */
export interface StepUpTerms {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The id that an authentication context of the policy has in a tenant; the same unless given. */
  readonly authenticationContext?: ((context: string, tenantId: string) => string) | undefined;
}

/** The ids that Entra gives to authentication contexts (Microsoft: Conditional Access authentication context). */
const contextId = /^c[1-9][0-9]?$/;
/** What a quoted string holds without escapes (RFC 6750 section 3), and no separator. */
const acrValue = /^[\x21\x23-\x5b\x5d-\x7e]+$/;
/** How far ahead an issuer's clock may be, in seconds: the most that verifiers tolerate. */
const furthestAhead = 300;

/**
 * Checks one row of a table.
 *
 * @throws {PolicyError} `table-malformed` when it asks for nothing, or for something that this runtime does not know
 */
export function checkAuthentication(key: string, row: AuthenticationRow): AuthenticationRow {
  const { context, acr, maxAge, ...unknown } = row;
  const stated = context !== undefined || acr !== undefined || maxAge !== undefined;
  const known =
    stated &&
    Object.keys(unknown).length === 0 &&
    (context === undefined || (contextId.test(context) && acr === undefined)) &&
    (acr === undefined || (Array.isArray(acr) && acr.length > 0 && acr.every((value) => acrValue.test(value)))) &&
    (maxAge === undefined || (Number.isInteger(maxAge) && maxAge > 0));
  if (known) return row;
  throw new PolicyError(
    'table-malformed',
    `the policy table is not one that permc writes: \`${key}\`: an alternative asks for an authentication that does not exist`,
  );
}

/**
 * What still keeps a user out whose scopes are enough.
 *
 * `context` must be in `acrs`; one of `acr` must be the token's `acr`; the sign-in (`auth_time`) must not be older than
 * `maxAge` seconds (RFC 9470 section 6). A claim that is absent, or not of its type, satisfies nothing. A claims challenge
 * goes only to clients that can handle it (`xms_cc` has `cp1`, in any case: Microsoft, claims challenges).
 *
 * @returns undefined when nothing does, or the refusal with its challenge; nothing is thrown
 */
export function stepUp(required: AuthenticationRow, token: DelegatedToken, terms: StepUpTerms): Denial | undefined {
  const { claims, user } = token;
  const { context, acr, maxAge } = required;
  if (context !== undefined) {
    const id = contextIn(context, user.tid, terms);
    if (id === undefined) return denials['guard-failed'];
    if (!textsIn(claims, 'acrs').includes(id)) return contextDenial(claims, id);
  }
  const stated = claimOf(claims, 'acr');
  const levelMet = acr === undefined || (typeof stated === 'string' && acr.includes(stated));
  const ageMet = maxAge === undefined || isRecent(claimOf(claims, 'auth_time'), maxAge, terms.now() / 1000);
  return levelMet && ageMet ? undefined : levelDenial(acr, maxAge);
}

/**
 * The refusal of a token that was issued before its session was revoked: to a client that can handle it, the claims
 * challenge of continuous access evaluation; to any other, an invalid token.
 *
 * @param since seconds since the epoch
 */
export function revokedDenial(claims: Claims, since: number): Denial {
  if (!handlesClaimsChallenges(claims)) return denials['token-invalid'];
  const value = String(Math.ceil(since));
  return challenged('session-revoked', { nbf: { essential: true, value } });
}

function contextIn(context: string, tenantId: string, terms: StepUpTerms): string | undefined {
  try {
    const { authenticationContext } = terms;
    const id: unknown = authenticationContext === undefined ? context : authenticationContext(context, tenantId);
    return typeof id === 'string' && contextId.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

function contextDenial(claims: Claims, id: string): Denial {
  if (!handlesClaimsChallenges(claims)) return denials['context-unavailable'];
  return challenged('context-missing', { acrs: { essential: true, value: id } });
}

/** The `claims` parameter: the claims request of OpenID Connect Core section 5.5, in base64 (Microsoft: claims challenges). */
function challenged(reason: 'context-missing' | 'session-revoked', accessToken: object): Denial {
  const claims = btoa(JSON.stringify({ access_token: accessToken }));
  return { ...denials[reason], challenge: `, claims="${claims}"` };
}

function levelDenial(acr: readonly string[] | undefined, maxAge: number | undefined): Denial {
  const values = acr === undefined ? '' : `, acr_values="${acr.join(' ')}"`;
  const age = maxAge === undefined ? '' : `, max_age="${maxAge}"`;
  return { ...denials['authentication-insufficient'], challenge: `${values}${age}` };
}

function isRecent(signedInAt: unknown, maxAge: number, now: number): boolean {
  if (typeof signedInAt !== 'number') return false;
  const age = now - signedInAt;
  return age <= maxAge && age >= -furthestAhead;
}

function handlesClaimsChallenges(claims: Claims): boolean {
  return textsIn(claims, 'xms_cc').some((capability) => capability.toLowerCase() === 'cp1');
}

/** The texts of a claim that is a list of texts, or one text; none for anything else. */
function textsIn(claims: Claims, name: string): readonly string[] {
  const claim = claimOf(claims, name);
  if (typeof claim === 'string') return [claim];
  const list: readonly unknown[] = Array.isArray(claim) ? claim : [];
  return list.filter((item) => typeof item === 'string');
}

function claimOf(claims: Claims, name: string): unknown {
  return Object.hasOwn(claims, name) ? claims[name] : undefined;
}
