// Projects that no compiler would take, scanned by the command as a process: a clear note for what can't be read, the rest
// is still scanned, and nobody sees a stack trace.
import { spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bin, folderOf, type Folder } from '../../cli/run-permc.ts';

const good = "fetch('https://graph.microsoft.com/v1.0/me');\n";

function scan(
  folder: Folder,
  kind = 'client',
): { readonly calls: readonly string[]; readonly notes: readonly string[] } {
  const { code, stdout, stderr } = folder.run('scan', kind, '--no-cache', '--format', 'json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { calls = [], unresolved } = JSON.parse(stdout);
  return {
    calls: calls.map(({ file, path }: { file: string; path: string }) => `${file} ${path}`),
    notes: unresolved.map(
      ({ file, line, reason }: { file: string; line: number; reason: string }) => `${file}:${line} ${reason}`,
    ),
  };
}

test('everything at once: each has its note, and the sound file its call', () => {
  const folder = folderOf({
    'package.json': '{ "name": ',
    'tsconfig.json': '{ "compilerOptions": { "paths": [',
    'src/good.ts': good,
    'src/broken.ts': `${good}function ( {{{ => \n`,
    'src/missing.ts': `import { gone } from './not-there.js';\nimport x from 'no-package';\nfetch(gone);\n${good}`,
    'src/a.ts': "export * from './b.js';\nexport { x } from './b.js';\n",
    'src/b.ts': "export * from './a.js';\nexport { x } from './a.js';\n",
    'src/round.ts': "import { x } from './a.js';\nfetch(x);\n",
    'src/empty.ts': '',
    'dynamic.js': 'fetch(process.argv[2]);\n',
  });
  folder.write('src/video.ts', Buffer.from([0x47, 0, 0x11, 0]));
  folder.write('src/bundle.js', `/* ${'x'.repeat(5 * 1024 * 1024)} */\n${good}`);
  folder.write('src/latin.ts', Buffer.from(`// caf\xe9\n${good}`, 'latin1'));
  symlinkSync('..', join(folder.path, 'src/loop'));
  const { calls, notes } = scan(folder);
  expect(calls.filter((call) => call.endsWith(' /me'))).toEqual([
    'src/broken.ts /me',
    'src/good.ts /me',
    'src/latin.ts /me',
    'src/missing.ts /me',
  ]);
  for (const expected of [
    /^package\.json:1 does not parse/,
    /^tsconfig\.json:1 does not parse/,
    /^src\/broken\.ts:2 syntax error/,
    /^src\/bundle\.js:1 not scanned: it has 5\.0 MiB, and source files are read up to 2 MiB$/,
    /^src\/video\.ts:1 not scanned: it is not text$/,
    /^src\/loop:1 not scanned: the symbolic link leads back to a folder around it$/,
    /^src\/missing\.ts:3 /,
    /^src\/round\.ts:2 /,
  ])
    expect(notes.filter((note) => expected.test(note))).toHaveLength(1);
  scan(folder, 'server');
});

test('texts that would exhaust a stack: long chains and deep nesting', () => {
  const chain = Array.from({ length: 10_000 }, () => "'a'").join(' + ');
  const folder = folderOf({
    'chain.ts': `fetch('https://graph.microsoft.com/v1.0/users/' + ${chain});\n`,
    'deep.ts': `${'['.repeat(20_000)}${']'.repeat(20_000)};\n`,
    'good.ts': good,
  });
  expect(scan(folder).calls).toContain('good.ts /me');
  scan(folder, 'server');
});

test('an empty folder, and a path that does not exist', () => {
  const folder = folderOf({});
  expect(scan(folder)).toEqual({ calls: [], notes: [] });
  expect(folder.run('scan', 'server', 'nowhere')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'error: there is no file or folder `nowhere`\nhelp: name a folder or a source file of the project\n',
  });
});

test('a folder that may not be read is named, as somebody who is not the super-user', () => {
  const folder = folderOf({ 'good.ts': good, 'closed/a.ts': good });
  chmodSync(folder.path, 0o755);
  chmodSync(join(folder.path, 'closed'), 0o700);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) chmodSync(join(folder.path, 'closed'), 0);
  const { status, stdout } = spawnSync(process.execPath, [bin, 'scan', 'client', '--no-cache', '--format', 'json'], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
    ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
  });
  chmodSync(join(folder.path, 'closed'), 0o700);
  expect(status).toBe(0);
  expect(JSON.parse(stdout).unresolved).toEqual([
    { file: 'closed', line: 1, reason: "not scanned: it can't be read: permission denied" },
  ]);
});

test('settings above that a link hides somewhere else are no file with a mistake in it', () => {
  const elsewhere = folderOf({ 'package.json': '{ "name": "elsewhere" }' });
  const folder = folderOf({ '.git/HEAD': '', 'service/package.json': '{}', 'service/src/good.ts': good });
  symlinkSync(join(elsewhere.path, 'package.json'), join(folder.path, 'package.json'));
  const { stdout } = folder.run('scan', 'client', 'service', '--no-cache', '--format', 'json');
  const { calls, unresolved } = JSON.parse(stdout);
  expect(calls).toHaveLength(1);
  expect(unresolved).toEqual([]);
});
