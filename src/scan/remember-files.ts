// What was found in a file holds as long as neither it nor any file that its imports lead to has changed: a second scan
// reads only the others again. Pure: what is remembered goes in and comes out as data, wherever it is kept.
import { sha256 } from '../base/hash.ts';
import type { Effort } from './program/effort.ts';
import { isSourceFile } from './program/is-source-file.ts';
import { createKnownTexts, type KnownTexts, type RememberedText } from './program/known-texts.ts';
import { createNameUses } from './program/name-uses.ts';
import type { AskedUses } from './program/program.ts';
import type { SourceTree } from './source-tree.ts';

/** What is remembered of one file. */
export interface RememberedFile<Facts> extends RememberedText {
  /** The files that its imports led to: its facts depend on them, and on those that theirs led to. */
  readonly imported: readonly string[];
  /** All files that were read for its facts, when that is known: they depend on these alone. */
  readonly read?: readonly string[];
  /** What was spent on its facts. */
  readonly effort?: Readonly<Effort>;
  /** Undefined for a file that is imported and not scanned itself, or in which there was nothing to look for. */
  readonly facts?: Facts;
}

/** What is remembered of a project. */
export interface ScanMemory<Facts> {
  /** The names of all files, as a hash: a new file may be what an import means. */
  readonly names: string;
  /** The settings that say what imports mean, each with its hash. */
  readonly settings: readonly (readonly [string, string])[];
  readonly files: readonly (readonly [string, RememberedFile<Facts>])[];
  /** The uses of names that were asked for: when one has another answer now, everything is read again. */
  readonly uses: AskedUses;
  /** The names that files were tested for. */
  readonly asked: readonly string[];
}

/** What a scan came to. */
export interface ScanRun<Facts, Scan> {
  readonly scan: Scan;
  /** By file: what each says, found now or remembered. */
  readonly facts: ReadonlyMap<string, Facts>;
  /** The files that the imports of a file have led to. */
  readonly imported: (file: string) => readonly string[];
  /** All files that were read for what a file says; undefined when that is not known, or it was remembered. */
  readonly read?: (file: string) => readonly string[] | undefined;
  /** What was spent on what a file says. */
  readonly effort: (file: string) => Readonly<Effort> | undefined;
  /** Whether so much was spent that less was followed: then what was found depends on the order, and is not remembered. */
  readonly isSpent: boolean;
  /** The uses of names that it asked for. */
  readonly uses: AskedUses;
}

/** What an earlier scan tells. */
export interface EarlierScan<Facts> {
  readonly texts: KnownTexts;
  /** What a file says, as long as nothing that it depends on has changed. */
  readonly facts: (file: string) => Facts | undefined;
  /** What was spent on that. */
  readonly effort: (file: string) => Readonly<Effort> | undefined;
}

/** A scan that may be spared the files that are remembered. */
export type RunScan<Facts, Scan> = (tree: SourceTree, earlier: EarlierScan<Facts>) => ScanRun<Facts, Scan>;

/** What is known before the first scan. */
export function nothingKnown<Facts>(tree: SourceTree): EarlierScan<Facts> {
  return { texts: createKnownTexts(tree), facts: () => undefined, effort: () => undefined };
}

/**
 * Scans a project with the help of an earlier scan.
 *
 * @param tree the project
 * @param memory what the earlier scan remembered; undefined for the first one
 * @param run the scan
 * @returns what `run` gives for all files read anew, and what the next scan may remember
 */
export function rememberScan<Facts, Scan>(
  tree: SourceTree,
  memory: ScanMemory<Facts> | undefined,
  run: RunScan<Facts, Scan>,
): { readonly scan: Scan; readonly memory: ScanMemory<Facts> } {
  const before = new Map(memory?.files ?? []);
  const texts = createKnownTexts(tree, before, memory?.asked);
  const names = sha256(JSON.stringify([tree.files, tree.around ?? []]));
  const sources = [...tree.files, ...(tree.around ?? [])].filter(isSourceFile);
  const usesNow = createNameUses(sources, (file) => texts.uses(file));
  const isSame =
    memory?.names === names &&
    memory.settings.every(([file, hash]) => texts.hash(file) === hash) &&
    memory.uses.every(([use, name, files]) => usesNow(use, name).join('\n') === files.join('\n'));
  const found = isSame ? unchangedFiles(before, texts) : new Map<string, RememberedFile<Facts>>();
  const settings = new Set(isSame ? memory.settings.map(([file]) => file) : []);
  const watched: SourceTree = {
    ...tree,
    read: (file) => {
      if (file.endsWith('.json')) settings.add(file);
      return tree.read(file);
    },
  };
  const runWith = (kept: typeof found): ScanRun<Facts, Scan> =>
    run(watched, { texts, facts: (file) => kept.get(file)?.facts, effort: (file) => kept.get(file)?.effort });
  const first = runWith(found);
  const kept: typeof found = first.isSpent ? new Map() : found;
  const { scan, facts, imported, read, effort, isSpent, uses } =
    first.isSpent && found.size > 0 ? runWith(kept) : first;

  const files = new Map<string, RememberedFile<Facts>>();
  // A set that grows while it is gone through: every file that imports lead to, however far.
  const reached = new Set([...texts.files(), ...facts.keys(), ...kept.keys()]);
  for (const file of reached) {
    const targets = new Set([...(kept.get(file)?.imported ?? []), ...imported(file)]);
    const own = isSpent ? undefined : facts.get(file);
    const spent = effort(file);
    const all = read?.(file) ?? kept.get(file)?.read;
    for (const target of [...targets, ...(all ?? [])]) reached.add(target);
    files.set(file, {
      ...texts.remembered(file),
      imported: [...targets],
      ...(all === undefined ? {} : { read: all }),
      ...(own === undefined ? {} : { facts: own }),
      ...(own === undefined || spent === undefined ? {} : { effort: spent }),
    });
  }
  const asked = new Map([...(isSame ? memory.uses : []), ...uses].map((one) => [`${one[0]} ${one[1]}`, one]));
  return {
    scan,
    memory: {
      names,
      settings: [...settings].map((file) => [file, texts.hash(file)]),
      files: [...files],
      uses: [...asked.values()],
      asked: texts.asked(),
    },
  };
}

/** The remembered files that have not changed, and of whose imports, however far they lead, none has. */
function unchangedFiles<Facts>(
  files: ReadonlyMap<string, RememberedFile<Facts>>,
  texts: KnownTexts,
): ReadonlyMap<string, RememberedFile<Facts>> {
  const importers = new Map<string, string[]>();
  for (const [file, { imported }] of files) {
    for (const target of imported) {
      const known = importers.get(target);
      if (known === undefined) importers.set(target, [file]);
      else known.push(file);
    }
  }
  const all = new Set([...files.keys(), ...importers.keys()]);
  const changed = new Set([...all].filter((file) => !texts.isUnchanged(file)));
  // This set grows, too: each importer is visited once.
  for (const file of changed) for (const importer of importers.get(file) ?? []) changed.add(importer);
  const isKept = ([file, { read }]: readonly [string, RememberedFile<Facts>]): boolean =>
    !changed.has(file) && read?.every((one) => texts.isUnchanged(one)) !== false;
  return new Map([...files].filter(isKept));
}
