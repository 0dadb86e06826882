// The routes of an app held against its policy, without a framework, and in Express with its own route table.
import express from 'express';
import express4 from 'express4';
import { expect, it } from 'vitest';
import { expressGuards } from '../../src/runtime/adapters/express.ts';
import { checkCoverage, requireCoverage } from '../../src/runtime/coverage.ts';
import { definePolicy } from '../../src/runtime/index.ts';
import { tableOf } from '../runtime/policies.ts';

function policyOf(...keys: readonly string[]) {
  const endpoints = Object.fromEntries(keys.map((key) => [key, { anonymous: true } as const]));
  return definePolicy<Record<string, { kind: 'anonymous'; params: object; properties: never }>, object>(
    tableOf({ endpoints }),
  );
}

function routesOf(...keys: readonly string[]) {
  return keys.map((key) => {
    const [method = '', path = ''] = key.split(' ');
    return { method, path, endpoint: key };
  });
}

function faults(order: 'first' | 'specific' | 'template', ...keys: readonly string[]): readonly string[] {
  const { findings } = checkCoverage(policyOf(...keys), routesOf(...keys), { order });
  return findings.map(({ fault, subject }) => `${fault}: ${subject}`);
}

it('finds the route that another one keeps from being reached', () => {
  expect(faults('first', 'GET /a/{x}', 'GET /a/b')).toEqual(['route-shadowed: GET /a/b']);
  expect(faults('first', 'GET /a/b', 'GET /a/{x}')).toEqual([]);
  expect(faults('first', 'GET /a/{x}', 'GET /A/b')).toEqual(['route-shadowed: GET /A/b']);
  expect(faults('first', 'GET /a/{x}', 'PUT /a/b')).toEqual([]);
  expect(faults('first', 'GET /a/{x}/c', 'GET /a/b')).toEqual([]);
  expect(faults('first', 'GET /d:/{rest}', 'GET /d:/x/y')).toEqual(['route-shadowed: GET /d:/x/y']);
  expect(faults('first', 'GET /d:/x/y', 'GET /d:/{rest}')).toEqual([]);
  expect(faults('first', 'GET /{a}/b', 'GET /c/b')).toEqual(['route-shadowed: GET /c/b']);
  expect(faults('first', 'GET /{a}:/{rest}', 'GET /d:/x/y')).toEqual(['route-shadowed: GET /d:/x/y']);
  expect(faults('first', "GET /f(a='{x}')", 'GET /{y}')).toEqual([]);
  expect(faults('first', 'GET /{y}', "GET /f(a='{x}')")).toEqual(["route-shadowed: GET /f(a='{x}')"]);
});

it('finds routes of which none is the more specific one', () => {
  expect(faults('first', 'GET /a/{x}', 'GET /{y}/b')).toEqual(['routes-overlap: GET /{y}/b']);
  expect(faults('first', 'GET /{x}.txt', 'GET /a{y}')).toEqual(['routes-overlap: GET /a{y}']);
});

it('asks of a router that goes by specificity only what mixed segments leave open', () => {
  expect(faults('specific', 'GET /a/{x}', 'GET /a/b')).toEqual([]);
  expect(faults('specific', 'GET /a/{x}', 'GET /{y}/b')).toEqual([]);
  expect(faults('specific', 'GET /{x}.txt', 'GET /a{y}')).toEqual(['routes-overlap: GET /a{y}']);
  expect(faults('specific', 'GET /{x}.txt/{z}', 'GET /{y}.txt/b')).toEqual([]);
  expect(faults('specific', "GET /f(a='{x}')", "GET /g(a='{x}')")).toEqual([]);
  expect(faults('template', 'GET /{x}.txt', 'GET /a{y}')).toEqual([]);
});

it('finds a guard on another path than its own, which then is no route of its endpoint', () => {
  const policy = policyOf('GET /a', 'GET /{x}');
  const routes = [{ method: 'GET', path: '/b', endpoint: 'GET /{x}', misplaced: true } as const, ...routesOf('GET /a')];
  const coverage = checkCoverage(policy, routes, { order: 'first' });
  expect(coverage.findings).toEqual([
    {
      fault: 'endpoint-unrouted',
      subject: 'GET /{x}',
      text: '`GET /{x}` is declared, but no route handles it',
    },
    {
      fault: 'route-misplaced',
      subject: 'GET /b',
      text: 'the route `GET /b` has the guard of `GET /{x}`, which was made for another path and refuses every request here',
    },
  ]);
  expect(() => requireCoverage(coverage)).toThrow('refuses every request here');
});

it('counts a HEAD route as one of GET, and no other method as another', () => {
  const policy = policyOf('GET /a', 'POST /b');
  const routes = [...routesOf('GET /a', 'POST /b'), { method: 'HEAD', path: '/a', endpoint: 'GET /a' }];
  expect(checkCoverage(policy, routes, { order: 'first' }).findings).toEqual([]);
  const wrong = [...routes, { method: 'HEAD', path: '/b', endpoint: 'POST /b' }];
  expect(checkCoverage(policy, wrong, { order: 'first' }).findings).toEqual([
    {
      fault: 'method-mismatch',
      subject: 'HEAD /b',
      text: 'the route `HEAD /b` has the guard of `POST /b`, which refuses every other method',
    },
  ]);
});

it('lists everything at once', () => {
  const policy = policyOf('GET /a', 'GET /b');
  const routes = [
    ...routesOf('GET /a', 'GET /a'),
    { method: 'GET', path: '/c', endpoint: undefined },
    { method: 'GET', path: '/metrics', endpoint: undefined },
  ];
  const coverage = checkCoverage(policy, routes, { order: 'first', except: ['GET /metrics'] });
  expect(() => requireCoverage(coverage)).toThrow(
    'the routes of the app are not those of the policy:\n' +
      '- `GET /a` has 2 routes: only one can be meant\n' +
      '- `GET /b` is declared, but no route handles it\n' +
      '- the route `GET /c` has a handler that no guard of this policy stands before: declare the endpoint',
  );
});

it('holds ten thousand routes against each other', () => {
  const keys = Array.from({ length: 10_000 }, (_, index) => `GET /r${index % 100}/{a}/s${index}/{b}`);
  expect(faults('first', ...keys)).toEqual([]);
  expect(faults('first', ...keys, 'GET /r1/{c}/s1/d')).toEqual(['route-shadowed: GET /r1/{c}/s1/d']);
});

const verify = async () => ({ ok: false, status: 401, reason: 'token-malformed' }) as const;

it.each([
  ['Express 5', express],
  ['Express 4', express4],
] as readonly (readonly [string, typeof express])[])('reads the route table of %s', (_name, make) => {
  const guard = expressGuards(policyOf('GET /a/b', 'GET /a/{x}', 'POST /c', 'DELETE /d'), { verify });
  const app = make();
  const inner = make.Router();
  app.use(make.json());
  inner.get(...guard.route('GET /a/{x}', respond));
  inner.get(...guard.route('GET /a/b', respond));
  app.use(inner);
  app.use('/static', make.static('.'));
  app.use('/admin', make());
  app.use(respond);
  app.use((_req, _res, next) => next());
  app.all(...guard.route('POST /c', respond));
  app.get('/open', respond);
  app.get('/logged', respond, guard.route('DELETE /d', respond)[1]);
  expect(guard.coverage(app).findings.map(({ fault, subject }) => `${fault}: ${subject}`)).toEqual([
    'endpoint-unrouted: POST /c',
    'endpoint-unrouted: DELETE /d',
    'route-undeclared: USE serveStatic',
    'route-undeclared: USE mounted_app',
    'route-undeclared: USE respond',
    'method-mismatch: ALL /c',
    'route-undeclared: GET /open',
    'route-undeclared: GET /logged',
    'route-shadowed: GET /a/b',
  ]);
  expect(guard.coverage(inner).routes.map(({ endpoint }) => endpoint)).toEqual(['GET /a/{x}', 'GET /a/b']);
  expect(() => guard.verifyCoverage(app)).toThrow('\n- the route `GET /open` has a handler that no guard');
});

it.each([
  ['Express 5', express],
  ['Express 4', express4],
] as readonly (readonly [string, typeof express])[])('finds where %s has mounted a router', (_name, make) => {
  const policy = policyOf('GET /a/{x}', 'GET /');
  const at = (mountPath: string, mount: (app: express.Express, router: express.Router) => void): readonly string[] => {
    const guard = expressGuards(policy, { verify, mountPath });
    const app = make();
    const router = make.Router();
    router.get(...guard.route('GET /a/{x}', respond));
    router.get(...guard.route('GET /', respond));
    mount(app, router);
    const misplaced = guard.coverage(app).findings.filter(({ fault }) => fault === 'route-misplaced');
    expect(guard.coverage(router).findings).toEqual([]);
    return misplaced.map(({ subject }) => subject);
  };
  const all = ['GET /a/:x', 'GET /'];
  const inside = (router: express.Router, path: string): express.Router => make.Router().use(path, router);
  expect(at('', (app, router) => app.use(router))).toEqual([]);
  expect(at('', (app, router) => app.use('/', inside(router, '/')))).toEqual([]);
  expect(at('/api', (app, router) => app.use('/api', router))).toEqual([]);
  expect(at('/api', (app, router) => app.use('/API/', router))).toEqual([]);
  expect(at('/api/v1', (app, router) => app.use('/api', inside(router, '/v1')))).toEqual([]);
  expect(at('/api/v1', (app, router) => app.use('/api/:version', router))).toEqual([]);
  expect(at('/v1', (app, router) => app.use(/^\/v[0-9]/, router))).toEqual([]);
  expect(at('/api', (app, router) => app.use(['/old', '/api'], router))).toEqual([]);
  expect(at('/api', (app, router) => app.use('/elsewhere', router))).toEqual(all);
  expect(at('/api', (app, router) => app.use(router))).toEqual(all);
  expect(at('', (app, router) => app.use('/api', router))).toEqual(all);
  expect(at('/api', (app, router) => app.use('/api', inside(router, '/api')))).toEqual(all);
  expect(at('/api/v1', (app, router) => app.use('/api', inside(router, '/v2')))).toEqual(all);
  expect(at('', (app, router) => app.use('/a', router))).toEqual(all);
  expect(at('/api', (app, router) => app.use('/ap', router))).toEqual(all);
});

it.each([
  ['Express 5', express],
  ['Express 4', express4],
] as readonly (readonly [string, typeof express])[])('has %s take no further route', (_name, make) => {
  const guard = expressGuards(policyOf('GET /a'), { verify });
  const app = make();
  expect(guard.coverage(app).findings.map(({ fault }) => fault)).toEqual(['endpoint-unrouted']);
  const inner = make.Router();
  inner.get(...guard.route('GET /a', respond));
  app.use(inner);
  app.use(guard.denyUndeclared());
  guard.verifyCoverage(app);
  expect(() => app.get('/late', respond)).toThrow('object is not extensible');
  expect(() => inner.get('/late', respond)).toThrow('object is not extensible');
  expect(() => guard.route('GET /a', respond)).toThrow('comes after the routes were found to be complete');
});

function respond(_req: express.Request, res: express.Response): void {
  res.end();
}
