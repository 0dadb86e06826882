// Characters that nobody sees in a review. They are refused in the text itself and as escapes in double quotes.

/**
 * What YAML does not count as printable (YAML 1.2.2, rule c-printable), halves of surrogate pairs, characters that turn
 * the direction of the text around them (Unicode Technical Report 36, "Bidirectional Text Spoofing"), and a byte-order
 * mark anywhere but at the beginning.
 */
const notPrintable =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|(?<!^)\ufeff|\p{Surrogate}/u;

/** The offset of the first control character of a text, or -1. */
export function controlCharacterAt(text: string): number {
  return text.search(notPrintable);
}

/** The name of a character for people, such as `U+0007`. */
export function nameOfCharacter(text: string, offset: number): string {
  return `U+${(text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
