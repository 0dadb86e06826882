// What counts as a change: one while somebody waits, and one that was made just before.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nextChange } from '../../src/workspace/watch-folders.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'permc-watch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether a change was told before another one is made in a second folder, which is told for certain. */
async function isToldOfItself(folder: string, since: number, files?: readonly string[]): Promise<boolean> {
  const other = emptyFolder();
  let isToldAlready = false;
  const change = nextChange([folder, other], since, files).then(() => (isToldAlready = true));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const told = isToldAlready;
  writeFileSync(join(other, 'end'), '');
  await change;
  return told;
}

test('a file that was written after the time in question is a change, although nobody waited yet', async () => {
  const folder = emptyFolder();
  const since = Date.now();
  writeFileSync(join(folder, 'a.ts'), '');
  expect(await isToldOfItself(folder, since)).toBe(true);
});

test('older files, folders and files from the future are none', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'old.ts'), '');
  mkdirSync(join(folder, 'cache'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const since = Date.now();
  writeFileSync(join(folder, 'cache', 'entry'), '');
  writeFileSync(join(folder, 'future.ts'), '');
  utimesSync(join(folder, 'future.ts'), since / 1000 + 3600, since / 1000 + 3600);
  expect(await isToldOfItself(folder, since)).toBe(false);
});

test('a file that was deleted before anybody waited is a change, and one that is still there is none', async () => {
  const folder = emptyFolder();
  const files = ['kept.ts', 'deleted.ts', 'link.ts'].map((name) => join(folder, name));
  for (const file of files.slice(0, 2)) writeFileSync(file, '');
  symlinkSync(join(folder, 'nowhere.ts'), join(folder, 'link.ts'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const since = Date.now();
  expect(await isToldOfItself(folder, since, files)).toBe(false);
  rmSync(join(folder, 'deleted.ts'));
  expect(await isToldOfItself(folder, since, files)).toBe(true);
});

test('a folder that is gone is not waited for', async () => {
  const folder = emptyFolder();
  const since = Date.now();
  const change = nextChange([join(folder, 'missing'), folder], since);
  writeFileSync(join(folder, 'a.ts'), '');
  await expect(change).resolves.toBeUndefined();
});
