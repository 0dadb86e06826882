// What guards expect of whatever verifies access tokens. Types only: the runtime itself never looks at a signature.
import type { AccessToken, ClaimsFault } from './claims.ts';

/** Why a token is not valid for this API: for logs; the caller only learns that it is not. */
export type TokenFault =
  | ClaimsFault
  | 'token-malformed'
  | 'type-not-allowed'
  | 'algorithm-not-allowed'
  | 'key-unknown'
  | 'signature-invalid'
  | 'issuer-unknown'
  | 'audience-mismatch'
  | 'tenant-mismatch'
  | 'tenant-not-allowed'
  | 'token-expired'
  | 'token-not-yet-valid'
  | 'claim-missing'
  | 'proof-missing'
  | 'token-revoked';

/** The verified token; or why there is none. */
export type Verification =
  | { readonly ok: true; readonly token: AccessToken }
  | { readonly ok: false; readonly status: 401; readonly reason: TokenFault }
  | { readonly ok: false; readonly status: 403; readonly reason: 'client-not-allowed' }
  /** The token may be good: the issuer's keys can't be had. `retryAfter` is in seconds. */
  | { readonly ok: false; readonly status: 503; readonly reason: 'keys-unavailable'; readonly retryAfter: number };

/**
 * Verifies a compact access token: signature, issuer, audience, lifetime, tenant, and the kind of access.
 * It must not reject; a guard treats a rejection as a failure of its own (500), never as an allowance.
 */
export type TokenVerifier = (token: string) => Promise<Verification>;
