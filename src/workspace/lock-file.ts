// `permc.lock`: what the last build wrote, so that the next one can tell a removal from a rename and an orphan from
// somebody's own file; and which catalogs were taken, by hash, so that an answer never changes unseen. One for all the
// manifests of a folder. Text in, data out; reading and writing are elsewhere.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { LockedPermission } from '../model/lock.ts';

/** The name of the file, beside the manifests that it is about. */
export const lockFileName = 'permc.lock';

/** What the last build of one manifest recorded. */
export interface LockEntry {
  readonly permissions: readonly LockedPermission[];
  /** The SHA-256 of every file that was written, by its path relative to the lock file. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** Where a catalog was read from: what `permc catalog update` reads again. */
export interface CatalogOrigin {
  /** What the input is; `microsoft-graph` are its two published files. */
  readonly format: CatalogFormat;
  /** A URL without query, or a path relative to the lock file with forward slashes. */
  readonly from: string;
}

/** The formats that a catalog can be read from. */
export const catalogFormats = ['microsoft-graph', 'manifest', 'entra', 'openapi'] as const;

/** One of the formats. */
export type CatalogFormat = (typeof catalogFormats)[number];

/** A catalog that was taken. */
export interface CatalogPin extends CatalogOrigin {
  /** The SHA-256 of the stored catalog without its line end. */
  readonly sha256: string;
}

/** Everything that the file holds. */
export interface LockFile {
  /** By the file name of the manifest. */
  readonly manifests: ReadonlyMap<string, LockEntry>;
  /** By the name of the catalog. */
  readonly catalogs: ReadonlyMap<string, CatalogPin>;
}

/** What a folder without the file has. */
export const emptyLock: LockFile = { manifests: new Map(), catalogs: new Map() };

/**
 * Prints a lock file: JSON, sorted, two spaces, final line feed.
 *
 * @param lock the entries, in any order
 * @returns the same text for the same entries
 */
export function printLock(lock: LockFile): string {
  const manifests = Object.fromEntries(
    sortedEntries(lock.manifests).map(([name, { permissions, outputs }]) => [
      name,
      {
        permissions: permissions
          .toSorted(comparePermissions)
          .map(({ kind, value, id, enabled }) => ({ kind, value, id, enabled })),
        outputs: Object.fromEntries(sortedEntries(outputs)),
      },
    ]),
  );
  const catalogs = Object.fromEntries(
    sortedEntries(lock.catalogs).map(([name, { format, from, sha256 }]) => [name, { format, from, sha256 }]),
  );
  const pinned = lock.catalogs.size === 0 ? {} : { catalogs };
  return `${JSON.stringify({ version: 1, manifests, ...pinned }, undefined, 2)}\n`;
}

/**
 * Reads a lock file.
 *
 * @param text the file's text; it may have been edited or merged by hand
 * @returns the entries, or undefined when the text is not a lock file of this version
 */
export function parseLock(text: string): LockFile | undefined {
  const document = parseJson(text);
  if (!isRecord(document) || document['version'] !== 1 || !isRecord(document['manifests'])) return undefined;
  const manifests = readEntries(document['manifests'], readEntry);
  const catalogs = readEntries(document['catalogs'] ?? {}, readPin);
  return manifests === undefined || catalogs === undefined ? undefined : { manifests, catalogs };
}

function readEntries<Entry>(
  record: unknown,
  read: (value: unknown) => Entry | undefined,
): ReadonlyMap<string, Entry> | undefined {
  if (!isRecord(record)) return undefined;
  const entries = new Map<string, Entry>();
  for (const [name, value] of Object.entries(record)) {
    const entry = read(value);
    if (entry === undefined) return undefined;
    entries.set(name, entry);
  }
  return entries;
}

function readPin(value: unknown): CatalogPin | undefined {
  if (!isRecord(value)) return undefined;
  const { from, sha256 } = value;
  const format = catalogFormats.find((known) => known === value['format']);
  if (format === undefined || typeof from !== 'string') return undefined;
  // The hash becomes part of a file's name: nothing but a hash may.
  return typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) ? { format, from, sha256 } : undefined;
}

function readEntry(value: unknown): LockEntry | undefined {
  if (!isRecord(value) || !isRecord(value['outputs']) || !Array.isArray(value['permissions'])) return undefined;
  const permissions: readonly unknown[] = value['permissions'];
  const outputs = Object.entries(value['outputs']);
  if (!permissions.every(isPermission) || !outputs.every(isText)) return undefined;
  return { permissions, outputs: new Map(outputs) };
}

function isPermission(value: unknown): value is LockedPermission {
  return (
    isRecord(value) &&
    (value['kind'] === 'scope' || value['kind'] === 'appRole') &&
    typeof value['value'] === 'string' &&
    typeof value['id'] === 'string' &&
    typeof value['enabled'] === 'boolean'
  );
}

function isText(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function comparePermissions(left: LockedPermission, right: LockedPermission): number {
  return compareCodeUnits(left.kind, right.kind) || compareCodeUnits(left.value, right.value);
}

function sortedEntries<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].toSorted(([left], [right]) => compareCodeUnits(left, right));
}
