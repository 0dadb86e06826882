// A first manifest from routes: its exact text, what a person is asked, and that the compiler reads it whatever was found.
import { array, assert, constantFrom, property, record, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageErrors } from '../../../src/model/language-errors.ts';
import type { RouteGuard, ServerRoute } from '../../../src/scan/scan-result.ts';
import { manifestFromRoutes } from '../../../src/scan/write/manifest-from-routes.ts';
import { compileFiles, lineOf } from '../../model/compile-files.ts';
import { codeOf, guard } from '../hold/code.ts';

const code = codeOf('\n\n  route');
const route = (key: string, ...guards: readonly RouteGuard[]): ServerRoute => {
  const [method = '', path = ''] = key.split(' ');
  return code.route('route', method, path, { guards });
};
const textOf = (...routes: readonly ServerRoute[]): string => manifestFromRoutes({ project: 'x', routes }).text;
const scope = (value: string): RouteGuard => guard('hand-written', value);

test('endpoints with the permissions that the old checks named, and comments for what is open', () => {
  const routes = [
    route('GET /files/{fileId}', scope('Files.Read')),
    route('GET /me/files/', scope('Files.Read'), scope('User.Read')),
    route('DELETE /files/{fileId}', guard('nest-roles', 'admin')),
    route('GET /health'),
    route('POST /files', guard('passport')),
    route('ALL /old', scope('Files.Read')),
    route('GET /{}/x', scope('Files.Read')),
    route('GET /static/*', scope('Files.Read')),
    route('GET /Files/{id}', scope('Other')),
  ];
  const manifest = manifestFromRoutes({ project: '@contoso/Drive API', routes });
  expect({ ...manifest, text: manifest.text.slice(manifest.text.indexOf('permc: 1')) }).toEqual({
    endpoints: 3,
    open: 5,
    untold: 3,
    undecided: 1,
    text: `permc: 1

app:
  name: contoso-drive-api # ids of permissions derive from it: keep it for ever

scopes:
  Files.Read: # to write: admin: { displayName, description }
  User.Read: # to write: admin: { displayName, description }

appRoles:
  admin: # to write: displayName, description; it is for apps: where users hold it, add \`allowedMemberTypes: [User]\`

endpoints:
  GET /files/{fileId}: # app.ts:3
    delegated: { scope: Files.Read } # right: which right does the user need besides?
  GET /me/files: # app.ts:3
    delegated: { allOf: [Files.Read, User.Read], right: self }
  DELETE /files/{fileId}: # app.ts:3
    application: { role: admin }

# Not declared yet, and so refused by every guard:
#   GET /health (app.ts:3): no check was found: say who may call it, or why nobody needs a token
#   POST /files (app.ts:3): what \`passport()\` asks for could not be read: say who may call it
#   ALL /old (app.ts:3): it answers more than one method: declare those that are meant, one by one
#   GET /{}/x (app.ts:3): only the running program knows the whole of it
#   GET /static/* (app.ts:3): no template says this path: declare the paths that are meant, one by one
`,
  });
});

test('`permc check` reads it, and asks for the right of the user', () => {
  const { model, diagnostics } = compileFiles({
    'permissions.yaml': textOf(route('GET /files/{id}', scope('Files.Read'))),
  });
  expect(model?.endpoints.map(({ key }) => key)).toEqual(['GET /files/{id}']);
  const asked = diagnostics.filter(({ rule }) => rule === 'require-right').map(lineOf);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatch(/^16:25 "Files\.Read" require-right: /);
});

describe('what would be no manifest', () => {
  test('two paths that match one URL', () => {
    const text = textOf(route('GET /a/{x}/c', scope('A')), route('GET /a/b/{y}', scope('A')));
    expect(text).toContain(
      '#   GET /a/b/{y} (app.ts:3): another endpoint can match the same URL: change one of the two paths\n',
    );
  });

  test('one value as a scope here and a role there', () => {
    const text = textOf(route('GET /a', scope('Tasks')), route('GET /b', guard('roles', 'Tasks')));
    expect(text).not.toContain('scopes:');
    expect(text).toContain('  GET /a: # app.ts:3\n    application: { role: Tasks }\n');
  });

  test('no route at all', () => {
    const { model, diagnostics } = compileFiles({ 'permissions.yaml': textOf() });
    expect([model?.endpoints, diagnostics]).toEqual([[], []]);
  });
});

test('whatever was found, the compiler reads it without an error of the language', () => {
  const segment = constantFrom(
    'a',
    'b',
    '{id}',
    '{x-y}',
    '{}',
    '*',
    '{constructor}',
    'me',
    "f(x='{id}')",
    '%2f',
    'A',
    '.',
    'ä',
    ':x',
  );
  const value = constantFrom(
    'A.Read',
    'B',
    'x: y',
    "it's",
    '# no',
    '__proto__',
    '',
    'a\u0000b',
    'null',
    '1',
    '{}',
    '- a',
    'ü',
  );
  const guards = array(
    record({
      kind: constantFrom('permc', 'roles', 'hand-written'),
      text: string(),
      permissions: array(value, { maxLength: 3 }),
    }),
    { maxLength: 3 },
  );
  const found = record({
    method: constantFrom('GET', 'POST', 'ALL', '{}', 'TRACE', 'HEAD'),
    path: array(segment, { maxLength: 3 }).map((segments) => `/${segments.join('/')}`),
    guards,
    file: constantFrom('src/a.ts', 'a\nb.ts', 'ä\u2028.ts'),
  });
  assert(
    property(array(found, { maxLength: 8 }), string(), (some, project) => {
      const routes = some.map((one): ServerRoute => ({ ...code.route('route', one.method, one.path), ...one }));
      const { text, endpoints } = manifestFromRoutes({ project, routes });
      const { model, diagnostics } = compileFiles({ 'permissions.yaml': text });
      const broken = diagnostics.filter(({ rule }) => Object.hasOwn(languageErrors, rule));
      expect({ text, broken: broken.map(lineOf) }).toEqual({ text, broken: [] });
      expect(model?.endpoints).toHaveLength(endpoints);
    }),
    { numRuns: 500 },
  );
});
