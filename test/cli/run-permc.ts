// Runs the built bin as a process in a folder of its own: what is asserted is what a user sees.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The bin as it ships. */
export const bin = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** What a run left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with files in which permc runs; it is a repository, so that nothing above it is found. */
export interface Folder {
  readonly path: string;
  readonly run: (...words: readonly string[]) => Run;
  readonly runIn: (below: string, words: readonly string[], environment?: Readonly<Record<string, string>>) => Run;
  readonly write: (path: string, content: string | Buffer) => void;
  readonly read: (path: string) => string;
  /** Every file below, in order, without the repository's own. */
  readonly files: () => readonly string[];
}

/** Makes a folder that lives as long as the test. */
export function folderOf(files: Readonly<Record<string, string>>): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'permc-cli-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const write = (name: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  write('.git/HEAD', '');
  for (const [name, text] of Object.entries(files)) write(name, text);
  const runIn: Folder['runIn'] = (below, words, environment = {}) => {
    const env = { PATH: process.env['PATH'] ?? '', ...environment };
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
      cwd: join(path, below),
      encoding: 'utf8',
      env,
    });
    return { code: status, stdout, stderr };
  };
  return {
    path,
    runIn,
    run: (...words) => runIn('.', words),
    write,
    read: (name) => readFileSync(join(path, name), 'utf8'),
    files: () =>
      readdirSync(path, { recursive: true, withFileTypes: true, encoding: 'utf8' })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .filter((name) => !name.startsWith('.git/'))
        .toSorted(),
  };
}

/** A manifest without findings; `outputs` stands last, so that tests can state their own. */
export const soundManifest = `permc: 1
app: { name: notes }
scopes:
  Notes.Read:
    consent: user
    admin: { displayName: Read notes, description: Allows the app to read the notes of the signed-in user. }
    user: { displayName: Read your notes, description: Allows the app to read notes that you wrote. }
rights:
  note.read: { description: The user wrote the note., params: [noteId] }
endpoints:
  GET /notes/{noteId}:
    delegated: { scope: Notes.Read, right: note.read }
tests:
  - name: Alice opens her note
    request: GET /notes/1
    delegated: { user: alice, scopes: [Notes.Read] }
    rights: { note.read: true }
    expect: allow
`;

/** The same, and what is to be written. */
export const builtManifest = `${soundManifest}outputs: { guards: src/permissions.gen.ts, entra: entra/app.json }\n`;

/** An error of the language: the endpoint requires a scope that is not declared. */
export const brokenManifest = soundManifest.replace('{ scope: Notes.Read,', '{ scope: Notes.Raed,');
