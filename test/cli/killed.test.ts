// A build that is killed: every file is as it was or as it should be, whatever the moment.
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { bin, builtManifest, folderOf, type Folder } from './run-permc.ts';

/** Two manifests with outputs of some size, so that a build is long enough to be hit. */
function manifestWith(text: string): string {
  const endpoints = Array.from(
    { length: 400 },
    (_, index) => `  GET /${text}${index}/{noteId}: { anonymous: Open. }\n`,
  );
  return builtManifest.replace('tests:', `${endpoints.join('')}tests:`);
}

async function killAfter(folder: Folder, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [bin, 'build'], { cwd: folder.path, stdio: 'ignore' });
  const closed = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  child.kill('SIGKILL');
  await closed;
}

test('every file is whole, and the next build mends the rest', async () => {
  const folder = folderOf({ 'permissions.yaml': manifestWith('b') });
  const outputs = ['entra/app.json', 'permc.lock', 'src/permissions.gen.ts'];
  const started = performance.now();
  folder.run('build');
  const duration = performance.now() - started;
  const good = outputs.map(folder.read);
  folder.write('permissions.yaml', manifestWith('a'));
  folder.run('build');
  const old = outputs.map(folder.read);
  folder.write('permissions.yaml', manifestWith('b'));

  for (const share of [0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1]) {
    await killAfter(folder, duration * share);
    for (const [index, output] of outputs.entries()) expect([old[index], good[index]]).toContain(folder.read(output));
  }
  expect(folder.run('build').code).toBe(0);
  expect(outputs.map(folder.read)).toEqual(good);
  expect(folder.run('build', '--check').code).toBe(0);
});
