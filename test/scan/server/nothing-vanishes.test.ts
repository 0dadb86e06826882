// A registration whose path, method or receiver is written in an unusual way is found, or said to be unread: none is passed over.
import { expect, test } from 'vitest';
import { scanServer } from '../../../src/scan/scan-server.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

/** The routes of a file, and what of it could not be read. */
function found(text: string): readonly string[] {
  const { routes, unresolved } = scanServer(memorySourceTree(new Map([['app.ts', text]])));
  return [
    ...routes.map(({ line, method, path }) => `${String(line)} ${method} ${path}`),
    ...unresolved.map(({ line, reason }) => `${String(line)} ? ${reason}`),
  ];
}

const app = `import express from 'express'; const app = express(); const handler = (req, res) => res.json(1);\n`;

test.each<readonly [string, string, readonly string[]]>([
  ['a bound method', `${app}const get = app.get.bind(app); get('/x', handler);`, ['2 GET /x']],
  ['a method that was taken out', `${app}const { post } = app; post('/x', handler);`, ['2 POST /x']],
  ['a method that is called with another this', `${app}app.put.call(app, '/x', handler);`, ['2 PUT /x']],
  ['a method that is applied to a list', `${app}app.get.apply(app, ['/x', handler]);`, ['2 GET /x']],
  [
    'a method of a computed name that is applied',
    `${app}for (const verb of ['get', 'patch']) app[verb].apply(app, ['/x', handler]);`,
    ['2 GET /x', '2 PATCH /x'],
  ],
  [
    'methods of Koa that are not known',
    `import Router from '@koa/router'; const router = new Router();\nrouter.register('/x', process.env.METHODS, (ctx) => {});`,
    ['2 {} /x'],
  ],
  [
    'a class of tsoa below a path that is not there',
    `import { Controller, Get, Route } from 'tsoa'; import { base } from './gone';\n@Route(base) export class X extends Controller { @Get('/x') public async x() { return 1; } }`,
    ['2 ? the path is known only at run time'],
  ],
  [
    'a class of routing-controllers below a path that is not there',
    `import { Controller, Get } from 'routing-controllers'; import { base } from './gone';\n@Controller(base) export class X { @Get('/x') x() { return 1; } }`,
    ['2 GET /{}/x'],
  ],
])('%s', (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('a function of the same name that no router has is none of its methods', () => {
  expect(
    found(
      `${app}const get = (path, read) => read(path); get('/x', handler); const { use } = settings; use('/y', handler);`,
    ),
  ).toEqual([]);
});
