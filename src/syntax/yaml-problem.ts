// What the yaml package complains about, in permc's words: what is wrong and what to do.
// Its codes are coarse, so a few are told apart by the characters at the place, never by its English.
import type { YAMLError } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { lexemesOf } from './lexemes.ts';
import { syntaxError } from './syntax-errors.ts';

type Wording = readonly [message: string, help: string];

const wordings: { readonly [Code in YAMLError['code']]?: Wording } = {
  ALIAS_PROPS: ['an alias can have neither an anchor nor a tag', 'remove what stands before the alias'],
  BAD_ALIAS: [
    'an anchor or alias needs a name',
    'write a name after `&` or `*`; put a text that begins with one of them in quotes',
  ],
  BAD_DIRECTIVE: ['this directive is not supported', 'remove the line that begins with `%`; manifests are YAML 1.2'],
  BAD_DQ_ESCAPE: ['there is no such escape in double quotes', 'write `\\\\` for a backslash, or use single quotes'],
  BAD_INDENT: [
    'the indentation does not fit the lines above',
    'begin every key of a map, and every item of a list, at the same column',
  ],
  BAD_PROP_ORDER: [
    'an anchor stands before its indicator',
    'write the anchor after `-`, `?` or `:`, right before the value',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    "a map can't begin on the line of its key",
    'put the value on a line of its own, or put a text that holds `: ` in quotes',
  ],
  BLOCK_IN_FLOW: [
    'inside `{ }` and `[ ]` everything must be written with brackets',
    'write the inner map as `{ key: value }`',
  ],
  DUPLICATE_KEY: ['a key is there twice', 'keep one of the two'],
  KEY_OVER_1024_CHARS: [
    'a key is longer than 1,024 characters',
    'shorten it; a missing quote or `:` is often the reason',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'a key must stand on one line and be followed by `:`',
    'write `key: value`; a missing `:` or a missing quote in the lines above is often the reason',
  ],
  MULTIPLE_ANCHORS: ['a value can have only one anchor', 'remove one of the two'],
  MULTIPLE_TAGS: ['a value can have only one tag', 'remove the tags; manifests need none'],
  TAB_AS_INDENT: ['a tab is used for indentation', 'indent with spaces'],
  TAG_RESOLVE_FAILED: ['this tag is not supported', 'remove it'],
  BAD_COLLECTION_TYPE: ['this tag is not supported', 'remove it'],
};

const generic: Wording = [
  'this is not valid YAML',
  'look for a missing quote, bracket or `:` here or in the lines above',
];

/** A finding for the first complaint of the yaml package, with a span inside the source. */
export function yamlProblem(source: SourceFile, error: YAMLError): Diagnostic {
  const length = source.text.length;
  const start = Math.min(Math.max(error.pos[0], 0), length);
  const end = Math.min(Math.max(error.pos[1], start), length);
  const opening = openingOf(source.text, error.code, start);
  if (opening !== undefined) {
    const mark = source.text.slice(opening, opening + 1);
    return syntaxError('invalid-yaml', { source, start: opening, end: opening + 1 }, notClosed(mark));
  }
  const [message, help] = wordingOf(error.code, source.text.slice(start, start + 1));
  return syntaxError('invalid-yaml', { source, start, end }, { message, help });
}

function wordingOf(code: YAMLError['code'], here: string): Wording {
  if (code === 'BAD_SCALAR_START')
    return [
      `a text without quotes can't begin with ${here === '`' ? 'a backtick' : `\`${here}\``}`,
      'put the text in quotes',
    ];
  if (code === 'MISSING_CHAR') return missing(here);
  if (code === 'UNEXPECTED_TOKEN') return unexpected(here);
  return wordings[code] ?? generic;
}

function notClosed(mark: string): { readonly message: string; readonly help: string } {
  if (mark === '"' || mark === "'") {
    return {
      message: `the quote \`${mark}\` that begins here is not closed`,
      help: `write \`${mark}\` at the end of the text`,
    };
  }
  const closing = mark === '[' ? ']' : '}';
  return {
    message: `the bracket \`${mark}\` that begins here is not closed`,
    help: `write \`${closing}\` at its end, and indent everything inside it`,
  };
}

function missing(here: string): Wording {
  if (here === '#')
    return ['a comment needs a space before its `#`', 'write a space before `#`, or put the text in quotes'];
  if (here === '&')
    return [
      "an anchor can't stand before `-` or a key on the same line",
      'write the anchor at the end of the line above',
    ];
  return ['a `:`, `,` or bracket is missing here', 'write `key: value`, and `,` between what stands in brackets'];
}

function unexpected(here: string): Wording {
  if (here === '') return ['the text ends too early', 'look for a missing quote or bracket in the lines above'];
  if (here === '}' || here === ']')
    return [`there is no open bracket for this \`${here}\``, 'remove it, or write the opening bracket'];
  if (here === ',') return ['there is no value before this `,`', 'remove the `,`, or put the text in quotes'];
  return ['this does not belong here', 'look for a missing quote, `:` or `-` here or in the lines above'];
}

/** Where the quote or bracket begins that is missing its end at an offset, if that is what a complaint is about. */
function openingOf(text: string, code: YAMLError['code'], offset: number): number | undefined {
  if (code !== 'MISSING_CHAR' && code !== 'BAD_INDENT') return undefined;
  const brackets: number[] = [];
  for (const { text: lexeme, start, isContent } of lexemesOf(text)) {
    if (start >= offset) break;
    if (isContent) continue;
    if (start + lexeme.length === offset && isOpenQuote(lexeme)) return start;
    if (lexeme === '[' || lexeme === '{') brackets.push(start);
    if (lexeme === ']' || lexeme === '}') brackets.pop();
  }
  const isAtItsEnd = code === 'BAD_INDENT' || offset >= text.trimEnd().length;
  return isAtItsEnd ? brackets.at(-1) : undefined;
}

/** Whether a lexeme is a quoted text without its closing quote. Linear: an open quote can run to the end of a file. */
function isOpenQuote(lexeme: string): boolean {
  if (lexeme.startsWith("'")) return lexeme.split("'").length % 2 === 0;
  if (!lexeme.startsWith('"')) return false;
  if (lexeme.length < 2 || !lexeme.endsWith('"')) return true;
  let escapes = 0;
  for (let index = lexeme.length - 2; index > 0 && lexeme[index] === '\\'; index--) escapes++;
  return escapes % 2 === 1;
}
