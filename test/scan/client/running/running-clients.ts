// Starts what runs generated clients, and holds what a scan says of their sources against what they ask for.
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scanClient } from '../../../../src/scan/scan-client.ts';
import { memorySourceTree } from '../../../../src/scan/source-tree.ts';
import type { ClientCall } from '../../../../src/scan/scan-result.ts';
import { origin } from './client-libraries.ts';
import type { RandomClient } from './random-client.ts';

/** A request as the server has seen it. */
interface Asked {
  readonly method: string;
  readonly path: string;
}

/** Runs clients in a process of their own. */
export interface RunningClients {
  /** What one client asks for. */
  run(files: RandomClient): Promise<readonly Asked[]>;
  stop(): void;
}

/** The folder that libraries are looked for in: that of this project, or another one that has more of them. */
const libraries =
  process.env['PERMC_CLIENT_LIBRARIES'] ?? fileURLToPath(new URL('../../../../node_modules', import.meta.url));

/** Whether a library is there to be run. */
export function isInstalled(library: string | undefined): boolean {
  return library === undefined || existsSync(join(libraries, library, 'package.json'));
}

/** Starts the process, and makes the folder that clients are written to. */
export async function startClients(): Promise<RunningClients> {
  const folder = mkdtempSync(join(tmpdir(), 'permc-running-'));
  symlinkSync(libraries, join(folder, 'node_modules'));
  const child: ChildProcess = fork(fileURLToPath(new URL('run-clients.mjs', import.meta.url)), {
    execArgv: [],
    env: { PATH: process.env['PATH'], NODE_ENV: 'test' },
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  const started = new Promise((resolve) => waiting.set(0, resolve));
  child.on('message', (message) => {
    const answer = readAnswer(message);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  await started;
  let count = 0;
  return {
    run: (files) => {
      const id = (count += 1);
      const root = join(folder, String(id));
      mkdirSync(root);
      for (const [path, text] of files) writeFileSync(join(root, path), text);
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ asked, failure }) => {
          if (failure === undefined) resolve(asked);
          else reject(new Error(failure));
        });
        child.send({
          id,
          files: [...files.keys()].map((path) => join(root, path)),
          main: join(root, 'main.js'),
          origin,
        });
      });
    },
    stop: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Answer {
  readonly id: number;
  readonly asked: readonly Asked[];
  readonly failure: string | undefined;
}

/** What the process says, which is written in JavaScript. */
function readAnswer(message: unknown): Answer {
  const answer: Partial<Answer> = typeof message === 'object' && message !== null ? message : {};
  return { id: answer.id ?? 0, asked: answer.asked ?? [], failure: answer.failure };
}

/** What a scan says of a client that is not so. */
export interface ClientDifferences {
  /** What is asked for and not found: neither its path nor one that stands for it. */
  readonly missing: readonly string[];
  /** What is found, and no path of it is ever asked for. */
  readonly invented: readonly string[];
  /** Which part of the calls has a path of which nothing is found: it stands for any. */
  readonly unknown: number;
}

/** Scans a client and runs it. */
export async function compareClient(files: RandomClient, clients: RunningClients): Promise<ClientDifferences> {
  const { calls } = scanClient(memorySourceTree(files));
  const asked = (await clients.run(files)).map(({ method, path }) => ({ method, path: withoutVersion(path) }));
  const missing = asked.filter((one) => !calls.some((call) => standsFor(call, one)));
  const invented = calls.filter((call) => !asked.some((one) => standsFor(call, one)));
  return {
    missing: missing.map(({ method, path }) => `${method} ${path}`),
    invented: invented.map(({ method, path, line }) => `${line}: ${method} ${path}`),
    unknown: calls.filter(({ dynamic }) => dynamic).length / calls.length,
  };
}

/** The Graph SDK puts a version before each path, which is no part of what a scan says. */
function withoutVersion(path: string): string {
  return path.replace(/^\/(?:v1\.0|beta)(?=\/)/u, '');
}

function standsFor({ method, path, alternatives, dynamic }: ClientCall, asked: Asked): boolean {
  if (method !== asked.method && method !== '{}') return false;
  return dynamic || [path, ...alternatives].some((template) => fits(withoutVersion(template), asked.path));
}

/** Whether a path is one that a template stands for: a hole is any text of one segment. */
function fits(template: string, path: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((one, index) => one === '{}' || one === given[index]);
}
