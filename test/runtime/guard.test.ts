import { expect, it, vi } from 'vitest';
import type { DecisionRecord } from '../../src/runtime/decision-record.ts';
import { createGuard } from '../../src/runtime/guard.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import type { Verification } from '../../src/runtime/token-verifier.ts';
import { appToken, tableOf, userToken } from './policies.ts';

const policy = definePolicy(
  tableOf({
    scopes: { 'Files.Read': [], 'Files.ReadWrite': ['Files.Read'] },
    appRoles: { 'Files.Read.All': { members: ['Application'], includes: [] } },
    endpoints: {
      'GET /files/{id}': {
        delegated: [{ scopes: ['Files.Read'], accounts: ['work'] }],
        application: [{ roles: ['Files.Read.All'] }],
        challenge: ['Files.Read'],
      },
      'GET /health': { anonymous: true },
    },
  }),
);

const verified =
  (token: ReturnType<typeof userToken>): (() => Promise<Verification>) =>
  async () => ({ ok: true, token });
const carrying = (...authorization: string[]) => ({ authorization, tokenElsewhere: false, params: { id: '7' } });

async function check(verify: () => Promise<Verification>, request = carrying('Bearer x'), key = 'GET /files/{id}') {
  const records: DecisionRecord[] = [];
  const guard = createGuard(policy, {
    verify,
    rights: {},
    realm: 'Drive',
    onDecision: (record) => records.push(record),
  });
  const verdict = await guard.check(key, request);
  return { verdict, records };
}

it('gives the access and records it', async () => {
  const { verdict, records } = await check(verified(userToken(['Files.ReadWrite'])));
  expect(verdict).toMatchObject({
    outcome: 'allow',
    access: { kind: 'delegated', via: ['Files.Read'], params: { id: '7' } },
  });
  expect(records).toMatchObject([
    { outcome: 'allow', endpoint: 'GET /files/{id}', kind: 'delegated', via: ['Files.Read'] },
  ]);
});

it('records an app and an anonymous caller', async () => {
  expect((await check(verified(appToken(['Files.Read.All'])))).records).toMatchObject([
    { outcome: 'allow', endpoint: 'GET /files/{id}', kind: 'application', via: ['Files.Read.All'] },
  ]);
  const verify = vi.fn<() => Promise<Verification>>(verified(userToken([])));
  const open = await check(verify, carrying('Bearer x', 'Bearer y'), 'GET /health');
  expect(open.records).toMatchObject([{ outcome: 'allow', endpoint: 'GET /health', kind: 'anonymous', via: [] }]);
  expect(verify).not.toHaveBeenCalled();
});

const broken = async (): Promise<Verification> => {
  throw new Error('secret');
};
const throwing = (): Promise<Verification> => {
  throw new Error('secret');
};
const refusing = (refusal: Verification) => async () => refusal;
const nonsense = async (): Promise<Verification> => JSON.parse('{"ok":"yes","token":{"kind":"delegated"}}');
const nothing = async (): Promise<Verification> => JSON.parse('null');

it.each<[string, () => Promise<Verification>, string[], number, object]>([
  ['no token', verified(userToken(['Files.Read'])), [], 401, { reason: 'token-missing' }],
  [
    'two headers',
    verified(userToken(['Files.Read'])),
    ['Bearer x', 'Bearer x'],
    400,
    { reason: 'credentials-malformed' },
  ],
  ['no scope', verified(userToken([])), ['Bearer x'], 403, { reason: 'scope-missing', kind: 'delegated' }],
  ['no role', verified(appToken([])), ['Bearer x'], 403, { reason: 'role-missing', kind: 'application' }],
  [
    'a bad token',
    refusing({ ok: false, status: 401, reason: 'token-expired' }),
    ['Bearer x'],
    401,
    { reason: 'token-invalid', fault: 'token-expired' },
  ],
  [
    'another client',
    refusing({ ok: false, status: 403, reason: 'client-not-allowed' }),
    ['Bearer x'],
    403,
    { reason: 'client-not-allowed' },
  ],
  [
    'no keys',
    refusing({ ok: false, status: 503, reason: 'keys-unavailable', retryAfter: 5 }),
    ['Bearer x'],
    503,
    { reason: 'keys-unavailable' },
  ],
  ['a verifier that rejects', broken, ['Bearer x'], 500, { reason: 'guard-failed' }],
  ['a verifier that throws', throwing, ['Bearer x'], 500, { reason: 'guard-failed' }],
  ['a verifier that gives nonsense', nonsense, ['Bearer x'], 401, { reason: 'token-invalid' }],
  ['a verifier that gives nothing', nothing, ['Bearer x'], 500, { reason: 'guard-failed' }],
])('refuses %s', async (_, verify, headers, status, record) => {
  const { verdict, records } = await check(verify, carrying(...headers));
  expect(verdict).toMatchObject({ outcome: 'deny', answer: { status } });
  expect(records).toMatchObject([
    { outcome: 'deny', endpoint: 'GET /files/{id}', kind: undefined, fault: undefined, status, ...record },
  ]);
  expect(JSON.stringify({ verdict, records })).not.toContain('secret');
});

it('names the least-privileged scope only to a caller who lacks a scope', async () => {
  const challenge = async (token: ReturnType<typeof userToken>) => {
    const { verdict } = await check(verified(token));
    return verdict.outcome === 'deny' ? verdict.answer.headers['WWW-Authenticate'] : undefined;
  };
  expect(await challenge(userToken([]))).toBe(
    'Bearer realm="Drive", error="insufficient_scope", error_description="The access token lacks a scope", scope="Files.Read"',
  );
  expect(await challenge(appToken([]))).toBe(
    'Bearer realm="Drive", error="insufficient_scope", error_description="The access token lacks an app role"',
  );
});

it.each([
  [
    'throws',
    () => {
      throw new Error('observer');
    },
  ],
  [
    'rejects',
    async () => {
      throw new Error('observer');
    },
  ],
  ['gives something', () => ({ outcome: 'deny' })],
])('is not moved by an observer that %s', async (_, onDecision) => {
  const guard = createGuard(policy, { verify: verified(userToken(['Files.Read'])), rights: {}, onDecision });
  expect(await guard.check('GET /files/{id}', carrying('Bearer x'))).toMatchObject({ outcome: 'allow' });
  expect(await guard.check('GET /files/{id}', carrying())).toMatchObject({ outcome: 'deny', answer: { status: 401 } });
  expect(await guard.check('GET /nothing', carrying())).toMatchObject({ outcome: 'deny', answer: { status: 404 } });
});

it('answers what no handler took', () => {
  const guard = createGuard(policy, { verify: broken, rights: {} });
  expect(guard.refuseUndeclared('GET', '/nothing').status).toBe(404);
  expect(guard.refuseUndeclared('POST', '/health')).toMatchObject({ status: 405, headers: { Allow: 'GET, HEAD' } });
  expect(guard.refuseUndeclared('GET', '/files/%ZZ').status).toBe(400);
  // Declared, but there is no handler: what is not served is not found.
  expect(guard.refuseUndeclared('GET', '/health').status).toBe(404);
});

it.each<[object, string]>([
  [{ rightTimeout: 0 }, '`rightTimeout` must be a number of milliseconds up to 60000'],
  [{ rightTimeout: Number.NaN }, '`rightTimeout` must be a number of milliseconds up to 60000'],
  [{ verify: undefined }, '`verify` must be a token verifier, such as `entra({ … })` gives'],
  [{ rights: { own: () => true } }, 'the policy has no right `own` to implement: the policy has none to implement'],
])('does not start with %j', (options, message) => {
  expect(() => createGuard(policy, { verify: broken, rights: {}, ...options })).toThrow(message);
});
