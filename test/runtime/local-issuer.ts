// An issuer on this machine for tests: discovery, key sets and signed tokens, and ways to break each of them.
import { type Server, createServer } from 'node:http';
import { type CryptoKey, type JWTHeaderParameters, SignJWT, exportJWK, generateKeyPair } from 'jose';

/** What the issuer answers, by path; a test may change it at any time. */
export type Routes = Map<string, { status: number; body: string; headers?: Record<string, string> } | 'hang'>;

/** A running issuer. */
export interface LocalIssuer {
  readonly url: string;
  readonly routes: Routes;
  /** How often each path was asked for. */
  readonly hits: Map<string, number>;
  readonly stop: () => Promise<void>;
}

/** Starts an issuer with nothing to say. */
export async function startIssuer(): Promise<LocalIssuer> {
  const routes: Routes = new Map();
  const hits = new Map<string, number>();
  const server: Server = createServer((req, res) => {
    const path = req.url ?? '';
    hits.set(path, (hits.get(path) ?? 0) + 1);
    const route = routes.get(path) ?? { status: 404, body: '' };
    if (route === 'hang') return;
    res.writeHead(route.status, { 'content-type': 'application/json', ...route.headers });
    res.end(route.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    routes,
    hits,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** A key pair with its public half as a JWK. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: Readonly<Record<string, unknown>>;
}

/** A new key. */
export async function createKey(kid: string, algorithm = 'RS256', more: object = {}): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', ...more } };
}

/** Publishes discovery and keys of one issuer; gives its discovery path. */
export function publish(
  issuer: LocalIssuer,
  keys: readonly SigningKey[],
  options: { readonly base?: string; readonly issuerName?: string } = {},
): void {
  const { base = '', issuerName = `${issuer.url}${base}` } = options;
  const document = { issuer: issuerName, jwks_uri: `${issuer.url}${base}/keys` };
  issuer.routes.set(`${base}/.well-known/openid-configuration`, { status: 200, body: JSON.stringify(document) });
  issuer.routes.set(`${base}/keys`, { status: 200, body: JSON.stringify({ keys: keys.map((key) => key.jwk) }) });
}

/** A signed token; a claim that is undefined is left out. */
export async function sign(
  key: SigningKey,
  claims: Readonly<Record<string, unknown>>,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  const protectedHeader = { alg: 'RS256', typ: 'JWT', kid: key.kid, ...header };
  return new SignJWT({ ...claims }).setProtectedHeader(protectedHeader).sign(key.privateKey);
}
