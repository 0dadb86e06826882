// `permc check` as a process: every outcome with its streams and its exit code.
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/check-report.schema.json' with { type: 'json' };
import { brokenManifest, folderOf, soundManifest } from './run-permc.ts';

const isReport = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
const faultsOf = (document: unknown): readonly object[] => (isReport(document) ? [] : (isReport.errors ?? []));

const warned = soundManifest.replaceAll('Notes.Read', 'access_as_user');
const brokenText = (
  path: string,
): string => `${path}:12:25  error  unknown-scope  the scope \`Notes.Raed\` is not declared

  11 |   GET /notes/{noteId}:
  12 |     delegated: { scope: Notes.Raed, right: note.read }
     |                         ^^^^^^^^^^
  13 | tests:

  help: did you mean \`Notes.Read\`?

`;

describe('findings', () => {
  test('none: one line, exit code 0', () => {
    const { run } = folderOf({ 'permissions.yaml': soundManifest });
    expect(run('check')).toEqual({ code: 0, stdout: 'permissions.yaml: no errors, no warnings\n', stderr: '' });
  });

  test('an error: stdout has the frame, exit code 1', () => {
    const { run } = folderOf({ 'permissions.yaml': brokenManifest });
    const stdout = `${brokenText('permissions.yaml')}permissions.yaml: 1 error, no warnings\n`;
    expect(run('check')).toEqual({ code: 1, stdout, stderr: '' });
  });

  test('a warning alone: exit code 0, and 1 with --deny-warnings', () => {
    const { run } = folderOf({ 'permissions.yaml': warned });
    const { code, stdout } = run('check');
    expect(stdout).toMatch(/^permissions\.yaml:4:3 {2}warning {2}permission-name {2}/);
    expect(stdout).toMatch(/\npermissions\.yaml: no errors, 1 warning\n$/);
    expect(code).toBe(0);
    expect(run('check', '--deny-warnings')).toEqual({ code: 1, stdout, stderr: '' });
  });

  test('of several manifests stand in one list, what they share once', () => {
    const shared = 'rights:\n  self: {}\n';
    const including = soundManifest.replace('tests:', 'include: [../shared.yaml]\ntests:');
    const { run } = folderOf({
      'a/permissions.yaml': brokenManifest,
      'b.yaml': including.replace('../', './'),
      'c.yaml': including.replace('../', './'),
      'shared.yaml': shared,
    });
    const { code, stdout } = run('check', 'b.yaml', 'c.yaml', 'a/permissions.yaml');
    expect(code).toBe(1);
    expect(stdout.startsWith(brokenText('a/permissions.yaml'))).toBe(true);
    expect(stdout.match(/^shared\.yaml:2:3 {2}error {2}/gm)).toHaveLength(1);
    expect(stdout).toMatch(/\n3 manifests: 2 errors, no warnings\n$/);
  });
});

describe('--format json', () => {
  test('prints the document of the contract', () => {
    const { run } = folderOf({ 'permissions.yaml': brokenManifest });
    const { code, stdout, stderr } = run('check', '--format', 'json');
    const document: unknown = JSON.parse(stdout);
    expect(document).toEqual({
      version: 1,
      diagnostics: [
        {
          rule: 'unknown-scope',
          severity: 'error',
          message: 'the scope `Notes.Raed` is not declared',
          help: 'did you mean `Notes.Read`?',
          file: 'permissions.yaml',
          range: { start: { line: 12, column: 25 }, end: { line: 12, column: 35 } },
          related: [],
        },
      ],
      summary: { errors: 1, warnings: 0 },
    });
    expect(faultsOf(document)).toEqual([]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  test('is one document for several manifests, and states related places', () => {
    const twice = soundManifest.replace(
      'GET /notes/{noteId}:',
      'GET /notes/{id}: { anonymous: Open. }\n  GET /notes/{noteId}:',
    );
    const { run } = folderOf({ 'a.yaml': twice, 'b.yaml': brokenManifest });
    const document = JSON.parse(run('check', 'a.yaml', 'b.yaml', '--format', 'json').stdout);
    expect(faultsOf(document)).toEqual([]);
    expect(document.summary).toEqual({ errors: 2, warnings: 0 });
    expect(document.diagnostics.map(({ file, rule }: { file: string; rule: string }) => [file, rule])).toEqual([
      ['a.yaml', 'duplicate-endpoint'],
      ['b.yaml', 'unknown-scope'],
    ]);
    expect(document.diagnostics[0].related[0]).toMatchObject({
      file: 'a.yaml',
      range: { start: { line: 11, column: 3 } },
    });
  });
});

describe('which manifest', () => {
  test('the nearest above, shown relative to where the command runs', () => {
    const { runIn, write } = folderOf({ 'permissions.yml': soundManifest });
    write('src/deep/x.ts', '');
    expect(runIn('src/deep', ['check']).stdout).toBe('../../permissions.yml: no errors, no warnings\n');
  });

  test('permissions.yaml before permissions.yml', () => {
    const { run } = folderOf({ 'permissions.yml': brokenManifest, 'permissions.yaml': soundManifest });
    expect(run('check').stdout).toBe('permissions.yaml: no errors, no warnings\n');
  });

  test('never one above the root of the repository', () => {
    const { path, runIn } = folderOf({ 'permissions.yaml': soundManifest });
    mkdirSync(join(path, 'other/.git'), { recursive: true });
    expect(runIn('other', ['check'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: there is no `permissions.yaml` or `permissions.yml` here, nor in a folder above\n' +
        'help: `permc init` writes one to start from; a manifest of another name is given as an argument\n',
    });
  });

  test('the same file named twice is checked once', () => {
    const { run } = folderOf({ 'permissions.yaml': soundManifest });
    expect(run('check', 'permissions.yaml', './permissions.yaml').stdout).toBe(
      'permissions.yaml: no errors, no warnings\n',
    );
  });
});

describe('input that can’t be read', () => {
  test.each([
    ['no.yaml', 'error: there is no manifest `no.yaml`\nhelp: `permc init` writes one to start from\n'],
    ['src', "error: can't read the manifest `src`: it is a folder\nhelp: name the manifest file itself\n"],
    [
      'a.txt/x',
      "error: can't read the manifest `a.txt/x`: a part of its path is not a folder\nhelp: name the manifest file itself\n",
    ],
  ])('%s: exit code 2 and nothing on stdout', (name, stderr) => {
    const { run } = folderOf({ 'src/x.ts': '', 'a.txt': '' });
    expect(run('check', name)).toEqual({ code: 2, stdout: '', stderr });
  });

  test('a file of 50 MB is not read', () => {
    const { path, run, write } = folderOf({});
    write('permissions.yaml', 'permc: 1\n');
    truncateSync(join(path, 'permissions.yaml'), 50_000_000);
    expect(run('check')).toEqual({
      code: 1,
      stdout:
        'permissions.yaml:1:1  error  file-too-large  the file is too large: permc reads up to 16 MiB\n\n' +
        '  help: split the manifest into files and list them under `include`\n\npermissions.yaml: 1 error, no warnings\n',
      stderr: '',
    });
  });

  test('bytes that are not UTF-8 are shown where they stand', () => {
    const { run, write } = folderOf({});
    write('permissions.yaml', Buffer.from('permc: 1\napp: { name: "é\u{1f642}\xff" }\n', 'latin1'));
    expect(run('check').stdout).toMatch(/^permissions\.yaml:2:15 {2}error {2}not-utf8 {2}this is not UTF-8 text\n/);
    write('permissions.yaml', Buffer.concat([Buffer.from('permc: 1\napp: { name: "é🙂'), Buffer.of(0xff)]));
    expect(run('check').stdout).toMatch(/^permissions\.yaml:2:18 {2}error {2}not-utf8 {2}this is not UTF-8 text\n/);
  });
});

describe('includes', () => {
  const withInclude = (path: string): string => soundManifest.replace('tests:', `include: [${path}]\ntests:`);
  const reason = (stdout: string): string | undefined => /unreadable-include {2}(.*)/.exec(stdout)?.[1];

  test('outside the folder of the manifest are refused, also through a symbolic link', () => {
    const { path, run, write } = folderOf({ 'secret.yaml': 'scopes: {}\n' });
    write('api/permissions.yaml', withInclude('../secret.yaml'));
    expect(reason(run('check', 'api/permissions.yaml').stdout)).toMatch(/^`\.\.\/secret\.yaml` .* outside/);
    symlinkSync(path, join(path, 'api/link'));
    write('api/permissions.yaml', withInclude('link/secret.yaml'));
    expect(reason(run('check', 'api/permissions.yaml').stdout)).toMatch(/^`link\/secret\.yaml` .* outside/);
  });

  test.each([
    ['missing.yaml', /^`missing\.yaml` .*no such file/],
    ['folder', /^`folder` .*can.t be read/],
    ['binary.yaml', /^`binary\.yaml` .*not UTF-8/],
    ['huge.yaml', /^`huge\.yaml` .*larger than 16 MiB/],
  ])('%s: a finding at the entry that names it', (name, expected) => {
    const { path, run, write } = folderOf({ 'permissions.yaml': withInclude(name), 'folder/x': '', 'huge.yaml': '' });
    write('binary.yaml', Buffer.of(0xff));
    truncateSync(join(path, 'huge.yaml'), 17 * 1024 * 1024);
    const { code, stdout } = run('check');
    expect(reason(stdout)).toMatch(expected);
    expect(stdout).toMatch(/^permissions\.yaml:13:11 /);
    expect(code).toBe(1);
  });
});
