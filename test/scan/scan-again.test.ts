// What is looked at again after an edit of a project that is remembered: what depends on the edit, and nothing else.
import { expect, test } from 'vitest';
import { rememberScan, type RunScan } from '../../src/scan/remember-files.ts';
import { runClientScan } from '../../src/scan/scan-client.ts';
import { runServerScan } from '../../src/scan/scan-server.ts';
import { memorySourceTree } from '../../src/scan/source-tree.ts';

type Edit = readonly [name: string, changes: Readonly<Record<string, string | undefined>>, again: readonly string[]];

/** Scans, edits, scans again, and holds that to a scan without a memory. */
function filesAgain<Facts, Scan>(
  run: RunScan<Facts, Scan>,
  texts: Readonly<Record<string, string>>,
  changes: Edit[1],
): readonly string[] {
  const files = new Map(Object.entries(texts));
  const { memory } = rememberScan(memorySourceTree(files), undefined, run);
  for (const [file, text] of Object.entries(changes)) {
    if (text === undefined) files.delete(file);
    else files.set(file, text);
  }
  const again: string[] = [];
  const watched: RunScan<Facts, Scan> = (tree, earlier) =>
    run(tree, {
      ...earlier,
      facts: (file) => {
        const known = earlier.facts(file);
        if (known === undefined) again.push(file);
        return known;
      },
    });
  const second = rememberScan(memorySourceTree(files), memory, watched);
  const fresh = rememberScan(memorySourceTree(files), undefined, run);
  expect(second.scan).toEqual(fresh.scan);
  const third = rememberScan(memorySourceTree(files), second.memory, run);
  expect(third.scan).toEqual(fresh.scan);
  return again.toSorted();
}

const client = {
  'package.json': '{ "name": "contoso" }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  'packages/urls/package.json': '{ "name": "urls", "main": "./main.js" }',
  'packages/urls/main.ts': "export const root = 'https://api.contoso.com';",
  'src/bills.ts':
    "import { root } from 'urls';\nimport { name } from './names';\nimport { part } from './parts';\nimport { id } from './later';\nfetch(`${root}/${name}/${part}/${id}`);",
  'src/names.ts': "export const name = 'bills';",
  'src/parts/index.ts': "export const part = 'folder';",
  'src/people.ts': "import { people } from '@/paths';\nfetch(people);",
  'src/paths.ts': "export const people = '/people';",
  'old/paths.ts': "export const people = '/old';",
  'src/store.ts':
    "export class Store {\n  constructor(private readonly http) {}\n  load() { return this.http.get('/items'); }\n}",
  'src/stores.ts':
    "import axios from 'axios';\nimport { Store } from './store';\nnew Store(axios.create({ baseURL: 'https://a.contoso.com' }));",
  'src/list.ts': "import fs from 'node:fs';\nfor (const name of fs.readdirSync('src/jobs')) fetch(`/jobs/${name}`);",
  'src/jobs/mail.ts': 'export {};',
  'src/data.json': '{ "path": "/data" }',
  'src/data.ts': "import data from './data.json';\nfetch(data.path);",
} as const;

const clientEdits: readonly Edit[] = [
  ['a file that nobody asked for', { 'src/other.ts': "fetch('/other');" }, ['src/other.ts']],
  ['a file that nobody asked for is gone', { 'old/paths.ts': undefined }, []],
  ['settings that mean the same', { 'package.json': '{ "name": "contoso", "version": "2.0.0" }' }, []],
  [
    'a file that is found before the one that was',
    { 'src/names.tsx': '', 'src/names.ts': undefined },
    ['src/bills.ts'],
  ],
  ['one that imports lead to from now on', { 'src/parts.ts': "export const part = 'file';" }, ['src/bills.ts']],
  ['one that was missing', { 'src/later.ts': "export const id = 'id';" }, ['src/bills.ts']],
  [
    'another alias',
    { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./old/*"] } } }' },
    ['src/people.ts'],
  ],
  ['settings that do not parse', { 'tsconfig.json': '{' }, []],
  [
    'a package of another name',
    { 'packages/urls/package.json': '{ "name": "moved", "main": "./main.js" }' },
    ['src/bills.ts'],
  ],
  ['a package that is gone', { 'packages/urls/main.ts': undefined }, ['src/bills.ts']],
  [
    'another use of a class',
    {
      'src/more.ts':
        "import axios from 'axios';\nimport { Store } from './store';\nnew Store(axios.create({ baseURL: 'https://b.contoso.com' }));",
    },
    ['src/more.ts', 'src/store.ts', 'src/stores.ts'],
  ],
  [
    'a file in a folder that is listed',
    { 'src/jobs/print.ts': 'export {};' },
    ['src/bills.ts', 'src/data.ts', 'src/list.ts', 'src/people.ts', 'src/store.ts', 'src/stores.ts'],
  ],
  ['data', { 'src/data.json': '{ "path": "/other" }' }, ['src/data.ts']],
  ['data that is gone', { 'src/data.json': undefined }, ['src/data.ts']],
  [
    'data that is no module any more',
    { 'src/data.json.ts': "export default { path: '/module' };", 'src/data.json': undefined },
    ['src/data.ts'],
  ],
];

test.each(clientEdits)('of a client, after %s', (_, changes, again) => {
  expect(filesAgain(runClientScan, client, changes)).toEqual(again);
});

const server = {
  'package.json': '{ "name": "contoso" }',
  'src/app.ts':
    "import express from 'express';\nimport { base } from './base';\nexpress().get(`${base}/one`, () => {}).listen(80);",
  'src/base.ts': "export const base = '/api';",
  'src/other.ts': "import express from 'express';\nexpress().get('/other', () => {}).listen(81);",
  'src/tsoa.ts':
    "import { Route, Get } from 'tsoa';\n@Route('things')\nexport class Things {\n  @Get('all') all() {}\n}",
  'web/src/app/api/people/route.ts': 'export function GET() {}',
} as const;

const every = ['src/app.ts', 'src/other.ts', 'src/tsoa.ts', 'web/src/app/api/people/route.ts'];
const serverEdits: readonly Edit[] = [
  ['a file that nobody asked for', { 'src/more.ts': 'export const more = 1;' }, []],
  [
    'a file that is found before the one that was',
    { 'src/base.ts': undefined, 'src/base/index.ts': "export const base = '/v2';" },
    ['src/app.ts'],
  ],
  ['a file that is missing', { 'src/base.ts': undefined }, ['src/app.ts']],
  ['settings that mean the same', { 'package.json': '{ "name": "contoso", "version": "2.0.0" }' }, []],
  ['settings that were looked for', { 'tsoa.json': '{ "routes": { "basePath": "/v1" } }' }, every],
  ['a package that was looked for', { 'web/package.json': '{}' }, every],
];

test.each(serverEdits)('of a server, after %s', (_, changes, again) => {
  expect(filesAgain(runServerScan, server, changes)).toEqual(again);
});
