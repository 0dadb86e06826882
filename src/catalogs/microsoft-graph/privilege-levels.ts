// The publisher's scale of privilege, 1 to 5, by permission and kind of access, with its inversions mended: a
// permission that may write is never below the one that may only read the same.
import type { AccessScheme } from '../../model/catalog.ts';
import type { NoteAnomaly } from '../anomaly.ts';
import type { GraphCheck } from './checks.ts';
import { writingCounterpart } from './name-pattern.ts';
import type { PublishedPermission } from './published-format.ts';

/** The levels of one permission. */
export type Levels = ReadonlyMap<AccessScheme, number>;

/**
 * The levels of all permissions.
 *
 * @param permissions as published
 * @param note where anomalies are noted
 * @returns by name; a level that is not stated is not there
 */
export function privilegeLevels(
  permissions: readonly PublishedPermission[],
  note: NoteAnomaly<GraphCheck>,
): ReadonlyMap<string, Levels> {
  const readers = new Map<string, PublishedPermission>();
  for (const permission of permissions) {
    const writer = writingCounterpart(permission.name);
    if (writer !== undefined) readers.set(writer, permission);
  }
  return new Map(permissions.map((permission) => [permission.name, levelsOf(permission, readers, note)]));
}

function levelsOf(
  { name, schemes }: PublishedPermission,
  readers: ReadonlyMap<string, PublishedPermission>,
  note: NoteAnomaly<GraphCheck>,
): Levels {
  const levels = new Map<AccessScheme, number>();
  const reader = readers.get(name);
  for (const [scheme, { level }] of schemes) {
    const subject = `${name} (${scheme})`;
    if (level === undefined) {
      note('no-level', subject, `the privilege level of \`${name}\` is not stated`);
      continue;
    }
    const readerLevel = reader?.schemes.get(scheme)?.level ?? level;
    levels.set(scheme, Math.max(level, readerLevel));
    if (reader === undefined || readerLevel <= level) continue;
    note('level-inversion', subject, `its level ${level} is below the level ${readerLevel} of \`${reader.name}\``);
  }
  return levels;
}
