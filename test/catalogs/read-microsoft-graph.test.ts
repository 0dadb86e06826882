// The published files as a catalog: permissions with their grants, operations with claims that are trusted or not.
import { describe, expect, it } from 'vitest';
import { microsoftGraphOverlay } from '../../src/catalogs/microsoft-graph/overlay.ts';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import type { AccessScheme, Catalog, CatalogClaim } from '../../src/model/catalog.ts';
import { idOf, published, type Permission } from './published.ts';

const none = { ...microsoftGraphOverlay, corrections: [], permissions: [] };
const work = ['DelegatedWork'];
const least = 'least=DelegatedWork';

describe('a catalog of Microsoft Graph', () => {
  const catalog = read({
    'Mail.Read': {
      schemes: {
        Application: { adminDisplayName: 'Read all mail', requiresAdminConsent: true, privilegeLevel: 3 },
        DelegatedPersonal: { requiresAdminConsent: false, privilegeLevel: 2 },
        DelegatedWork: {
          adminDisplayName: 'Read mail',
          adminDescription: 'Reads.',
          requiresAdminConsent: false,
          privilegeLevel: 2,
        },
      },
      paths: {
        'POST,GET DelegatedWork,Application': { '/Users/{id}/messages/{id}': 'least=DelegatedWork,Application' },
      },
    },
  });

  it('belongs to Microsoft Graph, whatever the provisioning data says', () => {
    expect([catalog.name, catalog.appId, catalog.bases]).toEqual([
      'microsoft-graph',
      '00000003-0000-0000-c000-000000000000',
      [
        'https://graph.microsoft.com/v1.0',
        'https://graph.microsoft.com/beta',
        'https://graph.microsoft.us/v1.0',
        'https://graph.microsoft.us/beta',
        'https://dod-graph.microsoft.us/v1.0',
        'https://dod-graph.microsoft.us/beta',
        'https://microsoftgraph.chinacloudapi.cn/v1.0',
        'https://microsoftgraph.chinacloudapi.cn/beta',
      ],
    ]);
  });

  it('has the grants of each permission, personal accounts with the id of work accounts', () => {
    expect(catalog.permissions).toEqual([
      {
        value: 'Mail.Read',
        displayName: 'Read mail',
        description: 'Reads.',
        grants: {
          delegatedWork: { id: idOf(0, 'DelegatedWork'), adminConsent: false, level: 2, blocked: undefined },
          delegatedPersonal: { id: idOf(0, 'DelegatedWork'), adminConsent: false, level: 2, blocked: undefined },
          application: { id: idOf(0, 'Application'), adminConsent: true, level: 3, blocked: undefined },
        },
      },
    ]);
  });

  it('has its operations by path and method, each parameter with a name of its own', () => {
    expect(catalog.operations.map(({ method, template }) => `${method} ${template.text}`)).toEqual([
      'GET /Users/{id}/messages/{id2}',
      'POST /Users/{id}/messages/{id2}',
    ]);
    expect(Object.keys(catalog.operations[0]?.claims ?? {})).toEqual(['delegatedWork', 'application']);
  });
});

describe('a claim', () => {
  it('that needs one of several others beside it becomes one conjunction for each, in the order of the list', () => {
    const claims = claimsOf('POST', {
      'Grant.Write': 'least=DelegatedWork;AlsoRequires=Dir.Read,App.Read',
      'Dir.Read': '',
      'App.Read': '',
    });
    expect(claims.map(({ permissions, least: marked }) => [permissions.join(' and '), marked])).toEqual([
      ['App.Read', false],
      ['Dir.Read', false],
      ['Grant.Write and Dir.Read', true],
      ['Grant.Write and App.Read', true],
    ]);
  });

  it.each<[string, string, Readonly<Record<string, string>>, Readonly<Record<string, string | undefined>>]>([
    [
      'marked, or of the family of a marked one, is trusted',
      'GET',
      { 'Mail.ReadBasic': least, 'Mail.Read': '', 'Mail.ReadWrite': '', 'Directory.Read.All': '' },
      {
        'Directory.Read.All': 'of another resource family than the least-privileged answer',
        'Mail.Read': undefined,
        'Mail.ReadBasic': undefined,
        'Mail.ReadWrite': undefined,
      },
    ],
    [
      'that only reads is never trusted for a write, marked or not',
      'PATCH',
      { 'Policy.Read.All': least, 'Policy.ReadWrite.Security': '' },
      { 'Policy.Read.All': '`Policy.Read.All` only reads, and PATCH writes', 'Policy.ReadWrite.Security': undefined },
    ],
    [
      'that only reads is trusted for a POST that reads',
      'POST',
      { 'Calendars.ReadBasic': least, 'Calendars.Read': '' },
      { 'Calendars.Read': undefined, 'Calendars.ReadBasic': undefined },
    ],
    [
      'that only reads is not trusted for a POST that writes',
      'POST',
      { 'Mail.ReadWrite': least, 'Mail.Read': '' },
      { 'Mail.Read': '`Mail.Read` only reads, and the least-privileged answer writes', 'Mail.ReadWrite': undefined },
    ],
    [
      'that is elsewhere only a second permission is not trusted alone',
      'POST',
      { 'Grant.Write': `${least};AlsoRequires=Grant.Manage`, 'Grant.Manage': least },
      {
        'Grant.Manage': '`Grant.Manage` is also listed as needed beside another permission',
        'Grant.Write and Grant.Manage': undefined,
      },
    ],
    [
      'of a selected resource is trusted only when it is marked',
      'GET',
      { 'Sites.Read.All': least, 'Sites.Selected': '' },
      { 'Sites.Read.All': undefined, 'Sites.Selected': '`Sites.Selected` covers only what was selected for the app' },
    ],
    ['is trusted without a mark when it is the only one', 'GET', { 'A.Read': '' }, { 'A.Read': undefined }],
    [
      'is trusted without a mark when all are of one family',
      'GET',
      { 'A.Read': '', 'A.ReadWrite': '' },
      { 'A.Read': undefined, 'A.ReadWrite': undefined },
    ],
    [
      'of the directory is left aside where another family is listed',
      'POST',
      { 'Grant.ReadWrite.All': '', 'Directory.ReadWrite.All': '' },
      {
        'Directory.ReadWrite.All': 'of another resource family than the least-privileged answer',
        'Grant.ReadWrite.All': undefined,
      },
    ],
    [
      'of the directory is trusted where no other family is listed',
      'GET',
      { 'Directory.Read.All': '', 'Directory.ReadWrite.All': '' },
      { 'Directory.Read.All': undefined, 'Directory.ReadWrite.All': undefined },
    ],
    [
      'is not trusted without a mark among several families',
      'GET',
      { 'A.Read': '', 'B.Read': '' },
      {
        'A.Read': 'nothing is marked as the least-privileged answer',
        'B.Read': 'nothing is marked as the least-privileged answer',
      },
    ],
  ])('%s', (_, method, values, doubts) => {
    const claims = claimsOf(method, values);
    expect(Object.fromEntries(claims.map(({ permissions, doubt }) => [permissions.join(' and '), doubt]))).toEqual(
      doubts,
    );
    expect(claims.map(({ trusted }) => trusted)).toEqual(claims.map(({ doubt }) => doubt === undefined));
  });
});

describe('the built-in overlay', () => {
  it('adds the OpenID scopes, and says when a correction finds nothing', () => {
    const { catalog } = readMicrosoftGraph(published({ 'A.Read': { schemes: work } }));
    expect(catalog?.permissions.map(({ value }) => value)).toEqual([
      'A.Read',
      'email',
      'offline_access',
      'openid',
      'profile',
    ]);
    const unused = (catalog?.anomalies ?? []).filter(({ check }) => check === 'unused-overlay');
    expect(unused).toHaveLength(microsoftGraphOverlay.corrections.length);
    expect(unused[0]).toEqual({
      check: 'unused-overlay',
      subject: 'GET /groups',
      message:
        'the overlay changes nothing here: there is no claim of `Group-NestingSupport.ReadWrite.All` to make `not-least`',
      handling: 'kept',
    });
  });
});

describe('what is no publication', () => {
  const good = published({ 'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/a': least } } } });

  it.each<[string, unknown, unknown, readonly string[]]>([
    ['nothing', undefined, good.provisioning, [': the file of permissions has no object `permissions`']],
    [
      'a page of a captive portal',
      '<html>',
      good.provisioning,
      [': the file of permissions has no object `permissions`'],
    ],
    [
      'the files swapped',
      good.provisioning,
      good.permissions,
      [
        ': the file of permissions has no object `permissions`',
        ': the file of ids has no object `permissionDeployments`',
      ],
    ],
    [
      'no permission at all',
      { permissions: {} },
      good.provisioning,
      ['/permissions: the file of permissions is empty'],
    ],
    [
      'a permission that is a list',
      { permissions: { 'A/B~C': [] } },
      good.provisioning,
      ['/permissions/A~1B~0C: the permission `A/B~C` needs an object `schemes` and a list `pathSets`'],
    ],
    [
      'a name with a space',
      { permissions: { 'A B': {} } },
      good.provisioning,
      ['/permissions/A B: the name of a permission has characters that no scope can have'],
    ],
    [
      'a path set without paths',
      { permissions: { A: { schemes: {}, pathSets: [{ methods: [], schemeKeys: [] }] } } },
      good.provisioning,
      ['/permissions/A/pathSets/0: a path set needs the lists `schemeKeys` and `methods` and the object `paths`'],
    ],
    [
      'a path value that is a number',
      { permissions: { A: { schemes: {}, pathSets: [{ methods: [], schemeKeys: [], paths: { '/a': 1 } }] } } },
      good.provisioning,
      ['/permissions/A/pathSets/0/paths/~1a: what is said of the path `/a` is not a text'],
    ],
    [
      'ids that are no list',
      good.permissions,
      { permissionDeployments: { 'A.Read': {} } },
      ['/permissionDeployments/A.Read: the ids of a permission are not a list under its name'],
    ],
    [
      'ids of another publication',
      good.permissions,
      { permissionDeployments: { 'Other.Read': [] } },
      ['/permissionDeployments: only 0 of 1 permissions have an entry in the file of ids'],
    ],
  ])('%s', (_, permissions, provisioning, messages) => {
    const { catalog, problems } = readMicrosoftGraph({ permissions, provisioning });
    expect(catalog).toBeUndefined();
    expect(problems.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual(messages);
  });

  it('names at most twenty problems', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`P${index}`, null]));
    expect(
      readMicrosoftGraph({ permissions: { permissions: many }, provisioning: good.provisioning }).problems,
    ).toHaveLength(20);
  });

  it('an inherited name is no permission', () => {
    const permissions: unknown = JSON.parse(
      '{"permissions":{"__proto__":{"schemes":{},"pathSets":[]},"constructor":{"schemes":{},"pathSets":[]}}}',
    );
    const provisioning: unknown = JSON.parse('{"permissionDeployments":{"__proto__":[],"constructor":[]}}');
    const { catalog } = readMicrosoftGraph({ permissions, provisioning }, none);
    expect(catalog?.permissions.map(({ value }) => value)).toEqual(['__proto__', 'constructor']);
  });
});

function read(permissions: Readonly<Record<string, Permission>>): Catalog {
  const { catalog, problems } = readMicrosoftGraph(published(permissions), none);
  expect(problems).toEqual([]);
  if (catalog === undefined) throw new Error('there is no catalog');
  return catalog;
}

/** The claims for work accounts of one method of `/a`, by what each permission says of it. */
function claimsOf(method: string, values: Readonly<Record<string, string>>): readonly CatalogClaim[] {
  const scheme: AccessScheme = 'delegatedWork';
  const permissions = Object.entries(values).map(([name, value]): [string, Permission] => [
    name,
    { schemes: work, paths: { [`${method} DelegatedWork`]: { '/a': value } } },
  ]);
  return read(Object.fromEntries(permissions)).operations[0]?.claims[scheme] ?? [];
}
