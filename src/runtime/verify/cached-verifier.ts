// Remembers tokens that were verified, for services that see the same token many times in a few seconds. It is off unless
// asked for: for as long as an entry lives, a key that is taken back and a client that is struck off go unnoticed.
import type { AccessToken } from '../claims.ts';
import { PolicyError } from '../policy-error.ts';
import type { TokenVerifier, Verification } from '../token-verifier.ts';

/** Bounds of the memory. */
export interface TokenCacheOptions {
  /** How long a token is remembered, in seconds, and never past its `exp`; 60 unless given, which is also the most. */
  readonly maxAge?: number;
  /** How many tokens are remembered; 10000 unless given. The one that was added first makes room. */
  readonly size?: number;
  /**
   * A digest of the whole token with at least 256 bits, where the platform has no synchronous SHA-256 of its own.
   * Node, Bun and Deno have; elsewhere Web Crypto is used, which is slower.
   */
  readonly digest?: (token: string) => string;
  /** Milliseconds since the epoch; `Date.now` unless given. */
  readonly now?: () => number;
}

/** A verifier with a memory. */
export interface CachedVerifier extends TokenVerifier {
  /**
   * Forgets every token: call it when one was revoked or the rules have changed. A verification that is under way is
   * not remembered either.
   */
  readonly forget: () => void;
}

interface Entry {
  readonly verification: Verification;
  /** From when to when it is good, in milliseconds since the epoch: a clock that is set back makes nothing last longer. */
  readonly since: number;
  readonly until: number;
}

type Digest = (token: string) => string | Promise<string>;

/**
 * Puts a memory before a verifier. Only verified tokens are remembered, by the digest of their whole text and for this
 * verifier alone, so no other audience, issuer or rule is ever answered from it; refusals and outages are never.
 * The claims of a remembered token are frozen, for several requests will see them.
 *
 * @param verify what tokens are verified by
 * @param options the bounds
 * @throws {PolicyError} `option-invalid`
 */
export function cachedVerifier(verify: TokenVerifier, options: TokenCacheOptions = {}): CachedVerifier {
  const { maxAge = 60, size = 10_000, digest = platformDigest(), now = Date.now } = options;
  if (typeof verify !== 'function') {
    throw new PolicyError('option-invalid', '`verify` must be a token verifier, such as `entra({ … })` gives');
  }
  if (!(maxAge > 0 && maxAge <= 60)) {
    throw new PolicyError('option-invalid', '`maxAge` must be a number of seconds up to 60');
  }
  if (!(Number.isInteger(size) && size > 0 && size <= 1_000_000)) {
    throw new PolicyError('option-invalid', '`size` must be a whole number up to 1000000');
  }
  if (options.digest !== undefined && !isDigest(options.digest)) {
    throw new PolicyError(
      'option-invalid',
      '`digest` must give a text of 32 characters or more, another one for each token',
    );
  }
  const entries = new Map<string, Entry>();
  let epoch = 0;

  const remember = (key: string, verification: Verification): void => {
    if (verification.ok !== true) return;
    const since = now();
    const until = endOf(verification.token, since + maxAge * 1000);
    if (until === undefined || until <= since) return;
    freezeToken(verification.token);
    const [oldest] = entries.keys();
    if (oldest !== undefined && entries.size >= size) entries.delete(oldest);
    entries.set(key, { verification: Object.freeze(verification), since, until });
  };

  const cached = async (token: string): Promise<Verification> => {
    const digested = digest(token);
    const key = typeof digested === 'string' ? digested : await digested;
    const entry = entries.get(key);
    if (entry !== undefined) {
      const time = now();
      if (time >= entry.since && time < entry.until) return entry.verification;
      entries.delete(key);
    }
    const before = epoch;
    const verification = await verify(token);
    if (before === epoch) remember(key, verification);
    return verification;
  };
  const forget = (): void => {
    epoch++;
    entries.clear();
  };
  return Object.assign(cached, { forget });
}

function isDigest(digest: (token: string) => unknown): boolean {
  const [one, other] = [digest('one'), digest('other')];
  return typeof one === 'string' && one.length >= 32 && typeof other === 'string' && one !== other;
}

/** Never past `exp`, without tolerance: what happens around it is for the verifier to say. */
function endOf({ claims }: AccessToken, latest: number): number | undefined {
  const exp = Object.hasOwn(claims, 'exp') ? claims['exp'] : undefined;
  return typeof exp === 'number' && Number.isFinite(exp) ? Math.min(exp * 1000, latest) : undefined;
}

/** All but `grants`, in which a policy keeps what it has worked out. */
function freezeToken(token: AccessToken): void {
  freezeDeeply(token.claims);
  if (token.kind === 'application') Object.freeze(token.app);
  else {
    Object.freeze(token.user);
    Object.freeze(token.client);
  }
  Object.freeze(token.grants.roles);
  Object.freeze(token);
}

function freezeDeeply(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const member of Object.values(value)) freezeDeeply(member);
}

/** SHA-256 of the platform: synchronous where there is one, for the thread that Web Crypto asks costs more than a hit. */
function platformDigest(): Digest {
  const realm: { readonly process?: { readonly getBuiltinModule?: (id: string) => unknown } | undefined } = globalThis;
  const crypto: unknown = realm.process?.getBuiltinModule?.('node:crypto');
  if (typeof crypto === 'object' && crypto !== null && 'hash' in crypto && typeof crypto.hash === 'function') {
    const { hash } = crypto;
    return (token) => String(hash('sha256', token, 'base64'));
  }
  const encoder = new TextEncoder();
  return async (token) => {
    const bytes = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', encoder.encode(token)));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}
