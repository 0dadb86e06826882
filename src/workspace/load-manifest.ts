// A manifest as the compiler takes it: its text, a way to read what it includes, and what the last build recorded.
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fileError } from '../diagnostics/file-errors.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import type { ReadResult } from '../model/load-trees.ts';
import type { LockedPermission } from '../model/lock.ts';
import { largestManifest } from '../syntax/parse.ts';
import { syntaxError } from '../syntax/syntax-errors.ts';
import { displayPath } from './display-path.ts';
import { lockFileName, type LockFile } from './lock-file.ts';
import { failure, success, type Outcome } from './outcome.ts';
import { liesIn, realTarget } from './path-inside.ts';
import { readLock } from './read-lock.ts';
import { readText } from './read-text.ts';

/** A manifest that was found on disk. */
export interface LoadedManifest {
  /** The absolute path of its folder, symbolic links followed. */
  readonly folder: string;
  /** Its file name. */
  readonly name: string;
  readonly source: SourceFile;
  /** Reads an included file by its path relative to the working folder. */
  readonly read: (path: string) => ReadResult;
  /** Everything that `permc.lock` holds, also about other manifests. */
  readonly lock: LockFile;
  /** What the last build of this manifest recorded; undefined before the first one. */
  readonly locked: readonly LockedPermission[] | undefined;
  /** What is wrong with the bytes of the file; with any of these there is no text to compile. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads one manifest.
 *
 * @param workingFolder the absolute path that shown paths are relative to
 * @param path the manifest, relative to the working folder or absolute
 * @returns the manifest, or a problem when there is no file that could be read
 */
export function loadManifest(workingFolder: string, path: string): Outcome<LoadedManifest> {
  const absolute = resolve(workingFolder, path);
  const shown = displayPath(workingFolder, absolute);
  const read = readText(absolute, largestManifest);
  if (read.kind === 'missing')
    return failure(`there is no manifest \`${shown}\``, '`permc init` writes one to start from');
  if (read.kind === 'unreadable') {
    return failure(`can't read the manifest \`${shown}\`: ${read.reason}`, 'name the manifest file itself');
  }
  const folder = realTarget(dirname(absolute)) ?? dirname(absolute);
  const name = basename(absolute);
  const lock = readLock(folder, displayPath(workingFolder, join(dirname(absolute), lockFileName)));
  if (!lock.ok) return lock;
  const source = { path: shown, text: read.kind === 'too-large' ? '' : read.text };
  return success({
    folder,
    name,
    source,
    read: (included) => readIncluded(workingFolder, folder, included),
    lock: lock.value,
    locked: recordOf(lock.value, folder, name),
    diagnostics: inputDiagnostics(source, read),
  });
}

type ReadableText = Extract<ReturnType<typeof readText>, { readonly kind: 'text' | 'not-utf8' | 'too-large' }>;

function inputDiagnostics(source: SourceFile, read: ReadableText): readonly Diagnostic[] {
  if (read.kind === 'text') return [];
  if (read.kind === 'too-large')
    return [syntaxError('file-too-large', { source, start: 0, end: 0 }, { limit: `${largestManifest / 2 ** 20} MiB` })];
  return [fileError('not-utf8', { source, start: read.offset, end: read.offset + 1 }, undefined)];
}

function readIncluded(workingFolder: string, folder: string, path: string): ReadResult {
  const absolute = resolve(workingFolder, path);
  const target = realTarget(absolute);
  if (target === undefined) return { ok: false, reason: 'missing' };
  if (!liesIn(folder, target)) return { ok: false, reason: 'outside' };
  const read = readText(target, largestManifest);
  return read.kind === 'text' ? { ok: true, source: { path, text: read.text } } : { ok: false, reason: read.kind };
}

/** The record of a manifest; of a manifest that was renamed, the one record whose manifest is gone. */
function recordOf(lock: LockFile, folder: string, name: string): readonly LockedPermission[] | undefined {
  const own = lock.manifests.get(name);
  if (own !== undefined) return own.permissions;
  const [vanished, ...others] = [...lock.manifests].filter(([other]) => !existsSync(join(folder, other)));
  return others.length === 0 ? vanished?.[1].permissions : undefined;
}
