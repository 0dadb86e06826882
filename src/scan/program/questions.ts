// What was asked of a project beyond the texts of single files: where imports lead, which files use a name, what lies in a
// folder. What was found depends on the answers; they are kept, so that it shows when one is another. It must not know what was
// found.
import { sha256 } from '../../base/hash.ts';
import type { NameUse } from './name-uses.ts';
import type { ResolvedModule } from './resolve-module.ts';

/** What was asked in one file, with the answers. */
export interface FileQuestions {
  /** Specifiers, each with the file that it leads to; null: to none. */
  readonly imports: readonly (readonly [string, string | null])[];
  /** Names and how they are used, each with the files that use them so. */
  readonly uses: readonly (readonly [NameUse, string, readonly string[]])[];
}

/** What was asked by whatever file: what was found in any of them may depend on it. */
export interface ProjectQuestions {
  /** Files that are no sources, each with the hash of its text; of the empty one where there is none. */
  readonly texts: readonly (readonly [string, string])[];
  /** Folders, each with a hash of the names of all sources below it. */
  readonly folders: readonly (readonly [string, string])[];
}

/** Questions with their answers, as they are asked. */
export interface QuestionLog {
  import(from: string, specifier: string, answer: ResolvedModule): void;
  use(from: string, use: NameUse, name: string, answer: readonly string[]): void;
  text(file: string): void;
  folder(folder: string, answer: readonly string[]): void;
  /** What was asked in a file so far. */
  ofFile(file: string): FileQuestions;
  /** What else was asked so far. */
  ofProject(): ProjectQuestions;
}

/**
 * An empty log.
 *
 * @param hash of the text of a file
 */
export function createQuestionLog(hash: (file: string) => string): QuestionLog {
  const imports = new Map<string, Map<string, string | null>>();
  const uses = new Map<string, Map<string, FileQuestions['uses'][number]>>();
  const texts = new Set<string>();
  const folders = new Map<string, string>();
  return {
    import: (from, specifier, answer) => void within(imports, from).set(specifier, fileOf(answer)),
    use: (from, use, name, answer) => void within(uses, from).set(`${use} ${name}`, [use, name, answer]),
    text: (file) => void texts.add(file),
    folder: (folder, answer) => {
      if (!folders.has(folder)) folders.set(folder, namesHash(answer));
    },
    ofFile: (file) => ({ imports: [...(imports.get(file) ?? [])], uses: [...(uses.get(file)?.values() ?? [])] }),
    ofProject: () => ({ texts: [...texts].map((file) => [file, hash(file)]), folders: [...folders] }),
  };
}

function within<Value>(tables: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const found = tables.get(key) ?? new Map<string, Value>();
  tables.set(key, found);
  return found;
}

/** The file that an import leads to. */
export function fileOf(answer: ResolvedModule): string | null {
  return answer.kind === 'file' ? answer.file : null;
}

/** Changes when one of the names does. */
export function namesHash(names: readonly string[]): string {
  return sha256(JSON.stringify(names));
}

/** The sources below a folder, in their order; the folder of all of them is empty. */
export function sourcesBelow(folder: string, sources: readonly string[]): readonly string[] {
  const start = folder === '' ? '' : `${folder}/`;
  return sources.filter((file) => file.startsWith(start));
}

/** The files that the answers name: what was found in the file that asked depends on them, and on those that they lead to. */
export function namedFiles({ imports, uses }: FileQuestions): readonly string[] {
  return [...imports.flatMap(([, file]) => file ?? []), ...uses.flatMap(([, , files]) => files)];
}

/** What was asked in one file at two times; where both have an answer it is the later one's. */
export function joinQuestions(earlier: FileQuestions | undefined, later: FileQuestions): FileQuestions {
  if (earlier === undefined) return later;
  const uses = [...earlier.uses, ...later.uses].map((one) => [`${one[0]} ${one[1]}`, one] as const);
  return { imports: [...new Map([...earlier.imports, ...later.imports])], uses: [...new Map(uses).values()] };
}

/** The same of what was asked by whatever file. */
export function joinAnswers(earlier: ProjectQuestions | undefined, later: ProjectQuestions): ProjectQuestions {
  return {
    texts: [...new Map([...(earlier?.texts ?? []), ...later.texts])],
    folders: [...new Map([...(earlier?.folders ?? []), ...later.folders])],
  };
}
