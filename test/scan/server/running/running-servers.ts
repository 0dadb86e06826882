// Starts what runs generated servers, and holds what a scan says of their sources against what they do.
import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { scanServer } from '../../../../src/scan/scan-server.ts';
import { memorySourceTree } from '../../../../src/scan/source-tree.ts';

/** What a running server answers to, and the scopes that it asked for, in the order in which it did. */
interface Served {
  readonly method: string;
  readonly path: string;
  readonly guards: readonly string[];
}

/** Runs servers in a process of their own. */
export interface RunningServers {
  /**
   * What one server does.
   *
   * @param files its modules by path; `main.js` exports the app
   * @param extra paths to ask for beside those that the framework lists
   * @returns `undefined` when the framework refuses to start with such a path
   */
  run(
    files: ReadonlyMap<string, string>,
    framework: string,
    extra: readonly string[],
  ): Promise<readonly Served[] | undefined>;
  stop(): void;
}

/** Starts the process, and makes the folder that servers are written to. */
export function startServers(): RunningServers {
  const folder = mkdtempSync(join(tmpdir(), 'permc-running-'));
  symlinkSync(fileURLToPath(new URL('../../../../node_modules', import.meta.url)), join(folder, 'node_modules'));
  const child: ChildProcess = fork(fileURLToPath(new URL('run-servers.mjs', import.meta.url)), {
    execArgv: [],
    env: { PATH: process.env['PATH'], NODE_ENV: 'test' },
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (message) => {
    const answer = readAnswer(message);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let count = 0;
  return {
    run: (files, framework, extra) => {
      const id = (count += 1);
      const root = join(folder, String(id));
      for (const [path, text] of files) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        if (path.endsWith('.ts')) writeFileSync(join(root, path.replace(/ts$/u, 'js')), compiled(text));
        else writeFileSync(join(root, path), text);
      }
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ served, failure }) => {
          if (failure === undefined) resolve(served);
          else if (failure.includes(refusedPath)) resolve(undefined);
          else reject(new Error(failure));
        });
        child.send({ id, file: join(root, 'main.js'), framework, extra });
      });
    },
    stop: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the package that reads the paths of Koa says of some that are legal for it, once they are nested. */
const refusedPath = 'git.new/pathToRegexpError';

/** What TypeScript makes of a module with decorators. */
function compiled(text: string): string {
  const { ES2022 } = ts.ScriptTarget;
  const compilerOptions = {
    target: ES2022,
    module: ts.ModuleKind.CommonJS,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    esModuleInterop: true,
  };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

interface Answer {
  readonly id: number;
  readonly served: readonly Served[];
  readonly failure: string | undefined;
}

/** What the process says, which is written in JavaScript. */
function readAnswer(message: unknown): Answer {
  const answer: Partial<Answer> = typeof message === 'object' && message !== null ? message : {};
  return { id: answer.id ?? 0, served: answer.served ?? [], failure: answer.failure };
}

/** What a scan says of a server that is not so; each route as `GET /x/{}: files.read, mail.send`. */
export interface Differences {
  /** Routes that are served, with the scopes that they ask for, and that are not found so. */
  readonly missing: readonly string[];
  /** Routes that are found for sure, and not served so. */
  readonly invented: readonly string[];
}

/** Scans a server and runs it; `undefined` for one that can't be run. A route of all methods is one of each. */
export async function compareServer(
  files: ReadonlyMap<string, string>,
  framework: string,
  servers: RunningServers,
): Promise<Differences | undefined> {
  const start = 'const app = ';
  const main = `main.js:${(files.get('main.js') ?? '').indexOf(start) + start.length}`;
  const { routes } = scanServer(memorySourceTree(files));
  const asked = routes.map(({ path }) => path.replaceAll(/\{(\w+)\}/gu, ':$1'));
  const served = await servers.run(files, framework, asked);
  if (served === undefined) return undefined;
  const running = served.map(({ method, path, guards }) =>
    foundRoute(method, path.replaceAll(/:\w+/gu, '{}'), guards, true),
  );
  const found = routes.flatMap(({ method, path, guards, confidence, app }) => {
    const methods = method === 'ALL' ? ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] : [method];
    const permissions = guards.flatMap((guard) => guard.permissions);
    const template = path.replaceAll(/\{\w+\}/gu, '{}');
    // What another app serves that nobody mounts is another server.
    const isSure = confidence === 'high' && (app === undefined || app === main);
    return methods.map((one) => foundRoute(one, template, permissions, isSure));
  });
  const [isServed, isFound] = [linesOf(running), linesOf(found)];
  const invented = found.filter(({ line, sure }) => sure && !isServed.has(line));
  return {
    missing: [...isServed].filter((line) => !isFound.has(line)).toSorted(),
    invented: [...linesOf(invented)].toSorted(),
  };
}

interface FoundRoute {
  readonly line: string;
  readonly sure: boolean;
}

function foundRoute(method: string, path: string, scopes: readonly string[], sure: boolean): FoundRoute {
  const place = `${method} ${path.length > 1 ? path.replace(/\/$/u, '') : path}`;
  return { line: `${place}: ${[...new Set(scopes)].toSorted().join(', ')}`, sure };
}

function linesOf(routes: readonly FoundRoute[]): ReadonlySet<string> {
  return new Set(routes.map(({ line }) => line));
}
