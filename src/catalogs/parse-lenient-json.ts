// JSON as portals and editors save it: with a byte order mark, comments and trailing commas.

/** The parsed value, or the reason why there is none. */
export type LenientJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

// A string, a comment, or a comma with nothing but white space and comments between it and a closing bracket.
const token = /"(?:[^"\\]|\\.)*"|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|,(?=(?:\s|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*[\]}])/g;

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
    return { ok: true, value: JSON.parse(text.replace(token, (found) => (found.startsWith('"') ? found : ' '))) };
  } catch {
    return { ok: false };
  }
}
