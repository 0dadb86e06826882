// One call of the API after the other: the address, the token for the scope that it needs, and what a refusal says.

/** A call that the API refused. */
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall';
  readonly status: number;

  constructor(request: string, status: number) {
    super(`${request} was refused with ${status}`);
    this.status = status;
  }
}

/** Calls the API with a token that carries a scope. */
export type Graph = (scope: string, method: string, path: string, body?: object) => Promise<unknown>;

/**
 * Makes the calls of one user.
 *
 * @param base the address of the API, such as `https://graph.microsoft.com/v1.0`
 * @param token gives an access token with a scope; asks the user for their consent where it is new
 * @returns the JSON of an answer; undefined for one without a body
 */
export function openGraph(base: string, token: (scope: string) => Promise<string>): Graph {
  return async (scope, method, path, body) => {
    const options: RequestInit = { method, headers: { authorization: `Bearer ${await token(scope)}` } };
    const content = { 'content-type': 'application/json', ...options.headers };
    const response = await fetch(
      `${base}${path}`,
      body === undefined ? options : { ...options, headers: content, body: JSON.stringify(body) },
    );
    if (!response.ok) throw new RefusedCall(`${method} ${path}`, response.status);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  };
}
