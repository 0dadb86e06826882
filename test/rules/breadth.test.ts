// Where more is granted than must be: the cases beside the examples of the rules, above all those that must stay silent.
import { describe, expect, test } from 'vitest';
import { findings } from './findings.ts';

describe('no-broader-permission-than-needed', () => {
  const rule = 'no-broader-permission-than-needed';

  test('another constraint, a lesser reading or another kind is no narrower permission that would do', () => {
    const yaml = `permc: 1
app: { name: directory }
scopes:
  User.ReadBasic:
  User.Read: { enabled: false }
  User.ReadWrite:
appRoles:
  Application.Read.All:
  Application.ReadWrite.OwnedBy:
endpoints:
  GET /users/{id}:
    delegated: { scope: User.ReadWrite, right: none, because: Everybody may. }
  GET /applications/{id}:
    application: { role: Application.ReadWrite.OwnedBy }
`;
    expect(findings(rule, yaml)).toEqual([]);
  });

  test('a read that accepts the narrower permission as well is fine', () => {
    const yaml = `permc: 1
app: { name: drive }
appRoles:
  Files.Read.All:
  Files.ReadWrite.All:
endpoints:
  GET /files:
    application: [{ role: Files.ReadWrite.All }, { role: Files.Read.All }]
`;
    expect(findings(rule, yaml)).toEqual([]);
  });

  test('a writing endpoint requires what it requires', () => {
    const yaml = `permc: 1
app: { name: drive }
appRoles:
  Files.Read.All:
  Files.ReadWrite.All:
endpoints:
  PATCH /files/{id}:
    application: { role: Files.ReadWrite.All }
`;
    expect(findings(rule, yaml)).toEqual([]);
  });

  test('a permission whose name tells nothing counts as writing by what it opens, and is compared by what it includes', () => {
    const yaml = `permc: 1
app: { name: drive }
scopes:
  Files.Read:
  Mail.Read:
  Office.Access: { includes: [Files.Read, Mail.Read] }
endpoints:
  GET /me/files:
    delegated: { scope: Office.Access, right: self }
  POST /me/files:
    delegated: { scope: Office.Access, right: self }
  GET /me/files/recent:
    delegated: { scope: Files.Read, right: self }
  GET /me/calendar:
    delegated: { scope: Office.Access, right: self }
`;
    expect(findings(rule, yaml)).toEqual([
      '9:25 `GET /me/files` requires `Office.Access`, and `Files.Read` would do',
      '+ 4:3 `Files.Read` is declared here',
    ]);
  });

  test('under /me the own permission would do, also for an own write', () => {
    const yaml = `permc: 1
app: { name: mail }
scopes:
  Mail.Read:
  Mail.ReadWrite:
  Mail.ReadWrite.All:
endpoints:
  GET /me/messages:
    delegated: { scope: Mail.ReadWrite.All, right: self }
  POST /v1.0/me/messages:
    delegated: { scope: Mail.ReadWrite.All, right: self }
  POST /users/{id}/messages:
    delegated: { scope: Mail.ReadWrite.All, right: none, because: Secretaries write for all. }
`;
    expect(findings(rule, yaml)).toEqual([
      '9:25 `GET /me/messages` requires `Mail.ReadWrite.All`, and `Mail.Read` would do',
      '+ 4:3 `Mail.Read` is declared here',
      '11:25 `POST /v1.0/me/messages` requires `Mail.ReadWrite.All`, and `Mail.ReadWrite` would do',
      '+ 5:3 `Mail.ReadWrite` is declared here',
    ]);
  });
});

describe('no-redundant-permission', () => {
  const rule = 'no-redundant-permission';

  test('alternatives that differ in a condition on the user, in accounts or in what they show are all needed', () => {
    const yaml = `permc: 1
app: { name: people, signInAudience: AzureADandPersonalMicrosoftAccount }
scopes:
  User.ReadBasic.All:
  User.Read.All: { includes: [User.ReadBasic.All] }
appRoles:
  Auditor: { allowedMemberTypes: [User] }
rights:
  user.read: { description: The user is in the same department., params: [id] }
endpoints:
  GET /users/{id}:
    delegated:
      - { scope: User.Read.All, right: user.read }
      - { scope: User.ReadBasic.All, right: user.read, properties: [id, displayName] }
      - { scope: User.Read.All, userRole: Auditor, right: none, because: Auditors read everything. }
  GET /users/{id}/photo:
    delegated:
      - { scope: User.ReadBasic.All, right: user.read, accounts: [work] }
      - { scope: User.Read.All, right: user.read, accounts: [personal] }
`;
    expect(findings(rule, yaml)).toEqual([]);
  });

  test('a right that a wider alternative does not ask for decides nothing', () => {
    const yaml = `permc: 1
app: { name: people }
scopes:
  User.Read.All:
rights:
  user.read: { description: The user is in the same department., params: [id] }
endpoints:
  GET /users/{id}:
    delegated:
      - { scope: User.Read.All, right: user.read, properties: [id] }
      - { scope: User.Read.All, right: none, because: Everybody may., properties: [displayName, id] }
`;
    expect(findings(rule, yaml)).toEqual([
      '10:18 the alternative with `User.Read.All` adds nothing to `GET /users/{id}`: the one with `User.Read.All` lets the same callers in',
      '+ 11:18 the alternative that lets the same callers in',
    ]);
  });

  test('of two equal alternatives the second is reported, and of three the second and the third', () => {
    const yaml = `permc: 1
app: { name: drive }
appRoles:
  Files.Read.All:
  Files.List.All:
endpoints:
  GET /files:
    application:
      - { allOf: [Files.Read.All, Files.List.All] }
      - { allOf: [Files.List.All, Files.Read.All] }
      - { allOf: [Files.List.All, Files.Read.All] }
`;
    expect(findings(rule, yaml).filter((line) => !line.startsWith('+'))).toEqual([
      '10:19 the alternative with `Files.List.All` and `Files.Read.All` adds nothing to `GET /files`: the one with `Files.Read.All` and `Files.List.All` lets the same callers in',
      '11:19 the alternative with `Files.List.All` and `Files.Read.All` adds nothing to `GET /files`: the one with `Files.Read.All` and `Files.List.All` lets the same callers in',
    ]);
  });

  test('of reading and writing demanded together, the one that the endpoint has no use for is reported', () => {
    const yaml = `permc: 1
app: { name: drive }
appRoles:
  Files.Read.All:
  Files.ReadWrite.All: { includes: [Files.Read.All] }
  Files.Share.All:
endpoints:
  GET /files:
    application: { allOf: [Files.Read.All, Files.ReadWrite.All] }
  POST /files/share:
    application: { allOf: [Files.Read.All, Files.Share.All, Files.Share.All] }
`;
    expect(findings(rule, yaml)).toEqual([
      '9:44 `GET /files` requires both `Files.Read.All` and `Files.ReadWrite.All`',
      '+ 9:28 `Files.Read.All` alone would do',
      '11:61 `Files.Share.All` is named twice',
      '+ 11:44 first named here',
    ]);
  });
});

describe('no-great-permission', () => {
  const rule = 'no-great-permission';

  test('the widest class is named, once a permission, and what includes a great permission is great', () => {
    const yaml = `permc: 1
app: { name: office }
scopes:
  Office.Access:
  Office.Admin: { includes: [Office.Access] }
  Office.Old: { enabled: false, includes: [Office.Access] }
endpoints:
  GET /me/files:
    delegated: { scope: Office.Access, right: self }
  POST /me/messages:
    delegated: { scope: Office.Access, right: self }
  DELETE /me/tasks:
    delegated: { scope: Office.Access, right: self }
  GET /health:
    anonymous: Liveness probe; carries no data.
`;
    expect(findings(rule, yaml)).toEqual([
      '4:3 `Office.Access` alone opens every endpoint for apps that act for a user',
      '5:3 `Office.Admin` alone opens every endpoint for apps that act for a user',
    ]);
  });

  test('one resource is nothing great, under whatever address it is reached', () => {
    const yaml = `permc: 1
app: { name: drive }
scopes:
  Files.Read:
endpoints:
  GET /api/v1/me/drive:
    delegated: { scope: Files.Read, right: self }
  GET /api/v1/users/{id}/drive:
    delegated: { scope: Files.Read, right: none, because: Everybody may. }
  GET /api/v2/drives/{id}:
    delegated: { scope: Files.Read, right: none, because: Everybody may. }
`;
    expect(findings(rule, yaml)).toEqual([]);
  });

  test('one more permission that is needed for a part keeps each from being great', () => {
    const yaml = `permc: 1
app: { name: office }
appRoles:
  Files.ReadWrite.All:
  Tasks.ReadWrite.All:
endpoints:
  POST /files:
    application: { role: Files.ReadWrite.All }
  POST /tasks:
    application: { allOf: [Files.ReadWrite.All, Tasks.ReadWrite.All] }
`;
    expect(findings(rule, yaml)).toEqual([]);
  });

  test('every write', () => {
    const yaml = `permc: 1
app: { name: office }
appRoles:
  Files.Read.All:
  Office.Write.All:
endpoints:
  GET /files:
    application: { role: Files.Read.All }
  POST /files:
    application: { role: Office.Write.All }
  POST /tasks:
    application: { role: Office.Write.All }
`;
    expect(findings(rule, yaml)).toEqual([
      '5:3 `Office.Write.All` alone opens every write for apps that act as themselves',
    ]);
  });
});

describe('no-write-through-read-permission', () => {
  const rule = 'no-write-through-read-permission';

  test('together with a permission to write, a permission to read is an ordinary condition', () => {
    const yaml = `permc: 1
app: { name: drive }
appRoles:
  Files.Read.All:
  Files.List.All:
  Tasks.Create.All:
endpoints:
  POST /tasks:
    application: { allOf: [Files.Read.All, Tasks.Create.All] }
  DELETE /tasks:
    application: [{ role: Tasks.Create.All }, { allOf: [Files.Read.All, Files.List.All] }]
`;
    expect(findings(rule, yaml)).toEqual([
      '11:57 `Files.Read.All` and `Files.List.All` are named after reading, and together they open `DELETE /tasks`',
      '+ 4:3 `Files.Read.All` is declared here',
      '+ 5:3 `Files.List.All` is declared here',
    ]);
  });
});
