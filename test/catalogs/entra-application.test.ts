// An app registration or service principal as a catalog, in all the generations of its JSON.
import { describe, expect, it } from 'vitest';
import { readEntraApplication } from '../../src/catalogs/entra-application.ts';

const appId = '11111111-1111-4111-8111-111111111111';
const scope = {
  id: 'AAAAAAAA-0000-4000-8000-000000000001',
  value: 'Files.Read',
  type: 'User',
  isEnabled: true,
  adminConsentDisplayName: 'Read files',
  adminConsentDescription: 'Reads the files.',
};
const role = {
  id: 'aaaaaaaa-0000-4000-8000-000000000002',
  value: 'Files.Read.All',
  allowedMemberTypes: ['Application'],
  isEnabled: true,
  displayName: 'Read all files',
};
const files = {
  value: 'Files.Read',
  displayName: 'Read files',
  description: 'Reads the files.',
  grants: {
    delegatedWork: {
      id: 'aaaaaaaa-0000-4000-8000-000000000001',
      adminConsent: false,
      level: undefined,
      blocked: undefined,
    },
  },
};
const all = {
  value: 'Files.Read.All',
  displayName: 'Read all files',
  description: undefined,
  grants: { application: { id: role.id, adminConsent: true, level: undefined, blocked: undefined } },
};

describe('an application', () => {
  it.each<[string, unknown]>([
    [
      'as Microsoft Graph gives it',
      { appId, displayName: 'Contoso Drive', api: { oauth2PermissionScopes: [scope] }, appRoles: [role] },
    ],
    [
      'as a service principal',
      { appId, displayName: 'Contoso Drive', oauth2PermissionScopes: [scope], appRoles: [role] },
    ],
    [
      'as Azure AD Graph gave it',
      { appId, displayName: 'Contoso Drive', oauth2Permissions: [scope], appRoles: [role] },
    ],
    ['as a list of one', [{ appId, name: 'Contoso Drive', oauth2Permissions: [scope], appRoles: [role] }]],
    [
      'as a page of one',
      { value: [{ appId, displayName: 'Contoso Drive', oauth2PermissionScopes: [scope], appRoles: [role] }] },
    ],
  ])('%s', (_, application) => {
    expect(readEntraApplication(JSON.stringify(application))).toEqual({
      catalog: {
        name: 'contoso-drive',
        appId,
        bases: [],
        permissions: [files, all],
        operations: [],
        includes: [],
        anomalies: [],
      },
      problems: [],
    });
  });

  it('may carry a byte order mark, comments and trailing commas', () => {
    const text = `\uFEFF{ // the app\n "appId": "${appId}", /* "appId": 1, */ "displayName": "a // b, ]", "appRoles": [ , ],\n}`;
    expect(readEntraApplication(text.replace('[ , ]', '[]')).catalog?.name).toBe('a-b');
  });

  it('keeps its two kinds of permission of one value together, and what is switched off blocked', () => {
    const application = {
      appId,
      api: { oauth2PermissionScopes: [{ ...scope, type: 'Admin', isEnabled: false }] },
      appRoles: [{ ...role, value: 'Files.Read' }],
    };
    const { catalog } = readEntraApplication(JSON.stringify(application), 'drive');
    expect([catalog?.name, catalog?.permissions.map(({ value, grants }) => [value, grants])]).toEqual([
      'drive',
      [
        [
          'Files.Read',
          {
            delegatedWork: { id: scope.id.toLowerCase(), adminConsent: true, level: undefined, blocked: 'disabled' },
            application: all.grants.application,
          },
        ],
      ],
    ]);
  });

  it.each([
    ['AzureADMyOrg', ['delegatedWork']],
    ['AzureADandPersonalMicrosoftAccount', ['delegatedWork', 'delegatedPersonal']],
    ['PersonalMicrosoftAccount', ['delegatedPersonal']],
  ])('for %s has scopes for %j', (signInAudience, schemes) => {
    const { catalog } = readEntraApplication(
      JSON.stringify({ appId, signInAudience, oauth2PermissionScopes: [scope] }),
    );
    expect(Object.keys(catalog?.permissions[0]?.grants ?? {})).toEqual(schemes);
  });

  it('leaves out what no app can ask for: roles of users, entries without a value', () => {
    const application = {
      appId,
      appRoles: [
        { ...role, allowedMemberTypes: ['User'] },
        { ...role, value: null },
      ],
    };
    expect(readEntraApplication(JSON.stringify(application)).catalog?.permissions).toEqual([]);
  });
});

describe('what is no application', () => {
  it.each<[string, readonly string[]]>([
    ['', [': the text is not JSON']],
    ['<html>', [': the text is not JSON']],
    ['[]', [': the JSON is not one application or service principal']],
    ['[{},{}]', [': the JSON is not one application or service principal']],
    ['{}', ['/appId: the application has no `appId` that is a UUID']],
    [`{"appId":"${appId}","appRoles":{}}`, ['/appRoles: `appRoles` is not a list']],
    [
      `{"appId":"${appId}","api":{"oauth2PermissionScopes":[1]}}`,
      ['/api/oauth2PermissionScopes/0: the permission is not an object'],
    ],
    [`{"appId":"${appId}","appRoles":[{"value":"A","id":"1"}]}`, ['/appRoles/0/id: the id of `A` is no UUID']],
  ])('%s', (text, messages) => {
    const { catalog, problems } = readEntraApplication(text);
    expect(catalog).toBeUndefined();
    expect(problems.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual(messages);
  });
});
