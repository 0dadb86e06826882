// The patterns of .gitignore files held against git itself: what it ignores, the walk ignores, and nothing else.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, constantFrom, record, uniqueArray, array, property, type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isIgnored, parseIgnoreRules } from '../../src/workspace/ignore-rules.ts';

let repository: string;
beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'permc-ignore-'));
  const { status, stderr } = spawnSync('git', ['init', '--quiet', repository], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git can't make a repository: ${stderr}`);
  for (const folder of ['a/b/c', 'b/a', 'src/out', 'x y']) mkdirSync(join(repository, folder), { recursive: true });
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

const folders = ['a', 'a/b', 'a/b/c', 'b', 'b/a', 'src', 'src/out', 'x y'];
const files = [
  'a.ts',
  'a/b.ts',
  'a/b/c/d.js',
  'b/a/a.ts',
  'src/out/x.ts',
  'src/a-b.ts',
  'src/[z].ts',
  '#x.ts',
  'x y/!.ts',
];

/** What git says of every path; a path below an ignored folder is ignored with it. */
function ignoredByGit(ignoreFile: string, nested: string): readonly string[] {
  writeFileSync(join(repository, '.gitignore'), ignoreFile);
  writeFileSync(join(repository, 'a/.gitignore'), nested);
  const input = [...folders, ...files].join('\0');
  const run = spawnSync('git', ['check-ignore', '--no-index', '--stdin', '-z'], {
    cwd: repository,
    input,
    encoding: 'utf8',
  });
  return run.stdout.split('\0').filter((path) => path !== '');
}

/** The same, by the rules: a walk does not go into what is ignored. */
function ignoredByRules(ignoreFile: string, nested: string): readonly string[] {
  const rules = [parseIgnoreRules('', ignoreFile), parseIgnoreRules('a', nested)];
  const ignored = new Set<string>();
  for (const path of [...folders, ...files]) {
    const around = path.split('/').map((_, index, all) => all.slice(0, index).join('/'));
    const relevant = path.startsWith('a/') ? rules : rules.slice(0, 1);
    if (around.some((folder) => ignored.has(folder)) || isIgnored(relevant, path, folders.includes(path)))
      ignored.add(path);
  }
  return [...ignored];
}

describe('agrees with git', () => {
  test.each([
    ['a name anywhere', 'b'],
    ['a folder only', 'b/\nout/'],
    ['anchored by a slash in front', '/a/b.ts'],
    ['anchored by a slash inside', 'src/out'],
    ['an ending', '*.ts'],
    ['an ending, with an exception', '*.ts\n!a.ts'],
    ['an exception inside what is ignored', 'a/\n!a/b.ts'],
    ['stars over folders', '**/out\na/**\n!a/b'],
    ['stars between folders', 'a/**/d.js'],
    ['a class and its opposite', '[ab].ts\nsrc/[!c]*.ts'],
    ['a class that is none', '[z-a].ts\n[.ts'],
    ['escapes', '\\#x.ts\nsrc/\\[z\\].ts\n'],
    ['a comment, blank lines and spaces at the end', '# a\n\nb   \nx y  \r\n'],
    ['a question mark', '?.ts\nx?y/'],
    ['nothing', '/\n!\n\\'],
  ])('%s', (_, text) => {
    expect(ignoredByRules(text, '')).toEqual(ignoredByGit(text, ''));
    expect(ignoredByRules('', text)).toEqual(ignoredByGit('', text));
  });

  test('on random patterns in two files', () => {
    const piece = constantFrom(
      'a',
      'b',
      'src',
      'out',
      '*',
      '**',
      '?',
      '*.ts',
      '[a-c]',
      '[!a]*',
      'a.ts',
      'b*',
      'x y',
      '\\a',
    );
    const line: Arbitrary<string> = record({
      lead: constantFrom('', '', '!', '/', '!/'),
      pieces: array(piece, { minLength: 1, maxLength: 3 }),
      end: constantFrom('', '', '/', ' '),
    }).map(({ lead, pieces, end }) => `${lead}${pieces.join('/')}${end}`);
    const text = uniqueArray(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
    assert(
      property(text, text, (outer, nested) => {
        expect(ignoredByRules(outer, nested)).toEqual(ignoredByGit(outer, nested));
      }),
      { numRuns: 400 },
    );
  });
});

test('a pattern with more wildcards than a person writes matches nothing, and takes no time', () => {
  const rules = [parseIgnoreRules('', `${'*a'.repeat(40)}b`)];
  expect(isIgnored(rules, 'a'.repeat(5000), false)).toBe(false);
});
