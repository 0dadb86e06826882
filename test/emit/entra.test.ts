// The app registration: its exact text, and what is left out of it on purpose.
import { expect, test } from 'vitest';
import { driveManifest } from './drive-manifest.ts';
import { emitManifest, emittedText } from './emit-manifest.ts';

const appId = '0c1f7c3e-54f0-4a39-8d8a-5a55c8a4b0f1';

/** The registration of an API with nothing but these members under `app:`. */
function registration(app: string, more = ''): Readonly<Record<string, unknown>> {
  return JSON.parse(
    emittedText(`permc: 1\napp: { name: files${app} }\noutputs: { entra: app.json }\n${more}`, 'app.json'),
  );
}

test('the registration of a full manifest', async () => {
  await expect(emittedText(driveManifest, 'entra/app.json')).toMatchFileSnapshot('golden/app.json.txt');
});

test('pre-authorized clients stand in a document of their own, to be applied after the first', async () => {
  expect([...emitManifest(driveManifest).keys()]).toEqual([
    'entra/app.json',
    'entra/app.pre-authorized.json',
    'src/permissions.gen.ts',
  ]);
  const text = emittedText(driveManifest, 'entra/app.pre-authorized.json');
  await expect(text).toMatchFileSnapshot('golden/app.pre-authorized.json.txt');
});

test('the registration of the smallest manifest holds what is owned, and nothing else', () => {
  expect(registration('')).toEqual({
    signInAudience: 'AzureADMyOrg',
    api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [] },
    appRoles: [],
    // Nothing is requested any more: what was requested before has to go.
    requiredResourceAccess: [],
    optionalClaims: {
      accessToken: [{ name: 'idtyp', source: null, essential: false, additionalProperties: [] }],
    },
  });
  expect(registration(', requestIdtyp: false')).not.toHaveProperty('optionalClaims');
});

test('an API without a section of requests leaves alone what was requested elsewhere; an empty one removes it', () => {
  const api = 'scopes: { Files.Read: { consent: user } }';
  expect(registration('', api)).not.toHaveProperty('requiredResourceAccess');
  expect(registration('', `${api}\nrequests: {}`)).toHaveProperty('requiredResourceAccess', []);
});

const requests = `requests:
  contoso-billing:
    appId: 7f3c0d5e-98a1-4c3b-9a52-000000000004
    permissions: [{ role: Invoices.Read.All, id: 7f3c0d5e-98a1-4c3b-9a52-000000000005 }]
`;

test('a client that offers nothing has only what it requests', () => {
  expect(registration('', requests)).toEqual({
    signInAudience: 'AzureADMyOrg',
    requiredResourceAccess: [
      {
        resourceAppId: '7f3c0d5e-98a1-4c3b-9a52-000000000004',
        resourceAccess: [{ id: '7f3c0d5e-98a1-4c3b-9a52-000000000005', type: 'Role' }],
      },
    ],
  });
});

test('an API that is a client as well has both', () => {
  const keys = Object.keys(registration('', `${requests}scopes: { Files.Read: { consent: user } }\n`));
  expect(keys).toEqual(['signInAudience', 'api', 'appRoles', 'requiredResourceAccess', 'optionalClaims']);
});

test.each([
  ['', undefined],
  [`, appId: ${appId}`, [`api://${appId}`]],
  [
    `, appId: ${appId}, identifierUris: ['api://{appId}', 'https://files.contoso.com']`,
    [`api://${appId}`, 'https://files.contoso.com'],
  ],
  [`, identifierUris: ['api://{appId}', 'https://files.contoso.com']`, ['https://files.contoso.com']],
  [`, identifierUris: ['api://{appId}']`, undefined],
  [`, appId: ${appId}, identifierUris: ['api://{appId}', 'api://${appId}']`, [`api://${appId}`]],
])('identifier URIs of `app: { name: files%s }`', (app, expected) => {
  expect(registration(app)['identifierUris']).toEqual(expected);
});

test('what is requested under two names of one API is merged, each permission once', () => {
  const { requiredResourceAccess } = registration(
    '',
    `requests:
  graph:
    appId: 00000003-0000-0000-c000-000000000000
    permissions: [{ role: Mail.Send, id: b633e1c5-b582-4048-a93e-9f11b44c7e96 }]
  also-graph:
    appId: 00000003-0000-0000-C000-000000000000
    permissions:
      - { role: Mail.Send, id: B633E1C5-B582-4048-A93E-9F11B44C7E96 }
      - { scope: User.Read, id: e1fe6dd8-ba31-4d61-89e7-88639da4683d }
`,
  );
  expect(requiredResourceAccess).toEqual([
    {
      resourceAppId: '00000003-0000-0000-c000-000000000000',
      resourceAccess: [
        { id: 'b633e1c5-b582-4048-a93e-9f11b44c7e96', type: 'Role' },
        { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
      ],
    },
  ]);
});

test('texts that Entra demands are never empty, even where the rule about them is switched off', () => {
  const { api, appRoles } = registration('', 'scopes:\n  Files.Read:\nappRoles:\n  Files.Read.All:\n');
  expect(api).toMatchObject({
    oauth2PermissionScopes: [
      {
        adminConsentDisplayName: 'Files.Read',
        adminConsentDescription: 'Files.Read',
        userConsentDisplayName: null,
        userConsentDescription: null,
      },
    ],
  });
  expect(appRoles).toMatchObject([{ displayName: 'Files.Read.All', description: 'Files.Read.All' }]);
});

test('a file name without `.json` gets the suffix of the second document all the same', () => {
  const yaml = driveManifest.replace('entra/app.json', 'entra/registration');
  expect([...emitManifest(yaml).keys()]).toContain('entra/registration.pre-authorized.json');
});
