// Which refusal is given when several alternatives refuse, what the trace says of it, and what holds without options.
import { afterEach, expect, it, vi } from 'vitest';
import { authorize } from '../../src/runtime/authorize.ts';
import type { AuthorizationTrace } from '../../src/runtime/authorize.ts';
import type { AccessToken } from '../../src/runtime/claims.ts';
import type { PolicyAlternative, PolicyEndpoint } from '../../src/runtime/compile-endpoint.ts';
import { filter } from '../../src/runtime/filter.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import type { DelegatedRow } from '../../src/runtime/table.ts';
import { appToken, tableOf, userToken } from './policies.ts';

const accounts = ['work', 'personal'] as const;
const A = { scopes: ['A'], accounts };
const acr = { acr: ['strong'] };
const context = { context: 'c1' };

function policyOf(...delegated: readonly DelegatedRow[]) {
  return definePolicy(
    tableOf({
      format: 2,
      scopes: { A: [], B: [] },
      appRoles: { R: { members: ['Application'], includes: [] }, S: { members: ['Application'], includes: [] } },
      rights: { first: { params: [] }, second: { params: [] }, third: { params: [] } },
      endpoints: {
        'GET /x': { delegated },
        'GET /app': { application: [{ roles: ['R'], right: 'first' }, { roles: ['S'] }] },
      },
    }),
  );
}

afterEach(() => {
  vi.useRealTimers();
});

const yes = (): boolean => true;
const no = (): boolean => false;
const never = (): Promise<boolean> => new Promise(() => undefined);
const fails = (): never => {
  throw new Error('down');
};

/** Everything that one authorization says: its outcome, the place of the alternative, the rights that were asked. */
async function told(
  rows: readonly DelegatedRow[],
  rights: object,
  token: AccessToken = userToken(['A']),
  key: 'GET /x' | 'GET /app' = 'GET /x',
): Promise<string> {
  const trace: AuthorizationTrace = { alternative: undefined, rights: [] };
  const options = { rightTimeout: 20, trace };
  const authorization = await authorize(policyOf(...rows), key, token, {}, rights, options);
  const outcome = authorization.outcome === 'allow' ? `allow ${trace.alternative}` : authorization.reason;
  if (authorization.outcome === 'deny') expect(trace.alternative).toBeUndefined();
  return [outcome, ...trace.rights.map(({ right, answer }) => `${right}: ${answer}`)].join(', ');
}

it.each<[string, readonly DelegatedRow[], object, string]>([
  ['no right', [A], {}, 'allow 0'],
  ['the right `self`', [{ ...A, right: 'self' }], {}, 'allow 0, self: yes'],
  ['a right that says yes', [{ ...A, right: 'first' }], { first: yes }, 'allow 0, first: yes'],
  [
    'the second alternative',
    [
      { ...A, right: 'first' },
      { ...A, right: 'second' },
    ],
    { first: async () => false, second: yes },
    'allow 1, first: no, second: yes',
  ],
  [
    'the third, of which two ask for the same right',
    [{ ...A, right: 'first' }, { ...A, right: 'first' }, A],
    { first: no },
    'allow 2, first: no',
  ],
  [
    'the same right, when it failed before',
    [
      { ...A, right: 'first' },
      { ...A, right: 'second' },
      { ...A, right: 'first' },
    ],
    { first: fails, second: no },
    'right-failed, first: failed, second: no',
  ],
  [
    'three rights, and the gravest is the one in the middle',
    [
      { ...A, right: 'first' },
      { ...A, right: 'second' },
      { ...A, right: 'third' },
    ],
    { first: no, second: never, third: no },
    'right-timed-out, first: no, second: timed-out, third: no',
  ],
  [
    'a sign-in that is not enough, and no right is asked for it',
    [{ ...A, right: 'first', authentication: acr }],
    { first: yes },
    'authentication-insufficient',
  ],
  [
    'a sign-in that is not enough before a right that says yes',
    [
      { ...A, authentication: acr },
      { ...A, right: 'first' },
    ],
    { first: yes },
    'allow 1, first: yes',
  ],
  [
    'a sign-in that is not enough before a right that says no: what the user can mend',
    [
      { ...A, authentication: acr },
      { ...A, right: 'first' },
    ],
    { first: no },
    'authentication-insufficient, first: no',
  ],
  [
    'a sign-in that is not enough after a right that says no',
    [
      { ...A, right: 'first' },
      { ...A, authentication: acr },
    ],
    { first: no },
    'authentication-insufficient, first: no',
  ],
  [
    'a sign-in that is not enough before a right that is silent',
    [
      { ...A, authentication: acr },
      { ...A, right: 'first' },
    ],
    { first: never },
    'right-timed-out, first: timed-out',
  ],
  [
    'two refusals of one gravity: the first',
    [
      { ...A, right: 'first' },
      { ...A, authentication: context },
    ],
    { first: no },
    'right-denied, first: no',
  ],
  [
    'the same two the other way round: the first',
    [
      { ...A, authentication: context },
      { ...A, right: 'first' },
    ],
    { first: no },
    'context-unavailable, first: no',
  ],
  [
    'a scope that is missing: no right is asked',
    [{ ...A, scopes: ['B'], right: 'first' }],
    { first: yes },
    'scope-missing',
  ],
])('for %s', async (_, rows, rights, expected) => {
  expect(await told(rows, rights)).toBe(expected);
});

it.each<[string, readonly string[], object, string]>([
  ['its right', ['R'], { first: yes }, 'allow 0, first: yes'],
  ['no right', ['R'], { first: no }, 'right-denied, first: no'],
  ['no right, and another app role', ['R', 'S'], { first: no }, 'allow 1, first: no'],
  ['no app role', [], { first: yes }, 'role-missing'],
])('for an app with %s', async (_, roles, rights, expected) => {
  expect(await told([A], rights, appToken(roles), 'GET /app')).toBe(expected);
});

it('shows a handler the filter of a right over a collection, of a user and of an app', async () => {
  const policy = definePolicy(
    tableOf({
      scopes: { A: [] },
      appRoles: { R: { members: ['Application'], includes: [] } },
      rights: { visible: { params: [], collection: true } },
      endpoints: {
        'GET /x': {
          delegated: [{ ...A, right: 'visible' }],
          application: [{ roles: ['R'], right: 'visible', properties: ['name'] }],
        },
      },
    }),
  );
  const made = filter({ owner: 'alice' });
  const rights = { visible: () => made };
  expect(await authorize(policy, 'GET /x', userToken(['A']), {}, rights)).toMatchObject({
    access: { kind: 'delegated', filter: made, properties: undefined },
  });
  expect(await authorize(policy, 'GET /x', appToken(['R']), {}, rights)).toMatchObject({
    access: { kind: 'application', filter: made, properties: ['name'] },
  });
});

it('waits five seconds for a right unless told otherwise', async () => {
  vi.useFakeTimers();
  const authorization = authorize(policyOf({ ...A, right: 'first' }), 'GET /x', userToken(['A']), {}, { first: never });
  let settled: unknown;
  void Promise.resolve(authorization).then((outcome) => {
    settled = outcome;
  });
  await vi.advanceTimersByTimeAsync(4999);
  expect(settled).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(settled).toMatchObject({ reason: 'right-timed-out' });
});

it.each([
  ['by the clock of the machine', {}, 'allow'],
  ['by the clock that it is given', { now: () => Date.now() + 100_000 }, 'authentication-insufficient'],
])('measures how long ago a sign-in was %s', (_, options, expected) => {
  const policy = policyOf({ ...A, authentication: { maxAge: 60 } });
  const token = userToken(['A'], { auth_time: Math.floor(Date.now() / 1000) });
  const authorization = authorize(policy, 'GET /x', token, {}, {}, options);
  expect(authorization).toMatchObject(
    expected === 'allow' ? { outcome: 'allow' } : { outcome: 'deny', reason: expected },
  );
});

it('asks for the authentication context that a tenant has given another id', () => {
  const policy = policyOf({ ...A, authentication: context });
  const token = userToken(['A'], { acrs: ['c7'] });
  const authenticationContext = (name: string, tenant: string): string =>
    name === 'c1' && tenant === 'contoso' ? 'c7' : 'c9';
  expect(authorize(policy, 'GET /x', token, {}, {}, { authenticationContext })).toMatchObject({ outcome: 'allow' });
  expect(authorize(policy, 'GET /x', token, {}, {})).toMatchObject({ reason: 'context-unavailable' });
});

it('lets no app in where a sign-in is asked for, and tries what comes after', () => {
  const policy = policyOf(A);
  const made = policy.endpoint('GET /app');
  const [, plain] = made?.application ?? [];
  if (made === undefined || plain === undefined) throw new Error('GET /app');
  const strict: PolicyAlternative = { ...plain, index: 0, authentication: { maxAge: 60 } };
  const token = appToken(['S'], { auth_time: Math.floor(Date.now() / 1000), acr: 'strong' });
  const asking = (...application: readonly PolicyAlternative[]) => {
    const endpoint: PolicyEndpoint = { ...made, application };
    return authorize({ ...policy, endpoint: () => endpoint }, 'GET /app', token, {}, {});
  };
  expect(asking(strict)).toMatchObject({ outcome: 'deny', reason: 'application-not-allowed' });
  expect(asking(strict, plain)).toMatchObject({ outcome: 'allow' });
});
