// A check stands before a route only where no request can come to the route without it: what a program does perhaps, or later,
// it does not do for certain.
import { expect, test } from 'vitest';
import { scanServer } from '../../../src/scan/scan-server.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

const head = `import express from 'express';\nimport { requireAuth } from '@contoso/auth';\nconst app = express();\n`;

/** The routes of an app, each with the names of its checks. */
function routes(body: string, before: string = head): readonly string[] {
  const scan = scanServer(memorySourceTree(new Map([['app.ts', before + body]])));
  return scan.routes.map(({ method, path, guards }) => [method, path, ...guards.map(({ text }) => text)].join(' '));
}

const served = `app.get('/x', (req, res) => res.json(1));`;

test.each<readonly [string, string]>([
  ['a branch', `if (process.env.SECURE) app.use(requireAuth); ${served}`],
  ['the other branch', `if (process.env.OPEN) console.log('open'); else app.use(requireAuth); ${served}`],
  ['a choice', `process.env.SECURE ? app.use(requireAuth) : undefined; ${served}`],
  ['a condition before it', `process.env.SECURE && app.use(requireAuth); ${served}`],
  ['a condition that must not hold', `process.env.OPEN || app.use(requireAuth); ${served}`],
  ['what may be missing', `process.env.OPEN ?? app.use(requireAuth); ${served}`],
  ['a clause of a switch', `switch (process.env.MODE) { case 'secure': app.use(requireAuth); } ${served}`],
  ['a caught error', `try { load(); } catch { app.use(requireAuth); } ${served}`],
  ['a loop that may turn never', `while (more()) app.use(requireAuth); ${served}`],
  ['a loop over what is not known', `for (const one of settings) app.use(requireAuth); ${served}`],
  [
    'what comes after a return',
    `function secure() { if (process.env.OPEN) return; app.use(requireAuth); } secure(); ${served}`,
  ],
  [
    'a function that is called perhaps',
    `function secure() { app.use(requireAuth); } if (process.env.SECURE) secure(); ${served}`,
  ],
  ['what a package calls later', `connect(() => { app.use(requireAuth); }); ${served}`],
  ['a check that is one perhaps', `app.use(process.env.SECURE ? requireAuth : (req, res, next) => next()); ${served}`],
  [
    'a list that holds it perhaps',
    `app.get('/x', process.env.SECURE ? requireAuth : pass, (req, res) => res.json(1)); function pass(req, res, next) { next(); }`,
  ],
  ['a parameter that takes some values only', `app.use('/:id(\\\\d+)', requireAuth); ${served}`],
  ['an expression that takes some paths only', `app.use(/^\\/[a-w]/, requireAuth); ${served}`],
  [
    'a middleware that only asks what was answered',
    `app.use((req, res, next) => { res.on('finish', () => { if (res.statusCode === 401) console.log('refused'); }); next(); }); ${served}`,
  ],
  ['what lies below the path only', `app.use('/x/*', requireAuth); ${served}`],
])('a check in %s is none of the routes after it', (_, body) => {
  expect(routes(body)).toEqual(['GET /x']);
});

test.each<readonly [string, string]>([
  ['both', `if (process.env.SECURE) { app.use(requireAuth); ${served} }`],
  ['the check around the route', `app.use(requireAuth); if (process.env.SERVE) { ${served} }`],
  [
    'an error that ends the program',
    `if (!process.env.SECRET) throw new Error('no secret'); app.use(requireAuth); ${served}`,
  ],
  ['a condition that is known', `const secure = true; if (secure) app.use(requireAuth); ${served}`],
  ['a loop that turns for certain', `for (const check of [requireAuth]) app.use(check); ${served}`],
  ['a function that the project calls', `function secure() { app.use(requireAuth); } secure(); ${served}`],
  ['the same function of a package', `connect(() => { app.use(requireAuth); ${served} });`],
  ['a route of what a package calls later', `app.use(requireAuth); connect(() => { ${served} });`],
  ['an attempt', `try { app.use(requireAuth); } catch { console.error('no check'); } ${served}`],
  [
    'the same branch, further in',
    `if (process.env.SECURE) { app.use(requireAuth); for (const one of settings) { ${served} } }`,
  ],
  ['an annotation beside the check', `const check: express.RequestHandler = requireAuth; app.use(check); ${served}`],
])('a check that holds in %s is one of the route', (_, body) => {
  expect(routes(body)).toHaveLength(1);
  expect(routes(body)[0]).toMatch(/^GET \/x (?:requireAuth|check)$/u);
});

test('of two checks that are chosen between, what both ask for is asked for', () => {
  const body = `const strict = requireScope(['x.read', 'x.write']); const lax = requireScope('x.read');
    app.get('/x', process.env.STRICT ? strict : lax, (req, res) => res.json(1));
    function requireScope(scopes) { return (req, res, next) => (req.auth.scp.includes(scopes) ? next() : res.sendStatus(403)); }`;
  const { routes: found } = scanServer(memorySourceTree(new Map([['app.ts', head + body]])));
  expect(found.map(({ guards }) => guards.map(({ permissions }) => permissions))).toEqual([[['x.read']]]);
});

test('a check below a path of Hono stands before the path itself as well', () => {
  const hono = `import { Hono } from 'hono';\nimport { requireAuth } from './auth';\nconst app = new Hono();\n`;
  expect(
    routes(
      `app.use('/x/*', requireAuth); app.get('/x', (c) => c.json(1)); app.get('/x/y', (c) => c.json(1)); app.get('/z', (c) => c.json(1));`,
      hono,
    ),
  ).toEqual(['GET /x requireAuth', 'GET /x/y requireAuth', 'GET /z']);
});
