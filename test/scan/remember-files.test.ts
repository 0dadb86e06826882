// What is remembered of a project never shows: after whatever edits, a scan with a memory says what one without it says.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rememberScan, type RunScan, type ScanMemory } from '../../src/scan/remember-files.ts';
import { runClientScan } from '../../src/scan/scan-client.ts';
import { runServerScan } from '../../src/scan/scan-server.ts';
import { memorySourceTree, type SourceTree } from '../../src/scan/source-tree.ts';

/** A service that calls other APIs. Each file with the texts that it may have; the first ones fit together. */
const versions: Readonly<Record<string, readonly string[]>> = {
  'package.json': ['{ "name": "contoso", "imports": { "#names": "./src/names.ts" } }', '{}', '{'],
  'tsconfig.json': [
    '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    '{ "compilerOptions": { "paths": { "@/*": ["./old/*"] } } }',
    '{',
  ],
  'src/names.ts': ["export const invoices = 'invoices';", "export const invoices = 'bills';", 'export {};'],
  'src/base.ts': ["export const base = '/api';", "export { base } from './version';", 'export const base = ;'],
  'src/version.ts': ["export const base = '/v2';", "import d from './data.json';\nexport const base = d.base;"],
  'src/data.json': ['{ "base": "/data" }', '{ "base": "/other" }', '['],
  'src/index.ts': ["export * from './base';\nexport { invoices } from '#names';", "export * from './base';"],
  'src/guards.ts': [
    "export const scope = (name: string) => (req, res, next) => req.auth.scp.split(' ').includes(name) ? next() : res.sendStatus(403);",
    'export const scope = (name: string) => (req, res, next) => next();',
    "import { requiredScopes } from 'express-oauth2-jwt-bearer';\nexport const scope = (name: string) => requiredScopes(name);",
  ],
  'src/router.ts': [
    "import { Router } from 'express';\nimport { scope } from './guards';\nimport { invoices } from '@/index';\nimport { fill } from './fill';\nexport const router = Router();\nrouter.get(`/${invoices}/:id`, scope('Invoices.Read'), (req, res) => res.json({}));\nfill(router);",
    "import { Router } from 'express';\nexport const router = Router();\nrouter.all('/everything', () => {});",
    'export const router = {};',
  ],
  'src/fill.ts': [
    "import { scope } from './guards';\nexport function fill(router) {\n  router.post('/filled', scope('Fill'), () => {});\n}",
    "export function fill(router) {\n  for (const name of ['a', 'b']) router.delete(`/${name}`, () => {});\n}",
    'export const fill = () => {};',
  ],
  'src/app.ts': [
    "import express from 'express';\nimport { base } from './index';\nimport { router } from './router';\nconst app = express();\napp.use(base, router);\napp.listen(80);",
    "import express from 'express';\nimport { router } from './router';\nconst app = express();\napp.use(router);\napp.get('/health', () => {});",
  ],
  'src/send.ts': [
    'export function send(path: string, method = "GET") {\n  return fetch(`https://graph.microsoft.com/v1.0${path}`, { method });\n}',
    "import axios from 'axios';\nexport const send = (path: string) => axios.get(`https://api.contoso.com${path}`);",
    'export const send = (path: string) => undefined;',
    'export function post(path: string) {\n  return fetch(`https://graph.microsoft.com/v1.0${path}`, { method: "POST" });\n}',
  ],
  'src/users.ts': [
    "import { send } from './send';\nexport const users = () => send('/users');\nexport const user = (id: string) => send(`/users/${id}`, 'DELETE');",
    "import { post as send } from './send';\nexport const users = () => send('/people');",
    'export const users = () => [];',
  ],
  'src/caller.ts': [
    "import { user } from './users';\nimport { invoices } from './index';\nexport const drop = () => user(invoices);",
    "import * as all from './users';\nall.users();",
  ],
  'src/client.ts': [
    "export class Client {\n  constructor(private readonly http) {}\n  me() { return this.http.get('/me'); }\n}",
    "export class Client {\n  constructor(private readonly http) {}\n  me() { return this.http.get('/groups'); }\n}",
  ],
  'nuxt.config.ts': ['export default defineNuxtConfig({});', ''],
  'composables/useApi.ts': [
    "export const useApi = (path) => $fetch(path, { baseURL: 'https://api.contoso.com' });",
    "import axios from 'axios';\nexport const useApi = (path) => axios.get(path);",
    'export const useOther = () => 1;',
  ],
  'plugins/api.js': [
    'Vue.prototype.$api = { load: (id) => fetch(`/load/${id}`) };',
    "export default (context, inject) => inject('api', { load: (id) => fetch(`https://load.contoso.com/${id}`) });",
    'export default {};',
  ],
  'pages/index.vue': [
    "<script setup>\nconst { data } = await useApi('/beds');\n</script>\n<template><p/></template>",
    "<template><p/></template>\n<script>\nexport default { data: () => ({ id: 'one' }), methods: { go() { this.$api.load(this.id); } } };\n</script>",
    "<p>fetch('/none')</p>",
  ],
  'src/lists.ts': [
    "import fs from 'node:fs';\nimport path from 'node:path';\nimport express from 'express';\nconst app = express();\nfor (const name of fs.readdirSync(path.join(__dirname, 'jobs'))) app.use(`/jobs/${name}`, require(`./jobs/${name}`));\napp.listen(81);",
    "import fs from 'node:fs';\nfor (const name of fs.readdirSync('src/jobs')) fetch(`https://api.contoso.com/jobs/${name}`);",
  ],
  'src/jobs/mail.ts': [
    "import { Router } from 'express';\nconst router = Router();\nrouter.get('/state', () => {});\nmodule.exports = router;",
    'export {};',
  ],
  'src/jobs/print.ts': ["import { Router } from 'express';\nmodule.exports = Router().get('/pages', () => {});"],
  'packages/shared/package.json': [
    '{ "name": "shared", "main": "./main.js" }',
    '{ "name": "other", "main": "./main.js" }',
  ],
  'packages/shared/main.ts': [
    "export const root = 'https://api.shared.com';",
    "export const root = 'https://api.moved.com';",
  ],
  'src/shared-user.ts': [
    "import { root } from 'shared';\nimport { extra } from './extra';\nfetch(`${root}/${extra}`);",
    "import { root } from 'other';\nfetch(root);",
  ],
  'src/extra.ts': ["export const extra = 'one';"],
  'src/extra/index.ts': ["export const extra = 'of-folder';"],
  'src/tsoa.ts': [
    "import { Route, Get, Controller } from 'tsoa';\n@Route('things')\nexport class Things extends Controller {\n  @Get('all') all() {}\n}",
  ],
  'tsoa.json': ['{ "routes": { "basePath": "/v1" } }', '{}', '{ "routes": { "basePath": "/v2" } }'],
  'web/src/app/api/people/route.ts': ['export function GET() {}', 'export function POST() {}'],
  'web/package.json': ['{ "name": "web" }'],
  'src/store.ts': [
    'export class Store {\n  constructor(readonly base) {}\n  load() { return fetch(`${this.base}/items`); }\n}',
  ],
  'src/stores.ts': [
    "import { Store } from './store';\nnew Store('https://a.contoso.com');",
    "import { Store } from './store';\nnew Store('https://b.contoso.com');",
  ],
  'src/main.ts': [
    "import axios from 'axios';\nimport { Client } from './client';\nimport { base } from './base';\nnew Client(axios.create({ baseURL: `https://api.contoso.com${base}` })).me();",
    "import axios from 'axios';\nimport { Client } from './client';\naxios.defaults.baseURL = 'https://api.fabrikam.com';\nnew Client(axios).me();",
    'export {};',
  ],
};

type Texts = Map<string, string>;

/** One edit: a file gets another text, is deleted, or is moved. */
const edits = fc.oneof(
  ...Object.entries(versions).map(([file, texts]) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...texts).map((text) => (files: Texts) => void files.set(file, text)) },
      { weight: 1, arbitrary: fc.constant((files: Texts) => void files.delete(file)) },
      { weight: 1, arbitrary: fc.constant((files: Texts) => move(files, file, file.replace('src/', 'old/'))) },
      { weight: 1, arbitrary: fc.constant((files: Texts) => move(files, file.replace('src/', 'old/'), file)) },
    ),
  ),
);

function move(files: Texts, from: string, to: string): void {
  const text = files.get(from);
  if (text === undefined || from === to) return;
  files.delete(from);
  files.set(to, text);
}

/** A tree on which every file states a stamp, and which tells what was read. */
function stampedTree(files: Texts, read: Set<string>): SourceTree {
  return {
    ...memorySourceTree(new Map(files)),
    read: (path) => {
      read.add(path);
      return files.get(path);
    },
    stamp: (path) => `${path} ${String(files.get(path))}`,
  };
}

const scans: readonly (readonly [string, RunScan<unknown, unknown>])[] = [
  ['client', runAny(runClientScan)],
  ['server', runAny(runServerScan)],
];

/** Facts come back from where they were kept as they went there, so that their type does not matter here. */
function runAny<Facts, Scan>(run: RunScan<Facts, Scan>): RunScan<unknown, unknown> {
  return (tree, { facts, ...others }) =>
    run(tree, {
      ...others,
      facts: (file): Facts | undefined => JSON.parse(JSON.stringify(facts(file) ?? null)) ?? undefined,
    });
}

test.each(scans)('a %s scan with a memory says the same as one without, after each of many edits', (_, run) => {
  let scansWithCalls = 0;
  fc.assert(
    fc.property(fc.array(edits, { minLength: 1, maxLength: 8 }), fc.boolean(), (steps, isStamped) => {
      const files: Texts = new Map(Object.entries(versions).map(([file, [text = '']]) => [file, text]));
      let memory: ScanMemory<unknown> | undefined;
      for (const step of [(): void => {}, ...steps]) {
        step(files);
        const tree = isStamped ? stampedTree(files, new Set()) : memorySourceTree(new Map(files));
        const remembered = rememberScan(tree, memory, run);
        const fresh = rememberScan(memorySourceTree(new Map(files)), undefined, run);
        expect(remembered.scan).toEqual(fresh.scan);
        if (JSON.stringify(fresh.scan).includes('"method"')) scansWithCalls += 1;
        memory = JSON.parse(JSON.stringify(remembered.memory));
      }
    }),
    { numRuns: 40 },
  );
  expect(scansWithCalls).toBeGreaterThan(100);
});

test.each(scans)('a %s scan reads nothing again while all stamps are the same, but the settings', (_, run) => {
  const files: Texts = new Map(Object.entries(versions).map(([file, [text = '']]) => [file, text]));
  const { memory, scan } = rememberScan(stampedTree(files, new Set()), undefined, run);
  const read = new Set<string>();
  expect(rememberScan(stampedTree(files, read), memory, run).scan).toEqual(scan);
  expect([...read].filter((file) => !file.endsWith('.json'))).toEqual([]);
});

test('of a server only the files are read again whose facts were found in the one that changed', () => {
  const files: Texts = new Map(Object.entries(versions).map(([file, [text = '']]) => [file, text]));
  const { memory } = rememberScan(stampedTree(files, new Set()), undefined, runServerScan);
  files.set('src/fill.ts', versions['src/fill.ts']?.[1] ?? '');
  const scanned: string[] = [];
  rememberScan(stampedTree(files, new Set()), memory, (tree, earlier) =>
    runServerScan(tree, {
      ...earlier,
      facts: (file) => {
        const known = earlier.facts(file);
        if (known === undefined) scanned.push(file);
        return known;
      },
    }),
  );
  expect(scanned).toEqual(['src/fill.ts', 'src/router.ts']);
});
