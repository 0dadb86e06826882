// Where imports lead, by the files and settings of the project alone.
import { expect, test } from 'vitest';
import { openProgram } from '../../../src/scan/program/program.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

const program = openProgram(
  memorySourceTree(
    new Map(
      Object.entries({
        'package.json': '{ "name": "root", "imports": { "#config": "./src/config.ts", "#db/*": "./src/db/*.ts" } }',
        'tsconfig.base.json':
          '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"], "@lib": ["lib/main"] } } }',
        'tsconfig.json': '{ "extends": "./tsconfig.base.json", // a comment\n }',
        'broken/tsconfig.json': '{ "compilerOptions": ',
        'src/app.ts': '',
        'src/config.ts': '',
        'src/db/pool.ts': '',
        'src/api/index.tsx': '',
        'src/esm.mts': '',
        'lib/main.js': '',
        'packages/kit/package.json':
          '{ "name": "@contoso/kit", "exports": { ".": { "import": "./dist/index.js" }, "./*": "./dist/*.js" } }',
        'packages/kit/src/index.ts': '',
        'packages/kit/src/deep/one.ts': '',
        'packages/old/package.json': '{ "name": "old", "main": "lib/old.js" }',
        'packages/old/src/old.js': '',
      }),
    ),
  ),
);

test.each([
  ['./config', 'src/config.ts'],
  ['./config.js', 'src/config.ts'],
  ['./api', 'src/api/index.tsx'],
  ['./esm.mjs', 'src/esm.mts'],
  ['../lib/main', 'lib/main.js'],
  ['@/db/pool', 'src/db/pool.ts'],
  ['@lib', 'lib/main.js'],
  ['src/config', 'src/config.ts'],
  ['#config', 'src/config.ts'],
  ['#db/pool', 'src/db/pool.ts'],
  ['@contoso/kit', 'packages/kit/src/index.ts'],
  ['@contoso/kit/deep/one', 'packages/kit/src/deep/one.ts'],
  ['old', 'packages/old/src/old.js'],
])('%s leads to %s', (specifier, file) => {
  expect(program.resolve('src/app.ts', specifier)).toEqual({ kind: 'file', file });
});

test.each([
  ['axios', { kind: 'package', specifier: 'axios' }],
  ['@azure/msal-node', { kind: 'package', specifier: '@azure/msal-node' }],
  ['node:path', { kind: 'package', specifier: 'node:path' }],
  ['./missing', { kind: 'missing', specifier: './missing' }],
  ['../../outside', { kind: 'missing', specifier: '../../outside' }],
  ['@/missing', { kind: 'missing', specifier: '@/missing' }],
])('%s leads out of the project', (specifier, target) => {
  expect(program.resolve('src/app.ts', specifier)).toEqual(target);
});

test('a tsconfig that does not parse is noted', () => {
  expect(program.notes()).toEqual([
    { file: 'broken/tsconfig.json', line: undefined, text: 'does not parse: its settings are not used' },
  ]);
});

test.each([
  ['{ "dependencies": { "axios": "1" } }', { kind: 'file', file: 'src/express.ts' }],
  ['{ "dependencies": { "express": "5" } }', { kind: 'package', specifier: 'express' }],
  ['{ "dependencies": ', { kind: 'package', specifier: 'express' }],
  ['{}', { kind: 'package', specifier: 'express' }],
  ['[]', { kind: 'package', specifier: 'express' }],
])('with the manifest %s, a name that a package and a file have', (manifest, target) => {
  const texts = { 'package.json': manifest, 'src/express.ts': '', 'src/app.ts': '' };
  const searched = openProgram(memorySourceTree(new Map(Object.entries(texts))));
  expect(searched.resolve('src/app.ts', 'express')).toEqual(target);
});
