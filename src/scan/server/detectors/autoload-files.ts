// Which files @fastify/autoload loads from a folder, and which hooks it puts before them: its rules over names alone. It must
// not know what the files hold.
import { folderOf } from '../../program/posix-path.ts';

/** What the options say. */
export interface LoadRules {
  /** Whether files of hooks are loaded at all, also for the folders below, and then instead of those from above. */
  readonly hooks: boolean;
  readonly cascade: boolean;
  readonly overwrite: boolean;
  /** How many folders deep is looked. */
  readonly deepest: number;
  /** Whether a file stands for its folder, by its name. */
  isIndex(name: string): boolean;
  /** Whether a file holds hooks, by its name. */
  isHooks(name: string): boolean;
  /** Whether a file or folder is passed over, by its path below the folder; an index is not asked for. */
  ignores(path: string): boolean;
  /** What the filters say of a file, by its path below the folder. */
  loads(path: string): boolean;
}

/** What is loaded from one folder. */
export interface FolderToLoad {
  readonly folder: string;
  readonly hooks: readonly string[];
  readonly files: readonly string[];
}

const script = /\.[cm]?[jt]s$/iu;
const notLoaded = /\.(?:test|spec|d)\.[^.]*$/u;

/**
 * The folders that something is loaded from, in the order of their names.
 *
 * @see https://github.com/fastify/fastify-autoload `lib/find-plugins.js`
 */
export function filesToLoad(files: readonly string[], root: string, rules: LoadRules): readonly FolderToLoad[] {
  const start = root === '' ? '' : `${root}/`;
  const inside = files.filter((file) => file.startsWith(start) && script.test(file) && !notLoaded.test(file));
  const byFolder = new Map<string, string[]>();
  for (const file of inside) {
    const together = byFolder.get(folderOf(file)) ?? [];
    together.push(file);
    byFolder.set(folderOf(file), together);
  }
  const hooksIn = (folder: string): readonly string[] =>
    rules.hooks ? (byFolder.get(folder) ?? []).filter((file) => rules.isHooks(nameOf(file))).slice(0, 1) : [];
  return [...byFolder].flatMap(([folder, own]) => {
    const names = folder === root ? [] : folder.slice(start.length).split('/');
    const above = names.map((_, depth) => `/${names.slice(0, depth + 1).join('/')}`);
    if (names.length > rules.deepest || above.some((path) => rules.ignores(path))) return [];
    const below = (file: string): string => `/${file.slice(start.length)}`;
    const indexed = own.filter((file) => rules.isIndex(nameOf(file)));
    // Next to an index no other file of the folder is loaded.
    const others = own.filter((file) => !rules.isHooks(nameOf(file)) && !rules.ignores(below(file)));
    const loaded = (indexed.length > 0 ? indexed.slice(0, 1) : others).filter((file) => rules.loads(below(file)));
    return loaded.length === 0 ? [] : [{ folder, files: loaded, hooks: hooksFor(folder) }];
  });

  function hooksFor(folder: string): readonly string[] {
    const own = hooksIn(folder);
    if (folder === root || !rules.cascade || (rules.overwrite && own.length > 0)) return own;
    return [...hooksFor(folderOf(folder)), ...own];
  }
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
