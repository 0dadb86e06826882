// The Express template as its user runs it: built by `permc build && tsc`, started, and asked over HTTP.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { bin, folderOf, type Folder } from './run-permc.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm install` would bring, from this repository. */
function install(folder: Folder): void {
  const modules = join(folder.path, 'node_modules');
  for (const name of ['express', '@types/express', '@types/node', 'typescript']) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  symlinkSync(root, join(modules, 'permc'));
}

test('compiles under its own strict options, starts, and refuses who has no token', async () => {
  const folder = folderOf({});
  expect(folder.run('init', '--template', 'express').code).toBe(0);
  install(folder);
  expect(folder.run('build').code).toBe(0);
  const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  expect({ code: tsc.status, stdout: tsc.stdout }).toEqual({ code: 0, stdout: '' });
  // The check that its package.json runs in a pipeline.
  expect(spawnSync(process.execPath, [bin, 'build', '--check'], { cwd: folder.path }).status).toBe(0);

  const server = spawn(process.execPath, ['dist/server.js'], {
    cwd: folder.path,
    env: { PORT: '0', TENANT_ID: '11111111-1111-4111-8111-111111111111', AUDIENCE: 'api://notes' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void server.kill());
  const line = await new Promise<string>((resolve) => server.stdout.setEncoding('utf8').once('data', resolve));
  const port = /\d+/.exec(line)?.[0] ?? '';
  const status = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).status;
  expect(await status('/health')).toBe(200);
  expect(await status('/me/notes')).toBe(401);
  expect(await status('/notes/1', { authorization: 'Bearer not-a-token' })).toBe(401);
  expect(await status('/undeclared')).toBe(404);
});
