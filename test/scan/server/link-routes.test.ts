// Routers of several files brought together: full paths, inherited checks, and how sure they are.
import { expect, test } from 'vitest';
import type { ServerRoute } from '../../../src/scan/scan-result.ts';
import { coversPath } from '../../../src/scan/server/link/covers-path.ts';
import { linkRoutes } from '../../../src/scan/server/link/link-routes.ts';
import type { RouterFact, RouterStep, WalkFacts } from '../../../src/scan/server/server-facts.ts';

const place = { file: 'app.ts', line: 1, column: 1, length: 3 };

function router(id: string, facts: Partial<RouterFact> = {}): RouterFact {
  return { id, framework: 'express', kind: 'router', prefixes: ['/'], ordered: true, confidence: 'high', ...facts };
}

function route(on: string, path: string): RouterStep {
  return { kind: 'route', router: on, method: 'GET', path, place, guards: [] };
}

function mount(on: string, child: string, path: string): RouterStep {
  return { kind: 'mount', router: on, child, path, guards: [] };
}

function guard(on: string, text: string, path = '/'): RouterStep {
  return { kind: 'guard', router: on, path, exact: false, guards: [{ kind: 'hand-written', text, permissions: [] }] };
}

function link(routers: readonly RouterFact[], steps: readonly RouterStep[]): readonly string[] {
  const empty = { placed: [], nestSettings: [], nestRoutes: [], rights: [], unresolved: [], executed: [] };
  const walk: WalkFacts = { routers, steps, ...empty };
  return linkRoutes([walk]).map(show);
}

function show({ method, path, guards, confidence }: ServerRoute): string {
  return [`${method} ${path}`, ...guards.map(({ text }) => text), confidence].join(' ');
}

const app = router('app', { kind: 'app' });

test('a route is that of the app that it is mounted on; of none where no app is seen', () => {
  const empty = { placed: [], nestSettings: [], nestRoutes: [], rights: [], unresolved: [], executed: [] };
  const routers = [app, router('other', { kind: 'app' }), router('r'), router('loose')];
  const steps = [mount('app', 'r', '/a'), mount('other', 'r', '/b'), route('r', '/x'), route('loose', '/y')];
  expect(linkRoutes([{ routers, steps, ...empty }]).map((found) => [found.path, found.app])).toEqual([
    ['/a/x', 'app'],
    ['/b/x', 'other'],
    ['/y', undefined],
  ]);
});

test('a router that is mounted twice serves its routes twice', () => {
  const steps = [mount('app', 'r', '/a'), mount('app', 'r', '/b'), route('r', '/{id}')];
  expect(link([app, router('r')], steps)).toEqual(['GET /a/{id} high', 'GET /b/{id} high']);
});

test('a check stands before what is registered after it, on every router of the way', () => {
  const steps = [
    mount('app', 'early', '/early'),
    guard('app', 'all'),
    guard('app', 'elsewhere', '/admin'),
    mount('app', 'late', '/late'),
    route('early', '/x'),
    route('late', '/x'),
    guard('late', 'after'),
    route('late', '/y'),
  ];
  expect(link([app, router('early'), router('late')], steps)).toEqual([
    'GET /early/x high',
    'GET /late/x all high',
    'GET /late/y all after high',
  ]);
});

test('a hook of Fastify stands before every route of its plugin', () => {
  const plugin = router('plugin', { framework: 'fastify', ordered: false });
  const root = router('root', { kind: 'app', framework: 'fastify', ordered: false });
  const steps = [mount('root', 'plugin', '/p'), route('plugin', '/x'), guard('plugin', 'hook'), route('root', '/y')];
  expect(link([root, plugin], steps)).toEqual(['GET /p/x hook high', 'GET /y high']);
});

test('what nobody mounts is less sure, and a router inside itself ends', () => {
  const steps = [mount('a', 'b', '/b'), mount('b', 'a', '/a'), route('b', '/x'), route('alone', '/y')];
  expect(link([router('a'), router('b'), router('alone')], steps)).toEqual(['GET /b/x medium', 'GET /y medium']);
});

test('a path with an unknown part is less sure', () => {
  expect(link([app], [route('app', '/{}/x')])).toEqual(['GET /{}/x medium']);
});

test.each([
  ['/api', '/api/users', true],
  ['/api', '/apis', false],
  ['/books/*', '/books', false],
  ['/*', '/', true],
  ['/{tenant}', '/users', true],
  ['/users', '/{name}', false],
  ['/{}', '/users', false],
  ['/', '/', true],
])('a check before %s stands before %s: %s', (path, covered, answer) => {
  expect(coversPath({ path, exact: false }, covered)).toBe(answer);
});

test('a check of one path only does not stand before those below', () => {
  expect(coversPath({ path: '/users', exact: true }, '/users/{id}')).toBe(false);
  expect(coversPath({ path: '/users/*', exact: true }, '/users/{id}')).toBe(true);
});
