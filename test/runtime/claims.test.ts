import { afterEach, expect, it } from 'vitest';
import { personalTenant, readToken } from '../../src/runtime/claims.ts';

const user = { oid: 'alice', tid: 'contoso', sub: 'pairwise', azp: 'client' };
const app = { oid: 'daemon', sub: 'daemon', tid: 'contoso', azp: 'client' };

function outcome(claims: unknown, options?: { readonly requireIdtyp?: boolean }): string {
  const read = readToken(claims, options);
  return read.ok ? read.token.kind : read.reason;
}

it('reads a delegated token', () => {
  const claims = { ...user, scp: 'Files.Read Mail.Read', roles: ['Auditor'] };
  expect(readToken(claims)).toMatchObject({
    ok: true,
    token: {
      kind: 'delegated',
      user: { oid: 'alice', tid: 'contoso', account: 'work' },
      client: { appId: 'client' },
      grants: { scopes: 'Files.Read Mail.Read', roles: ['Auditor'] },
      claims,
    },
  });
});

it('reads an application token', () => {
  expect(readToken({ ...app, idtyp: 'app', roles: ['Files.Read.All'] })).toMatchObject({
    ok: true,
    token: {
      kind: 'application',
      app: { oid: 'daemon', appId: 'client', tid: 'contoso' },
      grants: { scopes: '', roles: ['Files.Read.All'] },
    },
  });
});

it.each([
  ['no scp', { ...app, idtyp: 'app' }],
  ['an empty scp', { ...app, idtyp: 'app', scp: '' }],
  ['no idtyp', app],
])('gives no scope to an application token with %s', (_, claims) => {
  expect(readToken(claims)).toMatchObject({ token: { kind: 'application', grants: { scopes: '' } } });
});

it.each([
  // The kind of access
  ['idtyp user', { ...user, idtyp: 'user', scp: 'A' }, 'delegated'],
  ['idtyp app', { ...app, idtyp: 'app' }, 'application'],
  ['idtyp app with an empty scp', { ...app, idtyp: 'app', scp: '' }, 'application'],
  ['no idtyp, scopes', { ...user, scp: 'A' }, 'delegated'],
  ['no idtyp, scopes, oid = sub', { ...app, scp: 'A' }, 'delegated'],
  ['no idtyp, no scp, oid = sub', app, 'application'],
  ['idtyp app with scopes', { ...app, idtyp: 'app', scp: 'A' }, 'kind-contradictory'],
  ['idtyp user without scopes', { ...user, idtyp: 'user', roles: ['R'] }, 'kind-contradictory'],
  ['idtyp user with an empty scp', { ...user, idtyp: 'user', scp: '' }, 'kind-contradictory'],
  ['another idtyp', { ...app, idtyp: 'App' }, 'kind-unknown'],
  ['idtyp null', { ...app, idtyp: null }, 'kind-unknown'],
  ['idtyp list', { ...app, idtyp: ['app'] }, 'kind-unknown'],
  ['roles alone, oid is not sub', { ...user, roles: ['Files.Read.All'] }, 'kind-unknown'],
  ['no idtyp, an empty scp, oid = sub', { ...app, scp: '' }, 'kind-unknown'],
  ['no idtyp, no scp, empty oid = sub', { ...app, oid: '', sub: '' }, 'kind-unknown'],
  ['no idtyp, no scp, neither oid nor sub', { tid: 'contoso', roles: ['R'] }, 'kind-unknown'],
  ['no idtyp, no scp, oid and sub of another type', { ...app, oid: 1, sub: 1 }, 'kind-unknown'],
  ['scope instead of scp', { ...user, scope: 'A' }, 'kind-unknown'],
  // scp
  ['scp list', { ...user, scp: ['A', 'B'] }, 'delegated'],
  ['scp empty list, oid = sub', { ...app, scp: [] }, 'kind-unknown'],
  ['scp number', { ...app, scp: 7 }, 'claim-malformed'],
  ['scp object', { ...app, scp: { A: true } }, 'claim-malformed'],
  ['scp null', { ...app, scp: null }, 'claim-malformed'],
  ['scp nested list', { ...user, scp: [['A']] }, 'claim-malformed'],
  ['scp list with a space in a name', { ...user, scp: ['A B'] }, 'claim-malformed'],
  ['scp list with an empty name', { ...user, scp: ['A', ''] }, 'claim-malformed'],
  // identity
  ['a user without oid', { ...user, oid: undefined, scp: 'A' }, 'user-unidentified'],
  ['a user with an empty oid', { ...user, oid: '', scp: 'A' }, 'user-unidentified'],
  ['a user with an oid that is no text', { ...user, oid: ['alice'], scp: 'A' }, 'user-unidentified'],
  ['a user without tid', { ...user, tid: undefined, scp: 'A' }, 'user-unidentified'],
  ['azp and appid agree', { ...user, appid: 'client', scp: 'A' }, 'delegated'],
  ['azp and appid differ', { ...user, appid: 'other', scp: 'A' }, 'client-contradictory'],
  // not claims at all
  ['null', null, 'claims-not-object'],
  ['text', 'scp', 'claims-not-object'],
  ['list', [app], 'claims-not-object'],
  ['undefined', undefined, 'claims-not-object'],
])('%s', (_, claims, expected) => {
  expect(outcome(claims)).toBe(expected);
});

it('reads every claim of an object without a prototype, and a list of scopes name by name', () => {
  const claims = { oid: 'alice', tid: 'contoso', appid: 'client', scp: ['A', 'B'], roles: ['R'] };
  for (const stated of [claims, Object.assign(Object.create(null), claims)]) {
    expect(readToken(stated)).toMatchObject({
      token: {
        user: { oid: 'alice', tid: 'contoso' },
        client: { appId: 'client' },
        grants: { scopes: 'A B', roles: ['R'] },
      },
    });
  }
});

it('can insist on idtyp', () => {
  expect(outcome(app, { requireIdtyp: true })).toBe('kind-unknown');
  expect(outcome({ ...app, idtyp: 'app' }, { requireIdtyp: true })).toBe('application');
  expect(outcome({ ...user, scp: 'A' }, { requireIdtyp: true })).toBe('delegated');
});

it('tells a personal account by its tenant, exactly', () => {
  const account = (tid: string) => {
    const read = readToken({ ...user, tid, scp: 'A' });
    return read.ok && read.token.kind === 'delegated' ? read.token.user.account : undefined;
  };
  expect(account(personalTenant)).toBe('personal');
  expect(account(personalTenant.toUpperCase())).toBe('work');
});

it.each([
  ['text', 'Files.Read.All'],
  ['text with spaces', 'Not Files.Read.All'],
  ['nested list', [['Files.Read.All']]],
  ['list with something else in it', ['Files.Read.All', 7]],
  ['object', { 0: 'Files.Read.All', length: 1 }],
  ['null', null],
])('takes roles from nothing but a list of names: %s', (_, roles) => {
  const read = readToken({ ...app, idtyp: 'app', roles });
  expect(read.ok && read.token.grants.roles).toEqual([]);
});

it.each(['scp', 'roles', 'idtyp', 'oid', 'sub', 'tid', 'azp', 'appid'])('reads no inherited %s', (name) => {
  const inherited = { ...user, ...app, idtyp: 'app', scp: 'A', roles: ['R'], appid: 'client' };
  const value: unknown = Object.entries(inherited).find(([claim]) => claim === name)?.[1];
  const own = Object.fromEntries(
    Object.entries(name === 'idtyp' ? app : { ...user, scp: 'A' }).filter(([claim]) => claim !== name),
  );
  const without = readToken(own);
  expect(readToken(Object.assign(Object.create({ [name]: value }), own))).toEqual(
    without.ok ? { ...without, token: { ...without.token, claims: expect.anything() } } : without,
  );
});

const polluted: string[] = [];
afterEach(() => {
  for (const name of polluted.splice(0)) Reflect.deleteProperty(Object.prototype, name);
});

it.each([
  ['scp', 'Files.Read', { ...app, idtyp: 'app', roles: [] }, 'application'],
  ['idtyp', 'app', user, 'kind-unknown'],
  ['sub', 'alice', { oid: 'alice', tid: 'contoso' }, 'kind-unknown'],
  ['oid', 'alice', { tid: 'contoso', scp: 'A' }, 'user-unidentified'],
  ['tid', 'contoso', { oid: 'alice', scp: 'A' }, 'user-unidentified'],
  ['azp', 'other', { oid: 'alice', tid: 'contoso', appid: 'client', scp: 'A' }, 'delegated'],
  ['appid', 'other', { ...user, scp: 'A' }, 'delegated'],
])('is not moved by a polluted prototype: %s', (name, value, claims, expected) => {
  polluted.push(name);
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  expect(outcome(claims)).toBe(expected);
});

it('gets no roles from a polluted prototype or an own `__proto__`', () => {
  polluted.push('roles');
  Object.defineProperty(Object.prototype, 'roles', { value: ['R'], configurable: true, writable: true });
  const read = readToken({ ...app, idtyp: 'app' });
  expect(read.ok && read.token.grants.roles).toEqual([]);
  const parsed = readToken(JSON.parse('{"__proto__":{"roles":["R"],"scp":"A"},"idtyp":"app"}'));
  expect(parsed.ok && parsed.token.grants).toMatchObject({ roles: [], scopes: '' });
});
