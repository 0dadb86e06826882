// The walk over the folders of a project: which files are its sources. What git ignores, what packages bring and what
// builds write is not; a folder that is named is walked whatever git says of it.
import { readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { isIgnored, parseIgnoreRules, type IgnoreRules } from './ignore-rules.ts';
import { liesIn, realTarget } from './path-inside.ts';
import { largestSource, readSource } from './read-source.ts';
import { systemErrorCode, systemReason } from './system-error.ts';

/** A file or folder that is not scanned though it may be source. */
export interface LeftOut {
  /** Relative to the root. */
  readonly path: string;
  /** Follows a colon. */
  readonly reason: string;
}

/** What a walk came upon. Paths are relative to the root with forward slashes, in order. */
export interface WalkedSources {
  readonly files: readonly string[];
  /** Of the files that are no symbolic links, what the system says of them. */
  readonly stats: ReadonlyMap<string, Stats>;
  readonly leftOut: readonly LeftOut[];
  /** Absolute. */
  readonly folders: readonly string[];
}

const sources = /\.(?:[cm]?[jt]s|[jt]sx)$/;
/** Pages and components that hold scripts. */
const pages = /\.(?:vue|svelte|astro|html?)$/i;
/** The files that say how imports are meant. */
const settings = /^(?:package|[jt]sconfig(?:\..+)?)\.json$/;
/** Declarations hold no calls, tests are not shipped, and what is minified was written from sources that are elsewhere. */
const unwanted = /\.d\.(?:.+\.)?[cm]?ts$|\.min\.[cm]?js$|\.(?:test|spec)\.[cm]?[jt]sx?$/;
/** The file that says what git ignores. */
const ignoring = '.gitignore';
/** Folders of packages, of build outputs and of tests, by the names that their tools give them. */
const foreign = /^(?:node_modules|bower_components|jspm_packages|dist|coverage|__tests__|__mocks__|\..+)$/;

/**
 * Walks over the sources of a project.
 *
 * A symbolic link is followed when it leads to another place of the project that the walk would not come upon anyway.
 *
 * @param root the absolute path of the project
 * @param starts where to begin, absolute, below the root; files are taken whatever their names
 * @param withPages whether pages and components that hold scripts are sources
 */
export function walkSources(
  root: string,
  starts: readonly { readonly absolute: string; readonly isFolder: boolean }[],
  withPages: boolean,
): WalkedSources {
  const files = new Set<string>();
  const stats = new Map<string, Stats>();
  const leftOut: LeftOut[] = [];
  const visited = new Set<string>();
  const named = starts.filter(({ isFolder }) => isFolder).map(({ absolute }) => absolute);
  const pathOf = (absolute: string): string => relative(root, absolute).replaceAll(sep, '/');
  const skip = (absolute: string, reason: string): void => void leftOut.push({ path: pathOf(absolute), reason });
  const isUnwanted = (name: string, isFolder: boolean): boolean =>
    isFolder ? foreign.test(name) : !isSource(name) && !(withPages && pages.test(name));

  /** Folders that are still to be looked into; a list, so that no depth of folders is too deep. */
  const open = named.map((absolute) => ({ absolute, real: absolute, rules: rulesAbove(root, absolute) }));
  const take = (absolute: string, size: number | undefined): void => {
    // One that can't even be looked at is left out with the reason that reading it gives.
    const source = size === undefined || size > largestSource ? readSource(absolute) : undefined;
    if (source?.kind === 'left-out') skip(absolute, source.reason);
    else files.add(pathOf(absolute));
  };
  for (const { absolute, isFolder } of starts) if (!isFolder) files.add(pathOf(absolute));

  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { absolute: folder, real, rules: above } = next;
    if (visited.has(real)) continue;
    visited.add(real);
    const entries = entriesOf(folder);
    if (typeof entries === 'string') {
      skip(folder, entries);
      continue;
    }
    const rules = entries.some(({ name }) => name === ignoring) ? withOwn(root, folder, above) : above;
    const within = pathOf(folder);
    for (const entry of entries) {
      const absolute = join(folder, entry.name);
      const path = within === '' ? entry.name : `${within}/${entry.name}`;
      if (entry.isSymbolicLink()) {
        const target = linkTarget(absolute);
        if (target === undefined) continue;
        if (isUnwanted(entry.name, target.isFolder) || isIgnored(rules, path, target.isFolder)) continue;
        if (!liesIn(root, target.real)) skip(absolute, 'the symbolic link leads out of the project');
        else if (liesIn(target.real, real)) skip(absolute, 'the symbolic link leads back to a folder around it');
        else if (named.some((start) => liesIn(start, target.real))) continue;
        else if (target.isFolder) open.push({ absolute, real: target.real, rules });
        else take(absolute, target.size);
        continue;
      }
      const isFolder = entry.isDirectory();
      if (isUnwanted(entry.name, isFolder) || isIgnored(rules, path, isFolder)) continue;
      if (isFolder) open.push({ absolute, real: join(real, entry.name), rules });
      else if (entry.isFile()) {
        const found = statsOf(absolute);
        if (found !== undefined) stats.set(path, found);
        take(absolute, found?.size);
      }
    }
  }
  return {
    files: [...files].toSorted(compareCodeUnits),
    stats,
    leftOut,
    folders: [...visited].toSorted(compareCodeUnits),
  };
}

/** The names of the files of a folder that say how imports are meant; none when it can't be read. */
export function settingsIn(folder: string): readonly string[] {
  const entries = entriesOf(folder);
  return typeof entries === 'string' ? [] : entries.map(({ name }) => name).filter((name) => settings.test(name));
}

function isSource(name: string): boolean {
  return (sources.test(name) || settings.test(name)) && !unwanted.test(name);
}

function entriesOf(folder: string): readonly Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return `it can't be read: ${systemReason(error)}`;
  }
}

/** Where a link leads; undefined when it leads nowhere that can be seen. */
function linkTarget(
  link: string,
): { readonly real: string; readonly isFolder: boolean; readonly size: number } | undefined {
  const real = realTarget(link);
  const stats = real === undefined ? undefined : statsOf(real);
  return real === undefined || stats === undefined
    ? undefined
    : { real, isFolder: stats.isDirectory(), size: stats.size };
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** The rules of the folders from the root down to the one around a folder. */
function rulesAbove(root: string, folder: string): readonly IgnoreRules[] {
  if (folder === root) return [];
  const parent = dirname(folder);
  return withOwn(root, parent, rulesAbove(root, parent));
}

function withOwn(root: string, folder: string, above: readonly IgnoreRules[]): readonly IgnoreRules[] {
  const source = readSource(join(folder, ignoring));
  if (source.kind !== 'text') return above;
  return [...above, parseIgnoreRules(relative(root, folder).replaceAll(sep, '/'), source.text)];
}
