// Text of users as a terminal may show it: nothing in a manifest may move the cursor, hide other text or reorder it.

/** C0 and C1 controls, and the marks that reorder text (Unicode TR 36, "Unicode Security Considerations", 2.10). */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

const wide =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const invisible = /\p{Mark}|\p{Default_Ignorable_Code_Point}/u;

/**
 * Makes every control visible.
 *
 * @param text anything from outside
 * @returns the text on one line: controls as their Unicode pictures (`␛`, `␊`), other marks as `\u{...}`
 */
export function visibleText(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : `\\u{${code.toString(16)}}`;
  });
}

/**
 * The columns that a text takes in a terminal: two for wide characters (Unicode UAX 11), none for combining ones.
 *
 * @param text a text without controls, as `visibleText` gives it
 */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += invisible.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** Fills a text up with spaces to a number of columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}
