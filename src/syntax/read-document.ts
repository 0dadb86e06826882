// Drives the stages of the yaml package, so that a hostile text is stopped before it costs memory or stack:
// by depth as brackets and indentation open, and by the number of tokens. It must not know what values mean.
import { Composer, Lexer, Parser, type Document, type ParsedNode } from 'yaml';
import { InternalError } from '../base/internal-error.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { syntaxError } from './syntax-errors.ts';
import { yamlProblem } from './yaml-problem.ts';

/** How deep maps and lists may be nested; the manifest language needs 8. */
export const deepestNesting = 64;

/** A file of `largestManifest` bytes has fewer in any reasonable layout; each costs some hundred bytes of memory. */
const mostTokens = 4_000_000;

/** The document of a text, or why there is none. */
export type ReadDocument =
  | { readonly ok: true; readonly contents: ParsedNode | null }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads the one YAML 1.2 document of a text with the core schema. Aliases are left as they are.
 *
 * @param source a text without control characters
 * @returns the root node; or the first error of syntax (those that follow are mostly its echoes), or every tag
 */
export function readDocument(source: SourceFile): ReadDocument {
  const spanOf = (start: number, end: number): Span => ({ source, start, end });
  const failed = (...diagnostics: readonly Diagnostic[]): ReadDocument => ({ ok: false, diagnostics });
  const parser = new Parser();
  // `uniqueKeys` compares every pair of keys; duplicates are found in linear time in locate-nodes.ts.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    strict: true,
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: false,
    logLevel: 'error',
  });
  const documents: Document.Parsed[] = [];
  const tags: Diagnostic[] = [];
  let atScalar = false;
  let count = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    const start = parser.offset;
    for (const token of parser.next(lexeme)) for (const document of composer.next(token)) documents.push(document);
    if (parser.stack.length > deepestNesting && depthOf(parser) > deepestNesting) {
      const at = spanOf(start, Math.min(start + lexeme.length, source.text.length));
      return failed(syntaxError('nesting-too-deep', at, { limit: deepestNesting }));
    }
    if (++count > mostTokens)
      return failed(syntaxError('file-too-large', spanOf(0, 0), { limit: '4 million words and signs' }));
    if (!atScalar && lexeme.startsWith('!')) {
      tags.push(syntaxError('explicit-tag', spanOf(start, start + lexeme.length), { tag: lexeme }));
    }
    atScalar = lexeme === scalarFollows;
    if (documents.length > 1) break;
  }
  for (const token of parser.end()) for (const document of composer.next(token)) documents.push(document);
  for (const document of composer.end(true, source.text.length)) documents.push(document);
  const [document, second] = documents;
  if (document === undefined) throw new InternalError('the composer gave no document');
  // A closing bracket at the column of its key is a warning that many formatters provoke; nothing is misread.
  const warnings = document.warnings.filter(({ code }) => code !== 'BAD_INDENT');
  const error = firstOf([...document.errors, ...warnings], tags.length > 0);
  if (error !== undefined) return failed(yamlProblem(source, error));
  if (tags.length > 0) return failed(...tags);
  if (second !== undefined) {
    const start = source.text.lastIndexOf('---', second.contents?.range[0] ?? source.text.length);
    const from = Math.max(start, document.range[1]);
    return failed(syntaxError('several-documents', spanOf(from, Math.min(from + 3, source.text.length)), undefined));
  }
  return { ok: true, contents: document.contents };
}

/** The lexer's mark before a scalar (yaml package, `CST.SCALAR`). */
const scalarFollows = '\u001f';

function depthOf(parser: Parser): number {
  let depth = 0;
  for (const token of parser.stack) {
    if (token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection') depth++;
  }
  return depth;
}

/** The earliest problem. Problems with tags are left out once tags have findings of their own. */
function firstOf(
  errors: readonly Document.Parsed['errors'][number][],
  hasTags: boolean,
): Document.Parsed['errors'][number] | undefined {
  const relevant = errors.filter(({ code }) => !(hasTags && tagCodes.has(code)));
  return relevant.toSorted((left, right) => left.pos[0] - right.pos[0])[0];
}

const tagCodes: ReadonlySet<string> = new Set(['TAG_RESOLVE_FAILED', 'BAD_COLLECTION_TYPE', 'MULTIPLE_TAGS']);
