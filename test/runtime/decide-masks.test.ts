// What a policy works out about a token and keeps: when it is made, what it holds, and that no other policy ever reads it.
import { expect, it } from 'vitest';
import type { AccessToken } from '../../src/runtime/claims.ts';
import { decide } from '../../src/runtime/decide.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import type { AccountKind, PolicyTable } from '../../src/runtime/table.ts';
import { appToken, endpointOf, tableOf, userToken } from './policies.ts';

const both: readonly AccountKind[] = ['work', 'personal'];

const table = tableOf({
  scopes: { 'Files.Read': [], 'Files.Manage': ['Files.Read'] },
  appRoles: {
    'Files.Read.All': { members: ['Application'], includes: [] },
    'Files.ReadWrite.All': { members: ['Application'], includes: ['Files.Read.All'] },
    Auditor: { members: ['User'], includes: [] },
    'Head.Auditor': { members: ['User'], includes: ['Auditor'] },
  },
  endpoints: {
    'GET /app': { application: [{ roles: ['Files.Read.All'] }] },
    'GET /audit': { delegated: [{ scopes: ['Files.Read'], userRole: 'Auditor', accounts: both }] },
  },
});

it('never reads the mask of one policy in another', () => {
  // The same places in the masks, other names.
  const first = endpointOf(
    tableOf({ scopes: { A: [], B: [] }, endpoints: { 'GET /x': { delegated: [{ scopes: ['A'], accounts: both }] } } }),
  );
  const second = endpointOf(
    tableOf({ scopes: { B: [], A: [] }, endpoints: { 'GET /x': { delegated: [{ scopes: ['B'], accounts: both }] } } }),
  );
  const token = userToken(['A']);
  for (let look = 0; look < 4; look++) {
    expect(decide(first, token).outcome).toBe('allow');
    expect(decide(second, token).outcome).toBe('deny');
  }
});

it('makes masks on the second look of the first policy alone, one bit a permission, and keeps them', () => {
  const names = Array.from({ length: 31 }, (_, index) => `P${index}`);
  const wide = tableOf({
    scopes: Object.fromEntries(names.map((name) => [name, []])),
    appRoles: {
      R: { members: ['Application', 'User'], includes: [] },
      S: { members: ['Application'], includes: ['R'] },
    },
    endpoints: { 'GET /x': { delegated: [{ scopes: ['P0'], accounts: both }], application: [{ roles: ['R'] }] } },
  });
  const endpoint = endpointOf(wide);
  for (const { token, scopes, roles } of [
    { token: userToken(['P0', 'P30', 'Unknown'], { roles: ['R', 'S'] }), scopes: [1, 1], roles: [1] },
    { token: userToken(['P1']), scopes: [2, 0], roles: [0] },
    { token: appToken(['S', 'Unknown']), scopes: [], roles: [3] },
  ]) {
    const { grants } = token;
    decide(endpoint, token);
    expect(grants).toMatchObject({ owner: endpoint.indexes, scopeMask: undefined, roleMask: undefined });
    decide(endpoint, token);
    const { scopeMask, roleMask } = grants;
    expect(scopeMask).toStrictEqual(scopes);
    expect(roleMask).toStrictEqual(roles);
    for (const other of [endpoint, endpointOf(wide), endpointOf(wide)]) decide(other, token);
    expect(grants.scopeMask).toBe(scopeMask);
    expect(grants.roleMask).toBe(roleMask);
    expect(grants.owner).toBe(endpoint.indexes);
  }
});

it.each<[string, string, AccessToken]>([
  ['a user', 'GET /audit', userToken(['Files.Manage'], { roles: ['Head.Auditor'] })],
  ['a user who is refused', 'GET /audit', userToken(['Files.Manage'])],
  ['an app', 'GET /app', appToken(['Files.ReadWrite.All'])],
  ['an app that is refused', 'GET /app', appToken([])],
])('reads the permissions of %s no more once their masks are made', (_, key, token) => {
  const read: string[] = [];
  const grants = new Proxy(token.grants, {
    get: (target, name) => {
      if (name === 'scopes' || name === 'roles') read.push(name);
      return Reflect.get(target, name);
    },
  });
  const watched = { ...token, grants };
  const endpoint = endpointOf(table, key);
  const first = decide(endpoint, watched);
  const looks = [1, 2, 3].map(() => {
    read.length = 0;
    expect(decide(endpoint, watched)).toBe(first);
    return read.toSorted().join(' ');
  });
  expect(looks).toEqual([token.kind === 'delegated' ? 'roles scopes' : 'roles', '', '']);
});

it('keeps more permissions apart than one word of a mask holds', () => {
  const names = Array.from({ length: 70 }, (_, index) => `P${index}`);
  const wide = definePolicy(
    tableOf({
      scopes: Object.fromEntries(names.map((name) => [name, []])),
      appRoles: Object.fromEntries(names.map((name) => [name, { members: ['Application'], includes: [] }])),
      endpoints: Object.fromEntries(
        names.map((name) => [
          `GET /${name}`,
          { delegated: [{ scopes: [name], accounts: both }], application: [{ roles: [name] }] },
        ]),
      ),
    }),
  );
  for (const held of names) {
    for (const token of [userToken([held]), appToken([held])]) {
      const open = names.filter((name) => {
        const endpoint = wide.endpoint(`GET /${name}`);
        return endpoint !== undefined && decide(endpoint, token).outcome === 'allow';
      });
      expect({ held, open }).toEqual({ held, open: [held] });
    }
  }
});

it.each([['ABABAB'], ['AABBAABB'], ['ABBBAAAB'], ['BBABBA']])(
  'never takes what one policy remembers of a token for another (asked in the order %s)',
  (order) => {
    // The permissions stand at the same place of both masks, and mean the opposite.
    const permissions = (first: string, second: string): PolicyTable =>
      tableOf({
        scopes: { [first]: [], [second]: [] },
        appRoles: {
          [first]: { members: ['Application'], includes: [] },
          [second]: { members: ['Application'], includes: [] },
        },
        endpoints: {
          'GET /x': { delegated: [{ scopes: ['Held'], accounts: both }], application: [{ roles: ['Held'] }] },
        },
      });
    const denying = permissions('Held', 'Other');
    const policies = { A: endpointOf(denying), B: endpointOf(permissions('Other', 'Held')) };
    for (const token of [userToken(['Other']), appToken(['Other'])]) {
      for (const name of order) {
        expect(decide(name === 'A' ? policies.A : policies.B, token).outcome).toBe('deny');
      }
    }
    for (const token of [userToken(['Held']), appToken(['Held'])]) {
      for (const name of order) {
        expect(decide(name === 'A' ? policies.A : policies.B, token).outcome).toBe('allow');
      }
    }
  },
);
