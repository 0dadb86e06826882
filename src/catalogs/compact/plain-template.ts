// Tells the path templates that are sure to parse from a single look, so that thousands of them need not be parsed when
// a catalog is opened. What it does not know, such as functions and addressing by path, it leaves to the parser.

const plain = /^(?:\/(?!\.{1,2}(?:\/|$))(?:[\w~!$&'*+,;=@.-]+|\{[A-Za-z_][\w-]*\}))+$/;
const repeated = /(\{[^}]*\}).*\1/;

/**
 * Whether a text is a path template of literal segments and whole parameters, each name once.
 *
 * @param text any text
 * @returns true only for texts that `parseTemplate` accepts; false says nothing
 */
export function isPlainTemplate(text: string): boolean {
  return plain.test(text) && !repeated.test(text);
}
