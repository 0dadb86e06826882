// The only writer of permc. All or nothing: every text is on disk under another name before the first file changes, each
// change is one rename, and when one fails the others are taken back.
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { failure, success, type Outcome } from './outcome.ts';
import { systemReason } from './system-error.ts';

/** One file that is to change. */
export interface FileChange {
  /** As people know it. */
  readonly shown: string;
  readonly absolute: string;
  /** The new text; undefined removes the file. */
  readonly text: string | undefined;
  /** The bytes that are there, to be put back when a later change fails; undefined: nothing is there. */
  readonly previous: Buffer | undefined;
}

/** No build takes an hour, in milliseconds. */
const leftoverAge = 60 * 60 * 1000;

interface Staged {
  readonly change: FileChange;
  /** The temporary file with the new text; undefined for a removal. */
  readonly temporary: string | undefined;
}

/**
 * Writes and removes files.
 *
 * @param changes carried out in order
 * @returns a problem when any of them failed; then every file is as it was before
 */
export function applyChanges(changes: readonly FileChange[]): Outcome<void> {
  const staged: Staged[] = [];
  const folders: string[] = [];
  const done: FileChange[] = [];
  let current: FileChange | undefined;
  try {
    for (current of changes) staged.push(stage(current, folders));
    for (const { change, temporary } of staged) {
      current = change;
      if (temporary === undefined) rmSync(change.absolute);
      else renameSync(temporary, change.absolute);
      done.push(change);
    }
    return success(undefined);
  } catch (error) {
    const lost = done.toReversed().filter((change) => !isUndone(change));
    for (const { temporary } of staged) if (temporary !== undefined) rmSync(temporary, { force: true });
    for (const folder of folders.toReversed()) removeEmpty(folder);
    const reason = systemReason(error);
    const verb = current?.text === undefined ? 'remove' : 'write';
    return failure(
      `can't ${verb} \`${current?.shown ?? ''}\`: ${reason}`,
      lost.length === 0
        ? 'nothing was changed'
        : `these were changed and can't be put back: ${lost.map(({ shown }) => `\`${shown}\``).join(', ')}`,
    );
  }
}

/** Puts the new text beside its file; remembers every folder that had to be made. */
function stage(change: FileChange, folders: string[]): Staged {
  if (change.text === undefined) return { change, temporary: undefined };
  makeFolder(dirname(change.absolute), folders);
  removeLeftovers(dirname(change.absolute));
  return { change, temporary: writeTemporary(change.absolute, change.text) };
}

function makeFolder(folder: string, made: string[]): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder), made);
  mkdirSync(folder);
  made.push(folder);
}

/** Removes what a build left that was killed long ago; one that is running now keeps its files. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => /^\.permc-[0-9a-f-]{36}\.tmp$/.test(each))) {
    const modified = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - modified > leftoverAge) rmSync(join(folder, name), { force: true });
  }
}

function writeTemporary(target: string, content: string | Buffer): string {
  const temporary = join(dirname(target), `.permc-${crypto.randomUUID()}.tmp`);
  const mode = statSync(target, { throwIfNoEntry: false })?.mode;
  const file = openSync(temporary, 'wx', mode === undefined ? 0o666 : mode & 0o777);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return temporary;
}

function isUndone({ absolute, previous }: FileChange): boolean {
  try {
    if (previous === undefined) rmSync(absolute, { force: true });
    else renameSync(writeTemporary(absolute, previous), absolute);
    return true;
  } catch {
    return false;
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something else has been put there meanwhile: it stays.
  }
}
