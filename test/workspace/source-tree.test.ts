// The sources of a project on a real disk: which files are scanned, which are only referred to, which are left out and why.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSources, type ProjectSources } from '../../src/workspace/source-tree.ts';

/** A repository with files; `->` begins the target of a symbolic link. */
function repository(files: Readonly<Record<string, string | Buffer>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'permc-sources-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries({ '.git/HEAD': '', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const link = typeof content === 'string' ? /^-> (.*)$/.exec(content)?.[1] : undefined;
    if (link === undefined) writeFileSync(join(root, path), content);
    else symlinkSync(link, join(root, path));
  }
  return root;
}

function open(root: string, ...paths: readonly string[]): ProjectSources {
  const opened = openSources(root, paths, true);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

describe('what is scanned', () => {
  test.each([
    [true, ['a.ts', 'b.vue', 'c.svelte', 'd.astro', 'e.html', 'f.HTM']],
    [false, ['a.ts']],
  ])('pages with scripts when they are asked for: %s', (withPages, expected) => {
    const files = ['a.ts', 'b.vue', 'c.svelte', 'd.astro', 'e.html', 'f.HTM', 'g.css', 'h.md'];
    const opened = openSources(repository(Object.fromEntries(files.map((file) => [file, '']))), ['.'], withPages);
    expect(opened.ok && opened.value.tree.files).toEqual(expected);
  });

  test('sources and settings, without packages, outputs, tests, declarations and what git ignores', () => {
    const root = repository({
      '.gitignore': 'generated/\n*.gen.ts\n',
      'package.json': '{}',
      'tsconfig.base.json': '{}',
      'src/a.ts': '',
      'src/b.tsx': '',
      'src/c.mjs': '',
      'src/d.cts': '',
      'src/e.jsx': '',
      'src/f.js': '',
      'src/g.mts': '',
      'src/h.cjs': '',
      'src/a.test.ts': '',
      'src/b.spec.js': '',
      'src/__tests__/x.ts': '',
      'src/types.d.ts': '',
      'src/types.d.mts': '',
      'public/x.min.js': '',
      'node_modules/x/index.js': '',
      'dist/a.js': '',
      'coverage/a.js': '',
      '.next/a.js': '',
      'src/api.gen.ts': '',
      'src/generated/x.ts': '',
      'src/own/.gitignore': '*\n!kept.ts\n',
      'src/own/kept.ts': '',
      'src/own/dropped.ts': '',
      'README.md': '',
      'data.json': '{}',
    });
    const { tree, leftOut } = open(root, '.');
    expect(tree.files).toEqual([
      'package.json',
      'src/a.ts',
      'src/b.tsx',
      'src/c.mjs',
      'src/d.cts',
      'src/e.jsx',
      'src/f.js',
      'src/g.mts',
      'src/h.cjs',
      'src/own/kept.ts',
      'tsconfig.base.json',
    ]);
    expect([tree.around, leftOut()]).toEqual([[], []]);
  });

  test('a file or folder that is named, whatever it is called', () => {
    const root = repository({ '.gitignore': 'dist/\n', 'dist/a.js': '', 'src/a.test.ts': '', 'src/b.ts': '' });
    expect(open(root, 'dist', 'src/a.test.ts').tree.files).toEqual(['dist/a.js', 'src/a.test.ts']);
  });

  test('the rest of the package is there for imports, and so is the workspace of a package', () => {
    const root = repository({
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/api/package.json': '{}',
      'packages/api/src/app.ts': '',
      'packages/shared/index.ts': '',
    });
    const { tree } = open(root, 'packages/api/src');
    expect(tree.files).toEqual(['packages/api/src/app.ts']);
    expect(tree.around).toEqual(['package.json', 'packages/api/package.json', 'packages/shared/index.ts']);
  });

  test('of a repository without workspaces only the package, and the settings above it', () => {
    const root = repository({
      'tsconfig.base.json': '{}',
      'other/x.ts': '',
      'api/package.json': '{}',
      'api/src/app.ts': '',
      'api/lib/x.ts': '',
    });
    const { tree } = open(root, 'api/src/app.ts');
    expect(tree.files).toEqual(['api/src/app.ts']);
    expect(tree.around).toEqual(['api/lib/x.ts', 'api/package.json', 'tsconfig.base.json']);
  });

  test('paths are shown relative to where the command runs', () => {
    const root = repository({ 'package.json': '{}', 'a/src/x.ts': '', 'b/y.ts': '' });
    const opened = openSources(join(root, 'b'), ['../a', '.'], true);
    expect(opened.ok && opened.value.tree.files.map(opened.value.shown)).toEqual(['../a/src/x.ts', 'y.ts']);
  });
});

describe('symbolic links', () => {
  test('that go round are named and not followed; those inside the project count once', () => {
    const root = repository({
      'package.json': '{}',
      'src/a.ts': '',
      'src/loop': '-> ..',
      'src/self': '-> self',
      'src/nowhere': '-> nothing',
      'src/again.ts': '-> a.ts',
      'src/out': '-> /',
    });
    const { tree, leftOut } = open(root, '.');
    expect(tree.files).toEqual(['package.json', 'src/a.ts']);
    expect(leftOut()).toEqual([
      { path: 'src/loop', reason: 'the symbolic link leads back to a folder around it' },
      { path: 'src/out', reason: 'the symbolic link leads out of the project' },
    ]);
  });

  test('to a part of the project that is not named are followed', () => {
    const root = repository({
      'package.json': '{}',
      'shared/x.ts': '',
      'app/src/shared': '-> ../../shared',
      'app/y.ts': '-> ../shared/x.ts',
    });
    expect(open(root, 'app').tree.files).toEqual(['app/src/shared/x.ts', 'app/y.ts']);
  });
});

describe('reading', () => {
  test('takes UTF-8 and UTF-16 with a mark, and says what is no text', () => {
    const root = repository({
      'a.ts': Buffer.from('\uFEFFconst a = "é";'),
      'b.ts': Buffer.from('\uFEFFconst b = 1;', 'utf16le'),
      'video.ts': Buffer.from([0x47, 0x40, 0, 0x10]),
    });
    const { tree, leftOut } = open(root, '.');
    expect(tree.files.map(tree.read)).toEqual(['const a = "é";', 'const b = 1;', undefined]);
    expect(leftOut()).toEqual([{ path: 'video.ts', reason: 'it is not text' }]);
  });

  test('never leaves the project', () => {
    const root = repository({ 'package.json': '{}', 'src/a.ts': '', 'src/secret.ts': '-> /etc/hostname' });
    const { tree } = open(root, 'src');
    expect(['../../../etc/hostname', '/etc/hostname', 'src/secret.ts', 'src/../../x'].map(tree.read)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(tree.read('package.json')).toBe('{}');
  });

  test('leaves out what no person wrote', () => {
    const root = repository({ 'bundle.js': '', 'a.ts': '' });
    truncateSync(join(root, 'bundle.js'), 5_000_000);
    const { tree, leftOut } = open(root, '.');
    expect(tree.files).toEqual(['a.ts']);
    expect(leftOut()).toEqual([{ path: 'bundle.js', reason: 'it has 4.8 MiB, and source files are read up to 2 MiB' }]);
  });
});

test('a path that is not there is a problem', () => {
  const root = repository({ 'a.ts': '' });
  expect(openSources(root, ['b'], true)).toEqual({
    ok: false,
    problem: { message: 'there is no file or folder `b`', help: 'name a folder or a source file of the project' },
  });
  expect(openSources(root, ['a.ts/b'], true)).toMatchObject({
    ok: false,
    problem: { message: "can't read `a.ts/b`: a part of its path is not a folder" },
  });
});
