// What a CommonJS module offers, in the ways that people and compilers write it: a caller of what it offers is found.
import { expect, test } from 'vitest';
import { scanClient } from '../../../src/scan/scan-client.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';
import { callLine } from '../client/read-corpus.ts';

const get = `function get(path) { return fetch('/api' + path); }`;

test.each<readonly [string, Readonly<Record<string, string>>]>([
  ['by name', { 'api.js': `exports.get = ${get};` }],
  ['by a name in brackets', { 'api.js': `module.exports['get'] = ${get};` }],
  ['in a chain', { 'api.js': `module.exports.get = exports.fetch = ${get};` }],
  ['as one object', { 'api.js': `${get}\nmodule.exports = { get };` }],
  ['under a condition', { 'api.js': `${get}\nif (typeof module !== 'undefined') { module.exports = { get: get }; }` }],
  [
    'in the other branch',
    { 'api.js': `${get}\nif (typeof define === 'function') define([], get); else exports.get = get;` },
  ],
  ['in a function that is called at once', { 'api.js': `(function () { ${get} module.exports = { get }; })();` }],
  ['in one that is called with this', { 'api.js': `!function () { ${get} exports.get = get; }.call(this);` }],
  [
    'by a compiler',
    {
      'api.js': `Object.defineProperty(exports, '__esModule', { value: true });\nexports.get = void 0;\n${get}\nexports.get = get;`,
    },
  ],
  [
    'as a name of another module',
    {
      'inner.js': `exports.get = ${get};`,
      'api.js': `var inner_1 = require('./inner');\nObject.defineProperty(exports, 'get', { enumerable: true, get: function () { return inner_1.get; } });`,
    },
  ],
  ['as a value', { 'api.js': `${get}\nObject.defineProperty(exports, 'get', { value: get });` }],
  [
    'as all of another module',
    { 'inner.js': `exports.get = ${get};`, 'api.js': `__exportStar(require('./inner'), exports);` },
  ],
  [
    'as all of another module, by a helper of a package',
    {
      'inner.js': `exports.get = ${get};`,
      'api.js': `const tslib_1 = require('tslib');\ntslib_1.__exportStar(require('./inner'), exports);`,
    },
  ],
  ['as an older compiler has it', { 'inner.js': `exports.get = ${get};`, 'api.js': `__export(require('./inner'));` }],
  ['by assignment', { 'inner.js': `exports.get = ${get};`, 'api.js': `Object.assign(exports, require('./inner'));` }],
  ['by assignment of an object', { 'api.js': `${get}\nObject.assign(module.exports, { get });` }],
])('a function that a module offers %s', (_, files) => {
  const main = `const api = require('./api');\napi.get('/x');\n`;
  const { calls } = scanClient(memorySourceTree(new Map(Object.entries({ ...files, 'main.js': main }))));
  expect(calls.map(callLine)).toEqual(['main.js:2 GET  /api/x']);
});

test('what only looks like an export is none', () => {
  const files = {
    'api.js': `${get}\nfunction later() { module.exports = { get }; }\nother.exports.get = get;\nObject.assign(exported, { get });\n`,
    'main.js': `const api = require('./api');\napi.get('/x');\n`,
  };
  const { calls, unresolved } = scanClient(memorySourceTree(new Map(Object.entries(files))));
  expect(calls.map(callLine)).toEqual(['api.js:1 GET  /api']);
  expect(unresolved).toEqual([]);
});
