// A JSON Web Key Set as an issuer publishes it, cut down to what may verify a signature. An issuer that is broken into, or
// broken, must not be able to bring a shared secret, a weak key or an endless list into a guard.
import { createLocalJWKSet } from 'jose';
import type { JWK, JWTVerifyGetKey } from 'jose';

/** The usable keys of an issuer. */
export interface KeySet {
  /** For jose: the one key that fits a token's header; keys are imported once. */
  readonly get: JWTVerifyGetKey;
  /** What `get` found before for exactly this header, as it stands in a token; undefined for one that is new. */
  readonly known: (header: string) => VerificationKey | undefined;
  /** The issuer that a key is confined to, if the key set says so (Entra's does). */
  readonly issuerOf: (kid: string) => string | undefined;
}

/** What jose verifies a signature with. */
export type VerificationKey = Awaited<ReturnType<JWTVerifyGetKey>>;

/** More keys than any issuer has: Entra publishes about ten. */
const mostKeys = 256;
/** 2048 bits in base64url: less is not RS256 (RFC 7518 section 3.3). */
const shortestModulus = 342;

/**
 * Reads a key set. Left out are keys that are not asymmetric, hold a private part, are not for signatures, are for another
 * algorithm than the issuer is to use, are too short, or share their `kid`; RFC 7517 section 5 says to ignore what is not understood.
 *
 * @param document the decoded JSON
 * @param algorithms the signature algorithms that are accepted
 * @returns the keys that are left
 * @throws {Error} when it is no key set, or no key is left: then nothing is known, and nothing is a token's fault
 */
export function readKeySet(document: unknown, algorithms: readonly string[]): KeySet {
  const listed = isRecord(document) && Object.hasOwn(document, 'keys') ? document['keys'] : undefined;
  if (!Array.isArray(listed) || listed.length > mostKeys) throw new Error('the document is no key set');
  const list: readonly unknown[] = listed;
  const usable = list.filter((key) => isUsable(key, algorithms));
  // Two keys of one name: nobody can say which of them a token means.
  const keys = usable.filter(({ kid }, place) =>
    usable.every((other, elsewhere) => kid === undefined || other.kid !== kid || elsewhere === place),
  );
  if (keys.length === 0) throw new Error('the key set has no usable key');
  const issuers = new Map(keys.map(({ kid, issuer }) => [kid, typeof issuer === 'string' ? issuer : undefined]));
  return { ...rememberFound(createLocalJWKSet({ keys: [...keys] })), issuerOf: (kid) => issuers.get(kid) };
}

/** An issuer writes one header for each of its keys; anybody can write others, so no more are kept, and none that is long. */
const mostHeaders = 256;
const longestHeader = 1024;

/** A set never changes, so what it found once for an algorithm and a name is what it would find again. */
function rememberFound(find: JWTVerifyGetKey): Pick<KeySet, 'get' | 'known'> {
  const found = new Map<string, VerificationKey>();
  const byHeader = new Map<string, VerificationKey>();
  const get: JWTVerifyGetKey = async (header, token) => {
    const { alg, kid } = header;
    if (typeof kid !== 'string') return find(header, token);
    const name = `${alg} ${kid}`;
    const key = found.get(name) ?? (await find(header, token));
    found.set(name, key);
    const text = token.protected;
    if (text !== undefined && text.length <= longestHeader && byHeader.size < mostHeaders) byHeader.set(text, key);
    return key;
  };
  return { get, known: (header) => byHeader.get(header) };
}

function isUsable(key: unknown, algorithms: readonly string[]): key is JWK & { readonly issuer?: unknown } {
  if (!isRecord(key)) return false;
  const { kty, use, alg, kid, n } = key;
  if (kty !== 'RSA' && kty !== 'EC' && kty !== 'OKP') return false;
  if (Object.hasOwn(key, 'd') || Object.hasOwn(key, 'k')) return false;
  if (use !== undefined && use !== 'sig') return false;
  if (alg !== undefined && (typeof alg !== 'string' || !algorithms.includes(alg))) return false;
  if (kid !== undefined && typeof kid !== 'string') return false;
  return kty !== 'RSA' || (typeof n === 'string' && n.length >= shortestModulus);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
