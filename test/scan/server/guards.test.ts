// Which checks a route is said to stand behind, and which of the functions before it, or calls in it, are none: those that
// refuse nobody, or for another reason than who calls.
import { expect, test } from 'vitest';
import { scanServer } from '../../../src/scan/scan-server.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';

/** The checks of the only route of a server, `kind permissions`. */
function guardsOf(text: string): readonly string[] {
  const { routes } = scanServer(memorySourceTree(new Map([['app.ts', `import express from 'express';\n${text}`]])));
  expect(routes).toHaveLength(1);
  return routes.flatMap(({ guards }) => guards.map(({ kind, permissions }) => [kind, ...permissions].join(' ')));
}

function guardsOfHandler(body: string): readonly string[] {
  return guardsOf(`import { getSession, requireUser, requireRole, requireScope, validate } from './absent';
    express().get('/x', async (req, res) => { ${body} res.end(); });`);
}

test.each([
  [
    "await requireUser(req); await requireScope(req, 'a.read'); await requireRole(req, 'admin');",
    ['named', 'named a.read', 'named admin'],
  ],
  ['const session = await getSession(req); if (!session) return res.sendStatus(401);', ['named']],
  [
    'const { user } = await getSession(req); const name = user?.name; if (name == null) throw new Forbidden();',
    ['named'],
  ],
  ['let session; session = await getSession(req); if (session === null) { res.status(401).end(); return; }', ['named']],
  ['try { await getSession(req); } catch { return res.sendStatus(401); }', ['named']],
  ['if (!(await getSession(req))) return res.sendStatus(401);', ['named']],
  ['const session = await getSession(req); track(session); if (!req.body.key) return res.sendStatus(401);', []],
  [
    'const session = await getSession(req); res.setHeader("x", session.id); if (late()) return res.sendStatus(403);',
    [],
  ],
  ['await validate(req); if (late()) return res.sendStatus(403);', []],
])('in a handler: %s', (body, guards) => {
  expect(guardsOfHandler(body)).toEqual(guards);
});

/** The checks of a route with one middleware. */
function guardsBefore(middleware: string, before: string = ''): readonly string[] {
  return guardsOf(`${before}\nexpress().get('/x', ${middleware}, (req, res) => res.end());`);
}

test.each([
  ['keycloak-connect', "new it().protect('realm:admin')", ['keycloak-connect realm:admin']],
  ['keycloak-connect', "new it().enforcer(['files:view'])", ['keycloak-connect files:view']],
  ['keycloak-connect', 'new it().middleware()', []],
  ['express-jwt', 'it({ secret })', ['express-jwt']],
  ['express-jwt', 'it({ secret, credentialsRequired: false })', []],
  ['koa-jwt', 'it({ secret, passthrough: true })', []],
  ['passport', "it.authenticate(['jwt', 'anonymous'])", []],
  ['passport', "it.authenticate('jwt', { scope: ['profile'] })", ['passport']],
  [
    'express-jwt-permissions',
    "it().check(['admin', ['files.read', 'files.write']])",
    ['express-jwt-permissions admin files.read files.write'],
  ],
  ['express-oauth2-jwt-bearer', 'it.auth({ authRequired: false })', []],
  [
    'express-oauth2-jwt-bearer',
    "it.claimIncludes('roles', 'admin', 'editor')",
    ['express-oauth2-jwt-bearer admin editor'],
  ],
  ['express-oauth2-jwt-bearer', "it.claimIncludes('amr', 'mfa')", ['express-oauth2-jwt-bearer']],
  [
    'express-oauth2-jwt-bearer',
    "it.claimCheck((claims) => claims.permissions.includes('files.read'))",
    ['express-oauth2-jwt-bearer files.read'],
  ],
  ['express-openid-connect', 'it.auth()', ['express-openid-connect']],
  ['express-openid-connect', 'it.auth({ authRequired: false })', []],
  ['express-oauth-server', "new it({}).authenticate({ scope: 'files.read' })", ['oauth2-server files.read']],
  ['supertokens-node/recipe/session/framework/express', 'it.verifySession({ sessionRequired: false })', []],
  ['casbin-express-authz', 'it.authz({ newEnforcer })', ['casbin']],
  ['express-bearer-token', 'it()', []],
])('a check of %s: %s', (module, middleware, guards) => {
  expect(guardsBefore(middleware, `const it = require('${module}');`)).toEqual(guards);
});

test('what a verifier of Okta asserts is asked of every token', () => {
  const before = `import OktaJwtVerifier from '@okta/jwt-verifier';
const verifier = new OktaJwtVerifier({ issuer, assertClaims: { 'scp.includes': ['files.read'], aud: 'api' } });
const verify = async (req, res, next) => {
  try { req.jwt = await verifier.verifyAccessToken(req.token, 'api'); next(); } catch { res.status(401).end(); }
};`;
  expect(guardsBefore('verify', before)).toEqual(['okta-jwt-verifier files.read']);
});

test.each([
  ['(req, res, next) => { if (!req.user) return res.sendStatus(401); next(); }', ['hand-written']],
  ['(req, res, next) => { if (req.headers.authorization) next(); else res.status(401).end(); }', ['hand-written']],
  [
    "(req, res, next) => { if (req.path !== '/login' && !req.session.user) return res.redirect('/login'); next(); }",
    ['hand-written'],
  ],
  [
    '(req, res, next) => { verify(tokenOf(req)).then(() => next()).catch(() => res.sendStatus(401)); }',
    ['hand-written'],
  ],
  ["(req, res, next) => { if (req.user && req.user.role !== 'admin') return res.sendStatus(403); next(); }", []],
  // They refuse with whatever status.
  [
    "(req, res, next) => { const token = req.headers.authorization; if (token) verify(token, (bad) => { if (bad) return res.send('no'); next(); }); else res.send('sign in'); }",
    ['hand-written'],
  ],
  ["(req, res, next) => (req.session.userId ? next() : res.render('start'))", ['hand-written']],
  ["(req, res, next) => { if (!req.session.cart) return res.redirect('/cart'); next(); }", []],
  // It refuses bad tokens, and lets those pass who send none.
  [
    '(req, res, next) => { const token = req.headers.authorization; if (token) { try { req.user = verify(token); } catch { return res.sendStatus(401); } } next(); }',
    [],
  ],
  [
    "(req, res, next) => { if (!req.get('authorization')) return next(); if (!known(req)) return res.sendStatus(401); next(); }",
    [],
  ],
  [
    "(req, res, next) => { const [, token] = (req.headers.authorization || '').split(' '); token ? check(token, (bad) => (bad ? res.sendStatus(401) : next())) : next(); }",
    [],
  ],
  [
    '(req, res, next) => { let token; if (req.cookies.token) { token = req.cookies.token; } if (token === undefined) return next(); verify(token, (bad) => bad ? res.sendStatus(401) : next()); }',
    [],
  ],
  // These refuse nobody.
  ['(req, res, next) => { try { req.user = verify(req.headers.authorization); } catch {} next(); }', []],
  ["(req, res, next) => { log(req.user?.role === 'admin' ? 'admin' : 'user'); next(); }", []],
  ["(req, res, next) => { req.isAdmin = req.user && req.user.role === 'admin'; next(); }", []],
  ['(req, res, next) => { if (!req.body.name) return res.sendStatus(400); next(); }', []],
  // These run when the route has answered, or failed.
  [
    "(error, req, res, next) => { if (error.name === 'UnauthorizedError') return res.sendStatus(401); next(error); }",
    [],
  ],
  [
    'async (ctx, next) => { try { await next(); } catch (error) { if (error.status === 401) ctx.status = 401; else throw error; } }',
    [],
  ],
  ['(ctx, next) => next().catch((error) => { if (error.status !== 401) throw error; ctx.status = 401; })', []],
  ['async (ctx, next) => { await next(); if (ctx.status === 404) ctx.throw(403); }', []],
  [
    'async (ctx, next) => { try { ctx.user = verify(ctx.cookies.get("token")); await next(); } catch { ctx.status = 401; } }',
    ['hand-written'],
  ],
])('a middleware: %s', (middleware, guards) => {
  expect(guardsBefore(middleware)).toEqual(guards);
});

test.each([
  ["if (!req.ability.can('read', 'Post')) return res.sendStatus(403);", ['hand-written read:Post']],
  ["ForbiddenError.from(req.ability).throwUnlessCan('update', Post);", ['hand-written update:Post']],
  ["if (ability.cannot('delete', subject('Post', post))) throw new Forbidden();", ['hand-written delete:Post']],
  [
    "if (!access.can(req.user.role).readAny('video').granted) return res.sendStatus(403);",
    ['hand-written readAny:video'],
  ],
  ["if (bottle.can('open')) return res.sendStatus(403);", []],
])('rules that are asked: %s', (body, guards) => {
  expect(guardsOfHandler(body)).toEqual(guards);
});

test.each([
  ["req.path === '/login' || req.path.startsWith('/open')", ['/api/inside']],
  ["['/login', '/open/a'].includes(req.originalUrl)", ['/api/inside']],
  ['open.some((one) => req.url.startsWith(one))', ['/api/inside', '/login']],
  ["!req.path.startsWith('/api')", ['/api/inside']],
  ["req.method === 'GET'", []],
  ["req.method === 'POST' && req.path === '/login'", ['/api/inside', '/login', '/open/a']],
  ['unknown(req.path)', ['/api/inside', '/login', '/open/a']],
])('the paths that a check lets pass by itself: %s', (condition, guarded) => {
  const text = `const open = ['/open'];
    const check = (req, res, next) => { if (${condition}) return next(); if (!req.user) return res.sendStatus(401); next(); };
    const app = require('express')();
    app.use(check);
    for (const path of ['/api/inside', '/login', '/open/a']) app.get(path, (req, res) => res.end());`;
  const { routes } = scanServer(memorySourceTree(new Map([['app.js', text]])));
  expect(routes).toHaveLength(3);
  expect(routes.filter(({ guards }) => guards.length > 0).map(({ path }) => path)).toEqual(guarded);
});

test('the path that a check lets pass is read below the path that it stands before, too', () => {
  const text = `const check = (req, res, next) => { if (req.path === '/login') return next(); if (!req.user) return res.sendStatus(401); next(); };
    const app = require('express')();
    app.use('/api', check);
    for (const path of ['/api/login', '/api/books']) app.get(path, (req, res) => res.end());`;
  const { routes } = scanServer(memorySourceTree(new Map([['app.js', text]])));
  expect(routes.map(({ path, guards }) => [path, guards.length])).toEqual([
    ['/api/login', 0],
    ['/api/books', 1],
  ]);
});

test.each([
  ['requireAdmin', ['named']],
  ['adminOnly', ['named']],
  ['validateToken', ['named']],
  ['validateAdminDetails', []],
  ['createRole', []],
  ['loadPermissions', []],
  ['roleSchema', []],
])('a middleware that is not there, by its name: %s', (name, guards) => {
  expect(guardsBefore(name, `import { ${name} } from './absent';`)).toEqual(guards);
});
