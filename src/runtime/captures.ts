// From the raw text of a path parameter to its value. What frameworks, proxies and services would read in different
// ways is refused here, so that the value that is checked is the value that is used.

// Anything but the characters that stand for themselves: most values have none, and one test is all that they cost.
const unusualInSegment = /[^!$&-.0-;=@-Z_a-z~]/;
const unusualInRest = /[^!$&-;=@-Z_a-z~]/;
// Characters that a URL path may not hold unencoded and that some servers take for separators or the end of the path.
const forbiddenInSegment = /[\u0000-\u0020#/?\\\u007f-\uffff]/;
const forbiddenInRest = /[\u0000-\u0020#?\\\u007f-\uffff]/;
const controlCharacter = /[\u0000-\u001f\u007f]/;
const encodedSeparator = /%(?:2f|5c)/i;

/**
 * Decodes a captured part of a path (RFC 3986 section 2.1).
 *
 * @param raw the text as sent
 * @param rest whether it may hold several segments
 * @returns the value; undefined when an escape is malformed, when it holds a control character, a backslash, `?`, `#` or
 *   anything outside ASCII unencoded, or when a rest holds an encoded separator
 */
export function decodeCapture(raw: string, rest: boolean): string | undefined {
  return rest ? decodeRest(raw) : decodeSegment(raw);
}

/** As `decodeCapture` for what lies inside one segment: most parameters do, and a lookup asks for nothing as often. */
export function decodeSegment(raw: string): string | undefined {
  if (!unusualInSegment.test(raw)) return raw;
  return forbiddenInSegment.test(raw) ? undefined : decode(raw);
}

function decodeRest(raw: string): string | undefined {
  if (!unusualInRest.test(raw)) return raw;
  return forbiddenInRest.test(raw) || encodedSeparator.test(raw) ? undefined : decode(raw);
}

/** Whether a segment is `.` or `..`, written plainly or percent-encoded (RFC 3986 section 5.2.4, WHATWG URL). */
export function isDotSegment(raw: string): boolean {
  const first = raw.charCodeAt(0);
  if (first !== 0x2e && first !== 0x25) return false;
  return /^(?:\.|%2e){1,2}$/i.test(raw);
}

/**
 * The value of a decoded function argument: what stands between its quotes, a doubled quote inside for one quote
 * (OData URL conventions, string literals); a bare argument as it is.
 */
export function unquote(argument: string): string {
  return argument.startsWith("'") ? argument.slice(1, -1).replaceAll("''", "'") : argument;
}

function decode(raw: string): string | undefined {
  try {
    const decoded = decodeURIComponent(raw);
    return controlCharacter.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
