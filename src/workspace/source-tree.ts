// The files of a project as `permc scan` reads them: every source below the paths that were named, and a way to read
// whatever else of the project those refer to. Nothing outside the project is ever read, and nothing of it is run.
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { statSync, type Stats } from 'node:fs';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { SourceTree } from '../scan/source-tree.ts';
import { displayPath } from './display-path.ts';
import { failure, success, type Outcome } from './outcome.ts';
import { liesIn, realTarget } from './path-inside.ts';
import { packageFolder, projectRoot, sharedFolder } from './project-root.ts';
import { readSource, type SourceReading } from './read-source.ts';
import { systemReason } from './system-error.ts';
import { settingsIn, walkSources, type LeftOut, type WalkedSources } from './walk-sources.ts';

/** A project on disk. */
export interface ProjectSources {
  /** The absolute path of the project, symbolic links followed; every path of the tree is relative to it. */
  readonly root: string;
  readonly tree: SourceTree;
  /** Every folder that was looked into, absolute: where a change may show up. */
  readonly folders: readonly string[];
  /** Every file of the tree, absolute. */
  readonly paths: () => readonly string[];
  /** What was not read, and why; grows while the tree is read. By path. */
  readonly leftOut: () => readonly LeftOut[];
  /** The path of a file of the tree as people know it. */
  readonly shown: (path: string) => string;
}

/**
 * Opens the sources of a project.
 *
 * @param workingFolder the absolute path that named paths are relative to
 * @param paths files and folders; a file is scanned whatever its name, a folder with everything below that is source
 * @param withPages whether pages and components that hold scripts are sources
 * @returns the sources; a problem when a path does not exist or can't be read
 */
export function openSources(
  workingFolder: string,
  paths: readonly string[],
  withPages: boolean,
): Outcome<ProjectSources> {
  const starts: { readonly absolute: string; readonly isFolder: boolean }[] = [];
  for (const path of paths) {
    const absolute = resolve(workingFolder, path);
    const shown = displayPath(workingFolder, absolute);
    try {
      const stats = statSync(absolute, { throwIfNoEntry: false });
      if (stats === undefined) {
        return failure(`there is no file or folder \`${shown}\``, 'name a folder or a source file of the project');
      }
      starts.push({ absolute: realTarget(absolute) ?? absolute, isFolder: stats.isDirectory() });
    } catch (error) {
      return failure(`can't read \`${shown}\`: ${systemReason(error)}`, 'name a folder that can be read');
    }
  }
  const [first, ...others] = starts.map(({ absolute, isFolder }) => (isFolder ? absolute : dirname(absolute)));
  if (first === undefined) return failure('no path is named', 'name a folder or a source file of the project');
  const shared = sharedFolder([first, ...others]);
  const root = projectRoot(shared);
  const walked = walkSources(root, starts, withPages);
  const around = walkAround(root, shared, starts, withPages, new Set(walked.files));
  const unread = new Map<string, LeftOut>();
  const texts = new Map<string, string | undefined>();
  const stats = new Map([...around.stats, ...walked.stats]);
  const opened = Date.now();
  return success({
    root,
    folders: [...new Set([...walked.folders, ...around.folders])].toSorted(compareCodeUnits),
    tree: {
      files: walked.files,
      around: around.files,
      read: (path) => {
        if (texts.has(path)) return texts.get(path);
        const absolute = resolve(root, path);
        // What the walk came upon lies in the project, unless a link led there.
        const isInside = stats.has(path) || (liesIn(root, absolute) && liesIn(root, realTarget(absolute) ?? sep));
        const source: SourceReading = isInside ? readSource(absolute) : { kind: 'missing' };
        const text = source.kind === 'text' ? source.text : undefined;
        texts.set(path, text);
        if (source.kind === 'left-out') unread.set(path, { path, reason: source.reason });
        return text;
      },
      stamp: (path) => {
        const found = stats.get(path);
        return found === undefined ? undefined : stampOf(found, opened);
      },
    },
    paths: () => [...walked.files, ...around.files].map((path) => resolve(root, path)),
    leftOut: () => [...walked.leftOut, ...unread.values()].toSorted((a, b) => compareCodeUnits(a.path, b.path)),
    shown: (path) => displayPath(workingFolder, resolve(root, ...path.split(posix.sep))),
  });
}

type Starts = Parameters<typeof walkSources>[1];

/** The rest of the package or workspace that the named paths are a part of, and the settings of the folders above it. */
function walkAround(
  root: string,
  shared: string,
  starts: Starts,
  withPages: boolean,
  own: ReadonlySet<string>,
): Omit<WalkedSources, 'leftOut'> {
  const home = packageFolder(root, shared);
  const isNamed = starts.some(({ absolute, isFolder }) => isFolder && liesIn(absolute, home));
  const walked = isNamed ? nothing : walkSources(root, [{ absolute: home, isFolder: true }], withPages);
  const above: string[] = [];
  for (let at = home; at !== root;) {
    at = dirname(at);
    above.push(...settingsIn(at).map((name) => posix.join(relative(root, at).replaceAll(sep, '/'), name)));
  }
  const files = [...above, ...walked.files].filter((path) => !own.has(path));
  return { files: [...new Set(files)].toSorted(compareCodeUnits), stats: walked.stats, folders: walked.folders };
}

const nothing: Omit<WalkedSources, 'leftOut'> = { files: [], stats: new Map(), folders: [] };

/** File systems stamp files with clocks that tick as slowly as this, in milliseconds (FAT: two seconds). */
const slowestTick = 2_000;

/**
 * What changes whenever a file does; undefined for one that was changed just now: it may change once more within the same tick
 * of the clock. Git trusts its index on the same terms.
 */
function stampOf({ size, mtimeMs, ctimeMs, ino, dev }: Stats, now: number): string | undefined {
  if (Math.max(mtimeMs, ctimeMs) > now - slowestTick) return undefined;
  return [size, mtimeMs, ctimeMs, ino, dev].join(' ');
}
