// `permc request` as a process: calls of every origin come to one set with its proof, and the exit code gates.
import { describe, expect, test } from 'vitest';
import { folderOf } from './run-permc.ts';

const mailReadId = '570282fd-fa5c-430d-a7fd-fc8dc98a9dca';
const graph = '00000003-0000-0000-c000-000000000000';

function tokenOf(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.signature-that-nobody-checks`;
}

/** The values of the answer as JSON. */
function valuesOf(stdout: string): readonly string[] {
  const { permissions }: { readonly permissions: readonly { readonly value: string }[] } = JSON.parse(stdout);
  return permissions.map(({ value }) => value);
}

test('calls of the command line, in one word or two', () => {
  const run = folderOf({}).run('request', 'GET', '/me', 'POST /me/sendMail', '--format', 'json');
  expect({ code: run.code, stderr: run.stderr, values: valuesOf(run.stdout) }).toEqual({
    code: 0,
    stderr: '',
    values: ['Mail.Send', 'User.Read'],
  });
});

test('the answer for people says which call needs what', () => {
  expect(folderOf({}).run('request', 'GET /me/messages', 'POST /me/sendMail')).toEqual({
    code: 0,
    stdout: `2 permissions for 2 calls: users can consent, 6 operations opened

Mail.ReadBasic  users can consent
  needed by  GET /me/messages

Mail.Send  users can consent
  needed by  POST /me/sendMail

GET /me/messages  delegated access
  let in by  Mail.ReadBasic
  not        Mail.Read, Mail.ReadWrite: accepted, but the published answer to none of the calls

POST /me/sendMail  delegated access
  let in by  Mail.Send
`,
    stderr: '',
  });
});

test('app roles take an admin, and calls without an answer are counted', () => {
  const { code, stdout } = folderOf({}).run('request', 'GET /users', 'GET /me', '--kind', 'application');
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^1 permission for 1 call, 1 call without an answer: an admin has to consent, \d+ operations? opened\n/,
  );
});

test('app-only access has app roles, and no `/me` without saying so', () => {
  const { code, stdout } = folderOf({}).run('request', 'GET /me', '--kind', 'application');
  expect(code).toBe(1);
  expect(stdout).toContain('error: `GET /me`: it takes no application-only access');
});

test('the form of a registration', () => {
  const { code, stdout } = folderOf({}).run('request', 'GET /me', '--format', 'requiredResourceAccess');
  expect({ code, access: JSON.parse(stdout) }).toEqual({
    code: 0,
    access: [{ resourceAppId: graph, resourceAccess: [{ id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' }] }],
  });
});

test('a registration is never printed short of what some call needs', () => {
  const run = folderOf({}).run('request', 'GET /me', 'GET /nowhere', '--format', 'requiredResourceAccess');
  expect(run).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'error: `GET /nowhere`: the catalog `microsoft-graph` has no such path; only an excerpt is built in, `permc catalog add microsoft-graph` gets all of it\n',
  });
});

describe('--order', () => {
  test('puts another measure first', () => {
    const folder = folderOf({});
    const usual = folder.run('request', 'GET /me', '--format', 'json');
    const fewest = folder.run('request', 'GET /me', '--format', 'json', '--order', 'operations');
    // It opens fewer operations, and shows less of the profile than the published answer.
    expect([valuesOf(usual.stdout), valuesOf(fewest.stdout)]).toEqual([['User.Read'], ['User.ReadBasic.All']]);
  });

  test('with a word that is no measure says which there are', () => {
    const run = folderOf({}).run('request', 'GET /me', '--order', 'size');
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 2, stdout: '' });
    expect(run.stderr).toContain('it is a list of marked, consent, privilege, operations, permissions');
  });
});

describe('--from', () => {
  test('recorded traffic: other hosts and preflights are left out, batches are opened', () => {
    const request = (method: string, url: string, text?: string): object => ({
      request: { method, url, ...(text === undefined ? {} : { postData: { text } }) },
    });
    const batch = JSON.stringify({ requests: [{ id: '1', method: 'POST', url: '/me/sendMail' }, { id: '2' }] });
    const entries = [
      request('OPTIONS', 'https://graph.microsoft.com/v1.0/me'),
      request('GET', 'https://graph.microsoft.com/v1.0/me?$select=id'),
      request('GET', 'https://cdn.example.com/secret?token=1'),
      request('POST', 'https://graph.microsoft.com/v1.0/$batch', batch),
    ];
    const folder = folderOf({ 'traffic.har': JSON.stringify({ log: { entries } }) });
    const run = folder.run('request', '--from', 'traffic.har', '--format', 'json');
    expect({ code: run.code, stderr: run.stderr, values: valuesOf(run.stdout) }).toEqual({
      code: 0,
      stderr: '1 request to other hosts left out\n1 entry without a call left out\n',
      values: ['Mail.Send', 'User.Read'],
    });
    expect(run.stdout).not.toContain('select');
  });

  test('the operations of an OpenAPI document', () => {
    const document = {
      openapi: '3.0.3',
      info: { title: 'x' },
      paths: { '/me': { get: {} }, '/me/sendMail': { post: {} } },
    };
    const folder = folderOf({ 'api.json': JSON.stringify(document) });
    expect(valuesOf(folder.run('request', '--from', 'api.json', '--format', 'json').stdout)).toEqual([
      'Mail.Send',
      'User.Read',
    ]);
  });

  test('lines with comments, full URLs and any case', () => {
    const folder = folderOf({
      'calls.txt':
        '\uFEFF# what the app does\r\nget https://graph.microsoft.com/beta/ME?$select=id # who\r\n\r\nPOST /me/sendmail\r\n',
    });
    expect(valuesOf(folder.run('request', '--from', 'calls.txt', '--format', 'json').stdout)).toEqual([
      'Mail.Send',
      'User.Read',
    ]);
  });

  test('JSON that holds no calls', () => {
    const run = folderOf({ 'x.json': '{"a":1}' }).run('request', '--from', 'x.json');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('error: `x.json` holds neither recorded traffic nor an OpenAPI document\n');
  });
});

describe('what is held', () => {
  test('a registration that asks for too much', () => {
    const access = [
      { id: mailReadId, type: 'Scope' },
      { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
    ];
    const app = { requiredResourceAccess: [{ resourceAppId: graph, resourceAccess: access }] };
    const folder = folderOf({ 'app.json': JSON.stringify(app) });
    const run = folder.run('request', 'GET /me', '--manifest', 'app.json');
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('\nin excess  Mail.Read\n');
  });

  test('a registration that asks for something broader, or for what nobody knows', () => {
    const access = [
      { id: '024d486e-b451-40bb-833d-3e66d98c5c73', type: 'Scope' },
      { id: '00000000-1111-4222-8333-444444444444', type: 'Scope' },
    ];
    const app = { requiredResourceAccess: [{ resourceAppId: graph, resourceAccess: access }] };
    const folder = folderOf({ 'app.json': JSON.stringify(app) });
    const run = folder.run('request', 'GET /me/messages', '--manifest', 'app.json');
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('\ntoo broad  Mail.ReadWrite: Mail.ReadBasic would do\n');
    expect(run.stdout).toContain('\nunknown    00000000-1111-4222-8333-444444444444 is no permission of the catalog\n');
  });

  test('a token that holds too little is told so, and never shown', () => {
    const token = tokenOf({ aud: graph, scp: 'openid User.Read' });
    const folder = folderOf({ token });
    const run = folder.run('request', 'POST /me/sendMail', '--token', 'token');
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('missing    Mail.Send for POST /me/sendMail\n');
    for (const part of token.split('.')) expect(run.stdout + run.stderr).not.toContain(part);
  });

  test('a token that fits', () => {
    const folder = folderOf({ token: tokenOf({ aud: 'https://graph.microsoft.com', scp: 'profile User.Read' }) });
    const run = folder.run('request', 'GET /me', '--token', 'token');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('what is held is what is needed\n');
  });

  test.each([
    [
      'of another audience',
      tokenOf({ aud: 'api://other', scp: 'User.Read' }),
      'the token is not for `microsoft-graph`: its audience is another',
    ],
    ['that is none', 'secret', 'the text is no token that can be read'],
  ])('a token %s', (_what, token, message) => {
    const run = folderOf({ token }).run('request', 'GET /me', '--token', 'token');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(`error: ${message}\n`);
    expect(run.stderr).not.toContain('secret');
  });
});
