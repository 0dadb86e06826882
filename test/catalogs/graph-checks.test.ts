// The data gate: every anomaly is found by its named check, said in exact words, and handled as the table states.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graphChecks, type GraphCheck } from '../../src/catalogs/microsoft-graph/checks.ts';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import { deployment, published, type Permission } from './published.ts';

type Files = ReturnType<typeof published>;
const work = ['DelegatedWork'];
const none = { catalog: 'microsoft-graph', corrections: [], permissions: [], includes: [] };

/** One case a check: the data that shows it, and what is to be said. */
const cases: Readonly<Record<GraphCheck, { files: () => Files; found: readonly string[] }>> = {
  'space-in-key': key('/f(a={a}, b={b})', [
    '/f(a={a}, b={b}): the path `/f(a={a}, b={b})` is read as `/f(a={a},b={b})`',
  ]),
  'trailing-slash': key('/a/', ['/a/: the path `/a/` is read as `/a`']),
  'doubled-brace': key('/a/{b}}', ['/a/{b}}: the path `/a/{b}}` is read as `/a/{b}`']),
  'parenthesised-parameter': key('/a/(b)', ['/a/(b): the path `/a/(b)` is read as `/a/{b}`']),
  'missing-slash': key('/as{b}', ['/as{b}: the path `/as{b}` is read as `/as/{b}`']),
  'missing-parenthesis': key('/as/k={b}', ['/as/k={b}: the path `/as/k={b}` is read as `/as(k={b})`']),
  'query-in-key': key('/a?b', ['/a?b: the path `/a?b` is left out']),
  'foreign-path': key('/rp/a', ['/rp/a: the path `/rp/a` is left out']),
  'literal-id': key('/a/87654321-0abc-4def-8321-0123456789ab', [
    '/a/87654321-0abc-4def-8321-0123456789ab: the path `/a/87654321-0abc-4def-8321-0123456789ab` is left out',
  ]),
  'unreadable-key': key('/a//b', ['/a//b: the path `/a//b` is left out']),
  'same-shape': {
    files: () => reader({ '/users/{id}': 'least=DelegatedWork', '/Users/{id}': 'least=DelegatedWork' }),
    found: ['/Users/{id}: `/Users/{id}` and `/users/{id}` are one path'],
  },
  'same-shape-conflict': {
    files: () =>
      published({
        'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/c/{global-id}': 'least=DelegatedWork' } } },
        'B.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/c/{quarantined-id}': 'least=DelegatedWork' } } },
        'C.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/d/{id}': '', '/e/{value}': '' } } },
        'D.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/d/{global-id}': '', '/e/{e-id}': '' } } },
      }),
    found: ['GET /c/{global-id}: for delegatedWork: `A.Read`, `B.Read`'],
  },
  'unknown-scheme': {
    files: () => published({ 'A.Read': { schemes: ['DelegatedSchool', 'Application'] } }),
    found: ['A.Read: `A.Read` is for the unknown scheme `DelegatedSchool`'],
  },
  'unknown-method': {
    files: () =>
      published({ 'A.Read': { schemes: work, paths: { 'FETCH,GET DelegatedWork': { '/a': 'least=DelegatedWork' } } } }),
    found: ['A.Read: `A.Read` has paths for the unknown method `FETCH`'],
  },
  'unknown-path-field': {
    files: () => reader({ '/a': 'Least=DelegatedWork;least=DelegatedWork' }),
    found: ['/a: `A.Read` says `Least` of the path `/a`'],
  },
  'path-set-scheme': {
    files: () =>
      published({
        'A.Read': { schemes: work, paths: { 'GET Application,DelegatedWork': { '/a': 'least=DelegatedWork' } } },
      }),
    found: ['A.Read: `A.Read` has paths for `Application` but does not exist for it'],
  },
  'least-for-other-scheme': {
    files: () =>
      published({
        'A.Read': {
          schemes: ['DelegatedWork', 'Application'],
          paths: { 'GET DelegatedWork': { '/a': 'least=DelegatedWork,Application' } },
        },
      }),
    found: ['/a: `A.Read` is marked as least for application, which its paths are not for'],
  },
  'duplicate-path-set-entry': {
    files: () =>
      published({
        'A.Read': {
          schemes: work,
          paths: {
            'GET DelegatedWork': { '/a': 'least=DelegatedWork' },
            'GET,POST DelegatedWork': { '/a': 'least=DelegatedWork' },
          },
        },
      }),
    found: ['GET /a: `A.Read` stands there twice for delegatedWork'],
  },
  'also-requires-unknown': {
    files: () => reader({ '/a': 'least=DelegatedWork;AlsoRequires=No.Such' }),
    found: ['/a: `A.Read` also requires `No.Such`, which does not exist'],
  },
  'also-requires-scheme': {
    files: () =>
      published({
        'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/a': 'AlsoRequires=B.Read' } } },
        'B.Read': { schemes: ['Application'], paths: {} },
      }),
    found: ['/a: `A.Read` also requires `B.Read`, which is not for delegatedWork'],
  },
  'missing-least': {
    files: () => reader({ '/a': '' }),
    found: ['GET /a: for delegatedWork nothing is marked as the least-privileged answer'],
  },
  'duplicate-least': {
    files: () => two('GET', 'A.Read', 'B.Read', 'least=DelegatedWork', 'least=DelegatedWork'),
    found: ['GET /a: for delegatedWork nothing tells these apart: `A.Read`, `B.Read`'],
  },
  'read-only-least-for-write': {
    files: () => two('PATCH', 'A.Read', 'A.ReadWrite', 'least=DelegatedWork', ''),
    found: ['PATCH /a: for delegatedWork: `A.Read`'],
  },
  'read-only-for-write': {
    files: () => two('DELETE', 'A.ReadBasic', 'A.ReadWrite', '', 'least=DelegatedWork'),
    found: ['DELETE /a: for delegatedWork: `A.ReadBasic`'],
  },
  'write-least-beside-reader': {
    files: () => two('GET', 'A.Read', 'A.ReadWrite', '', 'least=DelegatedWork'),
    found: ['GET /a: for delegatedWork `A.ReadWrite` is marked beside `A.Read`'],
  },
  'write-least-for-read': {
    files: () => two('GET', 'A.ReadBasic', 'A.ReadWrite', '', 'least=DelegatedWork'),
    found: ['GET /a: for delegatedWork `A.ReadWrite` is marked although a permission that reads is listed'],
  },
  'co-permission-alone': {
    files: () => two('POST', 'A.Grant', 'B.Manage', 'least=DelegatedWork;AlsoRequires=B.Manage', ''),
    found: ['POST /a: for delegatedWork: `B.Manage`'],
  },
  'application-on-me': {
    files: () =>
      published({
        'A.Read': {
          schemes: ['Application'],
          paths: { 'GET Application': { '/me/a': 'least=Application', '/men': 'least=Application' } },
        },
      }),
    found: ['GET /me/a: for application: `A.Read`'],
  },
  'admin-consent-least': {
    files: () =>
      published({
        'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/a': 'least=DelegatedWork' } } },
        'A.ReadBasic': {
          schemes: { DelegatedWork: { requiresAdminConsent: false, privilegeLevel: 1 } },
          paths: { 'GET DelegatedWork': { '/a': '' } },
        },
      }),
    found: ['GET /a: for delegatedWork the answer needs an admin, and `A.ReadBasic` does not'],
  },
  'resource-specific': {
    files: () =>
      published({ 'Chat.Read.Chat': { type: 'RSC', schemes: ['Application'], paths: leastOf('Application') } }),
    found: ['Chat.Read.Chat (application): `Chat.Read.Chat` is granted by the owner of one resource'],
  },
  'hidden-permission': {
    files: () =>
      deployed([deployment('0000000d-0000-4000-8000-000000000000', 'DelegatedWork', { environment: 'PPE' })]),
    found: ['A.Read (delegatedWork): `A.Read` is not shown to customers'],
  },
  'disabled-permission': {
    files: () =>
      deployed([deployment('0000000d-0000-4000-8000-000000000000', 'DelegatedWork', { isEnabled: undefined })]),
    found: ['A.Read (delegatedWork): `A.Read` is switched off'],
  },
  'no-id': {
    files: () => deployed([deployment('', 'DelegatedWork')]),
    found: ['A.Read (delegatedWork): no usable id of `A.Read` is published'],
  },
  'malformed-id': {
    files: () => deployed([deployment('75d9ca3df-0000-4000-8000-000000000000', 'DelegatedWork')]),
    found: ['A.Read (delegatedWork): the id `75d9ca3df-0000-4000-8000-000000000000` is no UUID'],
  },
  'shared-id': {
    files: () => {
      const files = deployed([deployment('0000000d-0000-4000-8000-000000000000', 'DelegatedWork')]);
      files.provisioning.permissionDeployments['A.Reed'] = [
        deployment('0000000D-0000-4000-8000-000000000000', 'DelegatedWork'),
      ];
      return files;
    },
    found: [
      'A.Read (delegatedWork): the id `0000000d-0000-4000-8000-000000000000` is also that of another permission',
      'A.Reed (delegatedWork): the id `0000000d-0000-4000-8000-000000000000` is also that of another permission',
    ],
  },
  'not-described': {
    files: () => {
      const files = reader({ '/a': 'least=DelegatedWork' });
      files.provisioning.permissionDeployments['B.Read'] = [
        deployment('0000000b-0000-4000-8000-000000000000', 'Application'),
      ];
      return files;
    },
    found: ['B.Read: `B.Read` has an id but no description'],
  },
  'no-paths': {
    files: () => published({ 'A.Read': { schemes: work } }),
    found: ['A.Read: nothing says what `A.Read` opens'],
  },
  'no-level': {
    files: () =>
      published({
        'A.Read': { schemes: { DelegatedWork: { requiresAdminConsent: true } }, paths: leastOf('DelegatedWork') },
      }),
    found: ['A.Read (delegatedWork): the privilege level of `A.Read` is not stated'],
  },
  'level-inversion': {
    files: () =>
      published({
        'A.Read.All': { schemes: { Application: { requiresAdminConsent: true, privilegeLevel: 4 } } },
        'A.ReadWrite.All': { schemes: ['Application'] },
      }),
    found: ['A.ReadWrite.All (application): its level 3 is below the level 4 of `A.Read.All`'],
  },
  'application-without-admin-consent': {
    files: () =>
      published({ 'A.Read': { schemes: { Application: { requiresAdminConsent: false, privilegeLevel: 3 } } } }),
    found: ['A.Read (application): `A.Read` is an app role, so only an admin can grant it'],
  },
  'personal-with-admin-consent': {
    files: () => published({ 'A.Read': { schemes: ['DelegatedPersonal', 'DelegatedWork'] } }),
    found: ['A.Read (delegatedPersonal): `A.Read` needs an admin, and a personal account has none'],
  },
};

describe.each(Object.entries(cases))('%s', (check, { files, found }) => {
  it('is found, said and handled', () => {
    const { catalog } = readMicrosoftGraph(files(), none);
    const anomalies = (catalog?.anomalies ?? []).filter((anomaly) => anomaly.check === check);
    expect(anomalies.map(({ subject, message }) => `${subject}: ${message}`)).toEqual(found);
    const handlings: Readonly<Record<string, { readonly handling: string }>> = graphChecks;
    expect(new Set(anomalies.map(({ handling }) => handling))).toEqual(new Set([handlings[check]?.handling]));
  });
});

describe('data without anything odd', () => {
  it('has no anomaly', () => {
    const files = published({
      'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/a/{id}': 'least=DelegatedWork' } } },
      'A.ReadWrite': {
        schemes: work,
        paths: { 'GET DelegatedWork': { '/a/{id}': '' }, 'PATCH DelegatedWork': { '/a/{id}': 'least=DelegatedWork' } },
      },
    });
    expect(readMicrosoftGraph(files, none).catalog?.anomalies).toEqual([]);
  });
});

describe('the list of the checks', () => {
  it('in the README of the folder is complete', () => {
    const readme = readFileSync(new URL('../../src/catalogs/microsoft-graph/README.md', import.meta.url), 'utf8');
    const rows = Object.entries(graphChecks).map(
      ([check, { handling, why }]) => `| \`${check}\` | ${handling} | ${why} |`,
    );
    expect(readme.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
  });
});

function leastOf(scheme: string): NonNullable<Permission['paths']> {
  return { [`GET ${scheme}`]: { '/a': `least=${scheme}` } };
}

/** One permission that reads some paths. */
function reader(values: Readonly<Record<string, string>>): Files {
  return published({ 'A.Read': { schemes: work, paths: { 'GET DelegatedWork': values } } });
}

function key(written: string, found: readonly string[]): { files: () => Files; found: readonly string[] } {
  return { files: () => reader({ [written]: 'least=DelegatedWork' }), found };
}

/** Two permissions on `/a` with one method. */
function two(method: string, first: string, second: string, firstValue: string, secondValue: string): Files {
  return published({
    [first]: { schemes: work, paths: { [`${method} DelegatedWork`]: { '/a': firstValue } } },
    [second]: { schemes: work, paths: { [`${method} DelegatedWork`]: { '/a': secondValue } } },
  });
}

/** One permission with its own entries of ids. */
function deployed(entries: unknown[]): Files {
  const files = reader({ '/a': 'least=DelegatedWork' });
  files.provisioning.permissionDeployments['A.Read'] = entries;
  return files;
}
