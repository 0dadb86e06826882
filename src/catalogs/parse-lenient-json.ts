// JSON as portals and editors save it: with a byte order mark, comments and trailing commas.

/** The parsed value, or the reason why there is none. */
export type LenientJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

// Each pattern passes over strings and reads every character once: an end that is missing is the end of the text.
const comments = /"(?:[^"\\]|\\[^]?)*(?:"|$)|\/\/[^\n\r]*|\/\*[^]*?(?:\*\/|$)/g;
const trailingCommas = /"(?:[^"\\]|\\[^]?)*(?:"|$)|,(?=\s*[\]}])/g;

/**
 * Parses JSON; comments and trailing commas outside of strings are left out.
 *
 * @param text any text
 * @returns the value; never throws
 */
export function parseLenientJson(text: string): LenientJson {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(bare) };
  } catch {
    return parseWithout(bare);
  }
}

function parseWithout(text: string): LenientJson {
  try {
    return { ok: true, value: JSON.parse(without(trailingCommas, without(comments, text))) };
  } catch {
    return { ok: false };
  }
}

function without(pattern: RegExp, text: string): string {
  return text.replace(pattern, (found) => (found.startsWith('"') ? found : ' '));
}
