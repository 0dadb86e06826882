// The scanned project: its files parsed on demand, and where their imports lead. It must not know what is searched for in them.
import type { ScanNote } from '../scan-result.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Effort } from './effort.ts';
import { createKnownTexts, type KnownTexts } from './known-texts.ts';
import { createNameUses, type NameUse } from './name-uses.ts';
import { isDataFile, isSourceFile } from './is-source-file.ts';
import { parseSource, type ParsedSource } from './parse-source.ts';
import { readProjectSettings } from './project-settings.ts';
import { createReadingLog, type ReadingLog } from './reading-log.ts';
import { resolveModule, type ResolvedModule } from './resolve-module.ts';

/** Uses of names that were asked for: what is used, how, and the files that do. */
export type AskedUses = readonly (readonly [NameUse, string, readonly string[]])[];

/** A project under scan. */
export interface Program {
  /** The source files, in the tree's order. */
  readonly files: readonly string[];
  /** The text of a file; the empty text for one that can't be read. */
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
  /** The questions about uses of names that have been asked, with their answers. */
  usesAsked(): AskedUses;
  /** The files that the imports of a file have led to so far: what is found in it may depend on them, and on theirs. */
  imported(file: string): readonly string[];
  /** The files that a file's findings may depend on: itself, and what its imports have led to so far. */
  reached(file: string): readonly string[];
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
  const known = new Set([...files, ...(tree.around ?? []).filter(isSourceFile)]);
  const parsed = new Map<string, ParsedSource>();
  const readings = createReadingLog();
  const settings = readProjectSettings(tree);
  const isData = (file: string): boolean => isDataFile(file) && tree.read(file) !== undefined;
  const world = { settings, has: (file: string): boolean => known.has(file) || isData(file) };
  const links = new Map<string, Map<string, ResolvedModule>>();

  const resolve = (from: string, specifier: string): ResolvedModule => {
    const own = links.get(from) ?? new Map<string, ResolvedModule>();
    links.set(from, own);
    const found = own.get(specifier) ?? resolveModule(from, specifier, world);
    own.set(specifier, found);
    return found;
  };

  const parse = (file: string): ParsedSource | undefined => {
    const found = parsed.get(file);
    readings.note(file);
    if (found !== undefined) return found;
    if (!world.has(file)) return undefined;
    const made = parseSource(file, tree.read(file) ?? '');
    parsed.set(file, made);
    return made;
  };

  const uses = createNameUses([...known], (file) => texts.uses(file));
  const asked = new Map<string, AskedUses[number]>();
  const used = new Map<string, Set<string>>();

  const using = (from: string, use: NameUse, name: string): readonly string[] => {
    const found = uses(use, name);
    asked.set(`${use} ${name}`, [use, name, found]);
    const own = used.get(from) ?? new Set<string>();
    used.set(from, own);
    for (const file of found) own.add(file);
    return found;
  };

  const imported = (file: string): readonly string[] => [
    ...new Set([...importedBy(file, links), ...(used.get(file) ?? [])]),
  ];

  const settingNotes = (): readonly ScanNote[] =>
    settings.broken.map((file) => ({ file, line: undefined, text: 'does not parse: its settings are not used' }));

  return {
    files,
    text: (file) => tree.read(file) ?? '',
    parse,
    resolve,
    using,
    usesAsked: () => [...asked.values()],
    imported,
    reached: (file) => {
      const reached = new Set([file]);
      for (const one of reached) for (const target of imported(one)) reached.add(target);
      return [...reached].toSorted();
    },
    effort: { questions: 0, functions: 0 },
    readings,
    settingNotes,
    notes: () => [
      ...settingNotes(),
      ...[...parsed.values()].flatMap(({ file, problems }) => problems.map(({ line, text }) => ({ file, line, text }))),
    ],
  };
}

function importedBy(file: string, links: ReadonlyMap<string, ReadonlyMap<string, ResolvedModule>>): readonly string[] {
  const targets = [...(links.get(file)?.values() ?? [])].flatMap((to) => (to.kind === 'file' ? [to.file] : []));
  return [...new Set(targets)];
}
