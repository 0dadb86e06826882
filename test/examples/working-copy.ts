// A copy of an example as its user has it: in a folder of its own, with what its package.json names, and nothing else,
// under node_modules.
import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** The examples that there are. */
export type ExampleName = 'onedrive' | 'mail-notifier' | 'todo' | 'graph-daemon' | 'graph-spa';

/** What a command came to. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of an example. */
export interface WorkingCopy {
  readonly folder: string;
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  /** Runs an npm script of the example; the output is the script's own. */
  readonly npmRun: (script: string) => Promise<Ended>;
  /** Runs an installed bin. */
  readonly bin: (name: string, ...args: readonly string[]) => Promise<Ended>;
  readonly remove: () => void;
}

/** A file of an example as it is committed. */
export function committed(name: ExampleName, path: string): string {
  return readFileSync(join(root, 'examples', name, path), 'utf8');
}

/** Copies an example and links what it depends on. */
export function copyExample(name: ExampleName): WorkingCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `permc-${name}-`)));
  cpSync(join(root, 'examples', name), folder, {
    recursive: true,
    filter: (path) => !['node_modules', 'dist'].includes(basename(path)),
  });
  install(folder);
  const run = (command: string, args: readonly string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(command, args, { cwd: folder, env: environment(folder) }, (error, stdout, stderr) => {
        resolve({ status: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, stdout, stderr });
      });
    });
  return {
    folder,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => writeFileSync(join(folder, path), text),
    npmRun: (script) => run('npm', ['run', '--silent', script]),
    bin: (bin, ...args) => run(join(folder, 'node_modules/.bin', bin), args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a process of the example gets to see of the environment. */
export function environment(folder: string): Readonly<Record<string, string>> {
  return { PATH: process.env['PATH'] ?? '', HOME: folder, NO_COLOR: '1' };
}

/** What `npm install` does there, without a registry: permc is this repository, the rest is installed in it. */
function install(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  const manifest = readJson(join(folder, 'package.json'));
  for (const name of [...namesIn(manifest, 'dependencies'), ...namesIn(manifest, 'devDependencies')]) {
    const target = name === 'permc' ? root : join(root, 'node_modules', name);
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(target, join(modules, name), 'dir');
    for (const [bin, path] of Object.entries(member(readJson(join(target, 'package.json')), 'bin'))) {
      symlinkSync(join(target, String(path)), join(modules, '.bin', bin));
    }
  }
}

function namesIn(manifest: unknown, section: string): readonly string[] {
  return Object.keys(member(manifest, section));
}

/** The object under a key; empty when there is none. */
function member(holder: unknown, key: string): object {
  const value: unknown =
    typeof holder === 'object' && holder !== null ? Object.getOwnPropertyDescriptor(holder, key)?.value : undefined;
  return typeof value === 'object' && value !== null ? value : {};
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
