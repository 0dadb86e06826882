// `permc explain` as a process: endpoints, permissions and rules; what is near when there is none of that name.
import { describe, expect, test } from 'vitest';
import { brokenManifest, folderOf, soundManifest } from './run-permc.ts';

const endpointText = `GET /notes/{noteId}
  here  noteId = 7

delegated access (an app acts for a signed-in user):
  1. Notes.Read
     right     note.read (noteId), decided by the service: The user wrote the note.
     accounts  work
     shows     the whole resource

application-only access (an app acts as itself): refused

a denial asks for: Notes.Read
`;

describe('an endpoint', () => {
  test.each([
    ['two words', ['GET', '/notes/7']],
    ['one word', ['GET /notes/7']],
    ['lower case and a query', ['get', '/notes/7?x=1']],
  ])('is found by a request, given as %s', (_form, words) => {
    const { run } = folderOf({ 'permissions.yaml': soundManifest });
    expect(run('explain', ...words)).toEqual({ code: 0, stdout: endpointText, stderr: '' });
  });

  test('is found by its template, and as JSON', () => {
    const { run } = folderOf({ 'other.yaml': soundManifest });
    const { code, stdout } = run('explain', 'GET /notes/{noteId}', '--manifest', 'other.yaml', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      kind: 'endpoint',
      endpoint: 'GET /notes/{noteId}',
      alternatives: [{ access: 'delegated', accounts: ['work'], right: { kind: 'service', name: 'note.read' } }],
    });
    expect(code).toBe(0);
  });

  test('that is open says why', () => {
    const { run } = folderOf({
      'permissions.yaml': soundManifest.replace('tests:', '  GET /health: { anonymous: Liveness. }\ntests:'),
    });
    expect(run('explain', 'GET', '/health').stdout).toBe(
      'GET /health\n\nopen to everybody, without a token: Liveness.\n',
    );
  });
});

test('a permission is explained with its defaults and what it opens', () => {
  const { run } = folderOf({ 'permissions.yaml': soundManifest });
  expect(run('explain', 'Notes.Read')).toEqual({
    code: 0,
    stdout: `Notes.Read  scope (delegated permission)
  name     Read notes
  about    Allows the app to read the notes of the signed-in user.
  id       297f3387-6e3b-5c77-a68a-b66496d18351 (derived from the app and the value)
  consent  users or an admin
  enabled  yes

good for 1 way into endpoints:
  GET /notes/{noteId}  delegated, together with the right note.read
`,
    stderr: '',
  });
});

describe('a rule', () => {
  test('needs no manifest, not even a sound one', () => {
    const { run } = folderOf({ 'permissions.yaml': brokenManifest });
    const { code, stdout } = run('explain', 'require-right');
    expect(stdout).toMatch(/^require-right {2}error, rule of least privilege\n {2}/);
    expect(stdout).toMatch(/\nnot so:\n\n {2}permc: 1\n[^]*\nbut so:\n\n {2}permc: 1\n/);
    expect(code).toBe(0);
  });

  test.each(['unknown-scope', 'file-too-large', 'unused-suppression', 'output-outside', 'not-utf8'])(
    'or error of the language such as %s',
    (id) => {
      expect(folderOf({}).run('explain', id).stdout).toMatch(
        new RegExp(`^${id}  (error|warning), error of the language`),
      );
    },
  );

  test('every one is listed by `explain rules`, and can be explained', () => {
    const { run } = folderOf({});
    const { rules } = JSON.parse(run('explain', 'rules', '--format', 'json').stdout);
    expect(rules.length).toBeGreaterThan(40);
    expect(run('explain', 'rules').stdout.match(/^ {2}[a-z0-9-]+ +(error|warning) /gm)).toHaveLength(rules.length);
  });
});

describe('what does not exist', () => {
  test('is told with what is near; exit code 2', () => {
    const { run } = folderOf({ 'permissions.yaml': soundManifest });
    expect(run('explain', 'Notes.Raed')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: there is no scope, app role or rule `Notes.Raed`; did you mean `Notes.Read`?\n' +
        'help: `permc explain rules` lists the rules\n',
    });
    expect(run('explain', 'PUT /notes/{noteId}').stderr).toMatch(
      /^error: there is no endpoint `PUT \/notes\/\{noteId\}`; did you mean `GET \/notes\/\{noteId\}`\?\n/,
    );
  });

  test('a misspelt rule is told from a missing manifest', () => {
    expect(folderOf({}).run('explain', 'requre-right').stderr).toMatch(/did you mean `require-right`/);
    expect(folderOf({}).run('explain', 'GET', '/x').stderr).toMatch(/^error: there is no `permissions\.yaml`/);
  });
});

test('a broken manifest explains nothing but itself', () => {
  const { run } = folderOf({ 'permissions.yaml': brokenManifest });
  const { code, stdout, stderr } = run('explain', 'Notes.Read');
  expect(stderr).toMatch(/^permissions\.yaml:12:25 {2}error {2}unknown-scope/);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
});

test('an example of size is cut where it only repeats itself', () => {
  const { code, stdout } = folderOf({}).run('explain', 'entra-manifest-limit');
  expect(code).toBe(0);
  expect(stdout.split('\n').length).toBeLessThan(110);
  expect(stdout).toMatch(/\n {2}# \.\.\. and 1\d{3} more lines like these\n/);
});
