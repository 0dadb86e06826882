// The keys of one issuer: found by OpenID Connect discovery, kept and renewed by jose. An outage is an outage
// (`KeysUnavailable`), never a bad token.
import { createRemoteJWKSet, customFetch, errors } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { fetchDocument, isTrustworthy } from './fetch-json.ts';

/** The keys of one issuer. */
export interface IssuerKeys {
  /** For jose: the key that a token names. @throws {KeysUnavailable} when the issuer can't be reached */
  readonly get: JWTVerifyGetKey;
  /** The issuer that a key is confined to, if the key set says so (Entra's does). */
  readonly issuerOf: (kid: string) => string | undefined;
}

/** The issuer can't be reached or does not answer as it must; nothing is known about the token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
  /** Seconds until it is worth trying again. */
  readonly retryAfter: number;

  constructor(retryAfter: number, cause?: unknown) {
    super('the keys of the issuer can not be had', { cause });
    this.retryAfter = retryAfter;
  }
}

/** Where the keys of an issuer are found. */
export interface IssuerLocation {
  /** The exact `issuer` that the discovery document must state (OpenID Connect Discovery 1.0 section 4.3). */
  readonly issuer: string;
  readonly metadataUrl: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** How long one request to an issuer may take, in milliseconds. */
const timeout = 5_000;
/** How long a failed discovery is not tried again, in milliseconds: an outage must not become a flood. */
const cooldown = 5_000;
/** How long a discovery document is trusted, in milliseconds. */
const freshness = 24 * 60 * 60 * 1000;

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/** Makes the key source of one issuer; nothing is fetched before the first token. */
export function createIssuerKeys({ issuer, metadataUrl, now }: IssuerLocation): IssuerKeys {
  let known: { readonly keys: RemoteKeys; readonly jwksUri: string; readonly since: number } | undefined;
  let pending: Promise<RemoteKeys> | undefined;
  let failedAt: number | undefined;

  const discover = async (): Promise<RemoteKeys> => {
    try {
      const jwksUri = await findKeySet(issuer, metadataUrl);
      const keys = known?.jwksUri === jwksUri ? known.keys : createKeySet(jwksUri);
      known = { keys, jwksUri, since: now() };
      failedAt = undefined;
      return keys;
    } catch (error) {
      failedAt = now();
      // A document that was good yesterday is better than none: keys are still renewed from where it said.
      if (known !== undefined) return known.keys;
      throw new KeysUnavailable(cooldown / 1000, error);
    } finally {
      pending = undefined;
    }
  };

  const remoteKeys = async (): Promise<RemoteKeys> => {
    if (known !== undefined && now() - known.since < freshness) return known.keys;
    const elapsed = failedAt === undefined ? undefined : now() - failedAt;
    if (elapsed === undefined || elapsed >= cooldown) return (pending ??= discover());
    if (known !== undefined) return known.keys;
    throw new KeysUnavailable((cooldown - elapsed) / 1000);
  };

  return {
    get: async (header, token) => {
      const keys = await remoteKeys();
      try {
        return await keys(header, token);
      } catch (error) {
        if (isAboutToken(error)) throw error;
        throw new KeysUnavailable(cooldown / 1000, error);
      }
    },
    issuerOf: (kid) => {
      const key: object | undefined = known?.keys.jwks()?.keys.find((candidate) => candidate.kid === kid);
      return key !== undefined && 'issuer' in key && typeof key.issuer === 'string' ? key.issuer : undefined;
    },
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

function createKeySet(jwksUri: string): RemoteKeys {
  return createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: timeout,
    [customFetch]: (url, { signal }) => fetchDocument(url, signal),
  });
}

async function findKeySet(issuer: string, metadataUrl: string): Promise<string> {
  const response = await fetchDocument(metadataUrl, AbortSignal.timeout(timeout));
  const document: unknown = await response.json();
  if (typeof document !== 'object' || document === null) throw new Error('the discovery document is not an object');
  if (!Object.hasOwn(document, 'issuer') || !('issuer' in document) || document.issuer !== issuer) {
    throw new Error('the discovery document is of another issuer');
  }
  const uri = Object.hasOwn(document, 'jwks_uri') && 'jwks_uri' in document ? document.jwks_uri : undefined;
  if (typeof uri !== 'string' || !URL.canParse(uri) || !isTrustworthy(new URL(uri))) {
    throw new Error('the discovery document names no usable key set');
  }
  return uri;
}
