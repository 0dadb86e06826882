// The quick way to verify a token: its header is one that jose has verified a token with before, and its signature is checked by the
// platform, without a promise. It says yes to what is plainly good and no to a wrong signature, and leaves all the rest to jose: so
// it parses no header, imports no key, and knows no fault of a token but that one.
import type { VerificationKey } from './key-set.ts';
import { parseClaims } from './parse-claims.ts';
import { areClaimsGood } from './registered-claims.ts';
import type { SignatureCheck, SyncSignatures } from './sync-signatures.ts';
import type { IssuerTable } from './tenant-issuer.ts';
import { ownClaim } from './token-profile.ts';
import type { SignedToken, TrustedIssuer } from './trusted-issuer.ts';
import type { VerifierRules } from './verifier-rules.ts';

/** A verifier that remembers headers. */
export interface SyncVerifier {
  /** The token, if it is plainly good; undefined: ask jose. Never throws. */
  readonly verify: (token: string) => SignedToken | 'signature-invalid' | undefined;
  /** Remembers the header of a token that jose has verified with a key. Never throws. */
  readonly learn: (token: string, header: SignedToken['header'], key: VerificationKey) => void;
}

/** What a header has come to. */
interface KnownHeader {
  readonly header: SignedToken['header'];
  readonly check: SignatureCheck;
}

/**
 * Makes the quick verifier.
 *
 * A header is remembered as it stands in a token and with the very key that jose has used, and it counts only while the issuer's
 * keys still give that key for it. So all that jose has found out about header and key (the algorithm, `crit`, `b64`, the type
 * and the strength of the key) holds for the next token, whose header is the same to the letter. A key set gives keys for
 * 256 headers at most, and takes what is remembered along when it goes.
 */
export function createSyncVerifier(
  { only, find }: IssuerTable<TrustedIssuer>,
  rules: VerifierRules,
  { split, checkerOf }: SyncSignatures,
): SyncVerifier {
  const headersOf = new WeakMap<VerificationKey, Map<string, KnownHeader | undefined>>();

  const verify: SyncVerifier['verify'] = (token) => {
    const parts = split(token);
    if (parts === undefined) return undefined;
    // As for jose: before its signature is checked, a token may say which keys to use, where there are several issuers.
    const early = only === undefined ? parseClaims(parts.payload) : undefined;
    const stated = early === undefined ? only?.issuer : ownClaim(early, 'iss');
    if (typeof stated !== 'string') return undefined;
    const issuer = only ?? find(stated);
    const key = issuer?.keys.known(parts.header);
    const known = key && headersOf.get(key)?.get(parts.header);
    if (issuer === undefined || known === undefined) return undefined;
    const good: unknown = known.check(parts.signed, parts.signature);
    if (good !== true) return good === false ? 'signature-invalid' : undefined;
    const claims = early ?? parseClaims(parts.payload);
    if (claims === undefined || !areClaimsGood(claims, stated, issuer.profile.requiredClaims, rules)) return undefined;
    return { claims, header: known.header, issuer, stated };
  };

  const learn: SyncVerifier['learn'] = (token, header, key) => {
    const parts = split(token);
    const headers = headersOf.get(key) ?? new Map<string, KnownHeader | undefined>();
    if (parts === undefined || headers.has(parts.header)) return;
    headersOf.set(key, headers.set(parts.header, undefined));
    const check = checkerOf(String(header.alg), key);
    // A platform that does not see what jose has seen is not asked again.
    if (check?.(parts.signed, parts.signature) === true) headers.set(parts.header, { header, check });
  };

  // Whatever fails in them has said nothing: jose is asked, and says what is wrong.
  return {
    verify: (token) => {
      try {
        return verify(token);
      } catch {
        return undefined;
      }
    },
    learn: (token, header, key) => {
      try {
        learn(token, header, key);
      } catch {
        // Nothing is remembered.
      }
    },
  };
}
