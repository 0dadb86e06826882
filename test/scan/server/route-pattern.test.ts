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
