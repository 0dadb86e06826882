// The lexemes of a YAML text with their places: for what the parsed document no longer tells (comments, open quotes).
import { Lexer } from 'yaml';

/** A piece of the text as the lexer cuts it. */
export interface Lexeme {
  readonly text: string;
  readonly start: number;
  /** A plain scalar or the content of a block scalar, whatever characters it begins with. */
  readonly isContent: boolean;
}

/** The lexer's marks (yaml package, `CST`): they stand for no characters of the text. */
const documentStarts = '\u0002';
const flowEndsEarly = '\u0018';
const contentFollows = '\u001f';

/**
 * Cuts a text into lexemes.
 *
 * @param text a text without control characters
 * @returns the lexemes in order; together they are the text
 */
export function* lexemesOf(text: string): Generator<Lexeme, void> {
  let start = 0;
  let isContent = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === documentStarts || lexeme === flowEndsEarly) continue;
    if (lexeme === contentFollows) {
      isContent = true;
      continue;
    }
    yield { text: lexeme, start, isContent };
    start += lexeme.length;
    isContent = false;
  }
}
