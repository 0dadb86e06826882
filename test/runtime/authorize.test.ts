/* oxlint-disable unicorn/no-thenable -- objects that only look like promises are among the answers of a right */
import { expect, it, vi } from 'vitest';
import { authorize, requireRights } from '../../src/runtime/authorize.ts';
import type { AccessToken } from '../../src/runtime/claims.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import { appToken, tableOf, tokenOf, userToken } from './policies.ts';

const accounts = ['work', 'personal'] as const;
const policy = definePolicy(
  tableOf({
    scopes: { A: [], B: [] },
    appRoles: { R: { members: ['Application'], includes: [] } },
    rights: {
      first: { params: ['id'] },
      second: { params: [] },
      own: { params: ['id'], matches: { id: 'user.oid' } },
      tenant: { params: ['id'], matches: { id: 'user.tid' } },
      'app.own': { params: ['id'], matches: { id: 'app.appId' } },
      'app.object': { params: ['id'], matches: { id: 'app.oid' } },
    },
    endpoints: {
      'GET /open/{id}': { anonymous: true },
      'GET /me': { delegated: [{ scopes: ['A'], right: 'self', accounts }] },
      'GET /plain/{id}': {
        delegated: [{ scopes: ['A'], accounts, properties: ['name'] }],
        application: [{ roles: ['R'] }],
      },
      'GET /first/{id}/{other}': { delegated: [{ scopes: ['A'], right: 'first', accounts }] },
      'GET /two/{id}': {
        delegated: [
          { scopes: ['A'], right: 'first', accounts },
          { scopes: ['B'], right: 'second', accounts },
        ],
      },
      'GET /again/{id}': {
        delegated: [
          { scopes: ['A'], right: 'first', accounts },
          { scopes: ['B'], right: 'first', accounts },
        ],
      },
      'GET /own/{id}': { delegated: [{ scopes: ['A'], right: 'own', accounts }] },
      'GET /tenant/{id}': { delegated: [{ scopes: ['A'], right: 'tenant', accounts }] },
      'GET /app/{id}': { application: [{ roles: ['R'], right: 'app.own' }] },
      'GET /object/{id}': { application: [{ roles: ['R'], right: 'app.object' }] },
    },
  }),
);

const never = () => new Promise<boolean>(() => undefined);

async function outcome(
  key: string,
  token: AccessToken | undefined,
  params: Readonly<Record<string, unknown>>,
  rights: object = {},
  rightTimeout = 20,
): Promise<string> {
  const authorization = await authorize(policy, key, token, params, rights, { rightTimeout });
  return authorization.outcome === 'allow' ? 'allow' : `${authorization.status} ${authorization.reason}`;
}

it('gives a delegated access with what the alternative says', async () => {
  const token = userToken(['A']);
  const authorization = await authorize(policy, 'GET /plain/{id}', token, { id: '1', other: 'x' }, {});
  expect(authorization).toEqual({
    outcome: 'allow',
    access: {
      kind: 'delegated',
      user: { oid: 'alice', tid: 'contoso', account: 'work' },
      client: { appId: 'client' },
      via: ['A'],
      params: { id: '1' },
      properties: ['name'],
      claims: token.claims,
    },
  });
  if (authorization.outcome !== 'allow') return;
  expect(Object.isFrozen(authorization.access)).toBe(true);
  expect(Object.isFrozen(authorization.access.params)).toBe(true);
  expect(Object.getPrototypeOf(authorization.access.params)).toBeNull();
});

it('gives an application access', async () => {
  const token = appToken(['R']);
  expect(await authorize(policy, 'GET /plain/{id}', token, { id: '1' }, {})).toEqual({
    outcome: 'allow',
    access: {
      kind: 'application',
      app: { oid: 'daemon', appId: 'client', tid: 'contoso' },
      via: ['R'],
      params: { id: '1' },
      properties: undefined,
      claims: token.claims,
    },
  });
});

it('gives an anonymous access without a token, and tells nothing of one', async () => {
  const expected = { outcome: 'allow', access: { kind: 'anonymous', params: { id: '1' } } };
  expect(await authorize(policy, 'GET /open/{id}', undefined, { id: '1' }, {})).toEqual(expected);
  expect(await authorize(policy, 'GET /open/{id}', userToken(['A']), { id: '1' }, {})).toEqual(expected);
});

it('refuses without a token, for an unknown endpoint, and for parameters that are not there', async () => {
  expect(await outcome('GET /plain/{id}', undefined, { id: '1' })).toBe('401 token-missing');
  expect(await outcome('GET /nothing', userToken(['A']), {})).toBe('404 undeclared');
  expect(await outcome('__proto__', userToken(['A']), {})).toBe('404 undeclared');
  for (const params of [{}, { id: '' }, { id: undefined }, { id: ['1'] }, { id: 1 }, Object.create({ id: '1' })]) {
    expect(await outcome('GET /plain/{id}', userToken(['A']), params)).toBe('400 parameter-missing');
    expect(await outcome('GET /open/{id}', undefined, params)).toBe('400 parameter-missing');
  }
});

it('lets a signed-in user in where nothing in the path can point at somebody else', async () => {
  expect(await outcome('GET /me', userToken(['A']), {})).toBe('allow');
  expect(await outcome('GET /me', userToken(['B']), {})).toBe('403 scope-missing');
});

it.each([
  ['GET /own/{id}', 'alice', userToken(['A']), 'allow'],
  ['GET /own/{id}', 'Alice', userToken(['A']), '403 right-denied'],
  ['GET /own/{id}', 'bob', userToken(['A']), '403 right-denied'],
  ['GET /own/{id}', 'alice ', userToken(['A']), '403 right-denied'],
  ['GET /own/{id}', 'alice', userToken(['B']), '403 scope-missing'],
  ['GET /tenant/{id}', 'contoso', userToken(['A']), 'allow'],
  ['GET /tenant/{id}', 'fabrikam', userToken(['A']), '403 right-denied'],
  ['GET /app/{id}', 'client', appToken(['R']), 'allow'],
  ['GET /app/{id}', 'other', appToken(['R']), '403 right-denied'],
  ['GET /app/{id}', 'undefined', appToken(['R'], { azp: undefined }), '403 right-denied'],
  ['GET /object/{id}', 'daemon', appToken(['R']), 'allow'],
  ['GET /object/{id}', 'undefined', tokenOf({ idtyp: 'app', roles: ['R'] }), '403 right-denied'],
])('%s for %s', async (key, id, token, expected) => {
  expect(await outcome(key, token, { id })).toBe(expected);
});

it.each<[string, () => unknown, string]>([
  ['true', () => true, 'allow'],
  ['a promise of true', async () => true, 'allow'],
  ['false', () => false, '403 right-denied'],
  ['undefined', () => undefined, '403 right-denied'],
  ['null', () => null, '403 right-denied'],
  ['1', () => 1, '403 right-denied'],
  ["'true'", () => 'true', '403 right-denied'],
  ['an object', () => ({}), '403 right-denied'],
  ['a boxed true', () => Object(true), '403 right-denied'],
  ['a promise of false', async () => false, '403 right-denied'],
  ['a promise of 1', async () => 1, '403 right-denied'],
  [
    'a throw',
    () => {
      throw new Error('secret');
    },
    '500 right-failed',
  ],
  [
    'a rejection',
    async () => {
      throw new Error('secret');
    },
    '500 right-failed',
  ],
  ['a rejection with true', () => Promise.reject(true), '500 right-failed'],
  [
    'a then that throws',
    () => ({
      then: () => {
        throw new Error('secret');
      },
    }),
    '500 right-failed',
  ],
  [
    'a then that can not be read',
    () => ({
      get then(): never {
        throw new Error('secret');
      },
    }),
    '500 right-failed',
  ],
  [
    'a then that calls back twice',
    () => ({
      then: (yes: (value: boolean) => void) => {
        yes(false);
        yes(true);
      },
    }),
    '403 right-denied',
  ],
  ['no answer', never, '503 right-timed-out'],
])('a right that gives %s', async (_, first, expected) => {
  expect(await outcome('GET /first/{id}/{other}', userToken(['A']), { id: '1', other: '2' }, { first })).toBe(expected);
});

it('is decided at once when the right is', () => {
  const authorization = authorize(
    policy,
    'GET /first/{id}/{other}',
    userToken(['A']),
    { id: '1', other: '2' },
    { first: () => true },
  );
  expect(authorization).toMatchObject({ outcome: 'allow' });
});

it('does not take a late yes', async () => {
  const late = () =>
    new Promise<boolean>((resolve) => {
      setTimeout(resolve, 60, true);
    });
  expect(await outcome('GET /first/{id}/{other}', userToken(['A']), { id: '1', other: '2' }, { first: late })).toBe(
    '503 right-timed-out',
  );
});

it('shows a right the caller and its own parameters, all of them frozen', async () => {
  const first = vi.fn<(...seen: readonly unknown[]) => boolean>(() => true);
  const token = userToken(['A']);
  await authorize(policy, 'GET /first/{id}/{other}', token, { id: '1', other: '2' }, { first });
  const [identity, params, ...more] = first.mock.calls[0] ?? [];
  expect(identity).toEqual({
    kind: 'delegated',
    user: { oid: 'alice', tid: 'contoso', account: 'work' },
    client: { appId: 'client' },
    claims: token.claims,
  });
  expect(params).toEqual({ id: '1' });
  expect(more).toEqual([]);
  expect(Object.isFrozen(identity)).toBe(true);
  expect(Object.isFrozen(params)).toBe(true);
  expect(Object.isFrozen(token.kind === 'delegated' && token.user)).toBe(true);
});

it.each<[string, () => unknown, () => unknown, string]>([
  [
    'yes, not asked',
    () => true,
    () => {
      throw new Error('asked');
    },
    'allow',
  ],
  ['no, yes', () => false, () => true, 'allow'],
  [
    'fails, yes',
    () => {
      throw new Error('secret');
    },
    () => true,
    'allow',
  ],
  ['silent, yes', never, () => true, 'allow'],
  ['no, no', () => false, async () => false, '403 right-denied'],
  [
    'no, fails',
    () => false,
    () => {
      throw new Error('secret');
    },
    '500 right-failed',
  ],
  [
    'fails, no',
    async () => {
      throw new Error('secret');
    },
    () => false,
    '500 right-failed',
  ],
  [
    'fails, silent',
    () => {
      throw new Error('secret');
    },
    never,
    '500 right-failed',
  ],
  [
    'silent, fails',
    never,
    () => {
      throw new Error('secret');
    },
    '500 right-failed',
  ],
  ['silent, no', never, () => false, '503 right-timed-out'],
])('two alternatives: %s', async (_, first, second, expected) => {
  expect(await outcome('GET /two/{id}', userToken(['A', 'B']), { id: '1' }, { first, second })).toBe(expected);
});

it('reports the right that said no, not the scope of the alternative after it', async () => {
  expect(await outcome('GET /two/{id}', userToken(['A']), { id: '1' }, { first: () => false })).toBe(
    '403 right-denied',
  );
});

it('asks a right that two alternatives share once', async () => {
  const first = vi.fn<() => boolean>(() => false);
  expect(await outcome('GET /again/{id}', userToken(['A', 'B']), { id: '1' }, { first })).toBe('403 right-denied');
  expect(first).toHaveBeenCalledTimes(1);
});

it('asks no right when the token is not enough', async () => {
  const first = vi.fn<() => boolean>(() => true);
  expect(await outcome('GET /first/{id}/{other}', userToken(['B']), { id: '1', other: '2' }, { first })).toBe(
    '403 scope-missing',
  );
  expect(first).not.toHaveBeenCalled();
});

it.each([
  ['nothing', {}],
  ['no function', { first: true }],
  ['an inherited function', Object.create({ first: () => true })],
  [
    'a getter',
    {
      get first() {
        return () => true;
      },
    },
  ],
])('fails when a right is %s', async (_, rights) => {
  expect(await outcome('GET /first/{id}/{other}', userToken(['A']), { id: '1', other: '2' }, rights)).toBe(
    '500 right-failed',
  );
});

it('checks at start-up that every right is there, and no other', () => {
  const rights = { first: () => true, second: () => true };
  expect(() => requireRights(policy, rights)).not.toThrow();
  expect(() => requireRights(policy, { first: () => true })).toThrow(
    'the right `second` is not implemented: pass a function for it in `rights`, as a property of its own',
  );
  expect(() => requireRights(policy, { ...rights, frist: () => true })).toThrow(
    'the policy has no right `frist` to implement: it has `first`, `second`',
  );
  expect(() => requireRights(policy, {})).toThrow(expect.objectContaining({ code: 'right-missing' }));
  expect(() => requireRights(policy, { ...rights, frist: () => true })).toThrow(
    expect.objectContaining({ code: 'right-unknown' }),
  );
  expect(() => requireRights(policy, Object.create(rights))).toThrow('the right `first` is not implemented');
  expect(() => requireRights(definePolicy(tableOf({})), { own: () => true })).toThrow(
    'the policy has no right `own` to implement: the policy has none to implement',
  );
});

it('decides many requests at once, each by its own parameters', async () => {
  const first = async (_: unknown, { id }: { readonly id: string }) => {
    await new Promise((resolve) => {
      setTimeout(resolve, Number(id) % 7);
    });
    return Number(id) % 2 === 0;
  };
  const ids = Array.from({ length: 50 }, (_, index) => String(index));
  const token = userToken(['A']);
  const outcomes = await Promise.all(
    ids.map((id) => outcome('GET /first/{id}/{other}', token, { id, other: 'x' }, { first }, 5000)),
  );
  expect(outcomes).toEqual(ids.map((id) => (Number(id) % 2 === 0 ? 'allow' : '403 right-denied')));
});
