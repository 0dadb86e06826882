// The only writer: all or nothing, one rename a file.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { applyChanges, type FileChange } from '../../src/workspace/apply-changes.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'permc-write-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function change(folder: string, shown: string, text: string | undefined): FileChange {
  const absolute = join(folder, shown);
  return { shown, absolute, text, previous: existsSync(absolute) ? readFileSync(absolute) : undefined };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
}

test('writes, replaces and removes, makes folders, and leaves nothing else', () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'old.txt'), 'old');
  writeFileSync(join(folder, 'gone.txt'), 'gone');
  const changes = [
    change(folder, 'a/b/new.txt', 'é\n'),
    change(folder, 'old.txt', 'new'),
    change(folder, 'gone.txt', undefined),
  ];
  expect(applyChanges(changes)).toEqual({ ok: true, value: undefined });
  expect(filesIn(folder)).toEqual(['a', 'a/b', 'a/b/new.txt', 'old.txt']);
  expect(readFileSync(join(folder, 'a/b/new.txt'))).toEqual(Buffer.from('é\n'));
  expect(readFileSync(join(folder, 'old.txt'), 'utf8')).toBe('new');
});

test('keeps the permissions of a file that it replaces', () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'run.sh'), '');
  chmodSync(join(folder, 'run.sh'), 0o750);
  applyChanges([change(folder, 'run.sh', 'x')]);
  expect(statSync(join(folder, 'run.sh')).mode & 0o777).toBe(0o750);
});

test('changes nothing when a text can’t even be put down', () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'file'), 'kept');
  const result = applyChanges([
    change(folder, 'made/new.txt', 'x'),
    change(folder, 'file', 'y'),
    change(folder, 'file/z', 'z'),
  ]);
  expect(result).toEqual({
    ok: false,
    problem: { message: "can't write `file/z`: a part of its path is not a folder", help: 'nothing was changed' },
  });
  expect(filesIn(folder)).toEqual(['file']);
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept');
});

test('takes back what it did when a later change fails', () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'first'), Buffer.of(1, 255, 2));
  writeFileSync(join(folder, 'second'), 'second');
  mkdirSync(join(folder, 'folder/x'), { recursive: true });
  const changes = [
    change(folder, 'first', 'changed'),
    change(folder, 'second', undefined),
    change(folder, 'made/third', 'new'),
    // A folder of that name: the text can be put down beside it, but the rename fails.
    { shown: 'folder', absolute: join(folder, 'folder'), text: 'x', previous: undefined },
  ];
  expect(applyChanges(changes)).toEqual({
    ok: false,
    problem: { message: "can't write `folder`: it is a folder", help: 'nothing was changed' },
  });
  expect(filesIn(folder)).toEqual(['first', 'folder', 'folder/x', 'second']);
  expect(readFileSync(join(folder, 'first'))).toEqual(Buffer.of(1, 255, 2));
  expect(readFileSync(join(folder, 'second'), 'utf8')).toBe('second');
});

test('a file that can’t be removed is named as such', () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'folder'));
  const removal = { shown: 'folder', absolute: join(folder, 'folder'), text: undefined, previous: Buffer.of() };
  expect(applyChanges([removal])).toMatchObject({
    ok: false,
    problem: { message: expect.stringMatching(/^can't remove `folder`: /) },
  });
});

test('sweeps up what a killed build left, and nothing of a build that is running', () => {
  const folder = emptyFolder();
  const [old, young] = [crypto.randomUUID(), crypto.randomUUID()].map((id) => join(folder, `.permc-${id}.tmp`));
  if (old === undefined || young === undefined) throw new Error('two names are needed');
  for (const path of [old, young, join(folder, '.permc-mine.tmp')]) writeFileSync(path, '');
  const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
  utimesSync(old, longAgo, longAgo);
  utimesSync(join(folder, '.permc-mine.tmp'), longAgo, longAgo);
  applyChanges([change(folder, 'new.txt', 'x')]);
  expect(existsSync(old)).toBe(false);
  expect([young, join(folder, '.permc-mine.tmp')].every(existsSync)).toBe(true);
});
