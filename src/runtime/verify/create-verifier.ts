// Verifies access tokens of a fixed set of issuers. jose checks the signature and the registered claims; what jose leaves
// open (several issuers, the tenant, the client, proof of possession, the kind of access) is decided here.
import { decodeJwt, errors, jwtVerify } from 'jose';
import type { JWTVerifyResult } from 'jose';
import { readToken } from '../claims.ts';
import type { AccessToken } from '../claims.ts';
import type { TokenFault, TokenVerifier, Verification } from '../token-verifier.ts';
import { KeysUnavailable } from './issuer-keys.ts';
import type { IssuerKeys } from './issuer-keys.ts';

/** One issuer whose tokens are accepted. */
export interface TrustedIssuer {
  /** Compared exactly with `iss`. */
  readonly issuer: string;
  /** `tid` must equal it; undefined where the issuer has no tenants. */
  readonly tenantId: string | undefined;
  readonly keys: IssuerKeys;
}

/** What every token must satisfy. */
export interface VerifierRules {
  readonly audience: readonly string[];
  readonly algorithms: readonly string[];
  /** Seconds that clocks may differ. */
  readonly clockTolerance: number;
  /** The client apps that may call; undefined: any. */
  readonly clients: ReadonlySet<string> | undefined;
  readonly requireIdtyp: boolean;
  readonly now: () => number;
}

/** Longer than any token of Entra, and short enough to be hashed for nothing. */
const longestToken = 32 * 1024;

/** The media types of access tokens: Entra's (`JWT`) and RFC 9068's; a token need not state one. */
const accessTokenTypes: ReadonlySet<string> = new Set(['jwt', 'at+jwt', 'application/at+jwt']);

/** Makes a verifier; see `TokenVerifier`. */
export function createVerifier(issuers: readonly TrustedIssuer[], rules: VerifierRules): TokenVerifier {
  const byIssuer = new Map(issuers.map((issuer) => [issuer.issuer, issuer]));
  const [only, another] = issuers;
  return async (token) => {
    if (token.length > longestToken) return invalid('token-malformed');
    try {
      // Which keys to use is all that is taken from a token before its signature is verified.
      const issuer = another === undefined ? only : byIssuer.get(decodeJwt(token).iss ?? '');
      if (issuer === undefined) return invalid('issuer-unknown');
      const verified = await jwtVerify(token, issuer.keys.get, {
        issuer: issuer.issuer,
        audience: [...rules.audience],
        algorithms: [...rules.algorithms],
        clockTolerance: rules.clockTolerance,
        requiredClaims: ['exp', 'iss', 'aud'],
        currentDate: new Date(rules.now()),
      });
      return accept(verified, issuer, rules);
    } catch (error) {
      return reject(error);
    }
  };
}

function accept(verified: JWTVerifyResult, issuer: TrustedIssuer, rules: VerifierRules): Verification {
  const { payload, protectedHeader } = verified;
  const { typ, kid } = protectedHeader;
  if (typ !== undefined && !accessTokenTypes.has(typ.toLowerCase())) return invalid('type-not-allowed');
  // Bound to a key of the client (RFC 7800), which a bearer has not shown to hold.
  if (Object.hasOwn(payload, 'cnf')) return invalid('proof-missing');
  const read = readToken(payload, { requireIdtyp: rules.requireIdtyp });
  if (!read.ok) return invalid(read.reason);
  const { token } = read;
  if (issuer.tenantId !== undefined) {
    if (tenantOf(token) !== issuer.tenantId) return invalid('tenant-mismatch');
    if (kid === undefined) return invalid('key-unknown');
    if (!isKeyOf(issuer.keys.issuerOf(kid), issuer.tenantId)) return invalid('tenant-mismatch');
  }
  const client = token.kind === 'delegated' ? token.client.appId : token.app.appId;
  if (rules.clients !== undefined && (client === undefined || !rules.clients.has(client))) {
    return { ok: false, status: 403, reason: 'client-not-allowed' };
  }
  return { ok: true, token };
}

function tenantOf(token: AccessToken): string | undefined {
  return token.kind === 'delegated' ? token.user.tid : token.app.tid;
}

/** A key that is confined to one tenant signs for no other (Microsoft: access tokens, validate the signature). */
function isKeyOf(keyIssuer: string | undefined, tenantId: string): boolean {
  return keyIssuer === undefined || keyIssuer.includes('{tenantid}') || keyIssuer.includes(tenantId);
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
