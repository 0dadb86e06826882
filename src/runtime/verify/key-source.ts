// Fetches the keys of one issuer: OpenID Connect discovery, then the key set that it names. It keeps where the key set is,
// and nothing else; when to fetch is decided in issuer-keys.ts.
import { fetchDocument, isTrustworthy } from './fetch-json.ts';
import { readKeySet } from './key-set.ts';
import type { KeySet } from './key-set.ts';

/** Where the keys of an issuer are found, and what they may be used for. */
export interface IssuerLocation {
  /** The exact `issuer` that the discovery document must state (OpenID Connect Discovery 1.0 section 4.3). */
  readonly issuer: string;
  readonly metadataUrl: string;
  readonly algorithms: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** How long a discovery document is trusted, in milliseconds (Microsoft: access tokens, signing key rollover). */
const discoveryAge = 24 * 60 * 60 * 1000;

/**
 * Makes a function that fetches the key set.
 *
 * A discovery document is read anew after a day; when that fails, the one before still says where the keys are.
 *
 * @param location the issuer
 * @param timeout how long each of the two requests may take, in milliseconds
 * @returns a function that rejects when there is no usable key set
 */
export function createKeySource(location: IssuerLocation, timeout: number): () => Promise<KeySet> {
  const { metadataUrl, issuer, algorithms, now } = location;
  let known: { readonly keysUrl: string; readonly since: number } | undefined;
  const find = async (): Promise<string> => {
    if (known !== undefined && now() - known.since < discoveryAge) return known.keysUrl;
    try {
      const keysUrl = readDiscovery(await fetchJson(metadataUrl, timeout), issuer);
      known = { keysUrl, since: now() };
      return keysUrl;
    } catch (error) {
      if (known === undefined) throw error;
      return known.keysUrl;
    }
  };
  return async () => readKeySet(await fetchJson(await find(), timeout), algorithms);
}

async function fetchJson(url: string, timeout: number): Promise<unknown> {
  const response = await fetchDocument(url, AbortSignal.timeout(timeout));
  return response.json();
}

function readDiscovery(document: unknown, issuer: string): string {
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
