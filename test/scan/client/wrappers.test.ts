// Where requests stand that are made through functions of the project, and what is said of those that stay unknown.
import { expect, test } from 'vitest';
import { rememberScan } from '../../../src/scan/remember-files.ts';
import { runClientScan, scanClient } from '../../../src/scan/scan-client.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';
import { callLine } from './read-corpus.ts';

const wrapper = `export const api = (path: string) => fetch('https://h.example.com' + path);\n`;

function scan(files: Readonly<Record<string, string>>): readonly string[] {
  return scanClient(memorySourceTree(new Map(Object.entries(files)))).calls.map(callLine);
}

test('a path that only callers know stands at the callers', () => {
  expect(scan({ 'a.ts': wrapper, 'b.ts': `import { api } from './a';\napi('/x');\napi('/y');\n` })).toEqual([
    'b.ts:2 GET https://h.example.com /x',
    'b.ts:3 GET https://h.example.com /y',
  ]);
});

test('a function that branches on the method makes, for a caller, the request of that branch', () => {
  const text = `async function send(method, path, body) {
  switch (method) {
    case 'GET':
      return fetch('https://h.example.com' + path);
    case 'POST':
      return fetch('https://h.example.com' + path, { method: 'POST', body });
    default:
      throw new Error(method);
  }
}
function change(path, isNew) {
  const url = 'https://h.example.com' + path;
  if (isNew) return fetch(url, { method: 'PUT' });
  else if (path === '/nowhere') return undefined;
  return isNew === undefined || fetch(url, { method: 'PATCH' });
}
send('GET', '/a');
change('/b', true);
change('/c', false);
`;
  expect(scan({ 'a.js': text })).toEqual([
    'a.js:17 GET https://h.example.com /a',
    'a.js:18 PUT https://h.example.com /b',
    'a.js:19 PATCH https://h.example.com /c',
  ]);
});

test('a path with an id stands where it is made, whoever calls', () => {
  const files = {
    'a.ts': `export const user = (id: string) => fetch(\`https://h.example.com/users/\${id}\`);\n`,
    'b.ts': `import { user } from './a';\nuser('jane');\nuser(location.hash);\n`,
  };
  expect(scan(files)).toEqual(['a.ts:1 GET https://h.example.com /users/{}']);
});

test('a wrapper that nobody calls is listed with its reason', () => {
  const result = scanClient(memorySourceTree(new Map([['a.ts', wrapper]])));
  expect(result.calls).toMatchObject([{ file: 'a.ts', line: 1, column: 38, dynamic: true, path: '{}', method: 'GET' }]);
  expect(result.unresolved).toEqual([
    { file: 'a.ts', line: 1, column: 38, length: 37, reason: 'the parameter `path` is known only to callers' },
  ]);
});

test('what callers pass stands at the outermost of several levels', () => {
  const text = `${wrapper}const get = (kind: string) => api('/' + kind + '/all');\nfunction both() { get('cats'); get('dogs'); }\n`;
  expect(scan({ 'a.ts': text })).toEqual([
    'a.ts:3 GET https://h.example.com /cats/all',
    'a.ts:3 GET https://h.example.com /dogs/all',
  ]);
});

const opened = `export const open = (base: string) => (method: string, path: string) => fetch(base + path, { method });\n`;

test('a function that another one makes is followed into files that know only its own name', () => {
  const files = {
    'open.ts': opened,
    'api.ts': `import { open } from './open';\nexport const send = open('https://h.example.com');\n`,
    'use.ts': `import { send } from './api';\nsend('POST', '/x');\n`,
  };
  expect(scan(files)).toEqual(['use.ts:2 POST https://h.example.com /x']);
});

test('a function that is handed over makes its requests where their paths are told, beside others that stay unknown', () => {
  const files = {
    'open.ts': opened,
    'job.ts': `export function job(send, path) {\n  send('GET', '/a');\n  send('PUT', '/b');\n  send('DELETE', path);\n}\n`,
    'main.ts': `import { open } from './open';\nimport { job } from './job';\njob(open('https://h.example.com'), location.hash);\n`,
  };
  expect(scan(files)).toEqual([
    'job.ts:2 GET https://h.example.com /a',
    'job.ts:3 PUT https://h.example.com /b',
    'main.ts:3 DELETE https://h.example.com dynamic',
  ]);
});

test('a page that a list leads to adds nothing to the callers of the list, and a URL that is set nowhere is not known', () => {
  const text = [
    `function list(path) {`,
    `  for (let next = path; next; ) {`,
    `    const page = fetch('https://h.example.com' + next);`,
    `    next = page.next;`,
    `  }`,
    `}`,
    `const mails = (folder) => list('/folders/' + folder);`,
    `mails('inbox');`,
    `mails(input.folder);`,
    `let address;`,
    `fetch(address);`,
  ].join('\n');
  expect(scan({ 'a.js': text })).toEqual(['a.js:7 GET https://h.example.com /folders/{}', 'a.js:11 GET  dynamic']);
});

test('in a circle of functions the request stays where it is made', () => {
  const text = [
    `function ask(path) {`,
    `  fetch(path);`,
    `  again(path);`,
    `}`,
    `function again(path) { ask(path); }`,
  ].join('\n');
  expect(scan({ 'a.js': text })).not.toEqual([]);
});

test('a client that is handed over makes the requests of the function that gets it', () => {
  const text = [
    `import axios from 'axios';`,
    `const load = (http: any) => http.get('/load');`,
    `load(axios.create({ baseURL: 'https://one.example.com' }));`,
  ].join('\n');
  expect(scan({ 'a.ts': text })).toEqual(['a.ts:3 GET https://one.example.com /load']);
});

test('the scopes that tokens are asked for are listed with their resource', () => {
  const text = `const scopes = ['User.Read', 'api://contoso/Files.Read'];\nmsal.acquireTokenSilent({ scopes });\ncredential.getToken('https://graph.microsoft.com/.default');\n`;
  const { scopes } = scanClient(memorySourceTree(new Map([['a.ts', text]])));
  expect(scopes.map(({ line, resource, scope }) => [line, resource, scope])).toEqual([
    [1, '', 'User.Read'],
    [1, 'api://contoso', 'Files.Read'],
    [3, 'https://graph.microsoft.com', '.default'],
  ]);
});

test('remembered facts give the same result as a new scan, after each change', () => {
  const files = new Map([
    ['a.ts', wrapper],
    ['b.ts', `import { api } from './a';\nimport { path } from './c';\napi(path);\n`],
    ['c.ts', `export const path = '/one';\n`],
  ]);
  const first = rememberScan(memorySourceTree(files), undefined, runClientScan);
  const kept: typeof first.memory = JSON.parse(JSON.stringify(first.memory));
  files.set('c.ts', `export const path = '/two';\n`);
  const second = rememberScan(memorySourceTree(files), kept, runClientScan);
  expect(second.scan).toEqual(scanClient(memorySourceTree(files)));
  expect(second.scan.calls.map(callLine)).toEqual(['b.ts:3 GET https://h.example.com /two']);
});

test('a file that does not parse is noted, and the rest is found', () => {
  const files = new Map([
    ['a.ts', `fetch('https://h.example.com/a'); const = ;\n`],
    ['b.ts', `fetch(${'('.repeat(30_000)}`],
  ]);
  const { calls, notes } = scanClient(memorySourceTree(files));
  expect(calls.map(callLine)).toEqual(['a.ts:1 GET https://h.example.com /a']);
  expect(notes).toEqual([
    { file: 'a.ts', line: 1, text: 'syntax error: the rest is still scanned' },
    { file: 'b.ts', line: undefined, text: 'nested too deeply to be parsed' },
  ]);
});

test('the address of a next page is never the empty text that ends the loop, also where the request is retried', () => {
  const text = `import { Client } from '@microsoft/microsoft-graph-client';
declare function patiently<T>(job: () => Promise<T>): Promise<T>;
export async function pages(client: Client, start: string) {
  let next = start;
  while (next) {
    const page = await patiently(() => client.api(next).get());
    next = page['@odata.nextLink'] || '';
  }
}
`;
  expect(scan({ 'a.ts': text })).toEqual(['a.ts:6 GET microsoft-graph dynamic']);
});
