// The files of the project that is scanned, as the scan sees them: names and texts. It must not know where they lie: a
// directory, a test's map and an archive look the same, and nothing here reads a disk.
import { compareCodeUnits } from '../base/compare-code-units.ts';

/** The files of a project. Pure for one scan: the same path gives the same text. */
export interface SourceTree {
  /**
   * Every file that may matter: sources, `tsconfig*.json`, `jsconfig*.json` and `package.json`; as posix paths relative to
   * the root (`src/app.ts`, no leading `./`), sorted by code units, none twice.
   */
  readonly files: readonly string[];
  /**
   * Further files of the same project that imports of those files may lead to; sorted, none of them among `files`. They are
   * read where an import asks for them and never searched.
   */
  readonly around?: readonly string[];
  /** The text of a file, without byte-order mark; `undefined` when there is no such file or it cannot be read. */
  read(path: string): string | undefined;
  /**
   * What changes whenever the text of a file does, without it being read; `undefined` where that is not known for certain.
   * Means nothing for a file that can't be read.
   */
  stamp?(path: string): string | undefined;
}

/** A tree that is held in memory: path to text. */
export function memorySourceTree(texts: ReadonlyMap<string, string>): SourceTree {
  return {
    files: [...texts.keys()].toSorted(compareCodeUnits),
    read: (path) => texts.get(path),
  };
}
