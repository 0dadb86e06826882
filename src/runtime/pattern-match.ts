// One mixed segment (`range(address='{a}')`) against one request segment, in linear time and with one possible reading.
// It works on the raw, still encoded text; decoding is the matcher's business.
import type { PatternPart } from './template.ts';

// A quote counts as one however it is sent, plain or encoded (OData URL conventions: decode, then parse).
const bareArgument = /(?:[^'(),%]|%(?!27))+/y;
const quotedArgument = /(?:'|%27)(?:[^'%]|%(?!27)|(?:'|%27){2})+(?:'|%27)/y;

/**
 * The captures of a mixed segment.
 *
 * @param parts the parts of a `pattern` segment; for `ignoreCase`, with literals in lower case
 * @param colon whether the pattern ends in `:`
 * @param raw the request segment, as sent
 * @param compared the text that literals are compared with: `raw`, or `raw` in lower case
 * @param captures where the raw texts are appended, in order; quotes round an argument are kept
 * @returns whether it matches; on `false` some captures may have been appended
 */
export function matchPattern(
  parts: readonly PatternPart[],
  colon: boolean,
  raw: string,
  compared: string,
  captures: string[],
): boolean {
  if (raw.endsWith(':') !== colon) return false;
  let position = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part === undefined) return false;
    if (part.kind === 'literal') {
      if (!compared.startsWith(part.text, position)) return false;
      position += part.text.length;
      continue;
    }
    const next = parts[index + 1];
    const follower = next?.kind === 'literal' ? next.text : '';
    const end = part.argument
      ? endOfArgument(raw, position)
      : endOfText(raw, compared, position, follower, index + 2 >= parts.length);
    if (end <= position) return false;
    captures.push(raw.slice(position, end));
    position = end;
  }
  return position === raw.length;
}

/** A quoted value to its closing quote, or a bare one to the first character that only a quoted one may have. */
function endOfArgument(raw: string, position: number): number {
  const quoted = raw.startsWith("'", position) || raw.startsWith('%27', position);
  const form = quoted ? quotedArgument : bareArgument;
  form.lastIndex = position;
  return form.test(raw) ? form.lastIndex : -1;
}

/** The last parameter leaves just the final literal; an earlier one stops at the first character of what follows it. */
function endOfText(raw: string, compared: string, position: number, follower: string, last: boolean): number {
  if (last) return compared.endsWith(follower) ? raw.length - follower.length : -1;
  const stop = follower.charAt(0);
  const lower = raw.indexOf(stop.toLowerCase(), position);
  const upper = raw.indexOf(stop.toUpperCase(), position);
  if (lower === -1 || upper === -1) return Math.max(lower, upper);
  return Math.min(lower, upper);
}
