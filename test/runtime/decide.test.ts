import { expect, it } from 'vitest';
import { type AccessToken, personalTenant } from '../../src/runtime/claims.ts';
import { decide } from '../../src/runtime/decide.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import type { AccountKind } from '../../src/runtime/table.ts';
import { appToken, endpointOf, tableOf, userToken } from './policies.ts';

const both: readonly AccountKind[] = ['work', 'personal'];

const table = tableOf({
  scopes: {
    'Files.Read': [],
    'Files.ReadWrite': ['Files.Read'],
    'Files.Manage': ['Files.ReadWrite'],
    'Mail.Read': [],
    'Mail.Send': [],
  },
  appRoles: {
    'Mail.Read.All': { members: ['Application'], includes: [] },
    'Mail.Send.All': { members: ['Application'], includes: [] },
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
    'GET /three': {
      delegated: [{ scopes: ['Files.Read', 'Mail.Read', 'Mail.Send'], accounts: both }],
      application: [{ roles: ['Files.Read.All', 'Mail.Read.All', 'Mail.Send.All'] }],
    },
    'GET /either': {
      delegated: [
        { scopes: ['Files.Read'], accounts: both },
        { scopes: ['Mail.Read'], accounts: both },
        { scopes: ['Mail.Send'], accounts: both },
      ],
      application: [{ roles: ['Files.Read.All'] }, { roles: ['Mail.Read.All'] }, { roles: ['Mail.Send.All'] }],
    },
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
  ['the first of two', 'GET /all', userToken(['Files.Read']), 'scope-missing'],
  ['all but the first', 'GET /three', userToken(['Mail.Read', 'Mail.Send']), 'scope-missing'],
  ['all but the second', 'GET /three', userToken(['Files.Read', 'Mail.Send']), 'scope-missing'],
  ['all but the third', 'GET /three', userToken(['Files.Read', 'Mail.Read']), 'scope-missing'],
  ['all three', 'GET /three', userToken(['Mail.Send', 'Mail.Read', 'Files.Manage']), 'allow'],
  ['all but the first', 'GET /three', appToken(['Mail.Read.All', 'Mail.Send.All']), 'role-missing'],
  ['all but the second', 'GET /three', appToken(['Files.Read.All', 'Mail.Send.All']), 'role-missing'],
  ['all but the third', 'GET /three', appToken(['Files.Read.All', 'Mail.Read.All']), 'role-missing'],
  ['all three', 'GET /three', appToken(['Mail.Send.All', 'Mail.Read.All', 'Files.ReadWrite.All']), 'allow'],
  ['the first', 'GET /either', userToken(['Files.Read']), 'allow'],
  ['the second', 'GET /either', userToken(['Mail.Read']), 'allow'],
  ['the third', 'GET /either', userToken(['Mail.Send']), 'allow'],
  ['none', 'GET /either', userToken(['Mail']), 'scope-missing'],
  ['the first', 'GET /either', appToken(['Files.Read.All']), 'allow'],
  ['the second', 'GET /either', appToken(['Mail.Read.All']), 'allow'],
  ['the third', 'GET /either', appToken(['Mail.Send.All']), 'allow'],
  ['none', 'GET /either', appToken(['Mail']), 'role-missing'],
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

it('gives the same objects each time: neither an allowance nor a refusal is made anew', () => {
  const endpoint = endpointOf(table);
  expect(decide(endpoint, userToken(['Files.Read']))).toBe(decide(endpoint, userToken(['Files.Manage'])));
  expect(decide(endpoint, userToken([]))).toBe(decide(endpoint, userToken(['Mail.Read'])));
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
