// Which of the files that are remembered are as they were: their texts, and the answers to what was asked of the project in
// them. What was found in a file holds as long as that is so of every file that it depends on.
import { createModuleResolver, type ModuleResolver } from './program/module-resolver.ts';
import { isSourceFile } from './program/is-source-file.ts';
import type { KnownTexts } from './program/known-texts.ts';
import { createNameUses } from './program/name-uses.ts';
import {
  fileOf,
  namedFiles,
  namesHash,
  sourcesBelow,
  type FileQuestions,
  type ProjectQuestions,
} from './program/questions.ts';
import type { SourceTree } from './source-tree.ts';

/** What decides about a file that is remembered. */
export interface Dependent {
  readonly questions: FileQuestions;
  /** All files that its facts depend on, when that is known; otherwise those that the answers name, and theirs in turn. */
  readonly read?: readonly string[];
}

/** The names of all files and the settings: while they are the same, imports lead where they led. */
export interface ModuleMap {
  /** A hash of the names. */
  readonly names: string;
  /** The settings and the data that were looked for, each with its hash. */
  readonly settings: readonly (readonly [string, string])[];
}

/** A hash of the names of all files. */
export function treeNames({ files, around = [] }: SourceTree): string {
  return namesHash([...files, '', ...around]);
}

/** Whether all imports lead where they led. */
export function isSameMap({ names, settings }: ModuleMap, tree: SourceTree, texts: KnownTexts): boolean {
  return names === treeNames(tree) && settings.every(([file, hash]) => texts.hash(file) === hash);
}

/** Whether what was asked by whatever file has the same answers. */
export function haveSameAnswers(questions: ProjectQuestions, tree: SourceTree, texts: KnownTexts): boolean {
  const sources = tree.files.filter(isSourceFile);
  return (
    questions.texts.every(([file, hash]) => texts.hash(file) === hash) &&
    questions.folders.every(([folder, hash]) => namesHash(sourcesBelow(folder, sources)) === hash)
  );
}

/**
 * The files that are as they were.
 *
 * @param isSame whether all imports lead where they led: then none of them is followed again
 */
export function unchangedFiles(
  files: ReadonlyMap<string, Dependent>,
  tree: SourceTree,
  texts: KnownTexts,
  isSame: boolean,
): ReadonlySet<string> {
  const sources = [...tree.files, ...(tree.around ?? [])].filter(isSourceFile);
  const usesNow = createNameUses(sources, (file) => texts.uses(file));
  let modules: ModuleResolver | undefined;
  const leadsTo = (from: string, specifier: string): string | null => {
    modules ??= createModuleResolver(tree);
    return fileOf(modules.resolve(from, specifier));
  };
  const holds = (file: string, { imports, uses }: FileQuestions): boolean =>
    texts.isUnchanged(file) &&
    (isSame || imports.every(([specifier, target]) => leadsTo(file, specifier) === target)) &&
    uses.every(([use, name, found]) => usesNow(use, name).join('\n') === found.join('\n'));
  return new Set([...files].flatMap(([file, { questions }]) => (holds(file, questions) ? [file] : [])));
}

/** Of the files that are as they were, those of which that is true of everything that they depend on. */
export function independentFiles(
  files: ReadonlyMap<string, Dependent>,
  unchanged: ReadonlySet<string>,
): ReadonlySet<string> {
  const askers = new Map<string, string[]>();
  for (const [file, { questions, read }] of files) {
    for (const target of read === undefined ? namedFiles(questions) : []) {
      const known = askers.get(target);
      if (known === undefined) askers.set(target, [file]);
      else known.push(file);
    }
  }
  const changed = new Set([...files.keys(), ...askers.keys()].filter((file) => !unchanged.has(file)));
  // This set grows while it is gone through: each file is visited once.
  for (const file of changed) for (const asker of askers.get(file) ?? []) changed.add(asker);
  const holds = ([file, { read }]: readonly [string, Dependent]): boolean =>
    read === undefined ? !changed.has(file) : unchanged.has(file) && read.every((one) => unchanged.has(one));
  return new Set([...files].flatMap((one) => (holds(one) ? [one[0]] : [])));
}
