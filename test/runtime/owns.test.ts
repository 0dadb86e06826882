import { afterEach, expect, it } from 'vitest';
import type { ApplicationIdentity, DelegatedIdentity } from '../../src/runtime/access.ts';
import { type Owner, owns } from '../../src/runtime/owns.ts';

const user: DelegatedIdentity = {
  kind: 'delegated',
  user: { oid: 'alice', tid: 'contoso', account: 'work' },
  client: { appId: 'client' },
  claims: {},
};
const app: ApplicationIdentity = {
  kind: 'application',
  app: { oid: 'daemon', appId: 'client', tid: 'contoso' },
  claims: {},
};

/** A record as a data store may give it, whatever its type says. */
const stored = (value: unknown): Owner => Object(value);

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'oid');
  Reflect.deleteProperty(Object.prototype, 'tid');
});

it('is yes for the user of the same tenant, and for the app itself', () => {
  expect(owns(user, { tid: 'contoso', oid: 'alice' })).toBe(true);
  expect(owns(app, { tid: 'contoso', oid: 'daemon' })).toBe(true);
});

it.each<[string, Owner | null | undefined]>([
  ['somebody else', { tid: 'contoso', oid: 'bob' }],
  ['the same object id in another tenant', { tid: 'fabrikam', oid: 'alice' }],
  ['another letter case', { tid: 'contoso', oid: 'Alice' }],
  ['a part of the object id', { tid: 'contoso', oid: 'ali' }],
  ['no object id', { tid: 'contoso', oid: undefined }],
  ['an object id of null', { tid: 'contoso', oid: null }],
  ['an empty object id', { tid: 'contoso', oid: '' }],
  ['no tenant', { tid: undefined, oid: 'alice' }],
  ['an empty tenant', { tid: '', oid: 'alice' }],
  ['no record', undefined],
  ['a record of null', null],
  ['a number', stored({ tid: 'contoso', oid: Number.NaN })],
  ['an object that reads as the id', stored({ tid: 'contoso', oid: { toString: () => 'alice' } })],
  ['a list of the id', stored({ tid: 'contoso', oid: ['alice'] })],
  ['inherited facts', stored(Object.create({ tid: 'contoso', oid: 'alice' }))],
])('is no for %s', (_, owner) => {
  expect(owns(user, owner)).toBe(false);
  expect(owns(app, owner)).toBe(false);
});

it.each([undefined, '', Number.NaN, null])('never takes two missing facts (%j) for the same', (missing) => {
  const nobody: ApplicationIdentity = { ...app, app: Object({ oid: missing, appId: 'client', tid: missing }) };
  expect(owns(nobody, stored({ tid: missing, oid: missing }))).toBe(false);
  const untenanted: ApplicationIdentity = { ...app, app: Object({ oid: 'daemon', appId: 'client', tid: missing }) };
  expect(owns(untenanted, stored({ tid: missing, oid: 'daemon' }))).toBe(false);
});

it('reads nothing from a polluted prototype', () => {
  Object.assign(Object.prototype, { oid: 'alice', tid: 'contoso' });
  expect(owns(user, stored({}))).toBe(false);
});
