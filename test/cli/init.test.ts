// `permc init` as a process: what it writes builds clean, and what is there is never overwritten.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderOf } from './run-permc.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('the default template', () => {
  test('builds in an empty folder without a finding, and its tests pass', () => {
    const { run, files } = folderOf({});
    expect(run('init')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'wrote  permissions.yaml\n\nnext:\n  npx permc check\n  npx permc build\n  npx permc test\n',
    });
    expect(run('check')).toEqual({ code: 0, stdout: 'permissions.yaml: no errors, no warnings\n', stderr: '' });
    expect(run('build').code).toBe(0);
    expect(run('build', '--check').code).toBe(0);
    expect(run('test').stdout).toMatch(/\n5 passed, 0 failed\n$/);
    expect(files()).toEqual(['entra/app.json', 'permc.lock', 'permissions.yaml', 'src/permissions.gen.ts']);
  });

  test('names the schema, so that editors complete and explain every key', () => {
    const { run, read } = folderOf({});
    run('init');
    expect(read('permissions.yaml').split('\n')[0]).toBe(
      '# yaml-language-server: $schema=./node_modules/permc/schemas/manifest.schema.json',
    );
  });
});

describe('the express template', () => {
  const expected = [
    'my api/.gitignore',
    'my api/package.json',
    'my api/permissions.yaml',
    'my api/src/notes.ts',
    'my api/src/server.ts',
    'my api/tsconfig.json',
  ];

  test('is written into the folder that is named, and its manifest has no findings', () => {
    const { run, files, runIn } = folderOf({});
    const { code, stderr } = run('init', '--template', 'express', 'my api');
    expect(stderr).toMatch(/\nnext:\n {2}cd 'my api'\n {2}npm install\n {2}npm run build\n/);
    expect(code).toBe(0);
    expect(files()).toEqual(expected);
    expect(runIn('my api', ['check']).stdout).toBe('permissions.yaml: no errors, no warnings\n');
    expect(runIn('my api', ['test']).code).toBe(0);
  });

  test('depends on this version of permc, and builds with `permc build`', () => {
    const { run, read } = folderOf({});
    run('init', '--template', 'express');
    const { dependencies, scripts } = JSON.parse(read('package.json'));
    expect(dependencies.permc).toBe(`^${version}`);
    expect(scripts.build).toBe('permc build && tsc');
  });
});

describe('files that are there', () => {
  test('stop it: exit code 2 and nothing written', () => {
    const { run, files } = folderOf({ 'package.json': '{}' });
    expect(run('init', '--template', 'express')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: `package.json` is already there\nhelp: `--force` writes only the files that are missing; nothing was written\n',
    });
    expect(files()).toEqual(['package.json']);
  });

  test('are left alone with --force', () => {
    const { run, read } = folderOf({ 'package.json': '{}', 'src/server.ts': '// mine\n' });
    const { code, stderr } = run('init', '--template', 'express', '--force');
    expect(stderr).toMatch(/^wrote {6}\.gitignore\n[^]*unchanged {2}package\.json\nunchanged {2}src\/server\.ts\n/);
    expect(code).toBe(0);
    expect([read('package.json'), read('src/server.ts')]).toEqual(['{}', '// mine\n']);
  });

  test('where a folder is needed: everything is taken back', () => {
    const { run, files } = folderOf({ src: 'a file' });
    const { code, stderr } = run('init', '--template', 'express');
    expect(stderr).toMatch(/^error: can't (write|read) `src\/notes\.ts`: a part of its path is not a folder\n/);
    expect(code).toBe(2);
    expect(files()).toEqual(['src']);
  });
});

test('an unknown template is told with what is near', () => {
  expect(folderOf({}).run('init', '--template', 'expres')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'error: there is no template `expres`\nhelp: did you mean `express`?\n',
  });
});
