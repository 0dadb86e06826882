// What the running of generated servers has shown: each case is the smallest of its kind.
import { expect, test } from 'vitest';
import { scanServer } from '../../../src/scan/scan-server.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

const express = `import express from 'express';
const scopesOf = (req) => req.auth.scope.split(' ');
const needs = (scope) => (req, res, next) => (scopesOf(req).includes(scope) ? next() : res.status(403).end());
const app = express();
`;

function routesOf(text: string): readonly string[] {
  return scanServer(memorySourceTree(new Map([['app.ts', text]]))).routes.map(
    ({ method, path, guards }) => `${method} ${path}: ${guards.flatMap(({ permissions }) => permissions).join(', ')}`,
  );
}

test('a handler of all methods that checks by itself is a route, and no check before others', () => {
  const handler = `(req, res) => { if (!req.auth.scope.includes('a')) return res.status(403).end(); res.end(); }`;
  expect(routesOf(`${express}app.all('/x', ${handler});\napp.route('/y').all(${handler});`)).toEqual([
    'ALL /x: a',
    'ALL /y: a',
  ]);
  const check = `(req, res, next) => { if (!req.auth.scope.includes('a')) return res.status(403).end(); next(); }`;
  expect(routesOf(`${express}app.route('/z').all(${check}).get((req, res) => res.end());`)).toEqual(['GET /z: a']);
});

test('a middleware that looks at scopes and lets everybody pass is no check', () => {
  const route = `app.get('/x', (req, res) => res.end());`;
  const passing = [
    `app.use((req, res, next) => { if (!req.auth.scope.includes('a')) req.note = 'without'; next(); });`,
    `app.use(async (req, res, next) => { if (req.auth.scope.includes('a')) { log(req); return next(); } else { return next(); } });`,
    `app.use((req, res, next) => (req.auth.scope.includes('a') ? next() : next()));`,
    `app.use((req, res, next) => { next(); if (!req.auth.scope.includes('a')) res.status(403).end(); });`,
    `app.use((req, res, next) => { if (!req.auth.scope.includes('a')) res.status(403).end(); next(); });`,
    `app.use((req, res, next) => { try { if (!req.auth.scope.includes('a')) throw new Error('403'); } catch (error) { console.error(error); } next(); });`,
    `const wants = (scope, soft) => (req, res, next) => { if (!soft && !req.auth.scope.includes(scope)) return res.status(403).end(); next(); };\napp.use(wants('a', true));`,
  ];
  for (const line of passing) expect(routesOf(`${express}${line}\n${route}`), line).toEqual(['GET /x: ']);
  const refusing = [
    `app.use((req, res, next) => { if (!req.auth.scope.includes('a')) return; next(); });`,
    `app.use((req, res, next) => { if (req.auth.scope.includes('a')) next(); });`,
    `app.use((req, res, next) => { if (!req.auth.scope.includes('a')) refuse(res); next(); });\nfunction refuse(res) { throw new Error('403'); }`,
    `app.use((req, res, next) => { try { if (!req.auth.scope.includes('a')) throw new Error('403'); } catch (error) { return res.end(); } next(); });`,
    `const wants = (scope, soft) => (req, res, next) => { if (!soft && !req.auth.scope.includes(scope)) return res.status(403).end(); next(); };\napp.use(wants('a', false));`,
    `app.use((req, res, next) => { for (const one of ['a']) if (!req.auth.scope.includes(one)) return res.end(); next(); });`,
  ];
  for (const line of refusing) expect(routesOf(`${express}${line}\n${route}`), line).toEqual(['GET /x: a']);
});

test('a loop registers what belongs together, whatever the name of the router', () => {
  const table = `const table = [{ path: '/a', scope: 'a.read' }, { path: '/b', scope: 'b.read' }];\n`;
  const register = `r.get(path, needs(scope), (req, res) => res.end());`;
  const ways = [
    `function add(r) { for (const { path, scope } of table) ${register} }\nadd(app);`,
    `const add = (r) => table.forEach(({ path, scope }) => ${register});\nadd(app);`,
    `class Add { constructor(t) { this.t = t; } go() { for (const { path, scope } of table) this.t${register.slice(1)} } }\nnew Add(app).go();`,
  ];
  for (const way of ways) {
    expect(routesOf(express + table + way), way).toEqual(['GET /a: a.read', 'GET /b: b.read']);
  }
});

test('a long function registers routes, whatever the name of its router and of its paths', () => {
  const body = `{\n// ${'long '.repeat(100)}\nr.get(paths.a, (req, res) => res.end());\n}`;
  const start = `${express}const paths = { a: '/a' };\n`;
  expect(routesOf(`${start}function add(r) ${body}\nadd(app);`)).toEqual(['GET /a: ']);
  expect(routesOf(`${start}function add(r) { ['/a'].forEach((path) => ${body}); }\nadd(app);`)).toEqual(['GET /a: ']);
});

test('Hono asks a check before a path for that path alone', () => {
  const hono = `import { Hono } from 'hono';
const app = new Hono();
const check = async (c, next) => { if (!c.get('auth').scope.includes('a')) return c.text('', 403); await next(); };
const end = (c) => c.text('ok');
`;
  const routes = `app.get('/x', end).get('/x/y', end);`;
  expect(routesOf(`${hono}app.use('/x', check);\n${routes}`)).toEqual(['GET /x: a', 'GET /x/y: ']);
  expect(routesOf(`${hono}app.use('/x/*', check);\n${routes}`)).toEqual(['GET /x: a', 'GET /x/y: a']);
  expect(routesOf(`${hono}app.use('*', check);\n${routes}`)).toEqual(['GET /x: a', 'GET /x/y: a']);
  expect(routesOf(`${hono}app.use('/', check);\n${routes}`)).toEqual(['GET /x: ', 'GET /x/y: ']);
});

test('what a function hands over where it never comes registers nothing', () => {
  const each = `['/a'].forEach((path) => { router.get(path, needs('a'), (req, res) => res.end()); });`;
  const start = `${express}const on = true;\nconst add = (router) => { if (on) `;
  expect(routesOf(`${start}{ } else { ${each} } };\nadd(app);`)).toEqual([]);
  expect(routesOf(`${start}{ ${each} } };\nadd(app);`)).toEqual(['GET /a: a']);
});

test('Fastify takes a handler in the options of a route', () => {
  const text = `import Fastify from 'fastify';
const app = Fastify();
app.get('/x', { handler: async (request, reply) => { if (!request.user.scope.includes('a')) return reply.code(403).send(); return ''; } });
`;
  expect(routesOf(text)).toEqual(['GET /x: a']);
});

const nest = `import { CanActivate, Controller, Get, Injectable, MiddlewareConsumer, mixin, Module, Post, SetMetadata, UseGuards, Version, VersioningType, applyDecorators } from '@nestjs/common';
import { APP_GUARD, NestFactory, Reflector } from '@nestjs/core';
const scopesOf = (context) => context.switchToHttp().getRequest().user.scope.split(' ');
const NeedsScope = (scope) => mixin(class implements CanActivate {
  canActivate(context) { if (!scopesOf(context).includes(scope)) throw new ForbiddenException(); return true; }
});
const Scopes = (...scopes) => SetMetadata('scopes', scopes);
class ScopesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}
  canActivate(context) {
    const needed = this.reflector.getAllAndOverride('scopes', [context.getHandler(), context.getClass()]) ?? [];
    return needed.every((scope) => scopesOf(context).includes(scope));
  }
}
const Auth = (...scopes) => applyDecorators(Scopes(...scopes), UseGuards(ScopesGuard));
`;

test('a guard of Nest that a function mixes asks for what it is told, on a route and before all', () => {
  const routes = `@Controller('x') class X { @UseGuards(NeedsScope('a')) @Get() get() {} }`;
  expect(routesOf(`${nest}${routes}`)).toEqual(['GET /x: a']);
  const module = `@Module({ controllers: [X], providers: [{ provide: APP_GUARD, useClass: NeedsScope('b') }] }) class M {}`;
  expect(routesOf(`${nest}${routes}\n${module}`)).toEqual(['GET /x: b, a']);
  const app = `async function start() { const app = await NestFactory.create(X); app.useGlobalGuards(new (NeedsScope('c'))()); }\nstart();`;
  expect(routesOf(`${nest}${routes}\n${app}`)).toEqual(['GET /x: c, a']);
});

test('what a handler of Nest states takes the place of what its class states under the same key', () => {
  const routes = `@Scopes('a') @UseGuards(ScopesGuard) @Controller('x')
class X { @Get() get() {} @Auth('b') @Post() post() {} }`;
  expect(routesOf(`${nest}${routes}`)).toEqual(['GET /x: a', 'POST /x: b']);
});

test('a middleware of Nest stands before paths with their version', () => {
  const service = (paths: string): string => `${nest}
@Controller('x') class X { @Get() get() {} @Version('1') @Post() post() {} }
const check = (req, res, next) => (req.user.scope.includes('a') ? next() : res.status(403).end());
@Module({ controllers: [X] }) class M { configure(consumer: MiddlewareConsumer) { consumer.apply(check)${paths}; } }
async function start() { const app = await NestFactory.create(M); app.enableVersioning({ type: VersioningType.URI }); }
start();`;
  expect(routesOf(service(`.forRoutes('x')`))).toEqual(['GET /x: a', 'POST /v1/x: ']);
  expect(routesOf(service(`.exclude('x').forRoutes(X)`))).toEqual(['GET /x: ', 'POST /v1/x: a']);
});

test('a check reads the scopes of the caller through functions of the project', () => {
  const start = `import express from 'express';
const app = express();
const claims = (req) => { const { scope } = req.auth; return scope.split(' '); };
function needsA(req, res, next) { const granted = claims(req); if (!granted.includes('a')) return res.status(403).end(); next(); }
`;
  expect(routesOf(`${start}app.get('/x', needsA, (req, res) => res.end());`)).toEqual(['GET /x: a']);
});

test('of checks of which one is enough, one that lets everybody pass is enough', () => {
  const start = `import fastify from 'fastify';
import auth from '@fastify/auth';
const app = fastify();
app.register(auth);
const needs = (role) => async (request, reply) => { if (!request.user.roles.includes(role)) return reply.code(403).send(); };
const keeper = needs('keeper'), clerk = needs('clerk');
const known = async (request, reply) => { if (!request.headers.authorization) return reply.code(401).send(); };
const open = async () => {};
const never = async () => { throw new Error('closed'); };
app.after(() => {
  app.get('/x', { preHandler: PRE }, async () => ({}));
});
`;
  const guardsOf = (pre: string): string => {
    const tree = memorySourceTree(new Map([['app.ts', start.replace('PRE', pre)]]));
    const [route] = scanServer(tree).routes;
    return (route?.guards ?? []).map(({ text, permissions }) => `${text} [${permissions.join(', ')}]`).join('; ');
  };
  expect(guardsOf('app.auth([keeper, open])')).toBe('');
  expect(guardsOf('app.auth([keeper, clerk])')).toBe('app.auth([keeper, clerk]) [keeper, clerk]');
  expect(guardsOf('app.auth([keeper, known])')).toBe('app.auth([keeper, known]) []');
  expect(guardsOf('app.auth([keeper, never])')).toBe('keeper [keeper]');
  expect(guardsOf(`app.auth([keeper, open], { relation: 'and' })`)).toBe('keeper [keeper]');
  expect(guardsOf(`app.auth([[keeper, clerk], open], { relation: 'and' })`)).toBe(
    `app.auth([[keeper, clerk], open], { relation: 'and' }) [keeper, clerk]`,
  );
  expect(guardsOf('app.auth([[keeper, open], clerk])')).toBe('app.auth([[keeper, open], clerk]) [keeper, clerk]');
});

test('a guard of Nest that goes by metadata counts only where the metadata makes it ask', () => {
  const roles = `const roles = this.reflector.getAllAndOverride('roles', [context.getHandler(), context.getClass()]);
    if (!roles?.length) return true;`;
  const source = (asked: string): string => `import { Controller, Get, SetMetadata, UseGuards } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
const Roles = (...roles) => SetMetadata('roles', roles);
const IsPublic = () => SetMetadata('isPublic', true);
class RolesGuard {
  constructor(reflector: Reflector) {}
  canActivate(context) {
    ${asked}
    const { user } = context.switchToHttp().getRequest();
    return roles.some((role) => user.roles.includes(role));
  }
}
class SignedIn extends AuthGuard('jwt') {
  constructor(reflector: Reflector) { super(); }
  canActivate(context) {
    if (this.reflector.getAllAndOverride('isPublic', [context.getHandler(), context.getClass()])) return true;
    return super.canActivate(context);
  }
}
@Controller('a') @UseGuards(RolesGuard) export class A { @Get('all') all() {} @Roles('keeper') @Get('some') some() {} }
@Controller('b') @Roles('clerk') @UseGuards(SignedIn, RolesGuard) export class B { @Get() all() {} }
@Controller('c') @IsPublic() @UseGuards(SignedIn) export class C { @Get() all() {} }
@Controller('d') export class D { @UseGuards(SignedIn, RolesGuard) @Get() all() {} }
`;
  const shown = (asked: string): readonly string[] =>
    scanServer(memorySourceTree(new Map([['app.ts', source(asked)]]))).routes.map(
      ({ path, guards }) => `${path}: ${guards.map(({ text }) => text).join(' ')}`,
    );
  const kept = [
    '/a/all: ',
    `/a/some: RolesGuard @Roles('keeper')`,
    `/b: @Roles('clerk') SignedIn RolesGuard`,
    '/c: ',
    '/d: SignedIn',
  ];
  expect(shown(roles)).toEqual(kept);
  expect(shown(roles.replace('!roles?.length', '!roles || roles.length === 0'))).toEqual(kept);
  const ofHandler = roles.replace(', context.getClass()', '');
  expect(shown(ofHandler)[2]).not.toContain('RolesGuard');
});

test('a check of scopes that lets those pass who send no credentials keeps nobody out', () => {
  const route = `app.get('/x', (req, res) => res.end());`;
  const refusal = `if (!req.auth.scope.includes('a')) return res.status(403).end();`;
  const passing = [
    `app.use((req, res, next) => { if (!req.auth) return next(); ${refusal} next(); });`,
    `app.use((req, res, next) => { if (!req.get('authorization')) { next(); return; } ${refusal} next(); });`,
    `app.use((req, res, next) => { if (req.auth) { ${refusal} } next(); });`,
    `const soft = (scope) => (req, res, next) => { if (!req.user) return next(); if (!scopesOf(req).includes(scope)) return res.status(403).end(); next(); };\napp.use(soft('a'));`,
  ];
  for (const line of passing) expect(routesOf(`${express}${line}\n${route}`), line).toEqual(['GET /x: ']);
  const refusing = [
    `app.use((req, res, next) => { if (!req.auth) return next(new Error('401')); ${refusal} next(); });`,
    `app.use((req, res, next) => { if (!req.auth) return res.status(401).end(); ${refusal} next(); });`,
    `app.use((req, res, next) => { if (req.path === '/open' && !req.auth) return next(); ${refusal} next(); });`,
    `app.use((req, res, next) => { ${refusal} next(); });`,
  ];
  for (const line of refusing) expect(routesOf(`${express}${line}\n${route}`), line).toEqual(['GET /x: a']);
});
