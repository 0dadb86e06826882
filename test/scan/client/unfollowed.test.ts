// What may make requests and can't be followed is listed with its reason, and an answer that depends on how other files use a
// name is not remembered longer than that holds.
import { expect, test } from 'vitest';
import { rememberScan } from '../../../src/scan/remember-files.ts';
import { runClientScan, scanClient } from '../../../src/scan/scan-client.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';
import { callLine } from './read-corpus.ts';

function unresolved(text: string): readonly string[] {
  const result = scanClient(memorySourceTree(new Map([['a.js', text]])));
  return result.unresolved.map(({ line, column, reason }) => `${String(line)}:${String(column)} ${reason}`);
}

test('a `fetch` that is handed over, with a path that no caller tells', () => {
  expect(unresolved(`export function load(fetch, path) {\n  return fetch(path);\n}\n`)).toEqual([
    '2:10 the parameter `path` is known only to callers',
  ]);
  expect(unresolved(`export const load = ({ fetch, path }) => fetch(path);\n`)).toEqual([
    '1:42 a parameter is known only to callers',
  ]);
  expect(unresolved(`export const load = (options) =>\n  options.fetch(options.path, { method: 'POST' });\n`)).toEqual([
    '2:3 the parameter `options` is known only to callers',
  ]);
});

test('a method called `fetch` of something that is no client is none', () => {
  expect(unresolved(`export const load = (members, id) => members.fetch(id);\n`)).toEqual([]);
});

test('`fetch` that is handed to a package', () => {
  const text = [
    `import { createClient, Sdk } from 'some-sdk';`,
    `export const one = createClient('https://h.example.com', { fetch });`,
    `export const two = new Sdk({ fetch: globalThis.fetch });`,
  ];
  expect(unresolved(text.join('\n'))).toEqual([
    '2:20 `some-sdk` is given `fetch`: the requests that it makes are not followed',
    '3:20 `some-sdk` is given `fetch`: the requests that it makes are not followed',
  ]);
});

test('what PnPjs asks SharePoint by a method that is not known', () => {
  const text = [
    `import { spfi, SPFx } from '@pnp/sp';`,
    `const sp = spfi().using(SPFx(context));`,
    `const list = sp.web.lists.getByTitle('Links').of('somebody');`,
    `const rows = (await list.items()).map((row) => row.Title);`,
    `const few = await list.items.select('Id').top(5)();`,
    `await list.items.getById(rows[0]).update({ Title: '' });`,
    `list.items.add({ Title: 'new' }).then(done);`,
  ];
  const reason = '`@pnp/sp` asks SharePoint, and what it asks is not known';
  expect(unresolved(text.join('\n'))).toEqual([`4:21 ${reason}`, `5:19 ${reason}`, `6:7 ${reason}`, `7:1 ${reason}`]);
});

test('more functions than can be followed', () => {
  const lines = [`const f0 = (path) => fetch(path);`];
  for (let level = 1; level <= 9; level += 1) {
    const inner = `f${String(level - 1)}`;
    lines.push(`const f${String(level)} = (path) => [${inner}(path + 'a'), ${inner}(path + 'b')];`);
  }
  lines.push(`f9('https://h.example.com/');`);
  expect(unresolved(lines.join('\n'))).toContain('11:1 the functions that it calls are too many to be followed');
});

test('what implements an interface is asked again once another class does', () => {
  const implementing = (name: string, host: string): string =>
    `import type { Http } from './http';\nexport class ${name} implements Http {\n  get(path: string) { return fetch('${host}' + path); }\n}\n`;
  const files = new Map([
    ['http.ts', `export interface Http { get(path: string): Promise<Response>; }\n`],
    ['one.ts', implementing('One', 'https://one.example.com')],
    ['two.ts', `export class Two {}\n`],
    ['use.ts', `import type { Http } from './http';\nexport const load = (http: Http) => http.get('/load');\n`],
  ]);
  const first = rememberScan(memorySourceTree(files), undefined, runClientScan);
  expect(first.scan.calls.map(callLine)).toEqual(['use.ts:2 GET https://one.example.com /load']);
  files.set('two.ts', implementing('Two', 'https://two.example.com'));
  const second = rememberScan(memorySourceTree(files), first.memory, runClientScan);
  expect(second.scan).toEqual(scanClient(memorySourceTree(files)));
  expect(second.scan.calls.map(callLine)).toEqual([
    'use.ts:2 GET https://one.example.com /load',
    'use.ts:2 GET https://two.example.com /load',
  ]);
});
