// `permc test` as a process: the table of decisions, the document of the contract, and when it must fail.
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/test-report.schema.json' with { type: 'json' };
import { brokenManifest, folderOf, soundManifest } from './run-permc.ts';

const isReport = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
const faultsOf = (document: unknown): readonly object[] => (isReport(document) ? [] : (isReport.errors ?? []));

const manifest = `${soundManifest}  - name: Bob does not
    request: GET /notes/1
    delegated: { user: bob, scopes: [Notes.Read] }
    expect: 403
  - name: Nobody without a token
    request: GET /notes/1
    expect: 401
  - name: A service is refused
    request: GET /notes/1
    application: { app: backup }
    expect: 403
  - name: The narrowest scope did it
    request: GET /notes/1?pretty
    delegated: { user: alice, account: work, scopes: [Notes.Read] }
    rights: { note.read: true }
    expect: { allow: { via: Notes.Read } }
`;
const failing = manifest.replace('expect: 401', 'expect: 404');

describe('the table', () => {
  test('has a row and a reason a decision, and ends in the count', () => {
    const { run } = folderOf({ 'permissions.yaml': manifest });
    const { code, stdout, stderr } = run('test');
    expect(stdout).toBe(
      [
        'permissions.yaml',
        '',
        '     test                        caller                  request              expected              actual',
        '  ✓  Alice opens her note        user alice: Notes.Read  GET /notes/1         allow                 allow',
        '     delegated access by Notes.Read; `note.read` says yes (`GET /notes/{noteId}`)',
        '  ✓  Bob does not                user bob: Notes.Read    GET /notes/1         403                   403',
        '     the caller has no right to this resource; `note.read` is not answered by the test (`GET /notes/{noteId}`)',
        '  ✓  Nobody without a token      no token                GET /notes/1         401                   401',
        '     the request carries no access token (`GET /notes/{noteId}`)',
        '  ✓  A service is refused        app backup: no roles    GET /notes/1         403                   403',
        '     the endpoint does not allow access by an app as itself (`GET /notes/{noteId}`)',
        '  ✓  The narrowest scope did it  user alice: Notes.Read  GET /notes/1?pretty  allow via Notes.Read  allow via Notes.Read',
        '     delegated access by Notes.Read; `note.read` says yes (`GET /notes/{noteId}`)',
        '',
        '5 passed, 0 failed',
        '',
      ].join('\n'),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('marks what failed with its place; exit code 1', () => {
    const { run } = folderOf({ 'permissions.yaml': failing });
    const { code, stdout } = run('test');
    expect(stdout).toMatch(
      / {2}✗ {2}Nobody without a token .* 404 +401\n {5}permissions\.yaml:23:11 {2}the request carries no access token \(/,
    );
    expect(stdout).toMatch(/\n4 passed, 1 failed\n$/);
    expect(code).toBe(1);
  });

  test('says when there are no tests', () => {
    const { run } = folderOf({ 'permissions.yaml': soundManifest.replace(/tests:[^]*$/, '') });
    expect(run('test')).toEqual({
      code: 0,
      stdout: 'permissions.yaml states no tests\n\n0 passed, 0 failed\n',
      stderr: '',
    });
  });
});

describe('--format json', () => {
  test('prints the document of the contract, one for all manifests', () => {
    const { run } = folderOf({ 'a.yaml': soundManifest, 'b.yaml': failing });
    const { code, stdout, stderr } = run('test', 'a.yaml', 'b.yaml', '--format', 'json');
    const document = JSON.parse(stdout);
    expect(faultsOf(document)).toEqual([]);
    expect(document.summary).toEqual({ passed: 5, failed: 1 });
    expect(document.tests).toHaveLength(6);
    expect(document.tests[3]).toEqual({
      name: 'Nobody without a token',
      request: 'GET /notes/1',
      expected: 404,
      actual: 401,
      passed: false,
      reason: 'the request carries no access token (`GET /notes/{noteId}`)',
    });
    expect(document.tests[5]).toMatchObject({
      expected: { allow: { via: ['Notes.Read'] } },
      actual: { allow: { via: ['Notes.Read'] } },
      passed: true,
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });
});

test('a manifest with errors runs no test of any manifest, and fails', () => {
  const { run } = folderOf({ 'a.yaml': soundManifest, 'b.yaml': brokenManifest });
  const pretty = run('test', 'a.yaml', 'b.yaml');
  expect(pretty.stderr).toMatch(
    /^b\.yaml:12:25 {2}error {2}unknown-scope [^]*\n2 manifests: 1 error, no warnings\nno test was run\n$/,
  );
  expect({ code: pretty.code, stdout: pretty.stdout }).toEqual({ code: 1, stdout: '' });
  const json = run('test', 'a.yaml', 'b.yaml', '--format', 'json');
  expect(JSON.parse(json.stdout)).toEqual({ version: 1, tests: [], summary: { passed: 0, failed: 0 } });
  expect(json.code).toBe(1);
});

test('a manifest that can’t be read: exit code 2', () => {
  expect(folderOf({}).run('test', 'no.yaml')).toMatchObject({ code: 2, stdout: '' });
});
