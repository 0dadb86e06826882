// An app of Next.js that is written, built and started as its users do: a file for each route, `next build`, `next start`.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../architecture/root.ts';

/** An app in a folder of its own. */
export interface NextApp {
  readonly folder: string;
  readonly build: () => Promise<Ended>;
  /** Starts what was built; gives the port once it listens. */
  readonly start: (env: Readonly<Record<string, string>>) => Promise<RunningNext>;
  /** Ends whatever of it still runs. */
  readonly remove: () => Promise<void>;
}

/** A command that has ended. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

export interface RunningNext {
  readonly port: number;
  readonly stop: () => Promise<void>;
  readonly ended: Promise<Ended>;
}

// Beside the packages that it needs, and inside the repository, whose sources it imports.
const parent = join(root, '.ci/edges');

/** Writes an app of these files, by their paths in it. */
export function writeNextApp(files: Readonly<Record<string, string>>): NextApp {
  const folder = mkdtempSync(join(parent, 'next-app-'));
  for (const [path, text] of Object.entries({ ...settings, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const begun: Command[] = [];
  const begin = (env: Readonly<Record<string, string>>, ...options: readonly string[]): Command => {
    const command = run(folder, env, options);
    begun.push(command);
    return command;
  };
  return {
    folder,
    build: () => begin({}, 'build').ended,
    start: async (env) => {
      const command = begin(env, 'start', '--port', '0', '--hostname', '127.0.0.1');
      const failed = command.ended.then(({ said }) => Promise.reject(new Error(said)));
      return {
        port: await Promise.race([portOf(command.child), failed]),
        stop: () => stop(command),
        ended: command.ended,
      };
    },
    remove: async () => {
      await Promise.all(begun.map(stop));
      rmSync(folder, { recursive: true });
    },
  };
}

interface Command {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

async function stop({ child, ended }: Command): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await ended;
}

/** The path to the root of the repository from a file of the app. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length + 2);
}

const settings = {
  'package.json': JSON.stringify({ private: true, type: 'module' }),
  'next.config.ts': `export default { turbopack: { root: ${JSON.stringify(root)} }, poweredByHeader: false };\n`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'es2023',
      lib: ['dom', 'dom.iterable', 'es2023'],
      module: 'esnext',
      moduleResolution: 'bundler',
      strict: true,
      // As the sources are checked that it imports.
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      isolatedModules: true,
      jsx: 'react-jsx',
      plugins: [{ name: 'next' }],
    },
    include: ['**/*.ts', '**/*.tsx', '.next/types/**/*.ts'],
    exclude: ['node_modules'],
  }),
};

function run(folder: string, env: Readonly<Record<string, string>>, options: readonly string[]): Command {
  const main = join(parent, 'node_modules/next/dist/bin/next');
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [main, ...options], {
    cwd: folder,
    env: { PATH, HOME, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', CI: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const ended = once(child, 'exit').then(([code]): Ended => ({ code: typeof code === 'number' ? code : null, said }));
  return { child, ended };
}

/** Next.js says where it listens, and later that it is ready. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      const port = /http:\/\/[^\s/]+:(\d+)/.exec(said);
      if (port !== null && said.includes('Ready in')) resolve(Number(port[1]));
    });
  });
}
