// The limits and the odd forms of Entra that the examples of the rules leave out: what is said, and where.
import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { positionAt } from '../../src/diagnostics/span.ts';
import type { LockedPermission } from '../../src/model/lock.ts';

/** `line:column message` of each finding of one rule. */
function findings(rule: string, yaml: string, locked?: readonly LockedPermission[]): readonly string[] {
  const { model, diagnostics } = compile({ manifest: { path: 'permissions.yaml', text: yaml }, locked });
  expect(model === undefined ? diagnostics.map(({ message }) => message) : []).toEqual([]);
  return diagnostics
    .filter((one) => one.rule === rule)
    .map(({ message, span: { source, start } }) => {
      const { line, column } = positionAt(source, start);
      return `${line}:${column} ${message}`;
    });
}

const many = (count: number, line: (number: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index + 1)}\n`).join('');

const guid = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const app = (more: string): string => `permc: 1\napp: { name: files${more} }\n`;
const personal = app(', signInAudience: AzureADandPersonalMicrosoftAccount');

test.each([
  ['a'.repeat(121), `4:3 \`${'a'.repeat(20)}…\` has 121 characters, and Entra takes 120`],
  ['.default', '4:3 `.default` begins with a full stop, which Entra does not allow in a value'],
  ['"Files\\\\Read"', '4:3 `Files\\Read` holds `\\`, which Entra does not allow in a value'],
  ['Données', '4:3 `Données` holds the character U+00E9, which Entra does not allow in a value'],
  ['files/read', '4:3 `files/read` holds `/`, which separates the identifier URI from the scope in a token request'],
  ['offline_access', '4:3 `offline_access` is a scope of OpenID Connect, which the token endpoint acts on itself'],
])('the value %s', (value, expected) => {
  expect(findings('entra-permission-value', `${app('')}scopes:\n  ${value}:\n`)).toEqual([expected]);
});

test('a value of 120 characters is taken, of a scope for personal accounts 40', () => {
  const scope = (length: number): string => `scopes:\n  ${'a'.repeat(length)}:\n`;
  const rule = 'entra-permission-value';
  expect(findings(rule, app('') + scope(120))).toEqual([]);
  expect(findings(rule, personal + scope(40))).toEqual([]);
  expect(findings(rule, personal + scope(41))).toEqual([
    `4:3 \`${'a'.repeat(20)}…\` has 41 characters, and Entra takes 40 where personal accounts sign in`,
  ]);
  expect(findings(rule, `${personal}appRoles:\n  ${'a'.repeat(41)}:\n  profile:\n`)).toEqual([]);
});

test('ids are compared without case, over scopes and app roles, and never name the default access', () => {
  const yaml = `${app('')}scopes:
  A: { id: ABCDEF00-0000-4000-8000-000000000000 }
  B: { id: 00000000-0000-0000-0000-000000000000 }
  Old:
  New: { renamedFrom: Old }
appRoles:
  C: { id: abcdef00-0000-4000-8000-000000000000 }
`;
  expect(findings('entra-unique-id', yaml)).toEqual([
    '5:12 the id of `B` is the one that Entra uses for access without a role',
    '6:3 `Old` has the same id as `New`',
    '9:12 `C` has the same id as `A`',
  ]);
});

test('100 scopes for personal accounts, and no app role where only they sign in', () => {
  const rule = 'entra-personal-audience';
  const scopes = (count: number): string => `scopes:\n${many(count, (number) => `  S${1000 + number}:`)}`;
  expect(findings(rule, personal + scopes(100))).toEqual([]);
  expect(findings(rule, personal + scopes(101))).toEqual([
    '104:3 the API has 101 scopes, and Entra takes 100 where personal accounts sign in',
  ]);
  expect(findings(rule, `${app(', signInAudience: PersonalMicrosoftAccount')}appRoles:\n  A:\n`)).toEqual([
    '4:3 `A` can be given to nobody: there are no app roles for personal accounts',
  ]);
});

test('display names and descriptions', () => {
  const rule = 'entra-app-texts';
  expect(findings(rule, app(`, displayName: ${'a'.repeat(120)}, description: ${'a'.repeat(1024)}`))).toEqual([]);
  expect(findings(rule, app(`, description: ${'a'.repeat(1025)}`))).toEqual([
    '2:34 the description has 1025 characters, and Entra takes 1024',
  ]);
  expect(findings(rule, app(`, signInAudience: PersonalMicrosoftAccount, displayName: ${'a'.repeat(91)}`))).toEqual([
    '2:76 the display name has 91 characters, and Entra takes 90 where personal accounts sign in',
  ]);
});

test('what is requested: 50 APIs, 400 permissions, each id once, and not of the app itself', () => {
  const rule = 'entra-required-resource-access';
  const api = (number: number, ids: string): string =>
    `  api${1000 + number}: { appId: ${guid(number)}, permissions: [${ids}] }`;
  const role = (number: number): string => `{ role: A, id: ${guid(number)} }`;
  const roles = (from: number, count: number): string =>
    Array.from({ length: count }, (_, index) => role(from + index)).join(', ');
  const requests = (count: number, each: number): string =>
    `requests:\n${many(count, (number) => api(number, roles(number * 1000, each)))}`;
  expect(findings(rule, app('') + requests(50, 8))).toEqual([]);
  expect(findings(rule, app('') + requests(51, 1))).toEqual([
    '54:21 the app requests more than 50 APIs, which Entra does not take',
  ]);
  expect(findings(rule, app('') + requests(1, 401))).toHaveLength(1);
  expect(findings(rule, app('') + requests(1, 401))[0]).toMatch(
    /^4:\d+ the app requests more than 400 permissions, which/,
  );
  expect(findings(rule, personal + requests(10, 20))).toEqual([]);
  expect(findings(rule, personal + requests(10, 21))).toHaveLength(1);
  expect(findings(rule, personal + requests(1, 31))[0]).toMatch(/more than 30 permissions at `api1001`, which/);
  expect(findings(rule, `${app('')}requests:\n${api(1, `${role(7)}, ${role(7)}`)}\n`)).toEqual([
    '4:143 the id of `A` is requested twice',
  ]);
  expect(findings(rule, `${app(`, appId: ${guid(1)}`)}requests:\n${api(1, role(7))}\n`)).toEqual([
    "4:21 `api1001` is this app itself: it can't request its own permissions",
  ]);
});

test('pre-authorized clients for personal accounts: 100 clients, 30 scopes each, 500 altogether', () => {
  const rule = 'entra-pre-authorized-clients';
  const yaml = (clients: number, each: number): string =>
    `scopes:\n${many(31, (number) => `  S${100 + number}:`)}clients:\n${many(clients, (number) => {
      const scopes = Array.from({ length: each }, (_, index) => `S${101 + index}`).join(', ');
      return `  c${1000 + number}: { appId: ${guid(number)}, scopes: [${scopes}] }`;
    })}`;
  expect(findings(rule, app('') + yaml(101, 31))).toEqual([]);
  expect(findings(rule, personal + yaml(100, 5))).toEqual([]);
  expect(findings(rule, personal + yaml(101, 1))).toEqual([
    '136:3 101 clients are pre-authorized, and Entra takes 100 where personal accounts sign in',
  ]);
  expect(findings(rule, personal + yaml(1, 31))).toEqual([
    '36:3 `c1001` is pre-authorized for 31 scopes, and Entra takes 30 a client where personal accounts sign in',
  ]);
  expect(findings(rule, personal + yaml(17, 30))).toEqual([
    '52:3 more than 500 scopes are pre-authorized over all clients, which Entra does not take where personal accounts sign in',
  ]);
});

test.each([
  ["'api://{appId}'", undefined],
  ['https://contoso.onmicrosoft.com/files', undefined],
  ['urn:contoso:files', undefined],
  ['files', '`files` is not an absolute URI'],
  ["'https:///files'", '`https:///files` is not an absolute URI'],
  ["'https://*.contoso.com'", 'the identifier URI `https://*.contoso.com` holds `*`'],
  ["'api://{tenantId}/files'", 'the identifier URI `api://{tenantId}/files` holds `{`'],
  ["'https://contoso.com/my files'", 'the identifier URI `https://contoso.com/my files` holds a space'],
  [`https://contoso.com/${'a'.repeat(236)}`, 'the identifier URI has 256 characters, and Entra takes 255'],
])('the identifier URI %s', (uri, expected) => {
  expect(findings('entra-identifier-uri', app(`, identifierUris: [${uri}]`))).toEqual(
    expected === undefined ? [] : [`2:38 ${expected}`],
  );
});

test.each([
  [
    'urn:contoso:files',
    'the identifier URI `urn:contoso:files` has a form that Entra does not take where personal accounts sign in',
  ],
  [
    `https://contoso.com/${'a'.repeat(101)}`,
    'the identifier URI has 121 characters, and Entra takes 120 where personal accounts sign in',
  ],
])('the identifier URI %s where personal accounts sign in', (uri, expected) => {
  const yaml = app(`, signInAudience: PersonalMicrosoftAccount, identifierUris: [${uri}]`);
  expect(findings('entra-identifier-uri', yaml)).toEqual([`2:80 ${expected}`]);
});

test('identifier URIs are given once, and filled in before they are compared', () => {
  const yaml = app(`, appId: ${guid(1)}, identifierUris: ['api://{appId}', 'api://${guid(1)}']`);
  expect(findings('entra-identifier-uri', yaml)).toEqual([
    `2:100 the identifier URI \`api://${guid(1)}\` is given twice`,
  ]);
});

test.each([
  ["'api://{appId}/files'", true],
  [`api://${guid(1)}/files`, true],
  ['api://files.contoso.com/x', true],
  ['https://files.contoso.com', true],
  ['api://files', false],
  ['https://localhost/files', false],
  ['urn:contoso:files', false],
])('whether the identifier URI %s is anybody’s own', (uri, owned) => {
  expect(findings('entra-identifier-uri-form', app(`, identifierUris: [${uri}]`))).toHaveLength(owned ? 0 : 1);
});

test('one kind of access needs no claim to tell two apart', () => {
  const yaml = `${app(', requestIdtyp: false')}scopes:\n  A:\nendpoints:\n  GET /me: { delegated: { scope: A, right: self } }\n`;
  expect(findings('entra-idtyp', yaml)).toEqual([]);
});

const scope = (value: string, id: number, enabled = true): LockedPermission => ({
  kind: 'scope',
  value,
  id: guid(id),
  enabled,
});

test.each<[string, readonly LockedPermission[], string, readonly string[]]>([
  ['gone after it was disabled', [scope('Old', 1, false)], '', []],
  ['gone while enabled', [scope('Old', 1)], '', ['2:1 the scope `Old` is gone, and it was enabled in the last build']],
  ['as before', [scope('A', 1)], `scopes:\n  A: { id: ${guid(1)} }\n`, []],
  ['disabled now', [scope('A', 1)], `scopes:\n  A: { id: ${guid(1)}, enabled: false }\n`, []],
  [
    'another id',
    [scope('A', 1)],
    `scopes:\n  A: { id: ${guid(2)} }\n`,
    ['4:12 the scope `A` has another id than in the last build'],
  ],
  ['another id after it was disabled', [scope('A', 1, false)], `scopes:\n  A: { id: ${guid(2)} }\n`, []],
  [
    'renamed while enabled',
    [scope('A', 1)],
    `scopes:\n  B: { id: ${guid(1)}, renamedFrom: A }\n`,
    ['4:3 the scope `A` is renamed to `B`, and it was enabled in the last build'],
  ],
  ['renamed after it was disabled', [scope('A', 1, false)], `scopes:\n  B: { id: ${guid(1)}, renamedFrom: A }\n`, []],
  [
    'renamed, and the id lost',
    [scope('A', 1)],
    'scopes:\n  B: { renamedFrom: A }\n',
    ['4:3 the scope `A` has another id than in the last build'],
  ],
  [
    'turned into an app role',
    [scope('A', 1)],
    `appRoles:\n  A: { id: ${guid(1)} }\n`,
    ['2:1 the scope `A` is gone, and it was enabled in the last build'],
  ],
])('a permission of the last build: %s', (_, locked, sections, expected) => {
  expect(findings('entra-locked-permission', app('') + sections, locked)).toEqual(expected);
});
