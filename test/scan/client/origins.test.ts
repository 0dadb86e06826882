// What makes a request, wherever it comes from: the platform, the global object, a package that brings it, a class that extends one.
import { expect, test } from 'vitest';
import { scanClient } from '../../../src/scan/scan-client.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';
import { callLine } from './read-corpus.ts';

test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
  ['a request of the platform', { 'a.ts': `fetch(new Request('/r', { method: 'POST' }));` }, ['a.ts:1 POST  /r']],
  [
    'a request of a package',
    { 'a.ts': `import fetch, { Request } from 'node-fetch';\nfetch(new Request('/r', { method: 'POST' }));` },
    ['a.ts:2 POST  /r'],
  ],
  [
    'a request of another package',
    { 'a.ts': `import { fetch, Request } from 'undici';\nfetch(new Request('https://h.example.com/r'));` },
    ['a.ts:2 GET https://h.example.com /r'],
  ],
  [
    'a class of the window',
    { 'a.ts': `const x = new window.XMLHttpRequest();\nx.open('PUT', '/x');` },
    ['a.ts:2 PUT  /x'],
  ],
  [
    'a library of the window',
    { 'a.js': `window.$.get('/jq');\nself.fetch('/f');` },
    ['a.js:1 GET  /jq', 'a.js:2 GET  /f'],
  ],
  [
    'a class that extends one and implements another',
    {
      'base.ts': `export abstract class Base { abstract path(): string; load() { return fetch(this.path()); } }\nexport const use = (one: Base) => one.load();`,
      'heir.ts': `import { Base } from './base';\nexport class Heir extends Base implements Shown { path() { return '/heir'; } }`,
    },
    ['base.ts:1 GET  /heir'],
  ],
])('%s', (_, files, expected) => {
  const { calls } = scanClient(memorySourceTree(new Map(Object.entries(files))));
  expect(calls.map(callLine)).toEqual(expected);
});
