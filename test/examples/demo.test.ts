// `npm run demo`, as on a fresh clone, in a copy: it must not meet other tests in the committed folders.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { committed, environment, root } from './working-copy.ts';

test('builds the example and prints what it wrote and the decision table', () => {
  const clone = mkdtempSync(join(tmpdir(), 'permc-demo-'));
  onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
  mkdirSync(join(clone, 'examples'));
  for (const path of ['examples/demo.mjs', 'examples/onedrive'])
    cpSync(join(root, path), join(clone, path), { recursive: true });
  symlinkSync(join(root, 'dist'), join(clone, 'dist'), 'dir');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['examples/demo.mjs'], {
    cwd: clone,
    encoding: 'utf8',
    env: environment(clone),
  });
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: 'wrote      entra/app.json\nwrote      src/permissions.gen.ts\nunchanged  permc.lock\n',
  });
  expect(stdout).toContain(`$ cd examples/onedrive
$ rm src/permissions.gen.ts entra/app.json
$ permc build

What the service must implement, in src/permissions.gen.ts:

  export interface Rights {
    /** The user owns the file, or it was shared with them. */
    'file.read': Right<'delegated', { readonly driveId: string; readonly fileId: string }>;
`);
  expect(stdout).toContain(`What may be granted, in entra/app.json:

  scope     Files.Read       45eabe9f-0b9a-59cc-b547-c5568caffec7  granted by the user
  scope     Files.ReadWrite  998d0bcb-55bb-56f9-b73b-562a9f807166  granted by the user
  app role  Files.Read.All   98a80030-00fd-505e-b52f-d40575fb79bf  granted by an admin

$ permc test
`);
  expect(stdout).toMatch(/\n18 passed, 0 failed\n$/);
  for (const path of ['src/permissions.gen.ts', 'entra/app.json', 'permc.lock']) {
    expect(readFileSync(join(clone, 'examples/onedrive', path), 'utf8')).toBe(committed('onedrive', path));
  }
});
