// Sign-in of a page without a secret: authorization code with PKCE (RFC 6749 section 4.1, RFC 7636), one scope at a time,
// so that a user consents to what they are about to use.

/** Where the user signs in, and as which app. */
export interface SignIn {
  /** Such as `https://login.microsoftonline.com/common/oauth2/v2.0`. */
  readonly authority: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

/** A sign-in that has begun: where to send the user, and what proves later that it was this page. */
export interface Begun {
  readonly url: string;
  readonly verifier: string;
  readonly state: string;
}

/** Begins a sign-in for one scope of Microsoft Graph. */
export async function beginSignIn({ authority, clientId, redirectUri }: SignIn, scope: string): Promise<Begun> {
  const verifier = randomText();
  const state = randomText();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: `openid https://graph.microsoft.com/${scope}`,
    state,
    code_challenge: base64Url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  });
  return { url: `${authority}/authorize?${query.toString()}`, verifier, state };
}

/**
 * Ends a sign-in.
 *
 * @param begun what began it
 * @param back the address at which the user came back
 * @returns the access token
 * @throws when the answer is not the one to this sign-in, or there is no token
 */
export async function endSignIn(signIn: SignIn, begun: Begun, back: string): Promise<string> {
  const { searchParams } = new URL(back);
  if (searchParams.get('state') !== begun.state) throw new Error('this is not the answer to this sign-in');
  const response = await fetch(`${signIn.authority}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: signIn.clientId,
      redirect_uri: signIn.redirectUri,
      code: searchParams.get('code') ?? '',
      code_verifier: begun.verifier,
    }),
  });
  const answer: unknown = await response.json();
  const token = new Map<string, unknown>(Object.entries(Object(answer))).get('access_token');
  if (!response.ok || typeof token !== 'string') throw new Error(`the sign-in failed with ${response.status}`);
  return token;
}

function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
