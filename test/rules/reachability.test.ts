// Who can be let in at all, and which permissions nobody needs: the cases beside the examples of the rules.
import { expect, test } from 'vitest';
import { findings } from './findings.ts';

test('a disabled permission still lets its holders in through an enabled one that includes it', () => {
  const yaml = `permc: 1
app: { name: drive }
scopes:
  Files.Read: { enabled: false }
  Files.ReadWrite: { includes: [Files.Read] }
endpoints:
  GET /me/files:
    delegated: { scope: Files.Read, right: self }
`;
  expect(findings('no-unreachable-endpoint', yaml)).toEqual([]);
});

test('every alternative of an unreachable endpoint is shown with its obstacle', () => {
  const yaml = `permc: 1
app: { name: drive, signInAudience: PersonalMicrosoftAccount }
scopes:
  Files.Read: { enabled: false }
  Files.ReadWrite:
endpoints:
  GET /me/files:
    delegated:
      - { scope: Files.Read, right: self }
      - { scope: Files.ReadWrite, right: self, accounts: [work] }
`;
  expect(findings('no-unreachable-endpoint', yaml)).toEqual([
    '7:3 nobody can be granted access to `GET /me/files`',
    '+ 9:18 `Files.Read` is disabled, so nobody can be granted it',
    '+ 10:48 `signInAudience: PersonalMicrosoftAccount` lets none of these accounts sign in',
  ]);
});

test('one possible way in is enough, whatever its kind', () => {
  const yaml = `permc: 1
app: { name: drive }
scopes:
  Files.Read: { enabled: false }
appRoles:
  Files.Read.All:
endpoints:
  GET /files:
    delegated: { scope: Files.Read, right: self }
    application: { role: Files.Read.All }
  GET /health:
    anonymous: Liveness probe; carries no data.
`;
  expect(findings('no-unreachable-endpoint', yaml)).toEqual([]);
});

test('a role for the wrong member is reported once, by the rule that names the mistake', () => {
  const yaml = `permc: 1
app: { name: drive }
appRoles:
  Auditor: { allowedMemberTypes: [User] }
endpoints:
  GET /files:
    application: { role: Auditor }
`;
  expect(findings('no-unreachable-endpoint', yaml)).toEqual([]);
  expect(findings('no-user-only-role-for-apps', yaml)).toEqual([
    '7:26 `GET /files` requires `Auditor` of an app, and the role can be assigned to users only',
    '+ 4:35 `Auditor` is for users here',
  ]);
});

test('each role of an allOf is looked at, and a role for both is no mistake of this kind', () => {
  const yaml = `permc: 1
app: { name: drive }
appRoles:
  Auditor: { allowedMemberTypes: [User] }
  Files.Read.All: { allowedMemberTypes: [User, Application] }
endpoints:
  GET /files:
    application: { allOf: [Files.Read.All, Auditor] }
`;
  expect(findings('no-user-only-role-for-apps', yaml)).toEqual([
    '8:44 `GET /files` requires `Auditor` of an app, and the role can be assigned to users only',
    '+ 4:35 `Auditor` is for users here',
  ]);
});

test('a role for apps by default, named as a role of the user, is shown where it is declared', () => {
  const yaml = `permc: 1
app: { name: drive }
scopes:
  Files.Approve:
appRoles:
  Approver:
endpoints:
  POST /me/approve:
    delegated: { scope: Files.Approve, userRole: Approver, right: self }
`;
  expect(findings('no-app-only-role-for-users', yaml)).toEqual([
    '9:50 `POST /me/approve` requires `Approver` of the user, and the role can be granted to apps only',
    '+ 6:3 `Approver` is for apps here',
  ]);
});

test('used means: required, required of the user, or including something that is', () => {
  const yaml = `permc: 1
app: { name: drive }
scopes:
  Files.Read:
  Files.ReadWrite: { includes: [Files.Read] }
  Files.Manage: { includes: [Files.ReadWrite] }
  Files.List:
  Files.Share: { includes: [Files.List] }
appRoles:
  Approver: { allowedMemberTypes: [User] }
  Files.Read.All:
endpoints:
  GET /me/files:
    delegated: { scope: Files.Read, userRole: Approver, right: self }
`;
  expect(findings('no-unused-permission', yaml)).toEqual([
    '7:3 no endpoint requires the scope `Files.List`',
    '8:3 no endpoint requires the scope `Files.Share`',
    '11:3 no endpoint requires the app role `Files.Read.All`',
  ]);
});

test('a finding about an included file points into that file', () => {
  const yaml = `permc: 1
app: { name: drive }
include: [scopes.yaml]
`;
  const scopes = `scopes:
  Files.Read:
`;
  expect(findings('no-unused-permission', yaml, { 'scopes.yaml': scopes })).toEqual([
    'scopes.yaml:2:3 no endpoint requires the scope `Files.Read`',
  ]);
});

test('what belongs to the signed-in user is found behind prefixes, and not elsewhere', () => {
  const yaml = `permc: 1
app: { name: drive }
appRoles:
  Files.Read.All:
endpoints:
  GET /api/v1.0/me/files:
    application: { role: Files.Read.All }
  GET /Me/files:
    application: { role: Files.Read.All }
  GET /menu:
    application: { role: Files.Read.All }
  GET /users/me:
    application: { role: Files.Read.All }
`;
  expect(findings('no-app-only-access-to-me', yaml)).toEqual([
    '7:26 `GET /api/v1.0/me/files` belongs to the signed-in user, and an app that acts as itself has none',
    '+ 6:7 `me` is the signed-in user',
    '9:26 `GET /Me/files` belongs to the signed-in user, and an app that acts as itself has none',
    '+ 8:7 `me` is the signed-in user',
  ]);
});

test('a right is demanded of each delegated alternative, and never of an app', () => {
  const yaml = `permc: 1
app: { name: drive }
scopes:
  Files.Read:
  Files.List:
appRoles:
  Files.Read.All:
endpoints:
  GET /files:
    delegated:
      - { scope: Files.Read, right: self }
      - { allOf: [Files.Read, Files.List] }
    application: { role: Files.Read.All }
`;
  expect(findings('require-right', yaml)).toEqual(['12:19 `GET /files` does not say which right the user needs']);
});
