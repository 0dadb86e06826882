// The judgements that rules share: what a path is about, what a call does, what a name promises, what includes amount to.
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { Endpoint, Model } from '../../src/model/model.ts';
import { effectOf } from '../../src/reason/endpoint-effect.ts';
import { includedPermissions, satisfyingPermissions } from '../../src/reason/includes.ts';
import { openedEndpoints } from '../../src/reason/opened-endpoints.ts';
import { parsePermissionName } from '../../src/reason/permission-name.ts';
import { isUnderMe, resourceOf } from '../../src/reason/resource-of.ts';
import { quotedList } from '../../src/base/quoted-list.ts';
import { parseTemplate, type PathTemplate } from '../../src/runtime/template.ts';

function template(path: string): PathTemplate {
  const parsed = parseTemplate(path);
  if (!parsed.ok) throw new Error(`${path}: ${parsed.reason}`);
  return parsed.template;
}

function modelOf(yaml: string): Model {
  const { model, diagnostics } = compile({ manifest: { path: 'permissions.yaml', text: yaml } });
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return model;
}

function endpointOf(key: string): Endpoint {
  const [endpoint] = modelOf(
    `permc: 1\napp: { name: api }\nendpoints:\n  "${key}":\n    anonymous: A reason.\n`,
  ).endpoints;
  if (endpoint === undefined) throw new Error(key);
  return endpoint;
}

test.each([
  ['/me', 'user'],
  ['/me/messages/{id}', 'message'],
  ['/users', 'user'],
  ['/users/{id}', 'user'],
  ['/users/{id}/messages', 'message'],
  ["/users('{id}')/messages", 'message'],
  ['/users/delta/changes', 'user'],
  ['/api/v1.0/drives/{id}/items', 'drive'],
  ['/rest/v2beta1/policies', 'policy'],
  ['/beta/Address', 'address'],
  ['/{tenant}/files', 'file'],
  ['/api/v1', ''],
  ['/', ''],
])('%s is about "%s"', (path, resource) => {
  expect(resourceOf(template(path))).toBe(resource);
});

test.each([
  ['/me', true],
  ['/v1.0/me/files', true],
  ['/ME/files', true],
  ['/users/me', false],
  ['/{id}/me', false],
  ['/menu', false],
  ['/', false],
])('%s starts at the signed-in user: %s', (path, under) => {
  expect(isUnderMe(template(path))).toBe(under);
});

test.each([
  ['GET /files', 'read'],
  ['HEAD /files', 'read'],
  ['OPTIONS /files', 'read'],
  ['PUT /files/search', 'write'],
  ['DELETE /files/getAll', 'write'],
  ['POST /search/query', 'read'],
  ['POST /search', 'read'],
  ['POST /searches', 'write'],
  ['POST /findings', 'write'],
  ['POST /me/calendar/getSchedule', 'read'],
  ['POST /me/microsoft.graph.getMemberGroups', 'read'],
  ['POST /users/getbyids', 'read'],
  ['POST /users/find-by-name', 'read'],
  ['POST /me/checkMemberGroups', 'read'],
  ['POST /files/{id}/checkin', 'write'],
  ['POST /files/{id}/checkOut', 'write'],
  ['POST /files/{id}/check-in', 'write'],
  ['POST /queries', 'write'],
])('%s is a %s', (key, effect) => {
  expect(effectOf(endpointOf(key))).toBe(effect);
});

test.each([
  ['Files.Read', 'read'],
  ['Files.ReadBasic.All', 'read'],
  ['files.read', 'read'],
  ['Files.ReadForChat', 'read'],
  ['Lists.View', 'read'],
  ['List.Delete', 'write'],
  ['Files.ReadWrite.All', 'write'],
  ['files.readwrite', 'write'],
  ['Files.ReadWriteBasic', 'write'],
  ['Sites.FullControl.All', 'write'],
  ['ListItems.SelectedOperations.Selected', 'unknown'],
  ['View.Wander', 'unknown'],
  ['user_impersonation', 'unknown'],
  ['*', 'unknown'],
  ['read', 'read'],
  ['read:files', 'read'],
  ['files_read_write', 'write'],
  ['Contoso.Files.Read', 'read'],
  ['Read.Files', 'read'],
  ['', 'unknown'],
])('the name `%s` promises: %s', (name, effect) => {
  expect(parsePermissionName(name).effect).toBe(effect);
});

test('a name is taken apart at its dots', () => {
  expect(parsePermissionName('Policy.ReadWrite.Conditional.Access')).toEqual({
    parts: ['Policy', 'ReadWrite', 'Conditional', 'Access'],
    subject: 'Policy',
    verb: 'ReadWrite',
    constraint: 'Conditional.Access',
    effect: 'write',
  });
});

describe('includes', () => {
  const { scopes } = modelOf(`permc: 1
app: { name: drive }
scopes:
  Files.List:
  Files.Read: { includes: [Files.List] }
  Files.ReadWrite: { includes: [Files.Read, Files.List] }
`);

  test('are followed to their end, and read both ways', () => {
    const included = includedPermissions(scopes);
    expect([...(included.get('Files.ReadWrite') ?? [])]).toEqual(['Files.ReadWrite', 'Files.Read', 'Files.List']);
    expect([...(satisfyingPermissions(included).get('Files.List') ?? [])]).toEqual([
      'Files.List',
      'Files.Read',
      'Files.ReadWrite',
    ]);
  });

  test('that run in a circle or name nothing end all the same', () => {
    const odd = scopes.map((scope) =>
      scope.value === 'Files.List'
        ? {
            ...scope,
            includes: ['Files.ReadWrite', 'Nothing', '__proto__'].map((value) => ({ value, span: scope.span })),
          }
        : scope,
    );
    expect([...(includedPermissions(odd).get('Files.List') ?? [])]).toEqual([
      'Files.List',
      'Files.ReadWrite',
      'Files.Read',
    ]);
  });
});

test('a permission opens what it satisfies alone, by any alternative, each endpoint once', () => {
  const opened = openedEndpoints(
    modelOf(`permc: 1
app: { name: drive }
scopes:
  Files.Read:
  Files.ReadWrite: { includes: [Files.Read] }
  People.Read:
appRoles:
  Files.Read.All:
endpoints:
  GET /me/files:
    delegated: [{ scope: Files.Read, right: self }, { scope: Files.ReadWrite, right: self }]
    application: { role: Files.Read.All }
  GET /me/readers:
    delegated: { allOf: [Files.Read, People.Read], right: self }
  PUT /me/files:
    delegated: { allOf: [Files.Read, Files.ReadWrite], right: self }
  GET /health:
    anonymous: Liveness probe; carries no data.
`),
  );
  const keys = (endpoints: readonly Endpoint[] | undefined): readonly string[] =>
    (endpoints ?? []).map(({ key }) => key);
  expect(keys(opened.scopes.get('Files.Read'))).toEqual(['GET /me/files']);
  expect(keys(opened.scopes.get('Files.ReadWrite'))).toEqual(['GET /me/files', 'PUT /me/files']);
  expect(keys(opened.scopes.get('People.Read'))).toEqual([]);
  expect(keys(opened.appRoles.get('Files.Read.All'))).toEqual(['GET /me/files']);
});

test.each([
  [['a'], '`a`'],
  [['a', 'b'], '`a` and `b`'],
  [['a', 'b', 'c'], '`a`, `b` and `c`'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g'], '`a`, `b`, `c`, `d`, `e` and 2 more'],
])('names are listed as a person would', (names, text) => {
  expect(quotedList(names)).toBe(text);
});
