// The keys of one issuer over time: when they are fetched, how long they are good, and what an outage does. An outage is an
// outage (`KeysUnavailable`), never a bad token; and nobody who sends tokens can make the service flood its issuer.
import { errors } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { createKeySource } from './key-source.ts';
import type { IssuerLocation } from './key-source.ts';
import type { KeySet, VerificationKey } from './key-set.ts';
import { KeysUnavailable } from './keys-unavailable.ts';
import { createUnknownKeys } from './unknown-keys.ts';

/** The keys of one issuer. */
export interface IssuerKeys {
  /** For jose: the key that a token names. @throws {KeysUnavailable} when the issuer can't be reached */
  readonly get: JWTVerifyGetKey;
  /**
   * The key for a header that was seen before, as it stands in a token; undefined: ask `get`. It saves jose the wait for
   * a promise, which costs more than everything else that a guard does.
   */
  readonly known: (header: string) => VerificationKey | undefined;
  /** The issuer that a key is confined to, if the key set says so (Entra's does). */
  readonly issuerOf: (kid: string) => string | undefined;
}

/** How long keys are good and how patient a guard is, all in milliseconds. */
export interface KeyTiming {
  /** How long one request to the issuer may take. */
  readonly timeout: number;
  /** How long keys are used before they are fetched again. */
  readonly maxAge: number;
  /** How long keys are used when they can't be fetched again, counted from when they were fetched. */
  readonly maxStaleAge: number;
  /** How long the issuer is left alone after a failure: an outage must not become a flood. */
  readonly cooldown: number;
  /** How long after one search for an unknown key there is no other. */
  readonly searchInterval: number;
}

interface Known {
  readonly set: KeySet;
  readonly since: number;
}

/** Makes the keys of one issuer; nothing is fetched before the first token. */
export function createIssuerKeys(location: IssuerLocation, timing: KeyTiming): IssuerKeys {
  const { now } = location;
  const { timeout, maxAge, maxStaleAge, cooldown, searchInterval } = timing;
  const fetchKeys = createKeySource(location, timeout);
  const unknownKeys = createUnknownKeys(searchInterval, now);
  let known: Known | undefined;
  let pending: Promise<KeySet> | undefined;
  let failedAt: number | undefined;

  const renew = (): Promise<KeySet> => {
    // Where a promise belongs to one request, nobody else may wait for it.
    if (pending !== undefined && !promisesBelongToRequests) return pending;
    const attempt = fetchKeys().then(
      (set) => {
        known = { set, since: now() };
        failedAt = undefined;
        if (pending === attempt) pending = undefined;
        return set;
      },
      (error: unknown) => {
        failedAt = now();
        if (pending === attempt) pending = undefined;
        throw new KeysUnavailable(cooldown / 1000, error);
      },
    );
    pending = attempt;
    return attempt;
  };

  const restingFor = (): number => (failedAt === undefined ? 0 : Math.max(0, failedAt + cooldown - now()));

  const current = async (): Promise<KeySet> => {
    const age = known === undefined ? Infinity : now() - known.since;
    if (known !== undefined && age < maxAge) return known.set;
    const rest = restingFor();
    if (known === undefined || age >= maxStaleAge) {
      if (rest > 0) throw new KeysUnavailable(rest / 1000);
      return renew();
    }
    if (rest > 0) return known.set;
    const { set } = known;
    // The first try after a good one is waited for, so that a key which was taken back is not used on; while the issuer
    // is down, nobody waits for it.
    const renewed = renew().catch(() => set);
    return failedAt === undefined || promisesBelongToRequests ? renewed : set;
  };

  const search = async (set: KeySet, kid: string): Promise<KeySet> => {
    if (known !== undefined && known.set !== set) return known.set;
    if (!unknownKeys.isWorthASearch(kid)) return set;
    // It may be a new key, and who could tell is down: that is no fault of the token.
    const rest = restingFor();
    if (rest > 0) throw new KeysUnavailable(rest / 1000);
    const renewed = await renew();
    unknownKeys.remember(kid);
    return renewed;
  };

  const find: JWTVerifyGetKey = async (header, token) => {
    const set = await current();
    try {
      return await set.get(header, token);
    } catch (error) {
      const { kid } = header;
      if (!(error instanceof errors.JWKSNoMatchingKey) || typeof kid !== 'string') throw error;
      const searched = await search(set, kid);
      if (searched === set) throw error;
      return searched.get(header, token);
    }
  };

  return {
    get: async (header, token) => {
      try {
        return await find(header, token);
      } catch (error) {
        if (error instanceof KeysUnavailable || isAboutToken(error)) throw error;
        throw new KeysUnavailable(cooldown / 1000, error);
      }
    },
    known: (header) => (known !== undefined && now() - known.since < maxAge ? known.set.known(header) : undefined),
    issuerOf: (kid) => known?.set.issuerOf(kid),
  };
}

/** The key set is there, but not with one key that fits the token: the token's fault. Everything else is the issuer's. */
function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

/** Cloudflare Workers and Vercel's edge end what a request began, and let no other request wait for it. */
const promisesBelongToRequests: boolean = isWorker(globalThis) || 'EdgeRuntime' in globalThis;

function isWorker(realm: object): boolean {
  const navigator: unknown = 'navigator' in realm ? realm.navigator : undefined;
  if (typeof navigator !== 'object' || navigator === null) return false;
  return 'userAgent' in navigator && navigator.userAgent === 'Cloudflare-Workers';
}
