// The scanned project: its files parsed on demand, and where their imports lead. It must not know what is searched for in them.
import type { ScanNote } from '../scan-result.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Effort } from './effort.ts';
import { createKnownTexts, type KnownTexts } from './known-texts.ts';
import { createModuleResolver } from './module-resolver.ts';
import { createNameUses, type NameUse } from './name-uses.ts';
import { isSourceFile } from './is-source-file.ts';
import { parseSource, type ParsedSource } from './parse-source.ts';
import { createQuestionLog, sourcesBelow, type QuestionLog } from './questions.ts';
import { createReadingLog, type ReadingLog } from './reading-log.ts';
import type { ResolvedModule } from './resolve-module.ts';

/** A project under scan. */
export interface Program {
  /** The source files, in the tree's order: what is to be searched. What is found in one of them asks {@link below}. */
  readonly files: readonly string[];
  /** The source files below a folder, in that order: what is found depends on them. The folder of all of them is empty. */
  below(folder: string): readonly string[];
  /** The text of a file that is no source, and what is found depends on; the empty text for one that can't be read. */
  text(file: string): string;
  /** The parsed file; `undefined` when it is no source file of the tree. Parsed at the first request and then kept. */
  parse(file: string): ParsedSource | undefined;
  /** Where an import that is written in `from` leads. */
  resolve(from: string, specifier: string): ResolvedModule;
  /**
   * The files that use a name as `new name()`, `extends name`, `implements name` or `.defaults.name =`: what is found in `from`
   * depends on them.
   */
  using(from: string, use: NameUse, name: string): readonly string[];
  /** What has been asked of it, with the answers. */
  readonly questions: QuestionLog;
  /** What has been spent on it. */
  readonly effort: Effort;
  /** Notes every file that is parsed. */
  readonly readings: ReadingLog;
  /** What was not understood so far. */
  notes(): readonly ScanNote[];
  /** Of that, what concerns settings and not sources. */
  settingNotes(): readonly ScanNote[];
}

/**
 * Opens a project. Nothing is parsed yet.
 *
 * @param texts what is known of its texts
 */
export function openProgram(tree: SourceTree, texts: KnownTexts = createKnownTexts(tree)): Program {
  const files = tree.files.filter(isSourceFile);
  const parsed = new Map<string, ParsedSource>();
  const readings = createReadingLog();
  const modules = createModuleResolver(tree);
  const links = new Map<string, Map<string, ResolvedModule>>();
  const questions = createQuestionLog((file) => texts.hash(file));

  const resolve = (from: string, specifier: string): ResolvedModule => {
    const own = links.get(from) ?? new Map<string, ResolvedModule>();
    links.set(from, own);
    const known = own.get(specifier);
    if (known !== undefined) return known;
    const found = modules.resolve(from, specifier);
    own.set(specifier, found);
    questions.import(from, specifier, found);
    return found;
  };

  const parse = (file: string): ParsedSource | undefined => {
    const found = parsed.get(file);
    readings.note(file);
    if (found !== undefined) return found;
    if (!modules.has(file)) return undefined;
    const made = parseSource(file, tree.read(file) ?? '');
    parsed.set(file, made);
    return made;
  };

  const uses = createNameUses([...modules.sources], (file) => texts.uses(file));
  const using = (from: string, use: NameUse, name: string): readonly string[] => {
    const found = uses(use, name);
    questions.use(from, use, name, found);
    return found;
  };

  const below = (folder: string): readonly string[] => {
    const found = sourcesBelow(folder, files);
    questions.folder(folder, found);
    return found;
  };

  const settingNotes = (): readonly ScanNote[] =>
    modules.settings.broken.map((file) => ({
      file,
      line: undefined,
      text: 'does not parse: its settings are not used',
    }));

  return {
    files,
    below,
    text: (file) => {
      questions.text(file);
      return tree.read(file) ?? '';
    },
    parse,
    resolve,
    using,
    questions,
    effort: { questions: 0, functions: 0 },
    readings,
    settingNotes,
    notes: () => [
      ...settingNotes(),
      ...[...parsed.values()].flatMap(({ file, problems }) => problems.map(({ line, text }) => ({ file, line, text }))),
    ],
  };
}
