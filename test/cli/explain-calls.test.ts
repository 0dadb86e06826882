// `permc explain --catalog` as a process: one call for people, many as a line of JSON each.
import { expect, test } from 'vitest';
import { publishedFolder } from './published-graph.ts';
import { folderOf, type Folder } from './run-permc.ts';

function withCatalog(files: Readonly<Record<string, string>> = {}): Folder {
  const folder = folderOf({ ...publishedFolder(), ...files });
  expect(folder.run('catalog', 'add', 'microsoft-graph', '--from', 'graph').code).toBe(0);
  return folder;
}

test('a call is explained for each kind of access', () => {
  expect(withCatalog().run('explain', 'GET', '/me/messages', '--catalog', 'microsoft-graph')).toEqual({
    code: 0,
    stdout: `GET /me/messages
  operation  /me/messages
  delegated access, work account:
    least     Mail.ReadBasic
    accepted  Mail.Read, Mail.ReadBasic
  delegated access, personal account: not possible
  application-only access: not possible
`,
    stderr: '',
  });
});

test('a list has a line of JSON for each call, whatever becomes of it', () => {
  const calls =
    '# comment\nGET https://graph.microsoft.com/v1.0/me/messages?$top=1\n\nGET /users/7/messages\nDELETE /me/messages\nnonsense\n';
  const folder = withCatalog({ 'calls.txt': calls });
  const { code, stdout } = folder.run(
    'explain',
    '--from',
    'calls.txt',
    '--catalog',
    'microsoft-graph',
    '--format',
    'jsonl',
  );
  const none = { least: [], accepted: [] };
  const access = {
    delegatedWork: { least: [['Mail.ReadBasic']], accepted: [['Mail.Read'], ['Mail.ReadBasic']] },
    delegatedPersonal: none,
    application: none,
  };
  const lines = stdout.trimEnd().split('\n');
  expect({ code, answers: lines.map((line): unknown => JSON.parse(line)) }).toEqual({
    code: 0,
    answers: [
      {
        call: 'GET https://graph.microsoft.com/v1.0/me/messages?$top=1',
        template: '/me/messages',
        aliased: false,
        access,
      },
      { call: 'GET /users/7/messages', template: '/me/messages', aliased: true, access },
      {
        call: 'DELETE /me/messages',
        error: {
          code: 'no-method',
          message: 'the catalog `microsoft-graph` has `/me/messages` with `GET` and `POST` only',
        },
      },
      { call: 'nonsense', error: { code: 'malformed', message: 'it is not a method and a path, such as `GET /me`' } },
    ],
  });
});

test.each([
  [['explain', 'GET /me', '--catalog', 'grap'], 'there is no catalog `grap`'],
  [['explain', '--from', 'calls.txt'], '`--from` needs `--catalog`'],
  [['explain', 'GET /me', '--format', 'jsonl'], '`--format jsonl` needs `--catalog`'],
  [['explain', '--from', 'calls.txt', '--catalog', 'microsoft-graph'], 'there is no file `calls.txt`'],
  [['explain'], 'there is nothing to explain'],
])('%j can not be answered', (words, message) => {
  const run = folderOf({}).run(...words);
  expect({ code: run.code, stdout: run.stdout, first: run.stderr.split('\n')[0] }).toEqual({
    code: 2,
    stdout: '',
    first: `error: ${message}`,
  });
});

test('a call that the excerpt lacks names the command that gets all of it', () => {
  const run = folderOf({}).run('explain', 'GET /deviceManagement/detectedApps', '--catalog', 'microsoft-graph');
  expect(run.code).toBe(1);
  expect(run.stdout).toContain('`permc catalog add microsoft-graph` gets all of it');
});
