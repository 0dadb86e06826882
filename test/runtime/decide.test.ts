import { expect, it } from 'vitest';
import { type AccessToken, personalTenant } from '../../src/runtime/claims.ts';
import { decide } from '../../src/runtime/decide.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import type { AccountKind, PolicyTable } from '../../src/runtime/table.ts';
import { appToken, endpointOf, tableOf, userToken } from './policies.ts';

const both: readonly AccountKind[] = ['work', 'personal'];

const table = tableOf({
  scopes: { 'Files.Read': [], 'Files.ReadWrite': ['Files.Read'], 'Files.Manage': ['Files.ReadWrite'], 'Mail.Read': [] },
  appRoles: {
    'Files.Read.All': { members: ['Application'], includes: [] },
    'Files.ReadWrite.All': { members: ['Application'], includes: ['Files.Read.All'] },
    Auditor: { members: ['User'], includes: [] },
    'Head.Auditor': { members: ['User'], includes: ['Auditor'] },
    Shared: { members: ['User', 'Application'], includes: [] },
  },
  endpoints: {
    'GET /x': { delegated: [{ scopes: ['Files.Read'], accounts: both }], application: [{ roles: ['Files.Read.All'] }] },
    'GET /user': { delegated: [{ scopes: ['Files.Read'], accounts: both }] },
    'GET /app': { application: [{ roles: ['Files.Read.All'] }] },
    'GET /all': { delegated: [{ scopes: ['Files.Read', 'Mail.Read'], accounts: both }] },
    'GET /audit': { delegated: [{ scopes: ['Files.Read'], userRole: 'Auditor', accounts: both }] },
    'GET /work': { delegated: [{ scopes: ['Files.Read'], accounts: ['work'] }] },
    'GET /wrong': {
      application: [{ roles: ['Auditor'] }],
      delegated: [{ scopes: ['Mail.Read'], userRole: 'Files.Read.All', accounts: both }],
    },
    'GET /none': {},
  },
});
const policy = definePolicy(table);

it.each<[string, string, AccessToken, string]>([
  ['the scope', 'GET /user', userToken(['Mail.Read', 'Files.Read']), 'allow'],
  ['a scope that includes it', 'GET /user', userToken(['Files.ReadWrite']), 'allow'],
  ['a scope that includes it through another', 'GET /user', userToken(['Files.Manage']), 'allow'],
  ['no scope', 'GET /user', userToken([]), 'scope-missing'],
  ['another scope', 'GET /user', userToken(['Mail.Read']), 'scope-missing'],
  ['a longer name', 'GET /user', userToken(['X.Files.Read', 'Files.Read.X', 'Files.Readx']), 'scope-missing'],
  ['a name after a longer one', 'GET /user', userToken(['Files.Readx', 'Files.Read']), 'allow'],
  ['other letters', 'GET /user', userToken(['files.read', 'FILES.READ']), 'scope-missing'],
  ['a tab between names', 'GET /user', userToken(['Mail.Read\tFiles.Read']), 'scope-missing'],
  ['a line break between names', 'GET /user', userToken(['Mail.Read\nFiles.Read']), 'scope-missing'],
  ['two spaces between names', 'GET /user', userToken(['Mail.Read', '', 'Files.Read']), 'allow'],
  ['scopes as a list', 'GET /user', userToken([], { scp: ['Mail.Read', 'Files.Read'] }), 'allow'],
  ['a name of Object.prototype', 'GET /user', userToken(['constructor', '__proto__']), 'scope-missing'],
  ['one of two', 'GET /all', userToken(['Mail.Read']), 'scope-missing'],
  ['both', 'GET /all', userToken(['Mail.Read', 'Files.Manage']), 'allow'],
  ['an app on a route for users', 'GET /user', appToken(['Files.Read.All', 'Files.Read']), 'application-not-allowed'],
  ['a user on a route for apps', 'GET /app', userToken(['Files.Read']), 'delegated-not-allowed'],
  [
    'a user with the app role on a route for apps',
    'GET /app',
    userToken(['Files.Read'], { roles: ['Files.Read.All'] }),
    'delegated-not-allowed',
  ],
  [
    'a user with the app role and no scope',
    'GET /x',
    userToken(['Mail.Read'], { roles: ['Files.Read.All'] }),
    'scope-missing',
  ],
  ['the app role', 'GET /app', appToken(['Files.Read.All']), 'allow'],
  ['an app role that includes it', 'GET /app', appToken(['Files.ReadWrite.All']), 'allow'],
  ['no app role', 'GET /app', appToken([]), 'role-missing'],
  ['an app role as one text', 'GET /app', appToken([], { roles: 'Files.Read.All' }), 'role-missing'],
  ['an app role with a space', 'GET /app', appToken(['Not Files.Read.All', 'Files.Read.All ']), 'role-missing'],
  ['the user role', 'GET /audit', userToken(['Files.Read'], { roles: ['Auditor'] }), 'allow'],
  ['a user role that includes it', 'GET /audit', userToken(['Files.Read'], { roles: ['Head.Auditor'] }), 'allow'],
  ['no user role', 'GET /audit', userToken(['Files.Read']), 'user-role-missing'],
  ['the user role without the scope', 'GET /audit', userToken(['Mail.Read'], { roles: ['Auditor'] }), 'scope-missing'],
  ['the user role as a scope', 'GET /audit', userToken(['Files.Read', 'Auditor']), 'user-role-missing'],
  ['a work account', 'GET /work', userToken(['Files.Read']), 'allow'],
  ['a personal account', 'GET /work', userToken(['Files.Read'], { tid: personalTenant }), 'account-not-allowed'],
  ['a role for users only, granted to an app', 'GET /wrong', appToken(['Auditor', 'Head.Auditor']), 'role-missing'],
  [
    'a role for apps only, as a user role',
    'GET /wrong',
    userToken(['Mail.Read'], { roles: ['Files.Read.All'] }),
    'user-role-missing',
  ],
  ['a user where nobody may', 'GET /none', userToken(['Files.Read']), 'delegated-not-allowed'],
  ['an app where nobody may', 'GET /none', appToken(['Files.Read.All']), 'application-not-allowed'],
])('%s on %s', (_, key, token, expected) => {
  const endpoint = policy.endpoint(key);
  if (endpoint === undefined) throw new Error(key);
  // The first look scans the claims, the second makes a mask, the third reads it: all must agree.
  for (let look = 0; look < 3; look++) {
    const decision = decide(endpoint, token);
    expect(decision.outcome === 'allow' ? 'allow' : decision.reason).toBe(expected);
  }
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

it('gives the same objects each time: neither an allowance nor a refusal is made anew', () => {
  const endpoint = endpointOf(table);
  expect(decide(endpoint, userToken(['Files.Read']))).toBe(decide(endpoint, userToken(['Files.Manage'])));
  expect(decide(endpoint, userToken([]))).toBe(decide(endpoint, userToken(['Mail.Read'])));
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
  expect(read).not.toEqual([]);
  expect(decide(endpoint, watched)).toBe(first);
  read.length = 0;
  expect(decide(endpoint, watched)).toBe(first);
  expect(read).toEqual([]);
});

it('closes a cycle without going round for ever', () => {
  const endpoint = endpointOf(
    tableOf({
      scopes: { A: ['B'], B: ['C'], C: ['A'] },
      endpoints: { 'GET /x': { delegated: [{ scopes: ['A'], accounts: both }] } },
    }),
  );
  expect(decide(endpoint, userToken(['C'])).outcome).toBe('allow');
});

it('goes on after an alternative', () => {
  const endpoint = endpointOf(
    tableOf({
      scopes: { A: [], B: [] },
      endpoints: {
        'GET /x': {
          delegated: [
            { scopes: ['A'], accounts: both },
            { scopes: ['B'], accounts: both },
          ],
        },
      },
    }),
  );
  expect(decide(endpoint, userToken(['A', 'B']), 1)).toMatchObject({ outcome: 'allow', index: 1 });
  expect(decide(endpoint, userToken(['A', 'B']), 2)).toMatchObject({ outcome: 'deny', reason: 'scope-missing' });
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

it('tries every alternative of an app, and names the refusal that came closest', () => {
  const several = tableOf({
    scopes: { A: [], B: [] },
    appRoles: {
      R: { members: ['Application'], includes: [] },
      S: { members: ['Application'], includes: [] },
      U: { members: ['User'], includes: [] },
    },
    endpoints: {
      'GET /app': { application: [{ roles: ['R'] }, { roles: ['S'] }] },
      'GET /user': {
        delegated: [
          { scopes: ['A'], userRole: 'U', accounts: ['work'] },
          { scopes: ['A'], accounts: ['personal'] },
        ],
      },
    },
  });
  expect(decide(endpointOf(several, 'GET /app'), appToken(['S']))).toMatchObject({ outcome: 'allow', index: 1 });
  expect(decide(endpointOf(several, 'GET /user'), userToken(['A']))).toMatchObject({ reason: 'user-role-missing' });
  const looked = userToken(['A']);
  for (let look = 0; look < 3; look++) {
    expect(decide(endpointOf(several, 'GET /user'), looked)).toMatchObject({ reason: 'user-role-missing' });
  }
});
