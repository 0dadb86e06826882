// The consent plan: who grants what, by which page and which requests, and a document that no text of a manifest breaks.
import { describe, expect, test } from 'vitest';
import { emitManifest, emittedText } from './emit-manifest.ts';

const clientId = '2c8e91d4-7a57-4c4b-8b5e-3f9c1a7b60d2';

function planOf(requests: string, app = `app: { name: client, appId: ${clientId} }`): Record<string, unknown> {
  return JSON.parse(emittedText(`permc: 1\n${app}\noutputs: { consent: consent.json }\n${requests}`, 'consent.json'));
}

const both = `requests:
  microsoft-graph:
    delegated: { calls: [GET /me/messages, GET /users, POST /me/sendMail], dynamic: [Mail.Send] }
    application: { calls: ['POST /users/{id}/sendMail'] }
`;

describe('who grants what', () => {
  test('users what they may, admins the rest, each with the calls that need it', () => {
    const { resources } = planOf(both);
    expect(resources).toEqual([
      {
        name: 'microsoft-graph',
        appId: '00000003-0000-0000-c000-000000000000',
        description: null,
        permissions: [
          {
            value: 'Mail.ReadBasic',
            type: 'Scope',
            id: 'a4b8392a-d8d1-4954-a029-8e668a39a170',
            grantedBy: 'user',
            adminRole: 'Cloud Application Administrator',
            accounts: ['work'],
            requested: 'registration',
            calls: ['GET /me/messages'],
          },
          {
            value: 'Mail.Send',
            type: 'Scope',
            id: 'e383f46e-2787-4529-855e-0e479a3ffac0',
            grantedBy: 'user',
            adminRole: 'Cloud Application Administrator',
            accounts: ['work'],
            requested: 'run-time',
            calls: ['POST /me/sendMail'],
          },
          {
            value: 'User.ReadBasic.All',
            type: 'Scope',
            id: 'b340eb25-3456-403f-be2f-af7a0d370277',
            grantedBy: 'user',
            adminRole: 'Cloud Application Administrator',
            accounts: ['work'],
            requested: 'registration',
            calls: ['GET /users'],
          },
          {
            value: 'Mail.Send',
            type: 'Role',
            id: 'b633e1c5-b582-4048-a93e-9f11b44c7e96',
            grantedBy: 'admin',
            adminRole: 'Privileged Role Administrator',
            accounts: [],
            requested: 'registration',
            calls: ['POST /users/{id}/sendMail'],
          },
        ],
      },
    ]);
  });

  test('app roles of Microsoft Graph need another admin than those of any other API', () => {
    const other = `requests:
  billing:
    appId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
    permissions: [{ role: Invoices.Read.All, id: 2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10 }]
`;
    expect(planOf(other)['adminRole']).toBe('Cloud Application Administrator');
    expect(planOf(`${other}${both.replace('requests:\n', '')}`)['adminRole']).toBe('Privileged Role Administrator');
  });

  test('what no catalog knows is not guessed', () => {
    const { resources, adminRole, grantCalls } = planOf(`requests:
  billing:
    appId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
    permissions: [{ scope: Invoices.Read, id: 2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10 }]
`);
    expect(resources).toMatchObject([{ permissions: [{ value: 'Invoices.Read', grantedBy: 'unknown' }] }]);
    expect([adminRole, grantCalls]).toEqual([null, []]);
  });

  test('scopes of sign-in are told from scopes of the API', () => {
    const { resources } = planOf(
      'requests: { microsoft-graph: { delegated: { calls: [GET /me], permissions: [openid, User.Read] } } }\n',
    );
    expect(resources).toMatchObject([
      {
        permissions: [
          { value: 'User.Read', requested: 'registration' },
          { value: 'openid', requested: 'sign-in', grantedBy: 'user' },
        ],
      },
    ]);
  });
});

describe('how an admin grants it', () => {
  test('by a page for the registration, and by one for what is asked for at run time', () => {
    expect(planOf(both)['adminConsentUrls']).toEqual({
      registration: `https://login.microsoftonline.com/{tenant}/adminconsent?client_id=${clientId}`,
      runTime: null,
    });
    const atRunTime = `requests: { microsoft-graph: { delegated: { permissions: [User.Read.All], dynamic: [User.Read.All] } } }\n`;
    expect(planOf(atRunTime)['adminConsentUrls']).toEqual({
      registration: null,
      runTime:
        `https://login.microsoftonline.com/{tenant}/v2.0/adminconsent?client_id=${clientId}` +
        '&scope=https%3A%2F%2Fgraph.microsoft.com%2FUser.Read.All&redirect_uri={redirectUri}&state={state}',
    });
  });

  test('by requests to Microsoft Graph, after the service principals are looked up', () => {
    const { grantCalls } = planOf(
      `requests: { microsoft-graph: { delegated: { permissions: [User.Read.All] }, application: { permissions: [Mail.Send] } } }\n`,
      'app: { name: client }',
    );
    const graph = 'https://graph.microsoft.com/v1.0';
    expect(grantCalls).toMatchObject([
      { request: `GET ${graph}/servicePrincipals(appId='{clientId}')?$select=id` },
      { request: `GET ${graph}/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=id` },
      {
        request: `POST ${graph}/oauth2PermissionGrants`,
        body: {
          clientId: '{clientServicePrincipalId}',
          consentType: 'AllPrincipals',
          resourceId: '{microsoft-graphServicePrincipalId}',
          scope: 'User.Read.All',
        },
        needs: ['DelegatedPermissionGrant.ReadWrite.All'],
      },
      {
        request: `POST ${graph}/servicePrincipals/{microsoft-graphServicePrincipalId}/appRoleAssignedTo`,
        body: { appRoleId: 'b633e1c5-b582-4048-a93e-9f11b44c7e96' },
        needs: ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
      },
    ]);
  });
});

test('the registration leaves out what is asked for at run time, and merges ids that are stated', () => {
  const yaml = `permc: 1
app: { name: client }
outputs: { entra: app.json }
requests:
  microsoft-graph:
    appId: 00000003-0000-0000-C000-000000000000
    delegated: { calls: [GET /me/messages, POST /me/sendMail], dynamic: [Mail.Send] }
    permissions:
      - { scope: User.Read, id: E1FE6DD8-ba31-4d61-89e7-88639da4683d }
      - { scope: Mail.ReadBasic, id: a4b8392a-d8d1-4954-a029-8e668a39a170 }
`;
  expect(JSON.parse(emittedText(yaml, 'app.json'))).toMatchObject({
    requiredResourceAccess: [
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: [
          { id: 'a4b8392a-d8d1-4954-a029-8e668a39a170', type: 'Scope' },
          { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
        ],
      },
    ],
  });
});

test('both forms are written, whichever name the manifest gives', () => {
  for (const path of ['consent.json', 'consent.md', 'consent']) {
    const files = emitManifest(`permc: 1\napp: { name: client }\noutputs: { consent: ${path} }\n`);
    expect([...files.keys()]).toEqual(['consent.json', 'consent.md']);
    expect(files.get('consent.md')).toMatch(/\n\nThe app asks for no permission of another API\.\n$/);
  }
});

test('no text of a manifest becomes markup of the document', () => {
  const text = emittedText(
    `permc: 1
app: { name: client, displayName: '<img src=x> [a](b) | \`c\`' }
outputs: { consent: consent.json }
requests:
  microsoft-graph:
    description: "# one\\n\\n| two | *three* |"
    delegated: { calls: [GET /me] }
  odd:
    appId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
    permissions: [{ scope: 'a|b\`c', id: 2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10 }]
`,
    'consent.md',
  );
  expect(text).toContain('# Consent for \\<img src=x\\> \\[a\\](b) \\| \\`c\\`\n');
  expect(text).toContain('\n\\# one \\| two \\| \\*three\\* \\|\n');
  expect(text).toContain('| ``a\\|b`c`` | delegated | not known | in the registration |  |\n');
});
