// The bearer token in a request (RFC 6750 section 2.1). What two parsers could read in two ways is refused.

/** What a request carries. */
export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'bearer'; readonly token: string };

const none: Credentials = { kind: 'none' };
const malformed: Credentials = { kind: 'malformed' };

/** The scheme is `Bearer`, whatever follows: the next character is none that a scheme name may go on with. */
const bearerScheme = /^bearer(?![!#$%&'*+.^_`|~0-9a-z-])/i;
/** b64token of RFC 6750 section 2.1. */
const b64token = /^[A-Za-z0-9\-._~+/]+=*$/;
/** A text without such a character is a b64token, and finding none takes half the time of the whole expression. */
const unusual = /[^A-Za-z0-9\-._~+/]/;
const tokenStart = 'Bearer '.length;

/**
 * Reads the credentials of a request.
 *
 * @param authorization every `Authorization` header of the request, before anything joins or drops them
 * @param elsewhere whether the request also carries an `access_token` in its query or form body
 * @returns `none` for no header or another scheme: a token outside the header is never used (RFC 9700 section 4.3.2);
 *   `malformed` for more than one header, for anything but one well-formed token after `Bearer`, and for a second token
 *   elsewhere
 */
export function readCredentials(authorization: readonly string[], elsewhere: boolean): Credentials {
  const header = authorization[0];
  if (header === undefined) return none;
  if (authorization.length > 1) return malformed;
  if (!bearerScheme.test(header)) return none;
  // One space and a token; the name of the scheme has no case (RFC 9110 section 11.1).
  const token = header.slice(tokenStart);
  if (elsewhere || header.charCodeAt(tokenStart - 1) !== space || !isToken(token)) return malformed;
  return { kind: 'bearer', token };
}

const space = 0x20;

function isToken(text: string): boolean {
  return unusual.test(text) ? b64token.test(text) : text !== '';
}
