import { expect, it } from 'vitest';
import { authorize } from '../../src/runtime/authorize.ts';
import { filter, isFilter } from '../../src/runtime/filter.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import { tableOf, userToken } from './policies.ts';

const endpoint = 'GET /files';
const table = tableOf({
  scopes: { 'Files.Read': [], 'Files.Read.Shared': [] },
  rights: { 'files.visible': { params: [], collection: true }, 'files.list': { params: [] } },
  endpoints: {
    [endpoint]: { delegated: [{ scopes: ['Files.Read'], right: 'files.visible', accounts: ['work'] }] },
    'GET /plain': { delegated: [{ scopes: ['Files.Read'], right: 'files.list', accounts: ['work'] }] },
  },
});
const policy = definePolicy(table);

class Query {
  readonly text = undefined;
}

it.each<[string, unknown]>([
  ['a plain condition', { ownerId: 'alice' }],
  ['a nested one', { OR: [{ ownerId: 'alice' }, { shared: { some: { userId: 'alice' } } }] }],
  ['null, which is a value', { deletedAt: null }],
  ['a function', () => true],
  ['a text', "owner eq 'alice'"],
  ['an object of a class, as it is', new Query()],
  ['an empty list of conditions inside', { NOT: [] }],
])('takes %s', (_, where) => {
  const answer = filter(where);
  expect(answer.where).toBe(where);
  expect(isFilter(answer)).toBe(true);
  expect(Object.isFrozen(answer)).toBe(true);
});

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['an empty object', {}],
  ['an empty list', []],
  ['an empty text', ''],
  ['yes', true],
  ['a missing value', { ownerId: undefined }],
  ['a missing value deep inside', { OR: [{ ownerId: 'alice' }, { shared: { some: { userId: undefined } } }] }],
  ['no number', { size: Number.NaN }],
  ['a missing value in an object without a prototype', Object.assign(Object.create(null), { ownerId: undefined })],
  ['an empty object without a prototype', Object.create(null)],
])('refuses %s', (_, where) => {
  expect(() => filter(where)).toThrow(
    expect.objectContaining({
      code: 'filter-empty',
      message:
        'the condition of a filter is empty or holds a missing value, which a data store could read as no condition at all',
    }),
  );
});

it('ends on a condition that holds itself', () => {
  const where: Record<string, unknown> = { ownerId: 'alice' };
  where['self'] = where;
  expect(filter(where).where).toBe(where);
});

it('gives the handler the filter', async () => {
  const answer = filter({ ownerId: 'alice' });
  for (const right of [() => answer, async () => answer]) {
    const authorization = await authorize(policy, endpoint, userToken(['Files.Read']), {}, { 'files.visible': right });
    expect(authorization).toMatchObject({ outcome: 'allow', access: { filter: { where: { ownerId: 'alice' } } } });
  }
});

it.each<[string, () => unknown]>([
  ['a plain yes', () => true],
  ['a no', () => false],
  ['nothing', () => undefined],
  ['the shape of a filter', () => ({ where: { ownerId: 'alice' } })],
  ['a copy of a filter with another condition', () => ({ ...filter({ ownerId: 'alice' }), where: undefined })],
  ['a filter in a list', () => [filter({ ownerId: 'alice' })]],
  ['an object that inherits from a filter', () => Object.create(filter({ ownerId: 'alice' }))],
])('denies for %s', async (_, answer) => {
  for (const right of [answer, async () => answer()]) {
    const authorization = await authorize(policy, endpoint, userToken(['Files.Read']), {}, { 'files.visible': right });
    expect(authorization).toMatchObject({ outcome: 'deny', reason: 'right-denied' });
  }
});

it('fails, and does not allow, when the condition is empty', async () => {
  const right = (): unknown => filter({ ownerId: undefined });
  const authorization = await authorize(policy, endpoint, userToken(['Files.Read']), {}, { 'files.visible': right });
  expect(authorization).toMatchObject({ outcome: 'deny', status: 500, reason: 'right-failed' });
});

it('is no yes for a right that is not over a collection', async () => {
  const right = (): unknown => filter({ ownerId: 'alice' });
  const authorization = await authorize(policy, 'GET /plain', userToken(['Files.Read']), {}, { 'files.list': right });
  expect(authorization).toMatchObject({ outcome: 'deny', reason: 'right-denied' });
});

it('is stated by the policy, and never together with a comparison', () => {
  expect(policy.collectionRights).toEqual(['files.visible']);
  const rights = {
    'files.visible': { params: ['id'], matches: { id: 'user.oid' as const }, collection: true as const },
  };
  const row = { delegated: [{ scopes: ['Files.Read'], right: 'files.visible', accounts: ['work' as const] }] };
  expect(() => definePolicy({ ...table, rights, endpoints: { 'GET /files/{id}': row } })).toThrow(
    'the policy table is not one that permc writes: `GET /files/{id}`: the right `files.visible` is over a collection and compares with the token',
  );
});
