// One source text as a syntax tree. It must not know what the tree is searched for, and no text makes it throw.
import { isDataFile } from './is-source-file.ts';
import { isPage, pageScripts, type PageScripts } from './page-scripts.ts';
import { ts } from './typescript.js';

/** A parsed file. Its nodes know their parents. */
export interface ParsedSource {
  /** Posix path relative to the root of the scan. */
  readonly file: string;
  readonly source: ts.SourceFile;
  /** What the parser did not understand; the rest of the tree is still usable. */
  readonly problems: readonly ParseProblem[];
}

/** A place where the parser lost its way. */
export interface ParseProblem {
  /** 1-based; `undefined` when the whole file could not be read. */
  readonly line: number | undefined;
  readonly text: string;
}

/**
 * Parses a text by the extension of its file. Syntax errors are problems of the result; a text that is nested too deeply for
 * the parser, or that looks minified, gives an empty tree and one problem.
 */
export function parseSource(file: string, text: string): ParsedSource {
  if (isDataFile(file)) return parseData(file, text);
  if (isPage(file)) {
    const scripts = pageScripts(file, text);
    return parseScript(file, scripts.text, kinds[scripts.language]);
  }
  return parseScript(file, text, scriptKind(file));
}

/** JSX is common in plain JavaScript, and every JavaScript file is valid JSX. */
const kinds: Readonly<Record<PageScripts['language'], ts.ScriptKind>> = {
  js: ts.ScriptKind.JSX,
  ts: ts.ScriptKind.TS,
  tsx: ts.ScriptKind.TSX,
};

function parseScript(file: string, text: string, kind: ts.ScriptKind): ParsedSource {
  if (isMinified(text)) {
    const problem = 'looks minified: not scanned, as it was written from sources that are elsewhere';
    return { file, source: create(file, '', kind), problems: [{ line: undefined, text: problem }] };
  }
  const source = createUnlessDeep(file, text, kind);
  if (source !== undefined) return { file, source, problems: syntaxProblems(source) };
  const problem = { line: undefined, text: 'nested too deeply to be parsed' };
  return { file, source: create(file, '', kind), problems: [problem] };
}

/** A tree; undefined for a text that is nested too deeply. */
function createUnlessDeep(file: string, text: string, kind: ts.ScriptKind): ts.SourceFile | undefined {
  try {
    return create(file, text, kind);
  } catch (error) {
    // The parser descends by recursion, so tens of thousands of nested brackets exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** Larger data is no settings. */
const largestData = 500_000;

/** A JSON file as the module that it is to those who import it; one that does not parse says nothing. */
function parseData(file: string, text: string): ParsedSource {
  const source = text.length > largestData ? undefined : createUnlessDeep(file, `module.exports = ${text}\n`, kinds.js);
  const isWhole = source !== undefined && source.statements.length === 1 && syntaxProblems(source).length === 0;
  return { file, source: isWhole ? source : create(file, '', kinds.js), problems: [] };
}

/** Smaller texts are parsed however they look. */
const leastMinified = 20_000;

/** The mean length of a line from which on nobody wrote it, when so many statements and blocks stand on one as well. */
const longLine = 500;
const fullLine = 10;

/** A long line may hold an image or other data; one of a minified file holds code. */
function isMinified(text: string): boolean {
  if (text.length < leastMinified) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  if (text.length / lines <= longLine) return false;
  const most = lines * fullLine;
  let marks = 0;
  for (const _ of text.matchAll(/[;{}]/gu)) {
    marks += 1;
    if (marks > most) return true;
  }
  return false;
}

function create(file: string, text: string, kind: ts.ScriptKind): ts.SourceFile {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(file, text, options, true, kind);
}

function scriptKind(file: string): ts.ScriptKind {
  if (file.endsWith('.tsx')) return kinds.tsx;
  return /\.[cm]?ts$/u.test(file) ? kinds.ts : kinds.js;
}

/** The parser keeps its findings on the tree, in a property that its types do not declare. */
function syntaxProblems(source: ts.SourceFile): readonly ParseProblem[] {
  const found: unknown = Reflect.get(source, 'parseDiagnostics');
  if (!Array.isArray(found)) return [];
  const list: readonly unknown[] = found;
  return list.flatMap((problem) => readProblem(source, problem)).slice(0, 1);
}

function readProblem(source: ts.SourceFile, problem: unknown): readonly ParseProblem[] {
  if (typeof problem !== 'object' || problem === null) return [];
  const start: unknown = Reflect.get(problem, 'start');
  if (typeof start !== 'number') return [];
  return [
    { line: source.getLineAndCharacterOfPosition(start).line + 1, text: 'syntax error: the rest is still scanned' },
  ];
}
