// What a scan remembers of a project until the next one: a file in the user's cache folder, never in the project. It is only
// ever an acceleration: one that is missing, damaged or of another version is as good as none.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { sha256 } from '../base/hash.ts';
import type { ScanMemory } from '../scan/remember-files.ts';
import { isThere } from './path-inside.ts';
import { systemErrorCode } from './system-error.ts';

/** A project that was not scanned for a month is forgotten, in milliseconds. */
const longest = 30 * 24 * 60 * 60 * 1000;

/** Whose memory it is. */
export interface MemoryOwner {
  /** The absolute path of the project, and what of it was scanned. */
  readonly project: string;
  /** The kind of scan and everything else that its facts depend on, such as the version of permc. */
  readonly scanner: string;
}

/** Where it is kept (XDG Base Directory Specification; `LOCALAPPDATA` on Windows). */
function memoryFolder(): string {
  const { XDG_CACHE_HOME: cache = '', LOCALAPPDATA: local = '' } = process.env;
  return join(cache !== '' ? cache : local !== '' ? local : join(homedir(), '.cache'), 'permc', 'scan');
}

function memoryFile({ project, scanner }: MemoryOwner): string {
  return join(memoryFolder(), `${sha256(JSON.stringify([project, scanner]))}.json`);
}

/** Changes whenever a file in a folder does: what a program that lies there found is worth nothing to another build of it. */
export function stampOf(folder: URL): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted(compareCodeUnits);
  const stamps = names.map((name) => {
    const { size, mtimeMs } = statSync(new URL(name, folder));
    return [name, size, mtimeMs];
  });
  return sha256(JSON.stringify(stamps));
}

/** What is remembered; undefined when nothing is. */
export function readMemory<Facts>(owner: MemoryOwner): ScanMemory<Facts> | undefined {
  try {
    const text = readFileSync(memoryFile(owner), 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    // A file that was cut off or edited would be believed otherwise.
    if (end === -1 || text.slice(0, end) !== sha256(body)) return undefined;
    const memory: ScanMemory<Facts> = JSON.parse(body);
    return memory;
  } catch (error) {
    if (systemErrorCode(error) === undefined && !(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** Remembers. Where that is not possible the next scan takes longer, and that is all. */
export function writeMemory<Facts>(owner: MemoryOwner, memory: ScanMemory<Facts>): void {
  const folder = memoryFolder();
  const body = JSON.stringify(memory);
  const temporary = join(folder, `.${crypto.randomUUID()}.tmp`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    forgetOld(folder);
    writeFileSync(temporary, `${sha256(body)}\n${body}`, { mode: 0o600 });
    renameSync(temporary, memoryFile(owner));
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    if (isThere(temporary)) rmSync(temporary, { force: true });
  }
}

function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - modified > longest) rmSync(path, { force: true });
  }
}
