// What guards read of a request of Node's HTTP server, which every framework on it hands on under another name.
// It imports nothing of Node: the request is told by what is read of it.

/** The parts of `http.IncomingMessage` that guards read. */
export interface NodeRequest {
  readonly rawHeaders: readonly string[];
  readonly headers: { readonly 'content-type'?: string | undefined };
  readonly url?: string | undefined;
}

/** Every `Authorization` header. Node keeps only the first of several in `headers`, so they are read from the raw list. */
export function authorizationOf({ rawHeaders }: NodeRequest): readonly string[] {
  const values: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === 'authorization') values.push(rawHeaders[index + 1] ?? '');
  }
  return values;
}

/** Whether a request target has an `access_token` in its query (RFC 6750 section 2.3). */
export function hasTokenInQuery(target: string): boolean {
  const query = target.indexOf('?');
  return query !== -1 && new URLSearchParams(target.slice(query)).has('access_token');
}

/**
 * Whether a form body has an `access_token` (RFC 6750 section 2.2).
 *
 * @param contentType of the request
 * @param body what a body parser has made of it; without one there is nothing to see, and no token is taken from there
 */
export function hasTokenInForm(contentType: string | undefined, body: unknown): boolean {
  if (!isForm(contentType)) return false;
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'access_token');
}

/** Whether a body of this content type is a form, which RFC 6750 section 2.2 lets carry a token. */
export function isForm(contentType: string | null | undefined): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType ?? '');
}
