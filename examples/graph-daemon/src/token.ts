// The token of the app itself (RFC 6749 section 4.4). It asks for `.default`: the app roles that an admin granted for the
// registration, which are those of permissions.yaml. There is nothing that it could ask for at run time.

/** Where a token comes from, and for which API. */
export interface ClientCredentials {
  readonly endpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The identifier of the API, such as `https://graph.microsoft.com`. */
  readonly resource: string;
}

/** Gives access tokens; one is asked for when the last one is about to end. */
export function clientCredentials({
  endpoint,
  clientId,
  clientSecret,
  resource,
}: ClientCredentials): () => Promise<string> {
  let known = { token: '', ends: 0 };
  return async () => {
    if (Date.now() < known.ends) return known.token;
    const response = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: `${resource}/.default`,
      }),
    });
    if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`);
    const answer: unknown = await response.json();
    const members = new Map<string, unknown>(Object.entries(Object(answer)));
    const token = members.get('access_token');
    if (typeof token !== 'string') throw new Error('the token endpoint gave no token');
    known = { token, ends: Date.now() + (Number(members.get('expires_in')) || 0) * 1000 - 60_000 };
    return token;
  };
}
