// One call of the API after the other: the address, the token, and what a refusal says.

/** A call that the API refused. */
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall';
  readonly status: number;

  constructor(request: string, status: number) {
    super(`${request} was refused with ${status}`);
    this.status = status;
  }
}

/** Calls the API. */
export type Graph = (method: string, path: string, body?: object) => Promise<unknown>;

/**
 * Makes the calls of one app.
 *
 * @param base the address of the API, such as `https://graph.microsoft.com/v1.0`
 * @param token gives the access token of the app
 * @returns the JSON of an answer; undefined for one without a body
 */
export function openGraph(base: string, token: () => Promise<string>): Graph {
  return async (method, path, body) => {
    const options: RequestInit = { method, headers: { authorization: `Bearer ${await token()}` } };
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
