// What was found in a file holds as long as nothing that it depends on has changed: a second scan reads only the other files
// again. Pure: what is remembered goes in and comes out as data, wherever it is kept.
import type { Effort } from './program/effort.ts';
import { createKnownTexts, type KnownTexts, type RememberedText } from './program/known-texts.ts';
import {
  joinAnswers,
  joinQuestions,
  namedFiles,
  type ProjectQuestions,
  type QuestionLog,
} from './program/questions.ts';
import type { SourceTree } from './source-tree.ts';
import {
  haveSameAnswers,
  independentFiles,
  isSameMap,
  treeNames,
  unchangedFiles,
  type Dependent,
  type ModuleMap,
} from './still-holds.ts';

/** What is remembered of one file. */
export interface RememberedFile<Facts> extends RememberedText, Dependent {
  /** What was spent on its facts. */
  readonly effort?: Readonly<Effort>;
  /** Undefined for a file that is imported and not scanned itself, or in which there was nothing to look for. */
  readonly facts?: Facts;
}

/** What is remembered of a project. */
export interface ScanMemory<Facts> extends ModuleMap {
  readonly files: readonly (readonly [string, RememberedFile<Facts>])[];
  /** When one of these has another answer now, everything is read again. */
  readonly questions: ProjectQuestions;
  /** The names that files were tested for. */
  readonly asked: readonly string[];
}

/** What a scan came to. */
export interface ScanRun<Facts, Scan> {
  readonly scan: Scan;
  /** By file: what each says, found now or remembered. */
  readonly facts: ReadonlyMap<string, Facts>;
  /** All files that were read for what a file says; undefined when that is not known, or it was remembered. */
  readonly read?: (file: string) => readonly string[] | undefined;
  /** What was spent on what a file says. */
  readonly effort: (file: string) => Readonly<Effort> | undefined;
  /** Whether so much was spent that less was followed: then what was found depends on the order, and is not remembered. */
  readonly isSpent: boolean;
  /** What was asked of the project. */
  readonly questions: QuestionLog;
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
  const settings = new Set<string>();
  const watched: SourceTree = {
    ...tree,
    read: (file) => {
      if (file.endsWith('.json')) settings.add(file);
      return tree.read(file);
    },
  };
  const isSame = memory !== undefined && isSameMap(memory, tree, texts);
  for (const [file] of isSame ? memory.settings : []) settings.add(file);
  const questions =
    memory !== undefined && haveSameAnswers(memory.questions, tree, texts) ? memory.questions : undefined;
  const unchanged = unchangedFiles(before, watched, texts, isSame);
  const independent: ReadonlySet<string> = questions === undefined ? new Set() : independentFiles(before, unchanged);

  const runWith = (kept: ReadonlySet<string>): ScanRun<Facts, Scan> => {
    const keptFile = (file: string): RememberedFile<Facts> | undefined =>
      kept.has(file) ? before.get(file) : undefined;
    return run(watched, { texts, facts: (file) => keptFile(file)?.facts, effort: (file) => keptFile(file)?.effort });
  };
  const first = runWith(independent);
  const kept: ReadonlySet<string> = first.isSpent ? new Set() : independent;
  const last = first.isSpent && independent.size > 0 ? runWith(kept) : first;

  const files = new Map<string, RememberedFile<Facts>>();
  // A set that grows while it is gone through: every file that answers lead to, however far.
  const reached = new Set([...texts.files(), ...last.facts.keys(), ...unchanged]);
  for (const file of reached) {
    const earlier = unchanged.has(file) ? before.get(file) : undefined;
    const asked = joinQuestions(earlier?.questions, last.questions.ofFile(file));
    const facts = last.isSpent ? undefined : last.facts.get(file);
    const effort = last.effort(file);
    const read = last.read?.(file) ?? (kept.has(file) ? earlier?.read : undefined);
    for (const target of [...namedFiles(asked), ...(read ?? [])]) reached.add(target);
    files.set(file, {
      ...texts.remembered(file),
      questions: asked,
      ...(read === undefined ? {} : { read }),
      ...(facts === undefined ? {} : { facts }),
      ...(facts === undefined || effort === undefined ? {} : { effort }),
    });
  }
  return {
    scan: last.scan,
    memory: {
      names: treeNames(tree),
      settings: [...settings].map((file) => [file, texts.hash(file)]),
      files: [...files],
      questions: joinAnswers(questions, last.questions.ofProject()),
      asked: texts.asked(),
    },
  };
}
