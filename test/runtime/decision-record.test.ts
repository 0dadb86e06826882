import { expect, it } from 'vitest';
import type { AccessToken } from '../../src/runtime/claims.ts';
import type { DecisionRecord } from '../../src/runtime/decision-record.ts';
import { createGuard } from '../../src/runtime/guard.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import { appToken, tableOf, userToken } from './policies.ts';

const endpoint = 'GET /files/{id}';
const table = tableOf({
  scopes: { 'Files.Read': [], 'Files.ReadWrite': ['Files.Read'], 'Audit.Read': [] },
  appRoles: {
    Auditor: { members: ['User'], includes: [] },
    'Files.Read.All': { members: ['Application'], includes: [] },
    'Audit.Read.All': { members: ['Application'], includes: [] },
  },
  rights: { 'file.read': { params: ['id'] }, own: { params: ['id'], matches: { id: 'user.oid' } } },
  endpoints: {
    [endpoint]: {
      delegated: [
        { scopes: ['Files.Read'], right: 'own', accounts: ['work'] },
        { scopes: ['Files.Read'], right: 'file.read', accounts: ['work'] },
        { scopes: ['Audit.Read', 'Files.Read'], userRole: 'Auditor', accounts: ['work'] },
      ],
      application: [{ roles: ['Files.Read.All', 'Audit.Read.All'] }],
      challenge: ['Files.Read'],
    },
    'GET /health': { anonymous: true },
  },
});
const policy = definePolicy(table);
const requirement = table.endpoints[endpoint];

/** The record of one request, with a clock that goes on by one millisecond each time that it is read. */
async function recordOf(
  token: AccessToken | undefined,
  fileRead: () => unknown = () => false,
  key: keyof typeof table.endpoints & string = endpoint,
): Promise<DecisionRecord | undefined> {
  const records: DecisionRecord[] = [];
  let now = 0;
  const guard = createGuard(policy, {
    verify: async () => (token === undefined ? Object(undefined) : { ok: true, token }),
    rights: Object({ 'file.read': fileRead }),
    onDecision: (record) => records.push(record),
    clock: () => (now += 1),
    rightTimeout: 20,
  });
  const authorization = token === undefined ? [] : ['Bearer secret-token'];
  await guard.check(key, { authorization, tokenElsewhere: false, params: { id: 'plan' } });
  expect(JSON.stringify(records)).not.toContain('secret-token');
  expect(records).toHaveLength(1);
  return records[0];
}

it('says which alternative let the caller in, and what every right came to', async () => {
  expect(await recordOf(userToken(['Files.ReadWrite']), () => true)).toEqual({
    outcome: 'allow',
    endpoint,
    kind: 'delegated',
    via: ['Files.Read'],
    alternative: 1,
    requirement,
    rights: [
      { right: 'own', answer: 'no' },
      { right: 'file.read', answer: 'yes' },
    ],
    duration: 1,
  });
  expect(await recordOf(appToken(['Audit.Read.All', 'Files.Read.All']))).toEqual({
    outcome: 'allow',
    endpoint,
    kind: 'application',
    via: ['Files.Read.All', 'Audit.Read.All'],
    alternative: 0,
    requirement,
    rights: [],
    duration: 1,
  });
  expect(await recordOf(undefined, undefined, 'GET /health')).toEqual({
    outcome: 'allow',
    endpoint: 'GET /health',
    kind: 'anonymous',
    via: [],
    alternative: undefined,
    requirement: { anonymous: true },
    rights: [],
    duration: 1,
  });
});

const pending = new Promise<never>(() => undefined);
const throwing = (): never => {
  throw new Error('secret');
};

it.each<[string, () => unknown, string, number]>([
  ['no', () => false, 'right-denied', 403],
  ['failed', throwing, 'right-failed', 500],
  ['timed-out', () => pending, 'right-timed-out', 503],
])('says that a right came to `%s`', async (answer, fileRead, reason, status) => {
  expect(await recordOf(userToken(['Files.Read']), fileRead)).toEqual({
    outcome: 'deny',
    endpoint,
    kind: 'delegated',
    status,
    reason,
    fault: undefined,
    missing: [],
    requirement,
    rights: [
      { right: 'own', answer: 'no' },
      { right: 'file.read', answer },
    ],
    duration: 1,
  });
});

it.each<[string, AccessToken, readonly string[]]>([
  ['the scope of the first of equals', userToken(['Unknown']), ['Files.Read']],
  ['what is closest', userToken(['Audit.Read']), ['Files.Read']],
  ['an app role that a user can not have', appToken(['Auditor', 'Files.Read.All']), ['Audit.Read.All']],
  ['all app roles', appToken([]), ['Files.Read.All', 'Audit.Read.All']],
])('names what is missing: %s', async (_, token, missing) => {
  expect(await recordOf(token)).toMatchObject({ outcome: 'deny', missing, rights: [] });
});

it('names a missing role of the user', async () => {
  const row = { delegated: [{ scopes: ['Files.Read'], userRole: 'Auditor', accounts: ['work' as const] }] };
  const strict = definePolicy({ ...table, endpoints: { 'GET /audit': row } });
  const records: DecisionRecord[] = [];
  const guard = createGuard(strict, {
    verify: async () => ({ ok: true, token: userToken(['Files.ReadWrite'], { roles: ['Files.Read.All'] }) }),
    rights: Object({ 'file.read': () => false }),
    onDecision: (record) => records.push(record),
  });
  await guard.check('GET /audit', { authorization: ['Bearer x'], tokenElsewhere: false, params: {} });
  expect(records).toMatchObject([{ reason: 'user-role-missing', missing: ['Auditor'] }]);
});

it('has the requirement without a token, and nothing where nothing is declared', async () => {
  expect(await recordOf(undefined)).toEqual({
    outcome: 'deny',
    endpoint,
    kind: undefined,
    status: 401,
    reason: 'token-missing',
    fault: undefined,
    missing: [],
    requirement,
    rights: [],
    duration: 1,
  });
  expect(await recordOf(userToken(['Files.Read']), undefined, 'GET /nothing')).toMatchObject({
    endpoint: 'GET /nothing',
    reason: 'undeclared',
    requirement: undefined,
  });
});
