// `permc.lock`: what the last build wrote, so that the next one can tell a removal from a rename and an orphan from
// somebody's own file. One for all the manifests of a folder. Text in, data out; reading and writing are elsewhere.
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

/** The entries by the file name of the manifest. */
export type LockFile = ReadonlyMap<string, LockEntry>;

/**
 * Prints a lock file: JSON, sorted, two spaces, final line feed.
 *
 * @param lock the entries, in any order
 * @returns the same text for the same entries
 */
export function printLock(lock: LockFile): string {
  const manifests = Object.fromEntries(
    sortedEntries(lock).map(([name, { permissions, outputs }]) => [
      name,
      {
        permissions: permissions
          .toSorted(comparePermissions)
          .map(({ kind, value, id, enabled }) => ({ kind, value, id, enabled })),
        outputs: Object.fromEntries(sortedEntries(outputs)),
      },
    ]),
  );
  return `${JSON.stringify({ version: 1, manifests }, undefined, 2)}\n`;
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
  const lock = new Map<string, LockEntry>();
  for (const [name, value] of Object.entries(document['manifests'])) {
    const entry = readEntry(value);
    if (entry === undefined) return undefined;
    lock.set(name, entry);
  }
  return lock;
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
