// Remembers tokens that were verified, for services that see the same token many times in a few seconds. It is off unless
// asked for: for as long as an entry lives, a key that is taken back and a client that is struck off go unnoticed.
import type { AccessToken } from '../claims.ts';
import { PolicyError } from '../policy-error.ts';
import type { TokenVerifier, Verification } from '../token-verifier.ts';

/** Bounds of the memory. */
export interface TokenCacheOptions {
  /** How long a token is remembered, in seconds, and never past its `exp`; 60 unless given, which is also the most. */
  readonly maxAge?: number;
  /**
   * How many tokens of up to 2048 characters are remembered, longer ones counting for several; 10000 unless given. The
   * ones that were added first make room.
   */
  readonly size?: number;
  /** A digest of the whole token with at least 256 bits, to be kept instead of its text: slower, and no token in memory. */
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
  /** The whole token, or its digest. */
  readonly text: string;
  readonly verification: Verification;
  /** From when to when it is good, in milliseconds since the epoch: a clock that is set back makes nothing last longer. */
  readonly since: number;
  readonly until: number;
}

/** 256 bits in base64url: the end of a signature, which no two tokens share but by writing it. */
const endLength = 43;
/** Most tokens of Entra have fewer characters. */
const usualLength = 2048;

/**
 * Puts a memory before a verifier. Only verified tokens are remembered, by their whole text and for this verifier alone,
 * so no other audience, issuer or rule is ever answered from it; refusals and outages are never.
 * The claims of a remembered token are frozen, for several requests will see them.
 *
 * An entry is found by the end of the token and believed only if the whole text is the same, so nothing is taken for
 * verified that is not, letter by letter, what was. That needs no digest, which would cost more than all the rest of a hit:
 * only verified tokens get in, so nobody can choose what collides, and a signature that is written in another way is
 * another text, which is verified anew. How long the comparison takes tells something only to who knows the last 256 bits
 * of the token already. The price is that the texts stay in memory; they are bounded in number and length, and those that
 * are too old go first. A service that wants none of them there gives a digest.
 *
 * @param verify what tokens are verified by
 * @param options the bounds
 * @throws {PolicyError} `option-invalid`
 */
export function cachedVerifier(verify: TokenVerifier, options: TokenCacheOptions = {}): CachedVerifier {
  const { maxAge = 60, size = 10_000, digest, now = Date.now } = options;
  if (typeof verify !== 'function') {
    throw new PolicyError('option-invalid', '`verify` must be a token verifier, such as `entra({ … })` gives');
  }
  if (!(maxAge > 0 && maxAge <= 60)) {
    throw new PolicyError('option-invalid', '`maxAge` must be a number of seconds up to 60');
  }
  if (!(Number.isInteger(size) && size > 0 && size <= 1_000_000)) {
    throw new PolicyError('option-invalid', '`size` must be a whole number up to 1000000');
  }
  if (digest !== undefined && !isDigest(digest)) {
    throw new PolicyError(
      'option-invalid',
      '`digest` must give a text of 32 characters or more, another one for each token',
    );
  }
  const entries = new Map<string, Entry>();
  let weight = 0;
  let epoch = 0;

  const drop = (end: string, { text }: Entry): void => {
    entries.delete(end);
    weight -= weightOf(text);
  };

  const remember = (text: string, end: string, verification: Verification): void => {
    if (verification.ok !== true || weightOf(text) > size) return;
    const since = now();
    const until = endOf(verification.token, since + maxAge * 1000);
    if (until === undefined || until <= since) return;
    freezeToken(verification.token);
    const before = entries.get(end);
    if (before !== undefined) drop(end, before);
    weight += weightOf(text);
    for (const [oldest, entry] of entries) {
      if (weight <= size && entry.until > since) break;
      drop(oldest, entry);
    }
    entries.set(end, { text, verification: Object.freeze(verification), since, until });
  };

  const cached = async (token: string): Promise<Verification> => {
    const text = digest === undefined ? token : digest(token);
    const end = text.slice(-endLength);
    const entry = entries.get(end);
    if (entry !== undefined && entry.text === text) {
      const time = now();
      if (time >= entry.since && time < entry.until) return entry.verification;
      drop(end, entry);
    }
    const before = epoch;
    const verification = await verify(token);
    if (before === epoch) remember(text, end, verification);
    return verification;
  };
  const forget = (): void => {
    epoch++;
    weight = 0;
    entries.clear();
  };
  return Object.assign(cached, { forget });
}

function weightOf(text: string): number {
  return Math.ceil(text.length / usualLength);
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
