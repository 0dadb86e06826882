// Texts as Cedar string literals (Cedar policy grammar, STR): the escapes of Rust, so that no name can end a literal.

/** A text as a string literal. */
export function cedarString(text: string): string {
  const escaped = text.replaceAll(
    /["\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${escaped}"`;
}
