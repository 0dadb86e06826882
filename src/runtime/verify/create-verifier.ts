// Verifies access tokens of trusted issuers. jose checks the signature and the registered claims; what jose leaves open
// (several issuers, the tenant, the client, proof of possession, the kind of access) is decided here.
import { decodeJwt, errors, jwtVerify } from 'jose';
import type { TokenFault, TokenVerifier, Verification } from '../token-verifier.ts';
import { KeysUnavailable } from './keys-unavailable.ts';
import { createSyncVerifier } from './sync-verifier.ts';
import type { SyncVerifier } from './sync-verifier.ts';
import { concreteIssuer, createIssuerTable, tenantOfIssuer } from './tenant-issuer.ts';
import type { IssuerTable } from './tenant-issuer.ts';
import { ownClaim } from './token-profile.ts';
import type { SignedToken, TrustedIssuer } from './trusted-issuer.ts';
import type { VerifierRules } from './verifier-rules.ts';

/** Longer than any token of Entra, and short enough to be hashed for nothing. */
const longestToken = 32 * 1024;

/** Makes a verifier; see `TokenVerifier`. */
export function createVerifier(issuers: readonly TrustedIssuer[], rules: VerifierRules): TokenVerifier {
  const table = createIssuerTable(issuers);
  const { signatures } = rules;
  const quick = signatures === undefined ? undefined : createSyncVerifier(table, rules, signatures);
  return async (token) => {
    if (token.length > longestToken) return invalid('token-malformed');
    const early = quick?.verify(token);
    if (early !== undefined) return early === 'signature-invalid' ? invalid(early) : accept(early, rules);
    let signed: SignedToken | undefined;
    try {
      signed = await verifySignature(token, table, rules, quick);
    } catch (error) {
      return reject(error);
    }
    return signed === undefined ? invalid('issuer-unknown') : accept(signed, rules);
  };
}

async function verifySignature(
  token: string,
  { only, find }: IssuerTable<TrustedIssuer>,
  rules: VerifierRules,
  quick: SyncVerifier | undefined,
): Promise<SignedToken | undefined> {
  // Which keys to use is all that is taken from a token before its signature is verified.
  const stated = only?.issuer ?? decodeJwt(token).iss ?? '';
  const issuer = only ?? find(stated);
  if (issuer === undefined) return undefined;
  const options = {
    issuer: stated,
    audience: [...rules.audience],
    algorithms: [...rules.algorithms],
    clockTolerance: rules.clockTolerance,
    requiredClaims: ['exp', 'iss', 'aud', ...issuer.profile.requiredClaims],
    currentDate: new Date(rules.now()),
  };
  const key = issuer.keys.known(token.slice(0, token.indexOf('.')));
  const { payload, protectedHeader } =
    key === undefined ? await jwtVerify(token, issuer.keys.get, options) : await jwtVerify(token, key, options);
  if (key !== undefined) quick?.learn(token, protectedHeader, key);
  return { claims: payload, header: protectedHeader, issuer, stated };
}

function accept({ claims, header, issuer, stated }: SignedToken, rules: VerifierRules): Verification {
  const { typ, kid } = header;
  if (!isTypeOf(typ, issuer)) return invalid('type-not-allowed');
  // Bound to a key of the client (RFC 7800), which a bearer has not shown to hold.
  if (Object.hasOwn(claims, 'cnf')) return invalid('proof-missing');
  const read = issuer.profile.read(claims, { requireIdtyp: rules.requireIdtyp });
  if (!read.ok) return invalid(read.reason);
  const { token } = read;
  const tenantId = issuer.tenantId ?? tenantOfIssuer(issuer.issuer, stated);
  if (tenantId !== undefined) {
    const actual = token.kind === 'delegated' ? token.user.tid : token.app.tid;
    if (actual !== tenantId) return invalid('tenant-mismatch');
    if (typeof kid !== 'string') return invalid('key-unknown');
    if (!isKeyOf(issuer.keys.issuerOf(kid), issuer, tenantId)) return invalid('tenant-mismatch');
    if (issuer.admits !== undefined && issuer.admits(tenantId) !== true) return invalid('tenant-not-allowed');
  }
  const client = token.kind === 'delegated' ? token.client.appId : token.app.appId;
  if (rules.clients !== undefined && (client === undefined || !rules.clients.has(client))) return clientNotAllowed;
  if (rules.clientProof !== undefined && !isProven(token.claims, rules.clientProof)) return clientNotAllowed;
  return { ok: true, token };
}

/** jose leaves open what kind of value a type is. */
function isTypeOf(typ: unknown, { profile }: TrustedIssuer): boolean {
  if (typ === undefined) return profile.types.includes(undefined);
  return typeof typ === 'string' && profile.types.includes(typ.toLowerCase());
}

const clientNotAllowed: Verification = Object.freeze({ ok: false, status: 403, reason: 'client-not-allowed' });

/**
 * A key that is confined to one tenant signs for no other: its own `issuer`, with the tenant put in, must be the issuer of
 * the token or, for v1.0 tokens, the v2.0 issuer of the same tenant (Microsoft: access tokens, validate the issuer).
 */
function isKeyOf(stated: string | undefined, { issuer, keyIssuer }: TrustedIssuer, tenantId: string): boolean {
  if (stated === undefined || keyIssuer === undefined) return true;
  const keyTenant = concreteIssuer(stated, tenantId);
  return keyTenant === concreteIssuer(issuer, tenantId) || keyTenant === concreteIssuer(keyIssuer, tenantId);
}

/** 0 is a public client, 1 one with a secret, 2 one with a certificate (Microsoft: access token claims reference). */
function isProven(claims: Readonly<Record<string, unknown>>, least: 1 | 2): boolean {
  const stated = ownClaim(claims, 'azpacr') ?? ownClaim(claims, 'appidacr');
  return stated === '2' || (stated === '1' && least === 1);
}

function reject(error: unknown): Verification {
  if (error instanceof KeysUnavailable) {
    return { ok: false, status: 503, reason: 'keys-unavailable', retryAfter: error.retryAfter };
  }
  return invalid(faultOf(error));
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'token-expired';
  if (error instanceof errors.JWTClaimValidationFailed) return claimFault(error);
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm-not-allowed';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature-invalid';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return 'key-unknown';
  }
  return 'token-malformed';
}

function claimFault(error: errors.JWTClaimValidationFailed): TokenFault {
  if (error.reason === 'missing') return 'claim-missing';
  switch (error.claim) {
    case 'iss':
      return 'issuer-unknown';
    case 'aud':
      return 'audience-mismatch';
    case 'nbf':
      return error.reason === 'check_failed' ? 'token-not-yet-valid' : 'token-malformed';
    default:
      return 'token-malformed';
  }
}

function invalid(reason: TokenFault): Verification {
  return { ok: false, status: 401, reason };
}
