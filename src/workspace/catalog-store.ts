// The catalogs of a project: one file each in `.permc/catalogs`, pinned by hash in the `permc.lock` beside. The name of the
// file holds the hash, so that the lock file decides alone: whenever a write is cut off, the old catalog or the new one is
// whole. Reads and plans; what a catalog says is not looked at.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { sha256 } from '../base/hash.ts';
import { decodeCatalog } from '../catalogs/compact.ts';
import type { Catalog } from '../model/catalog.ts';
import { applyChanges, type FileChange } from './apply-changes.ts';
import { displayPath } from './display-path.ts';
import { lockFileName, printLock, type CatalogPin, type LockFile } from './lock-file.ts';
import { failure, success, type Outcome } from './outcome.ts';
import { isThere } from './path-inside.ts';
import { readBytes } from './read-bytes.ts';
import { readLock } from './read-lock.ts';
import { readText } from './read-text.ts';
import { systemErrorCode } from './system-error.ts';

/** Where the files lie, below the folder of the lock file. */
export const storeFolder = '.permc/catalogs';

/** The full catalog of Microsoft Graph has less than a hundredth of it. */
const largestCatalog = 128 * 2 ** 20;

/** A catalog that a lock file pins. */
export interface PinnedCatalog {
  readonly name: string;
  readonly pin: CatalogPin;
  /** The absolute path of the lock file's folder. */
  readonly folder: string;
}

/** Whether a name can be that of a stored catalog: it becomes a part of a file's name on every system. */
export function isCatalogName(name: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,63}$/i.test(name);
}

/**
 * Finds who pins a catalog: the lock file of a folder, or the nearest one above it within the project.
 *
 * @param workingFolder the absolute path that shown paths are relative to
 * @param folder an absolute path
 * @param name the catalog
 * @returns the pin, undefined without one; a problem when a lock file on the way can't be read
 */
export function findPin(workingFolder: string, folder: string, name: string): Outcome<PinnedCatalog | undefined> {
  for (const at of foldersUpTo(folder)) {
    const lock = readLock(at, displayPath(workingFolder, join(at, lockFileName)));
    if (!lock.ok) return lock;
    const pin = lock.value.catalogs.get(name);
    if (pin !== undefined) return success({ name, pin, folder: at });
  }
  return success(undefined);
}

/**
 * Finds every catalog that is pinned for a folder; of one name the nearest.
 *
 * @param workingFolder the absolute path that shown paths are relative to
 * @param folder an absolute path
 * @returns the pins by name; a problem when a lock file on the way can't be read
 */
export function pinnedCatalogs(workingFolder: string, folder: string): Outcome<readonly PinnedCatalog[]> {
  const found = new Map<string, PinnedCatalog>();
  for (const at of foldersUpTo(folder)) {
    const lock = readLock(at, displayPath(workingFolder, join(at, lockFileName)));
    if (!lock.ok) return lock;
    for (const [name, pin] of lock.value.catalogs) {
      if (!found.has(name)) found.set(name, { name, pin, folder: at });
    }
  }
  return success([...found.values()].toSorted((left, right) => compareCodeUnits(left.name, right.name)));
}

/** A folder and those above it within its project. */
function foldersUpTo(folder: string): readonly string[] {
  const end = projectEnd(folder);
  const folders = [folder];
  for (let at = folder; at !== end;) folders.push((at = dirname(at)));
  return folders;
}

/**
 * The last folder in which something may be pinned for a folder: the root of the repository (`.git`), or else the outermost
 * package (`package.json`), or else the folder itself. The home folder and what is above it are no part of a project, and
 * neither is a folder like `/tmp`: a lock file there would decide for projects that never heard of it.
 */
function projectEnd(folder: string): string {
  const home = process.env['HOME'] ?? process.env['USERPROFILE'];
  let end = folder;
  for (let at = folder; at !== home; at = dirname(at)) {
    if (isThere(join(at, '.git'))) return at;
    if (isThere(join(at, 'package.json'))) end = at;
    if (dirname(at) === at) break;
  }
  return end;
}

/**
 * Reads a pinned catalog and holds it to its pin.
 *
 * @param workingFolder the absolute path that shown paths are relative to
 * @param pinned what `findPin` found
 * @returns the catalog, or why there is none: missing, changed, damaged
 */
export function readPinned(workingFolder: string, { name, pin, folder }: PinnedCatalog): Outcome<Catalog> {
  const path = catalogPath(folder, name, pin.sha256);
  const shown = displayPath(workingFolder, path);
  const help = `\`permc catalog add ${name}\` gets it again as it was pinned; \`permc catalog update ${name}\` takes what is published now`;
  const read = readText(path, largestCatalog);
  if (read.kind === 'missing') return failure(`the catalog \`${name}\` is pinned, but \`${shown}\` is missing`, help);
  if (read.kind === 'unreadable') return failure(`can't read \`${shown}\`: ${read.reason}`, help);
  if (read.kind !== 'text' || sha256(withoutLineEnd(read.text)) !== pin.sha256) {
    return failure(`\`${shown}\` is not the catalog that \`${lockFileName}\` pins: its checksum is another`, help);
  }
  const { catalog, problems } = decodeCatalog(read.text);
  if (catalog !== undefined) return success({ ...catalog, name });
  return failure(`can't use \`${shown}\`: ${problems[0]?.message ?? 'it holds no catalog'}`, help);
}

/**
 * Stores a catalog and pins it, both or neither; what earlier pins of the name left behind is removed.
 *
 * @param workingFolder the absolute path that shown paths are relative to
 * @param folder the absolute path of the lock file's folder
 * @param catalog its name, its compact text without line end, and where it is from
 * @returns the pin; a problem when something could not be written, and then nothing was changed
 */
export function storeCatalog(
  workingFolder: string,
  folder: string,
  { name, text, format, from }: Pick<CatalogPin, 'format' | 'from'> & { readonly name: string; readonly text: string },
): Outcome<CatalogPin> {
  const shownLock = displayPath(workingFolder, join(folder, lockFileName));
  const lock = readLock(folder, shownLock);
  if (!lock.ok) return lock;
  const pin: CatalogPin = { format, from, sha256: sha256(text) };
  const catalogs = new Map([...lock.value.catalogs, [name, pin]]);
  const path = catalogPath(folder, name, pin.sha256);
  const stored = changeOf(workingFolder, path, `${text}\n`);
  if (!stored.ok) return stored;
  const locked = changeOf(workingFolder, join(folder, lockFileName), printLock({ ...lock.value, catalogs }));
  if (!locked.ok) return locked;
  const left = leftovers(workingFolder, folder, { ...lock.value, catalogs });
  if (!left.ok) return left;
  const applied = applyChanges([...stored.value, ...locked.value, ...left.value]);
  return applied.ok ? success(pin) : applied;
}

/** The absolute path of a stored catalog: twelve digits of the hash tell versions apart, the lock file has all of it. */
function catalogPath(folder: string, name: string, hash: string): string {
  return join(folder, storeFolder, `${name}.${hash.slice(0, 12)}.json`);
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}

/** The change that gives a file a text; none when it has it already. */
function changeOf(workingFolder: string, absolute: string, text: string): Outcome<readonly FileChange[]> {
  const shown = displayPath(workingFolder, absolute);
  const previous = readBytes(absolute, shown);
  if (!previous.ok) return previous;
  if (previous.value?.equals(Buffer.from(text, 'utf8')) === true) return success([]);
  return success([{ shown, absolute, text, previous: previous.value }]);
}

/** The removal of every stored file that no pin names. */
function leftovers(workingFolder: string, folder: string, lock: LockFile): Outcome<readonly FileChange[]> {
  const kept = new Set([...lock.catalogs].map(([name, { sha256: hash }]) => catalogPath(folder, name, hash)));
  const changes: FileChange[] = [];
  for (const entry of entriesOf(join(folder, storeFolder))) {
    const absolute = join(folder, storeFolder, entry);
    if (kept.has(absolute) || !/\.[0-9a-f]{12}\.json$/.test(entry)) continue;
    const shown = displayPath(workingFolder, absolute);
    const previous = readBytes(absolute, shown);
    if (!previous.ok) return previous;
    changes.push({ shown, absolute, text: undefined, previous: previous.value });
  }
  return success(changes);
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return [];
  }
}
