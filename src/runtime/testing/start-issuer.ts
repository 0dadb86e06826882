// An issuer of access tokens on this machine: real keys, real signatures, found by discovery as any other, so that a test
// goes through the verification that runs in production.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import type { TokenVerifier } from '../token-verifier.ts';
import { openIdIssuer } from '../verify/open-id-issuer.ts';
import type { TokenProfileName } from '../verify/token-profile.ts';
import { tokenClaims } from './token-claims.ts';
import type { TestCaller, TokenChanges } from './token-claims.ts';

/** How a local issuer is set up. */
export interface IssuerOptions {
  /** The audience of its tokens, and what `verify` asks for; `api://test` unless given. */
  readonly audience?: string;
  /** The tenant of work accounts and apps; a fixed one unless given. */
  readonly tenantId?: string;
  /** Whose tokens its tokens look like, and how `verify` reads them; `entra-v2` unless given. */
  readonly profile?: TokenProfileName;
  /** Milliseconds since the epoch; `Date.now` unless given. */
  readonly now?: () => number;
}

/** A running issuer. `Scope` and `AppRole` may be the unions of the generated module, so that no test misspells one. */
export interface LocalIssuer<Scope extends string = string, AppRole extends string = string> {
  /** Its URL, which is the `iss` of its tokens. */
  readonly url: string;
  readonly audience: string;
  readonly tenantId: string;
  /** Verifies its tokens: pass it to the guards as `verify`. */
  readonly verify: TokenVerifier;
  /** A signed access token. */
  readonly token: (caller: TestCaller<Scope, AppRole>, changes?: TokenChanges) => Promise<string>;
  /** The header of a request that carries such a token, for `fetch` and others. */
  readonly headers: (
    caller: TestCaller<Scope, AppRole>,
    changes?: TokenChanges,
  ) => Promise<{ readonly authorization: string }>;
  /** Signs with a new key from now on and publishes no other. */
  readonly rotateKey: () => Promise<void>;
  /** Whether it answers at all; while it does not, a guard that has no keys yet answers 503. */
  readonly setAvailable: (available: boolean) => void;
  readonly stop: () => Promise<void>;
}

const defaultTenant = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

/**
 * Starts an issuer on a free port of 127.0.0.1. It does not keep the process alive.
 *
 * @returns the issuer, once it listens
 */
export async function startIssuer<Scope extends string = string, AppRole extends string = string>(
  options: IssuerOptions = {},
): Promise<LocalIssuer<Scope, AppRole>> {
  const { audience = 'api://test', tenantId = defaultTenant, profile = 'entra-v2', now = Date.now } = options;
  let key = await createKey(1);
  let available = true;
  let foreign: Promise<SigningKey> | undefined;
  const server = createServer((request, response) => {
    const document = available ? documentAt(request.url, url, key) : undefined;
    response.writeHead(document === undefined ? (available ? 404 : 503) : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  });
  const url = `http://127.0.0.1:${await listen(server)}`;

  const token = async (caller: TestCaller<Scope, AppRole>, changes: TokenChanges = {}): Promise<string> => {
    // A forged token names the published key, as a forger would.
    const { privateKey } = changes.forged === true ? await (foreign ??= createKey(0)) : key;
    const issuance = { issuer: url, audience, tenantId, profile, now: Math.floor(now() / 1000) };
    const typ = profile === 'rfc9068' ? 'at+jwt' : 'JWT';
    const header = Object.entries({ typ, kid: key.jwk.kid, ...changes.header });
    return new SignJWT({ ...tokenClaims(caller, issuance, changes) })
      .setProtectedHeader({ ...Object.fromEntries(header.filter(([, value]) => value !== undefined)), alg: 'RS256' })
      .sign(privateKey);
  };

  return {
    url,
    audience,
    tenantId,
    verify: openIdIssuer({ issuer: url, audience, profile, now }),
    token,
    headers: async (caller, changes) => ({ authorization: `Bearer ${await token(caller, changes)}` }),
    rotateKey: async () => {
      key = await createKey(Number(key.jwk.kid) + 1);
    },
    setAvailable: (answers) => {
      available = answers;
    },
    stop: () => close(server),
  };
}

interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

async function createKey(number: number): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: String(number), use: 'sig', alg: 'RS256' } };
}

/** OpenID Connect Discovery 1.0 section 4, and the key set that it names. */
function documentAt(path: string | undefined, url: string, { jwk }: SigningKey): object | undefined {
  if (path === '/.well-known/openid-configuration') return { issuer: url, jwks_uri: `${url}/keys` };
  return path === '/keys' ? { keys: [jwk] } : undefined;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the issuer has no port'));
      else resolve(address.port);
    });
    server.unref();
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
