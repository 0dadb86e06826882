// The table that guards and decision tests act on: in which order alternatives are tried, and what a challenge asks for.
import { expect, test } from 'vitest';
import { policyTable } from '../../src/reason/policy-table.ts';
import { modelOf } from './emit-manifest.ts';

const scopes = (names: readonly string[], more = ''): string =>
  `permc: 1\napp: { name: files }\nscopes:\n${names.map((name) => `  ${name}:\n`).join('')}${more}`;

test('alternatives that show the whole resource are tried first, then those that show more, then as written', () => {
  const table = policyTable(
    modelOf(`${scopes(['A', 'B', 'C', 'D', 'E'])}endpoints:
  GET /me/x:
    delegated:
      - { scope: A, right: self, properties: [p] }
      - { scope: B, right: self, properties: [p, q, q] }
      - { scope: C, right: self }
      - { scope: D, right: self, properties: [r, s] }
      - { scope: E, right: self }
`),
  );
  expect(
    table.endpoints['GET /me/x']?.delegated?.map(({ scopes: [scope], properties }) => [scope, properties]),
  ).toEqual([
    ['C', undefined],
    ['E', undefined],
    ['B', ['p', 'q']],
    ['D', ['r', 's']],
    ['A', ['p']],
  ]);
});

test('a challenge asks for the scopes that open the fewest writes, then the fewest endpoints', () => {
  const { endpoints } = policyTable(
    modelOf(`${scopes(['Small.Write', 'Wide.Read', 'Wider.Read'])}endpoints:
  GET /me/a: { delegated: [{ scope: Small.Write, right: self }, { scope: Wider.Read, right: self }, { scope: Wide.Read, right: self }] }
  GET /me/b: { delegated: [{ scope: Wider.Read, right: self }, { scope: Wide.Read, right: self }] }
  GET /me/c: { delegated: { scope: Wider.Read, right: self } }
  PUT /me/a: { delegated: { scope: Small.Write, right: self } }
`),
  );
  expect(endpoints['GET /me/a']?.challenge).toEqual(['Wide.Read']);
  expect(endpoints['PUT /me/a']?.challenge).toEqual(['Small.Write']);
});

test('what a scope includes counts as opened by it, and ties fall to fewer scopes, then to names', () => {
  const { endpoints } = policyTable(
    modelOf(`permc: 1
app: { name: files }
scopes:
  A: { includes: [B] }
  B:
  C:
  W:
  X:
  Y:
  Z:
endpoints:
  GET /me/a: { delegated: [{ scope: A, right: self }, { scope: C, right: self }] }
  GET /me/b: { delegated: { scope: B, right: self } }
  GET /me/d: { delegated: [{ allOf: [X, Y], right: self }, { scope: Z, right: self }, { scope: W, right: self }] }
`),
  );
  expect(endpoints['GET /me/a']?.challenge).toEqual(['C']);
  expect(endpoints['GET /me/d']?.challenge).toEqual(['W']);
});

test('a disabled scope is never asked for: nobody can consent to it any more', () => {
  const { endpoints } = policyTable(
    modelOf(`permc: 1
app: { name: files }
scopes:
  Old: { enabled: false }
  New:
endpoints:
  GET /me/a: { delegated: [{ scope: Old, right: self }, { scope: New, right: self }] }
  GET /me/b: { delegated: { scope: Old, right: self } }
  GET /me/c: { delegated: { scope: New, right: self } }
`),
  );
  expect(endpoints['GET /me/a']?.challenge).toEqual(['New']);
  expect(endpoints['GET /me/b']).not.toHaveProperty('challenge');
});

test('the second condition: a named right, self, or none', () => {
  const { endpoints, rights } = policyTable(
    modelOf(`${scopes(['A'])}rights:
  file.read: { params: [id] }
  file.owner: { matches: { userId: user.oid, tenantId: user.tid } }
  never.used: { params: [id] }
endpoints:
  GET /files/{id}: { delegated: { scope: A, right: file.read } }
  GET /tenants/{tenantId}/users/{userId}: { delegated: { scope: A, right: file.owner } }
  GET /me: { delegated: { scope: A, right: self } }
  GET /news: { delegated: { scope: A, right: none, because: Everybody may read the news. } }
`),
  );
  expect(Object.entries(endpoints).map(([key, row]) => [key, row.delegated?.[0]?.right])).toEqual([
    ['GET /files/{id}', 'file.read'],
    ['GET /me', 'self'],
    ['GET /news', undefined],
    ['GET /tenants/{tenantId}/users/{userId}', 'file.owner'],
  ]);
  expect(rights).toEqual({
    'file.owner': { params: ['tenantId', 'userId'], matches: { tenantId: 'user.tid', userId: 'user.oid' } },
    'file.read': { params: ['id'] },
  });
});

test('the table is data: it survives JSON', () => {
  const table = policyTable(
    modelOf(`${scopes(['A'])}endpoints:\n  GET /me: { delegated: { scope: A, right: self } }\n`),
  );
  expect(JSON.parse(JSON.stringify(table))).toStrictEqual(table);
});
