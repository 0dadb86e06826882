// What was found in a file holds as long as neither it nor any file that its imports lead to has changed: a second scan
// reads only the others again. Pure: what is remembered goes in and comes out as data, wherever it is kept.
import { sha256 } from '../base/hash.ts';
import { isSourceFile } from './program/is-source-file.ts';
import { createNameUses } from './program/name-uses.ts';
import type { AskedUses } from './program/program.ts';
import type { SourceTree } from './source-tree.ts';

/** What is remembered of one file. */
export interface RememberedFile<Facts> {
  readonly hash: string;
  /** The files that its imports led to. */
  readonly imported: readonly string[];
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
}

/** What a scan came to. */
export interface ScanRun<Facts, Scan> {
  readonly scan: Scan;
  /** By file: what each says, found now or remembered. */
  readonly facts: ReadonlyMap<string, Facts>;
  /** The files that the imports of a file have led to. */
  readonly imported: (file: string) => readonly string[];
  /** The uses of names that it asked for. */
  readonly uses: AskedUses;
}

/** A scan that may be spared the files that are remembered. */
export type RunScan<Facts, Scan> = (
  tree: SourceTree,
  remembered: (file: string) => Facts | undefined,
) => ScanRun<Facts, Scan>;

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
  const hashes = new Map<string, string>();
  const hashOf = (file: string): string => {
    const known = hashes.get(file) ?? sha256(tree.read(file) ?? '');
    hashes.set(file, known);
    return known;
  };
  const names = sha256(JSON.stringify([tree.files, tree.around ?? []]));
  const usesNow = createNameUses([...tree.files, ...(tree.around ?? [])].filter(isSourceFile), (file) =>
    tree.read(file),
  );
  const isSame =
    memory?.names === names &&
    memory.settings.every(([file, hash]) => hashOf(file) === hash) &&
    memory.uses.every(([use, name, files]) => usesNow(use, name).join('\n') === files.join('\n'));
  const kept = unchangedFiles(new Map(isSame ? memory.files : []), hashOf);
  const settings = new Set<string>();
  const watched: SourceTree = {
    ...tree,
    read: (file) => {
      if (file.endsWith('.json')) settings.add(file);
      return tree.read(file);
    },
  };
  const { scan, facts, imported, uses } = run(watched, (file) => kept.get(file)?.facts);

  const files = new Map<string, RememberedFile<Facts>>();
  // A set that grows while it is gone through: every file that imports lead to, however far.
  const reached = new Set([...facts.keys(), ...kept.keys()]);
  for (const file of reached) {
    const targets = new Set([...(kept.get(file)?.imported ?? []), ...imported(file)]);
    for (const target of targets) reached.add(target);
    const own = facts.get(file);
    files.set(file, { hash: hashOf(file), imported: [...targets], ...(own === undefined ? {} : { facts: own }) });
  }
  const asked = new Map([...(isSame ? memory.uses : []), ...uses].map((one) => [`${one[0]} ${one[1]}`, one]));
  return {
    scan,
    memory: {
      names,
      settings: [...settings].map((file) => [file, hashOf(file)]),
      files: [...files],
      uses: [...asked.values()],
    },
  };
}

/** The remembered files that have not changed, and of whose imports, however far they lead, none has. */
function unchangedFiles<Facts>(
  files: ReadonlyMap<string, RememberedFile<Facts>>,
  hashOf: (file: string) => string,
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
  const changed = new Set([...all].filter((file) => files.get(file)?.hash !== hashOf(file)));
  // This set grows, too: each importer is visited once.
  for (const file of changed) for (const importer of importers.get(file) ?? []) changed.add(importer);
  return new Map([...files].filter(([file]) => !changed.has(file)));
}
