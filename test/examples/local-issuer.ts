// A real issuer on this machine: it signs with a key of its own, publishes it by discovery, and gives tokens only through
// the grants that Entra's would come from.
import { createHash, randomBytes } from 'node:crypto';
import { OAuth2Server, type MutableToken } from 'oauth2-mock-server';

/** What the issuer states about a caller. */
export type Claims = Readonly<Record<string, unknown>>;

/** What comes back from a sign-in. */
export interface SignIn {
  readonly accessToken: string;
  readonly idToken: string;
}

/** An issuer on 127.0.0.1. */
export interface LocalIssuer {
  readonly url: string;
  /** An app gets a token for itself (RFC 6749 section 4.4). */
  readonly signInApp: (clientId: string, claims: Claims) => Promise<string>;
  /** A user signs in to an app (RFC 6749 section 4.1, RFC 7636): redirect, code, and the code's exchange. */
  readonly signInUser: (clientId: string, claims: Claims) => Promise<SignIn>;
  readonly stop: () => Promise<void>;
}

const redirectUri = 'http://127.0.0.1:1/signed-in';

/** Starts an issuer with a fresh RS256 key. */
export async function startIssuer(): Promise<LocalIssuer> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const { port } = server.address();
  // The issuer would call itself `localhost`, which some machines resolve to another address first.
  const url = `http://127.0.0.1:${port}`;
  server.issuer.url = url;

  /** The next token is the access token; what the grant put into it that Entra would not is left out. */
  const sign = (claims: Claims): void => {
    server.service.once('beforeTokenSigning', (token: MutableToken) => {
      const { iss, iat, nbf, exp } = token.payload;
      token.payload = { iss, iat, nbf, exp, ...claims };
    });
  };
  const exchange = async (form: Readonly<Record<string, string>>): Promise<Map<string, unknown>> => {
    const response = await fetch(`${url}/token`, { method: 'POST', body: new URLSearchParams(form) });
    if (!response.ok) throw new Error(`the issuer answered ${response.status}`);
    const body: unknown = await response.json();
    return new Map(Object.entries(Object(body)));
  };

  return {
    url,
    signInApp: async (clientId, claims) => {
      sign(claims);
      const answer = await exchange({ grant_type: 'client_credentials', client_id: clientId, client_secret: 'secret' });
      return String(answer.get('access_token'));
    },
    signInUser: async (clientId, claims) => {
      const verifier = randomBytes(32).toString('base64url');
      const state = randomBytes(8).toString('hex');
      const authorize = new URL(`${url}/authorize`);
      authorize.search = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: 'openid',
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }).toString();
      const redirect = await fetch(authorize, { redirect: 'manual' });
      const back = new URL(redirect.headers.get('location') ?? '');
      if (redirect.status !== 302 || `${back.origin}${back.pathname}` !== redirectUri) throw new Error('no redirect');
      if (back.searchParams.get('state') !== state) throw new Error('the state is not the one that was sent');
      sign(claims);
      const answer = await exchange({
        grant_type: 'authorization_code',
        code: back.searchParams.get('code') ?? '',
        client_id: clientId,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      });
      return { accessToken: String(answer.get('access_token')), idToken: String(answer.get('id_token')) };
    },
    stop: () => server.stop(),
  };
}
