// Another API's own manifest as a catalog: what its guards demand is what its clients are told to ask for.
import { describe, expect, it } from 'vitest';
import { catalogFromManifest } from '../../src/catalogs/permc-manifest.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { compileFiles } from '../model/compile-files.ts';

const manifest = `permc: 1
app: { name: contoso-drive, appId: 11111111-1111-4111-8111-111111111111, signInAudience: AzureADandPersonalMicrosoftAccount }
scopes:
  Files.ReadWrite: { includes: [Files.Read], admin: { displayName: Write, description: Writes. } }
  Files.Read: { consent: user, id: 22222222-2222-4222-8222-222222222222, user: { displayName: Read, description: Reads. } }
  Files.Old: { enabled: false, admin: { displayName: Old, description: Old. } }
appRoles:
  Files.Read.All: { displayName: Read all, description: Reads all., id: 33333333-3333-4333-8333-333333333333 }
  Auditor: { allowedMemberTypes: [User], displayName: Auditor, description: Audits. }
rights: { file.read: { params: [id] } }
endpoints:
  GET /files/{id}:
    delegated:
      - { scope: Files.ReadWrite, right: file.read }
      - { scope: Files.Read, right: file.read, accounts: [work] }
      - { allOf: [Files.Read, Files.Old], userRole: Auditor, right: file.read }
    application: { role: Files.Read.All }
  GET /health: { anonymous: A probe. }
rules: { entra-roles-for-personal-accounts: { severity: off, because: tested elsewhere } }
`;

describe('the catalog of a manifest', () => {
  const catalog = read(manifest);

  it('has the permissions with their ids, by value; a role of users can not be asked for', () => {
    expect([catalog.name, catalog.appId, catalog.bases]).toEqual([
      'contoso-drive',
      '11111111-1111-4111-8111-111111111111',
      [],
    ]);
    const grants = Object.fromEntries(catalog.permissions.map((permission) => [permission.value, permission.grants]));
    const readGrant = {
      id: '22222222-2222-4222-8222-222222222222',
      adminConsent: false,
      level: undefined,
      blocked: undefined,
    };
    expect(Object.keys(grants)).toEqual(['Auditor', 'Files.Old', 'Files.Read', 'Files.Read.All', 'Files.ReadWrite']);
    expect(grants['Auditor']).toEqual({});
    expect(grants['Files.Read']).toEqual({ delegatedWork: readGrant, delegatedPersonal: readGrant });
    expect(grants['Files.Old']?.delegatedWork?.blocked).toBe('disabled');
    expect(grants['Files.Read.All']).toEqual({
      application: {
        id: '33333333-3333-4333-8333-333333333333',
        adminConsent: true,
        level: undefined,
        blocked: undefined,
      },
    });
  });

  it('has the declared implications with their source', () => {
    expect(catalog.includes).toEqual([
      { permission: 'Files.ReadWrite', included: 'Files.Read', source: 'declared in the manifest of contoso-drive' },
    ]);
  });

  it('has every way in for each kind of account; least is what nothing smaller does', () => {
    const [operation] = catalog.operations;
    expect(
      Object.entries(operation?.claims ?? {}).map(([scheme, claims]) => [
        scheme,
        claims.map(({ permissions, least, trusted }) => [permissions, least, trusted]),
      ]),
    ).toEqual([
      [
        'delegatedWork',
        [
          [['Files.Read', 'Files.Old'], false, true],
          [['Files.Read'], true, true],
          [['Files.ReadWrite'], false, true],
        ],
      ],
      [
        'delegatedPersonal',
        [
          [['Files.Read', 'Files.Old'], true, true],
          [['Files.ReadWrite'], true, true],
        ],
      ],
      ['application', [[['Files.Read.All'], true, true]]],
    ]);
  });

  it('says which operations need no token', () => {
    expect(
      catalog.operations.map(({ method, template, anonymous }) => [`${method} ${template.text}`, anonymous]),
    ).toEqual([
      ['GET /files/{id}', false],
      ['GET /health', true],
    ]);
  });

  it.each([
    ['AzureADMyOrg', ['delegatedWork']],
    ['PersonalMicrosoftAccount', ['delegatedPersonal']],
  ])('for %s has scopes for %j', (audience, schemes) => {
    const text = `permc: 1\napp: { name: a, signInAudience: ${audience} }\nscopes: { Files.Read: { consent: user } }\n`;
    expect(
      Object.keys(read(`${text}endpoints: { GET /a: { anonymous: A probe. } }\n`).permissions[0]?.grants ?? {}),
    ).toEqual(schemes);
  });
});

function read(text: string): Catalog {
  const { model, diagnostics } = compileFiles({ 'permissions.yaml': text });
  if (model === undefined) throw new Error(`there is no model: ${diagnostics.map(({ message }) => message).join()}`);
  return catalogFromManifest(model);
}
