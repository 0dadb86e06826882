// The runtimes of the edge as processes that serve one bundled module on a port of this machine.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../architecture/root.ts';

/** A runtime of the edge. */
export interface Platform {
  readonly name: string;
  /** Serves the module in a folder; gives the port once it listens. */
  readonly serve: (folder: string) => Promise<RunningPlatform>;
}

export interface RunningPlatform {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** The name of the bundled module. */
export const moduleName = 'service.js';

/** Bundles the service for all platforms: one module, no imports. */
export function bundle(folder: string, issuerUrl: string): void {
  const define = `ISSUER_URL=${JSON.stringify(issuerUrl)}`;
  const out = join(folder, moduleName);
  const options = ['--outfile', out, '--target', 'browser', '--format', 'esm', '--define', define];
  const { status, stderr } = spawnSync(bun(), ['build', join(root, 'test/edge/service.ts'), ...options], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the service can not be bundled: ${stderr}`);
}

/** Every platform. */
export const platforms: readonly Platform[] = [
  {
    name: 'workerd',
    serve: (folder) => {
      const config = join(folder, 'workerd.capnp');
      writeFileSync(config, workerdConfig);
      return start(binary('@cloudflare/workerd-linux-64/bin/workerd', '@cloudflare/workerd-linux-arm64/bin/workerd'), [
        'serve',
        '--control-fd=1',
        config,
      ]);
    },
  },
  { name: 'bun', serve: (folder) => start(bun(), ['run', join(folder, moduleName)]) },
  {
    name: 'deno',
    serve: (folder) =>
      start(binary('@deno/linux-x64-glibc/deno'), [
        'serve',
        '--allow-net=127.0.0.1',
        '--host=127.0.0.1',
        '--port=0',
        join(folder, moduleName),
      ]),
  },
];

const workerdConfig = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "main", esModule = embed "${moduleName}")], compatibilityDate = "2026-11-01")),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`;

function bun(): string {
  return binary('@oven/bun-linux-x64/bin/bun', '@oven/bun-linux-aarch64/bin/bun');
}

function binary(...candidates: readonly string[]): string {
  const folder = join(root, '.ci/edges/node_modules');
  const found = candidates.map((path) => join(folder, path)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no ${String(candidates[0])}: run \`npm ci --prefix .ci/edges\``);
  return found;
}

/** Starts a platform, which says on its first lines where it listens. */
async function start(command: string, options: readonly string[]): Promise<RunningPlatform> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', NO_COLOR: '1' };
  const child = spawn(command, options, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  try {
    return { port: await portOf(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk: unknown): void => {
      said += String(chunk);
      const port = /"port":(\d+)|http:\/\/[^\s/]+:(\d+)/.exec(said);
      if (port !== null) resolve(Number(port[1] ?? port[2]));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`it does not start: ${said}`)));
  });
}
