// TypeScript literals from texts. Everything that comes from a manifest enters generated code through here,
// so that no name and no text can end a string, a comment or a line, or hide what follows it.

/** Controls, invisible format characters (bidirectional overrides among them), line separators and lone surrogates. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const unsafeInLiteral = /[\\'\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const unsafeInTemplate = /`|\\|\$\{|(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const plain = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/;
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A text as a string literal in single quotes (ECMA-262 section 12.9.4) that shows every character it holds. */
export function literal(text: string): string {
  return plain.test(text) ? `'${text}'` : `'${text.replaceAll(unsafeInLiteral, escape)}'`;
}

/** A text of several lines as a template without substitutions (ECMA-262 section 12.9.6), line by line. */
export function templateLiteral(text: string): string {
  return `\`${text.replaceAll(unsafeInTemplate, escape)}\``;
}

/** Texts as an array literal on one line. */
export function literalList(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

/** Texts as a union type on one line; `never` for none. */
export function literalUnion(texts: readonly string[]): string {
  return texts.length === 0 ? 'never' : texts.map(literal).join(' | ');
}

/** A name as a property key; it is quoted unless it is an identifier. */
export function propertyKey(name: string): string {
  return identifier.test(name) ? name : literal(name);
}

/** A text for a comment: on one line, and neither the end of the comment nor a tag that tools act on (`@ts-ignore`). */
export function commentText(text: string): string {
  return text
    .replaceAll(unsafe, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll('*/', '*\\/')
    .replaceAll(/(?<![^ ])@/g, '\\@');
}

function escape(character: string): string {
  if (character === '\\' || character === "'" || character === '`' || character === '${') return `\\${character}`;
  if (character === '\n') return '\\n';
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
