// What a scan of a server says beside the routes: how sure it is, what it could not read, which rights say yes to everybody;
// and that no source, however odd, stops it.
import { expect, test } from 'vitest';
import { scanServer } from '../../../src/scan/scan-server.ts';
import type { ServerScan } from '../../../src/scan/scan-result.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

function scan(files: Readonly<Record<string, string>>): ServerScan {
  return scanServer(memorySourceTree(new Map(Object.entries(files))));
}

function routesOf(files: Readonly<Record<string, string>>): readonly string[] {
  return scan(files).routes.map(({ method, path, confidence, guards }) =>
    [method, path, confidence, ...guards.map(({ kind, text }) => `${kind} ${text}`)].join(' | '),
  );
}

test('a route has the place of its method, and the text of each check on one line', () => {
  const text = `import express from 'express';
import { auth } from 'express-oauth2-jwt-bearer';
const app = express();
app
  .get('/x', auth({
    audience: 'a',
  }), (req, res) => res.end());
`;
  expect(scan({ 'app.ts': text }).routes).toEqual([
    {
      file: 'app.ts',
      line: 5,
      column: 4,
      length: 3,
      method: 'GET',
      path: '/x',
      framework: 'express',
      app: 'app.ts:93',
      guards: [{ kind: 'express-oauth2-jwt-bearer', text: "auth({ audience: 'a', })", permissions: [] }],
      confidence: 'high',
    },
  ]);
});

test('what is not seen to be served is less sure, and what only its use tells is least sure', () => {
  expect(
    routesOf({
      'unmounted.ts': `import { Router } from 'express'; export const router = Router(); router.get('/a', (q, s) => s.end());`,
      'typed.ts': `import type { Express } from 'express'; export function add(x: Express) { x.get('/b', (q, s) => s.end()); }`,
      'guessed.js': `module.exports = (app) => { app.get('/c', (req, res) => res.end()); };`,
      'part.ts': `import express from 'express'; const app = express(); app.get(process.env.BASE + '/d', (q, s) => s.end());`,
    }),
  ).toEqual(['GET | /c | low', 'GET | /{}/d | medium', 'GET | /b | low', 'GET | /a | medium']);
});

test('routes that are loaded out of sight are said to be', () => {
  const text = `const express = require('express');
const app = express();
for (const name of process.env.PARTS.split(',')) app.use('/' + name, require('./parts/' + name));
require(process.env.EXTRA)(app);
require('consign')().include('routes').into(app);
app.get('/x', (req, res) => res.end());
`;
  expect(scan({ 'app.js': text }).unresolved.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
    '3: routes come from a module whose name is known only at run time',
    '4: routes come from a module whose name is known only at run time',
    '5: the routes that `consign` finds by itself are not followed',
  ]);
});

test('what a package makes as a router is taken for one by its use, unless it is known for something else', () => {
  const made = (module: string): string => `import { createApiRouter } from '${module}';
const routes = createApiRouter({});
routes.get('/tasks/:id', (req, res) => res.end());
`;
  expect(routesOf({ 'a.ts': made('@contoso/api-routers') })).toEqual(['GET | /tasks/{id} | low']);
  expect(routesOf({ 'a.ts': made('vue-router') })).toEqual([]);
});

test("a project's own decorators of methods alone are routes, with the checks that they are given", () => {
  const text = `import Koa from 'koa';
import { route, Verb, mustSignIn } from './common';
export class Notes {
  @route(Verb.POST, '/notes', mustSignIn) add(ctx: Koa.Context) {}
  @route('get', '/notes/:id') @Admin() one(ctx: Koa.Context) {}
  @route('/elsewhere') other() {}
  @log('get', '/notes') logged() {}
}`;
  const common = `export function route(method, path, ...checks) { return (target, name) => registry.add({ method, path, checks }); }
export function mustSignIn(ctx, next) { if (!ctx.state.user) ctx.throw(401); return next(); }`;
  expect(routesOf({ 'notes.ts': text, 'common.ts': common })).toEqual([
    'POST | /notes | low | hand-written mustSignIn',
    'GET | /notes/{id} | low | decorator @Admin()',
  ]);
});

test('controllers lie below those that name them as children, and at the paths of a configured server', () => {
  const overnight = `import { Server, Controller, ClassMiddleware, ChildControllers, Get } from '@overnightjs/core';
@Controller('notes') class Notes { @Get('all') all(req, res) {} }
@Controller('users') @ClassMiddleware([auth]) @ChildControllers([new Notes()]) class Users { @Get(':id') one(req, res) {} }
class App extends Server { constructor() { super(); super.addControllers([new Users()]); } }`;
  const routes = `import { Controller } from '@tsed/di';
import { Get } from '@tsed/schema';
@Controller('/events') export class Events { @Get('/') list() {} }
@Controller({ path: '/calendars', children: [Events] }) export class Calendars { @Get('/:id') get() {} }`;
  const server = `import { Configuration } from '@tsed/di';
import { Calendars } from './routes';
@Configuration({ mount: { '/rest': [Calendars] } }) export class Server {}`;
  expect(routesOf({ 'overnight.ts': overnight })).toEqual([
    'GET | /users/notes/all | medium | named auth',
    'GET | /users/{id} | medium | named auth',
  ]);
  expect(routesOf({ 'routes.ts': routes, 'server.ts': server })).toEqual([
    'GET | /rest/calendars/events | medium',
    'GET | /rest/calendars/{id} | medium',
  ]);
});

test('a getter of a class makes a router', () => {
  const text = `import express, { Router } from 'express';
class Notes { get router() { const router = Router(); router.get('/notes', (q, s) => s.end()); return router; } }
express().use('/api', new Notes().router);`;
  expect(routesOf({ 'app.ts': text })).toEqual(['GET | /api/notes | high']);
});

test('what cannot be read is said', () => {
  const text = `import express from 'express';
const app = express();
app.get(/\\.json$/, (req, res) => res.end());
app.post(config.path, (req, res) => res.end());
`;
  const { routes, unresolved } = scan({ 'app.ts': text });
  expect(routes).toEqual([]);
  expect(unresolved.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
    '3: the path is the regular expression `/\\.json$/`',
    '4: the path is known only at run time',
  ]);
});

test('a client that asks for a path is no server', () => {
  expect(
    routesOf({
      'client.ts': `import axios from 'axios';
const api = axios.create();
api.get('/users', { headers: {} });
export const load = (http, cache) => { http.get('/x', {}); cache.get('/y'); return api.post('/z', { a: 1 }); };`,
    }),
  ).toEqual([]);
});

test('a sign-in that answers 401 is no check of itself', () => {
  expect(
    routesOf({
      'app.ts': `import express from 'express';
const app = express();
app.post('/login', (req, res) => { if (!ok(req)) return res.status(401).end(); res.end(); });`,
    }),
  ).toEqual(['POST | /login | high']);
});

test('a check after a route does not stand before it', () => {
  expect(
    routesOf({
      'app.ts': `import express from 'express';
import passport from 'passport';
const app = express();
app.get('/open', (req, res) => res.end());
app.use('/closed', passport.authenticate('jwt'));
app.get('/closed/x', (req, res) => res.end());
app.get('/other', (req, res) => res.end());`,
    }),
  ).toEqual([
    'GET | /open | high',
    "GET | /closed/x | high | passport passport.authenticate('jwt')",
    'GET | /other | high',
  ]);
});

test.each([
  [
    'express',
    `import express, { Router } from 'express';
const app = express(), router = Router();
router.get(...guards.route('GET /notes/{id}', show));
app.use('/api', router);`,
  ],
  [
    'fastify',
    `import Fastify from 'fastify';
const app = Fastify();
app.register(async (routes) => { routes.route({ ...guards.route('GET /notes/{id}', show) }); }, { prefix: '/api' });`,
  ],
  [
    'hono',
    `import { Hono } from 'hono';
const app = new Hono(), routes = new Hono();
routes.get(...guards.route('GET /notes/{id}', show));
app.route('/api', routes);`,
  ],
  [
    'koa',
    `import Koa from 'koa';
import Router from '@koa/router';
const app = new Koa(), router = new Router({ prefix: '/api' });
router.get(...guards.route('GET /notes/{id}', show));
app.use(router.routes());`,
  ],
])('the mount path that the guards of %s were told is told with them', (name, service) => {
  const text = `import { ${name}Guards } from 'permc/${name}';
const options = { verify, rights, mountPath: '/api' };
const guards = ${name}Guards(policy, options);
${service}`;
  const [route, ...others] = scan({ 'app.ts': text }).routes;
  expect(others).toEqual([]);
  expect(route).toMatchObject({
    method: 'GET',
    path: '/api/notes/{id}',
    guards: [{ kind: 'permc', permissions: ['GET /notes/{id}'], mountPath: '/api' }],
  });
});

test('a file of Next.js tells the mount path of its guard', () => {
  const { routes } = scan({
    'lib/guards.ts': `import { nextGuards } from 'permc/next';
export const guards = nextGuards(policy, { verify, rights, mountPath: '/api' });`,
    'app/api/notes/[id]/route.ts': `import { guards } from '../../../../lib/guards';
export const GET = guards.route('GET /notes/{id}', async () => Response.json({}));`,
  });
  expect(routes).toMatchObject([
    { method: 'GET', path: '/api/notes/{id}', guards: [{ permissions: ['GET /notes/{id}'], mountPath: '/api' }] },
  ]);
});

test('the type of a function tells what it is given', () => {
  expect(
    routesOf({
      'registrar.ts': `import type { FastifyInstance } from 'fastify';
export type Registrar = (app: FastifyInstance) => void;`,
      'things.ts': `import type { Hono } from 'hono';
import type { Registrar } from './registrar';
export const add: Registrar = (app) => { app.route({ method: 'POST', url: '/things', handler: async () => 1 }); };
export const show: (web: Hono) => void = (web) => { web.get('/thing', (c) => c.text('')); };`,
    }),
  ).toEqual(['POST | /things | low', 'GET | /thing | low']);
});

test('a handler that asserts what somebody can do asks for that permission', () => {
  const { routes } = scan({
    'can.ts': `const granted = { owner: ['orders:read', 'orders:write'], guest: ['orders:read'] };
const can = (user, permission) => granted[user.role]?.includes(permission) ?? false;
export function assertCan(user, permission) { if (!can(user, permission)) throw new HttpError(403); }`,
    'app.ts': `import express from 'express';
import { assertCan } from './can';
const app = express();
app.post('/orders', (req, res) => { assertCan(req.user, 'orders:write'); res.end(); });`,
  });
  expect(routes.map(({ guards }) => guards.map(({ permissions }) => permissions))).toEqual([[['orders:write']]]);
});

test('rights are told, with those that say yes to everybody', () => {
  const text = `import { expressGuards } from 'permc/express';
import { policy } from './gen.ts';
export const guards = expressGuards(policy, { verify, rights: {
  always: () => true,
  later: async () => { return true; },
  asks: (access, { id }) => access.user.oid === id,
  sometimes: (access) => { if (access.user) return true; return false; },
} });`;
  expect(
    scan({ 'guards.ts': text }).rights.map(({ name, line, alwaysTrue }) => `${line} ${name} ${alwaysTrue}`),
  ).toEqual(['4 always true', '5 later true', '6 asks false', '7 sometimes false']);
});

test('a function that is called with a router is not looked at a second time', () => {
  expect(
    routesOf({
      'app.ts': `import express from 'express'; import { add } from './add'; const app = express(); add(app, '/v1');`,
      'add.ts': `import { Express } from 'express'; export function add(app: Express, base: string) { app.get(base + '/x', (q, s) => s.end()); }`,
    }),
  ).toEqual(['GET | /v1/x | high']);
});

test.each([
  [
    'a syntax error',
    `import express from 'express'; const app = express(); app.get('/a', (q, s) => s.end()); const = ;`,
  ],
  [
    'a missing import',
    `import { x } from './none'; import express from 'express'; const app = express(); app.get('/a', x);`,
  ],
  [
    'a router inside itself',
    `import { Router } from 'express'; const r = Router(); r.use('/r', r); r.get('/a', (q, s) => s.end());`,
  ],
  [
    'a function that calls itself',
    `import express from 'express'; const app = express(); function f(n) { app.get('/a', h); f(n + 1); } f(0);`,
  ],
  [
    'a parameter that goes by the name of its type',
    `import express from 'express'; import { app } from './app'; class S { constructor(private app: app) { app.get('/b', h); } } express().get('/a', h);`,
  ],
  [
    'a class that keeps an object of itself',
    `import express from 'express'; class S { static current = new S(); app = express(); constructor() { this.app.get('/a', h); } }`,
  ],
  [
    'two classes that make each other',
    `import express from 'express'; const app = express(); class A { b = new B(); } class B { a = new A(); } new A(); app.get('/a', h);`,
  ],
  [
    'names of the prototype',
    `import express from 'express'; const app = express(); app['__proto__']('/x', h); app.constructor('/y', h); app.get('/a', h);`,
  ],
])('%s does not stop the scan', (_name, text) => {
  expect(scan({ 'app.ts': text }).routes.map(({ method, path }) => `${method} ${path}`)).toContain('GET /a');
});

test('a chain of thousands of registrations does not exhaust the stack', () => {
  const calls = Array.from({ length: 3000 }, (_, index) => `app.get('/p${index}', h);`).join('\n');
  const sum = Array.from({ length: 10_000 }, () => `'a'`).join(' + ');
  const text = `import express from 'express'; const app = express();\nfunction h(q, s) {}\n${calls}\nconst long = ${sum};`;
  expect(scan({ 'app.ts': text }).routes).toHaveLength(3000);
});
