// What tsconfig and package.json files say about where modules lie. A file that does not parse counts as empty; a note says so.
import { ts } from './typescript.js';
import type { SourceTree } from '../source-tree.ts';
import { folderOf, joinPath } from './posix-path.ts';

/** A path alias of a tsconfig, as its `paths` has it: the pattern and where it points, relative to the root. */
export interface PathAlias {
  readonly pattern: string;
  readonly targets: readonly string[];
}

/** The settings of one tsconfig or jsconfig. */
export interface CompilerSettings {
  readonly folder: string;
  readonly baseUrl: string | undefined;
  readonly aliases: readonly PathAlias[];
}

/** A package of the tree: the root, or a member of a workspace. */
export interface PackageSettings {
  readonly folder: string;
  readonly name: string | undefined;
  /** The contents of its package.json. */
  readonly manifest: ReadonlyMap<string, unknown>;
}

/** All settings of a tree, the innermost folders first. */
export interface ProjectSettings {
  readonly compilers: readonly CompilerSettings[];
  readonly packages: readonly PackageSettings[];
  /** Files that did not parse. */
  readonly broken: readonly string[];
}

/** Reads every tsconfig, jsconfig and package.json of a tree. */
export function readProjectSettings(tree: SourceTree): ProjectSettings {
  const compilers: CompilerSettings[] = [];
  const packages: PackageSettings[] = [];
  const broken: string[] = [];
  for (const file of [...tree.files, ...(tree.around ?? [])]) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const isCompiler = /^[jt]sconfig(?:\..+)?\.json$/u.test(name);
    if (!isCompiler && name !== 'package.json') continue;
    const config = readConfig(tree, file);
    if (config === undefined) {
      // What can't be read, such as a link that leads out of the project, is no file with a mistake in it.
      if (tree.read(file) !== undefined) broken.push(file);
    } else if (isCompiler) compilers.push(readCompiler(tree, file, config));
    else packages.push({ folder: folderOf(file), name: text(config.get('name')), manifest: config });
  }
  compilers.sort(innermostFirst);
  packages.sort(innermostFirst);
  return { compilers, packages, broken };
}

function innermostFirst(left: { readonly folder: string }, right: { readonly folder: string }): number {
  return right.folder.length - left.folder.length;
}

function readConfig(tree: SourceTree, file: string): ReadonlyMap<string, unknown> | undefined {
  const content = tree.read(file);
  if (content === undefined) return undefined;
  const parsed = ts.parseConfigFileTextToJson(file, content);
  if (parsed.error !== undefined) return undefined;
  return entries(parsed.config);
}

/** Follows `extends` for what this file does not say itself; a cycle ends by the count. */
function readCompiler(tree: SourceTree, file: string, config: ReadonlyMap<string, unknown>): CompilerSettings {
  const folder = folderOf(file);
  let baseUrl: string | undefined;
  let aliases: readonly PathAlias[] | undefined;
  let at: { readonly file: string; readonly config: ReadonlyMap<string, unknown> } | undefined = { file, config };
  for (let hops = 0; at !== undefined && hops < 16; hops += 1) {
    const options = entries(at.config.get('compilerOptions'));
    const home = folderOf(at.file);
    const base = text(options.get('baseUrl'));
    baseUrl ??= base === undefined ? undefined : joinPath(home, base);
    const paths = options.get('paths');
    if (paths !== undefined)
      aliases ??= readAliases(entries(paths), base === undefined ? home : (joinPath(home, base) ?? home));
    at = extended(tree, at.file, at.config);
  }
  return { folder, baseUrl, aliases: aliases ?? [] };
}

function extended(
  tree: SourceTree,
  file: string,
  config: ReadonlyMap<string, unknown>,
): { readonly file: string; readonly config: ReadonlyMap<string, unknown> } | undefined {
  const given = config.get('extends');
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const name = text(list.at(-1));
  if (name === undefined || !name.startsWith('.')) return undefined;
  for (const ending of ['', '.json', '/tsconfig.json']) {
    const base = joinPath(folderOf(file), `${name}${ending}`);
    if (base === undefined) continue;
    const found = readConfig(tree, base);
    if (found !== undefined) return { file: base, config: found };
  }
  return undefined;
}

function readAliases(paths: ReadonlyMap<string, unknown>, base: string): readonly PathAlias[] {
  return [...paths].map(([pattern, given]) => {
    const list: readonly unknown[] = Array.isArray(given) ? given : [];
    const targets = list.flatMap((target) => joinPath(base, text(target) ?? '') ?? []);
    return { pattern, targets };
  });
}

/** The own entries of an object; none for anything else. */
export function entries(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value));
}

/** The value when it is a text. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
