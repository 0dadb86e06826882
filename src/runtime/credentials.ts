// The bearer token in a request (RFC 6750 section 2.1). What two parsers could read in two ways is refused.

/** What a request carries. */
export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'bearer'; readonly token: string };

const none: Credentials = { kind: 'none' };
const malformed: Credentials = { kind: 'malformed' };

/** `Bearer`, one space and a b64token; the name of the scheme has no case (RFC 9110 section 11.1). */
const bearer = /^bearer ([a-z0-9\-._~+/]+=*)$/i;
/** The scheme is `Bearer`, whatever follows: the next character is none that a scheme name may go on with. */
const bearerScheme = /^bearer(?![!#$%&'*+.^_`|~0-9a-z-])/i;

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
  const [header, second] = authorization;
  if (header === undefined) return none;
  if (second !== undefined) return malformed;
  if (!bearerScheme.test(header)) return none;
  const token = bearer.exec(header)?.[1];
  return token === undefined || elsewhere ? malformed : { kind: 'bearer', token };
}
