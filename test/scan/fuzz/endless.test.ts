// Code that would never come to an end if it were followed as it runs: texts that double, names that lead to themselves, and
// chains longer than any stack.
import { expect, test } from 'vitest';
import { scanClient } from '../../../src/scan/scan-client.ts';
import { scanServer } from '../../../src/scan/scan-server.ts';
import { memorySourceTree, type SourceTree } from '../../../src/scan/source-tree.ts';

const treeOf = (...texts: readonly (readonly [string, string])[]): SourceTree => memorySourceTree(new Map(texts));

test.each([
  ['a text that is doubled sixty times', `let path = '/a';\n${'path = path + path;\n'.repeat(60)}`],
  ['a text with a hole that is doubled', `let path = '/a' + process.env.X;\n${'path = path + path;\n'.repeat(60)}`],
  [
    'an object of objects that double',
    `const o0 = { path: '/a' };\n${Array.from({ length: 60 }, (_, index) => `const o${index + 1} = { path: o${index}.path + o${index}.path };\n`).join('')}const { path } = o60;\n`,
  ],
])('%s', (_, declarations) => {
  const tree = treeOf(['app.ts', `${declarations}fetch(path);\nfetch('/sound');\n`]);
  const { calls } = scanClient(tree);
  expect(calls.map(({ path, dynamic }) => [path.slice(0, 2), path.length < 200_000, dynamic])).toEqual([
    [expect.stringMatching(/^\/a|^\{\}/), true, expect.any(Boolean)],
    ['/s', true, false],
  ]);
});

const app = "import express from 'express';\nconst app = express();\n";
const sound = "app.get('/sound', (request, response) => response.end());\n";

test.each([
  ['a path of thousands of members', `app.get(settings${'.next'.repeat(8_000)}, show);\n`],
  ['names that are taken from each other', "const { a } = b;\nconst { b } = a;\napp.get(a + '/x', show);\n"],
])('%s', (_, code) => {
  const { routes } = scanServer(treeOf(['app.ts', `${app}${code}${sound}`]));
  expect(routes.map(({ path }) => path)).toContain('/sound');
});

test('a plugin whose default is itself', () => {
  const code = "import fastify from 'fastify';\nimport * as own from './own.js';\nconst app = fastify();\n";
  const tree = treeOf(
    ['app.ts', `${code}app.register(own);\n${sound}`],
    ['own.ts', "export * as default from './own.js';\n"],
  );
  expect(scanServer(tree).routes.map(({ path }) => path)).toEqual(['/sound']);
});

const many = `const list = [${Array.from({ length: 60 }, (_, index) => `'/${index}'`).join(', ')}];\n`;

test.each([
  [
    'loops within loops',
    'for (const a of list) for (const b of list) for (const c of list) if (c === list[59]) app.get(a + b, show);\n',
    'the loops turn too often to be followed',
  ],
  [
    'functions that are called for every element of every list',
    'list.forEach((a) => list.forEach((b) => list.forEach((c) => { if (c === list[59]) app.get(a + b, show); })));\n',
    'the functions of the file are called too often to be followed',
  ],
  ['statements within statements', `${'if (a) '.repeat(1_000)}b();\n`, 'the statements are nested too deeply'],
])('%s', (_, code, reason) => {
  const { routes, unresolved } = scanServer(treeOf(['app.ts', `${app}${sound}${many}${code}`]));
  expect(routes.length).toBeLessThan(6_000);
  expect(routes.map(({ path }) => path)).toContain('/sound');
  expect(unresolved.map((one) => one.reason)).toContain(reason);
});

test('a function that hundreds of conditions leave', () => {
  const code = `function setup(app) {\n${'if (settings.off) return;\n'.repeat(3_000)}app.get('/late', show);\n}\nsetup(app);\n`;
  const { routes, unresolved } = scanServer(treeOf(['app.ts', `${app}${code}${sound}`]));
  expect(routes.map(({ path }) => path)).toEqual(['/late', '/sound']);
  expect(unresolved).toEqual([]);
});
