/* oxlint-disable unicorn/no-thenable -- objects that only look like promises are among the answers of a right */
// One right, asked directly: also with what `authorize` never hands on, for a comparison must not lean on its callers.
import { expect, it } from 'vitest';
import type { AccessToken } from '../../src/runtime/claims.ts';
import type { RequiredRight } from '../../src/runtime/compile-endpoint.ts';
import { filter } from '../../src/runtime/filter.ts';
import { askRight } from '../../src/runtime/right.ts';
import type { RightClaim } from '../../src/runtime/table.ts';

const grants = { scopes: '', roles: [], owner: undefined, scopeMask: undefined, roleMask: undefined };

function userToken(user: { readonly oid: string; readonly tid: string }): AccessToken {
  return {
    kind: 'delegated',
    user: { ...user, account: 'work' },
    client: { appId: 'c' },
    grants,
    claims: { ver: '2.0' },
  };
}

function appToken(app: { readonly oid?: string; readonly appId?: string }): AccessToken {
  const { oid, appId } = app;
  return { kind: 'application', app: { oid, appId, tid: 't' }, grants, claims: { ver: '2.0' } };
}

function matches(...pairs: readonly (readonly [string, RightClaim])[]): RequiredRight {
  return { kind: 'matches', name: 'r', pairs };
}

const service: RequiredRight = { kind: 'service', name: 'r', params: ['x', 'y'], collection: false };
const user = userToken({ oid: 'o', tid: 't' });

/** An object with a `then`, as promises of other libraries are. */
function withThen(then: unknown): object {
  return { then };
}

function reasonOf(answer: unknown): unknown {
  if (answer instanceof Promise) return 'a promise';
  if (typeof answer !== 'object' || answer === null) return answer;
  return 'reason' in answer ? answer.reason : 'outcome' in answer && answer.outcome;
}

it.each<[string, RequiredRight, AccessToken, Readonly<Record<string, string>>, string]>([
  ['a user by object id', matches(['x', 'user.oid']), user, { x: 'o' }, 'given'],
  ['a user by tenant', matches(['x', 'user.tid']), user, { x: 't' }, 'given'],
  ['an app by object id', matches(['x', 'app.oid']), appToken({ oid: 'o' }), { x: 'o' }, 'given'],
  ['an app by application id', matches(['x', 'app.appId']), appToken({ appId: 'a' }), { x: 'a' }, 'given'],
  ['both of two', matches(['x', 'user.oid'], ['y', 'user.tid']), user, { x: 'o', y: 't' }, 'given'],
  ['the first of two', matches(['x', 'user.oid'], ['y', 'user.tid']), user, { x: 'o', y: 'other' }, 'right-denied'],
  ['the second of two', matches(['x', 'user.oid'], ['y', 'user.tid']), user, { x: 'other', y: 't' }, 'right-denied'],
  ['another object id', matches(['x', 'user.oid']), user, { x: 'O' }, 'right-denied'],
  ['no parameter and no fact', matches(['x', 'app.oid']), appToken({}), {}, 'right-denied'],
  [
    'an empty parameter and an empty fact',
    matches(['x', 'user.oid']),
    userToken({ oid: '', tid: '' }),
    { x: '' },
    'right-denied',
  ],
  ['a user where an app calls', matches(['x', 'user.oid']), appToken({ oid: 'o' }), { x: 'o' }, 'right-denied'],
  [
    'a tenant of a user where an app calls',
    matches(['x', 'user.tid']),
    appToken({ oid: 't' }),
    { x: 't' },
    'right-denied',
  ],
  ['an app where a user calls', matches(['x', 'app.oid']), user, { x: 'o' }, 'right-denied'],
  ['an application id where a user calls', matches(['x', 'app.appId']), user, { x: 'c' }, 'right-denied'],
  ['whoever is signed in', { kind: 'self', name: 'self' }, user, {}, 'given'],
])('compares %s', (_, right, token, params, reason) => {
  expect(reasonOf(askRight(right, token, params, undefined, 50))).toBe(reason);
});

it.each<[string, AccessToken]>([
  ['a user', userToken({ oid: 'o', tid: 't' })],
  ['an app', appToken({ oid: 'o', appId: 'a' })],
])('shows a service %s as it is, frozen, without what was granted', (_, token) => {
  const seen: unknown[] = [];
  const decide = (...args: readonly unknown[]): boolean => {
    seen.push(...args);
    return true;
  };
  expect(reasonOf(askRight(service, token, { x: '1', z: '3' }, decide, 50))).toBe('given');
  const [identity, params] = seen;
  expect(identity).toEqual(
    token.kind === 'delegated'
      ? { kind: 'delegated', user: token.user, client: token.client, claims: token.claims }
      : { kind: 'application', app: token.app, claims: token.claims },
  );
  expect(Object.isFrozen(identity)).toBe(true);
  expect(token.kind === 'delegated' ? Object.isFrozen(token.client) : Object.isFrozen(token.app)).toBe(true);
  // Only the right's own parameters, and of those only what there is: no key without a value.
  expect(Object.entries(params ?? {})).toEqual([['x', '1']]);
  expect(Object.keys(params ?? {})).toEqual(['x']);
  expect(Object.getPrototypeOf(params)).toBeNull();
  expect(Object.isFrozen(params)).toBe(true);
});

it.each<[string, unknown]>([
  ['undefined', undefined],
  ['null', null],
  ['1', 1],
  ['a text', 'true'],
  ['an object', {}],
  ['an object whose `then` is not a function', withThen(true)],
  ['a function', () => true],
  ['a filter, for a right over one resource', filter({ owner: 'o' })],
])('takes %s for a no, at once', (_, value) => {
  expect(reasonOf(askRight(service, user, {}, () => value, 50))).toBe('right-denied');
});

it.each<[string, unknown, string]>([
  ['true', true, 'right-denied'],
  ['an object that looks like a filter', { where: {} }, 'right-denied'],
  ['a filter', filter({ owner: 'o' }), 'given'],
])('of a right over a collection takes %s', (_, value, reason) => {
  const right: RequiredRight = { ...service, collection: true };
  expect(reasonOf(askRight(right, user, {}, () => value, 50))).toBe(reason);
});

it('hands on the filter that a right over a collection has made, at once or later', async () => {
  const made = filter({ owner: 'o' });
  const right: RequiredRight = { ...service, collection: true };
  expect(askRight(right, user, {}, () => made, 50)).toEqual({ outcome: 'given', filter: made });
  expect(await askRight(right, user, {}, async () => made, 50)).toEqual({ outcome: 'given', filter: made });
});

it.each<[string, unknown]>([
  ['no function', undefined],
  ['something else', 'true'],
  [
    'a function that throws',
    () => {
      throw new Error('down');
    },
  ],
])('fails with %s', (_, decide) => {
  expect(reasonOf(askRight(service, user, {}, decide, 50))).toBe('right-failed');
});

it.each<[string, () => unknown, string]>([
  ['true', () => Promise.resolve(true), 'given'],
  ['false', () => Promise.resolve(false), 'right-denied'],
  ['something true', () => Promise.resolve(1), 'right-denied'],
  ['a rejection', () => Promise.reject(new Error('down')), 'right-failed'],
  ['nothing in time', () => new Promise(() => undefined), 'right-timed-out'],
  [
    'a `then` that throws',
    () =>
      withThen(() => {
        throw new Error('down');
      }),
    'right-failed',
  ],
  [
    'a `then` that says yes and then no',
    () =>
      withThen((yes: (value: unknown) => void) => {
        yes(true);
        yes(false);
      }),
    'given',
  ],
])('waits for a promise of %s', async (_, decide, reason) => {
  expect(reasonOf(await askRight(service, user, {}, decide, 50))).toBe(reason);
});
