// The paths of the frameworks against the templates that they stand for.
import { expect, test } from 'vitest';
import {
  findMyWay,
  honoPattern,
  joinPaths,
  openApiPattern,
  pathToRegexp,
  patternTemplates,
  unknownPart,
} from '../../../src/scan/server/paths/route-pattern.ts';
import { regularPath } from '../../../src/scan/server/paths/regular-path.ts';

test.each([
  ['/users/:id', ['/users/{id}']],
  ['users', ['/users']],
  ['/', ['/']],
  ['', ['/']],
  ['/users/', ['/users']],
  ['/users/:id(\\d+)', ['/users/{id}']],
  ['/:a(x|(y\\)z))/:b', ['/{a}/{b}']],
  ['/flights/:from-:to', ['/flights/{from}-{to}']],
  ['/users/:id?', ['/users', '/users/{id}']],
  ['/:a?/:b?', ['/', '/{a}', '/{b}', '/{a}/{b}']],
  ['/files/:path*', ['/files', '/files/{path}']],
  ['/files/:path+', ['/files/{path}']],
  ['/files/*path', ['/files/{path}']],
  ['/files/*', ['/files/*']],
  ['*', ['/*']],
  ['(.*)', ['/*']],
  ['/files/(.*)', ['/files/*']],
  ['/users{/:id}', ['/users', '/users/{id}']],
  ['/users{/:id}/edit', ['/users/edit', '/users/{id}/edit']],
  ['/a\\:b', ['/a:b']],
  [`/users/${unknownPart}/mail`, ['/users/{}/mail']],
  ['/:a?/:b?/:c?/:d?', ['/{a}/{b}/{c}/{d}']],
])('path-to-regexp: %s', (pattern, templates) => {
  expect(patternTemplates(pattern, pathToRegexp)).toEqual(templates);
});

test.each([
  ['/at/:hour(^\\d{2})h:minute(^\\d{2})m', ['/at/{hour}h{minute}m']],
  ['/near/:lat-:lng/radius/:r', ['/near/{lat}-{lng}/radius/{r}']],
  ['/name::verb', ['/name:verb']],
  ['/posts/:id?', ['/posts', '/posts/{id}']],
  ['/static/*', ['/static/*']],
])('find-my-way: %s', (pattern, templates) => {
  expect(patternTemplates(pattern, findMyWay)).toEqual(templates);
});

test.each([
  ['/posts/:id{[0-9]+}/:slug{[a-z]{2,3}}', ['/posts/{id}/{slug}']],
  ['/any/:rest{.+}', ['/any/{rest}']],
  ['/api/animal/:type?', ['/api/animal', '/api/animal/{type}']],
  ['/wild/*/card', ['/wild/*/card']],
])('Hono: %s', (pattern, templates) => {
  expect(patternTemplates(pattern, honoPattern)).toEqual(templates);
});

test.each([
  ['{userId}/manager/$ref', ['/{userId}/manager/$ref']],
  ['/:userId', ['/{userId}']],
  ['/{unclosed', ['/{unclosed']],
])('OpenAPI: %s', (pattern, templates) => {
  expect(patternTemplates(pattern, openApiPattern)).toEqual(templates);
});

test('paths are joined with one slash, and end with none', () => {
  expect(joinPaths('/', '/api/', 'users/')).toBe('/api/users');
  expect(joinPaths('/', '/')).toBe('/');
  expect(joinPaths(`/${unknownPart}`, 'a')).toBe('/{}/a');
});

test.each([
  [/^\/users\/(\d+)$/u, ['/users/{0}'], false],
  [/^\/users\/([^/]+)\/?$/u, ['/users/{0}'], false],
  [/^\/users\/(?<id>[0-9a-f]{24})\/mail$/u, ['/users/{id}/mail'], false],
  [/^\/flights\/(\w+)-([a-z]+?)$/u, ['/flights/{0}-{1}'], false],
  [/^\/(?:books|films)\/v\d+$/u, ['/books/v*', '/films/v*'], false],
  [/^\/(books|films)$/u, ['/{0}'], false],
  [/^\/files(?:\/(.+))?$/u, ['/files', '/files/*'], false],
  [/^\/api/u, ['/api'], true],
  [/^\/a\.b\$/u, ['/a.b$'], true],
  [/^.*$/u, ['/*'], false],
  [/^\/+x$/u, ['/x'], false],
])('a regular expression: %s', (pattern, templates, open) => {
  expect(regularPath(pattern.source)).toEqual({ templates, open });
});

test.each([
  /fly$/u,
  /^\/(?!api).*/u,
  /^\/ab+$/u,
  /^\/(a|b)(c|d)(?:e|f)(?:g|h)(?:i|j)(?:k|l)$/u,
  /^books$/u,
  /^\/a\b/u,
  /^\/a$|^\/b$/u,
])('a regular expression that is not read: %s', (pattern) => {
  expect(regularPath(pattern.source)).toBeUndefined();
});

test('a regular expression is read to its end, however odd', () => {
  for (const source of ['^/(', '^/[a', '^/a)', '^/\\', `^/${'('.repeat(200)}`, `^/${'a'.repeat(400)}`]) {
    expect(regularPath(source)).toBeUndefined();
  }
  expect(regularPath('^/a$', 's')).toBeUndefined();
});
