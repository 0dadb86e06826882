// What the text of a file says by itself. It holds for as long as the text does not change, so a later scan need not even
// read the file. It must not know what is looked for in the texts.
import { sha256 } from '../../base/hash.ts';
import type { SourceTree } from '../source-tree.ts';
import { usesIn } from './name-uses.ts';
import { isPage, pageScripts } from './page-scripts.ts';

/** What is remembered of one text. */
export interface RememberedText {
  readonly hash: string;
  /** While the tree states it for the file, the text is the same. */
  readonly stamp?: string;
  /** Whether it matters to the scan; undefined: that was not asked. */
  readonly matters?: boolean;
  /** The names that it uses; undefined: that was not asked. */
  readonly uses?: readonly string[];
  /** How many of the names that files were tested for, in order, it is known to lack. */
  readonly lacks?: number;
  /** One of the others that it holds. */
  readonly holds?: string;
}

/** Makes a search of texts for names, which gives the first one that a text holds. */
export type TextSearch = (names: readonly string[]) => (text: string) => string | undefined;

/** The texts of a project, with what is remembered of them. */
export interface KnownTexts {
  /** The hash of a text; of the empty one for a file that can't be read. */
  hash(file: string): string;
  /** Whether a text is as it was. */
  isUnchanged(file: string): boolean;
  /** Whether a text matters to the scan. The same question in every scan. */
  matters(file: string, find: (text: string) => boolean): boolean;
  /** The names that a text uses; see `usesIn`. */
  uses(file: string): readonly string[];
  /** A test of files for names, by a search of texts for them. */
  holding(names: readonly string[], search: TextSearch): (file: string) => boolean;
  /** All names that files were tested for, in order. */
  asked(): readonly string[];
  /** The files of which something was asked. */
  files(): Iterable<string>;
  /** What a later scan may know about a file. */
  remembered(file: string): RememberedText;
}

/**
 * The texts of a project.
 *
 * @param before what an earlier scan of it remembered, by file
 * @param askedBefore the names that it tested files for, in order
 */
export function createKnownTexts(
  tree: SourceTree,
  before: ReadonlyMap<string, RememberedText> = new Map(),
  askedBefore: readonly string[] = [],
): KnownTexts {
  const hashes = new Map<string, string>();
  const matter = new Map<string, boolean>();
  const used = new Map<string, readonly string[]>();
  const tested = new Map<string, Pick<RememberedText, 'lacks' | 'holds'>>();
  const order = new Map(askedBefore.map((name, index) => [name, index]));
  const asked = new Set<string>();
  const textOf = (file: string): string => {
    const text = tree.read(file) ?? '';
    return isPage(file) ? pageScripts(file, text).text : text;
  };

  const hash = (file: string): string => {
    const found = hashes.get(file);
    if (found !== undefined) return found;
    const stamp = tree.stamp?.(file);
    const earlier = before.get(file);
    const isStamped = stamp !== undefined && earlier?.stamp === stamp;
    const made = isStamped ? earlier.hash : sha256(textOf(file));
    hashes.set(file, made);
    return made;
  };
  /** What is remembered of a text that is as it was. */
  const earlierOf = (file: string): RememberedText | undefined => {
    const earlier = before.get(file);
    return earlier?.hash === hash(file) ? earlier : undefined;
  };

  return {
    hash,
    isUnchanged: (file) => earlierOf(file) !== undefined,
    matters: (file, find) => {
      const made = matter.get(file) ?? earlierOf(file)?.matters ?? find(textOf(file));
      matter.set(file, made);
      return made;
    },
    uses: (file) => {
      const made = used.get(file) ?? earlierOf(file)?.uses ?? usesIn(file, textOf(file));
      used.set(file, made);
      return made;
    },
    holding: (names, search) => {
      const first = asked.size;
      for (const name of names) asked.add(name);
      const wanted = new Set(names);
      /** Searches by how many names are known to be lacked: for all the other ones. */
      const searches = new Map<number, (file: string) => string | undefined>();
      const searchBeyond = (lacks: number): ((file: string) => string | undefined) => {
        const open = names.filter((name) => (order.get(name) ?? lacks) >= lacks);
        const find = search(open);
        return (file) => (open.length === 0 ? undefined : find(textOf(file)));
      };
      return (file) => {
        const { lacks = 0, holds } = earlierOf(file) ?? {};
        const isHeld = holds !== undefined && wanted.has(holds);
        const find = searches.get(lacks) ?? searchBeyond(lacks);
        searches.set(lacks, find);
        const found = isHeld ? holds : find(file);
        tested.set(file, found === undefined ? { lacks: asked.size } : { lacks: first, holds: found });
        return found !== undefined;
      };
    },
    asked: () => [...asked],
    files: () => new Set([...hashes.keys(), ...matter.keys(), ...used.keys(), ...tested.keys()]),
    remembered: (file) => {
      const earlier = earlierOf(file);
      const stamp = stampOf(file, earlier, tree);
      const matters = matter.get(file) ?? earlier?.matters;
      const uses = used.get(file) ?? earlier?.uses;
      return {
        hash: hash(file),
        ...(stamp === undefined ? {} : { stamp }),
        ...(matters === undefined ? {} : { matters }),
        ...(uses === undefined ? {} : { uses }),
        ...tested.get(file),
      };
    },
  };
}

/** None for what can't be read: that is to be found out, and told, each time. */
function stampOf(file: string, earlier: RememberedText | undefined, tree: SourceTree): string | undefined {
  const stamp = tree.stamp?.(file);
  return stamp === undefined || earlier?.stamp === stamp || tree.read(file) !== undefined ? stamp : undefined;
}
