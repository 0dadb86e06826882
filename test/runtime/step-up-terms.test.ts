// What a sign-in must be, asked directly: each claim at its limits and of every wrong type. Through the whole guard, with
// real tokens, it is asked in step-up.test.ts.
import { expect, it } from 'vitest';
import type { Claims } from '../../src/runtime/claims.ts';
import { checkAuthentication, revokedDenial, stepUp } from '../../src/runtime/step-up.ts';
import type { StepUpTerms } from '../../src/runtime/step-up.ts';
import type { AuthenticationRow } from '../../src/runtime/table.ts';

const seconds = 1_800_000_000;

/** What is refused and how it is challenged, in one line. */
function ask(required: AuthenticationRow, claims: Claims, terms: Partial<StepUpTerms> = {}): string {
  const denial = stepUp(
    required,
    {
      kind: 'delegated',
      user: { oid: 'alice', tid: 'contoso', account: 'work' },
      client: { appId: 'client' },
      grants: { scopes: 'A', roles: [], owner: undefined, scopeMask: undefined, roleMask: undefined },
      claims,
    },
    { now: () => seconds * 1000, ...terms },
  );
  return denial === undefined ? 'enough' : `${denial.status} ${denial.reason}${denial.challenge ?? ''}`;
}

/** The `claims` parameter of a challenge. */
const claimsOf = (request: object): string => `, claims="${btoa(JSON.stringify({ access_token: request }))}"`;
const missing = `401 context-missing${claimsOf({ acrs: { essential: true, value: 'c1' } })}`;
const capable = { xms_cc: ['cp1'] };
const inherited = (claims: object): Claims => Object.create(claims);

it.each<[string, Claims, string]>([
  ['in the list', { acrs: ['c2', 'c1'] }, 'enough'],
  ['the only one, as a text', { acrs: 'c1' }, 'enough'],
  ['in a list with something else', { acrs: [1, null, 'c1'] }, 'enough'],
  ['absent', {}, '403 context-unavailable'],
  ['absent, of a client that can be asked', capable, missing],
  ['absent, of a client that can be asked and says so in a text', { xms_cc: 'CP1' }, missing],
  ['absent, of a client that can be asked and says so among what is no text', { xms_cc: [1, null, 'cp1'] }, missing],
  ['absent, of a client that can do something else', { xms_cc: ['cp2', 'acp1', 'cp1 '] }, '403 context-unavailable'],
  ['absent, of a client that says so in no list', { xms_cc: { 0: 'cp1' } }, '403 context-unavailable'],
  ['inherited', inherited({ acrs: ['c1'] }), '403 context-unavailable'],
  ['absent, and what the client can do is inherited', inherited(capable), '403 context-unavailable'],
  ['another', { acrs: ['c2', 'C1', 'c10', ' c1'] }, '403 context-unavailable'],
  ['in a list in the list', { acrs: [['c1']] }, '403 context-unavailable'],
  ['in a text with another', { acrs: 'c1 c2' }, '403 context-unavailable'],
  ['in an object', { acrs: { 0: 'c1', length: 1 } }, '403 context-unavailable'],
  ['null', { acrs: null }, '403 context-unavailable'],
])('a context that is %s', (_, claims, expected) => {
  expect(ask({ context: 'c1' }, claims)).toBe(expected);
});

it('asks the tenant of the user for the id of a context', () => {
  const asked: unknown[] = [];
  const authenticationContext = (...seen: readonly unknown[]): string => {
    asked.push(...seen);
    return 'c99';
  };
  expect(ask({ context: 'c1' }, { acrs: ['c99'] }, { authenticationContext })).toBe('enough');
  expect(asked).toEqual(['c1', 'contoso']);
  expect(ask({ context: 'c1' }, { acrs: ['c1'], ...capable }, { authenticationContext })).toBe(
    `401 context-missing${claimsOf({ acrs: { essential: true, value: 'c99' } })}`,
  );
});

it.each<unknown>(['c0', 'c01', 'c100', 'C1', 'xc1', 'c1x', 'c', '', 1, undefined, null, ['c1']])(
  'takes %j for no id of a context',
  (id) => {
    const claims = { acrs: [id, 'c1', String(id)], ...capable };
    expect(ask({ context: 'c1' }, claims, { authenticationContext: () => Object(id).valueOf() })).toBe(
      '500 guard-failed',
    );
  },
);

it('fails when the id of a context can not be had', () => {
  const authenticationContext = (): never => {
    throw new Error('down');
  };
  expect(ask({ context: 'c1' }, { acrs: ['c1'] }, { authenticationContext })).toBe('500 guard-failed');
});

it('asks for the level and the age besides the context', () => {
  const both = { context: 'c1', maxAge: 60 };
  expect(ask(both, { acrs: ['c1'], auth_time: seconds })).toBe('enough');
  expect(ask(both, { acrs: ['c1'] })).toBe('401 authentication-insufficient, max_age="60"');
  expect(ask(both, { auth_time: seconds, ...capable })).toBe(missing);
});

it.each<[string, Claims, boolean]>([
  ['the first', { acr: 'a' }, true],
  ['the second', { acr: 'b' }, true],
  ['another', { acr: 'c' }, false],
  ['both in one text', { acr: 'a b' }, false],
  ['a list', { acr: ['a'] }, false],
  ['absent', {}, false],
  ['inherited', inherited({ acr: 'a' }), false],
])('a level that is %s', (_, claims, enough) => {
  expect(ask({ acr: ['a', 'b'] }, claims)).toBe(
    enough ? 'enough' : '401 authentication-insufficient, acr_values="a b"',
  );
});

it.each<[string, unknown, boolean]>([
  ['now', seconds, true],
  ['as long ago as may be', seconds - 60, true],
  ['a moment longer ago', seconds - 60.001, false],
  ['as far ahead as a clock may be', seconds + 300, true],
  ['a moment further ahead', seconds + 300.001, false],
  ['at the beginning of time', 0, false],
  ['never', undefined, false],
  ['in a text', String(seconds), false],
  ['in a list', [seconds], false],
  ['no number', Number.NaN, false],
  ['without end', Number.POSITIVE_INFINITY, false],
  ['in milliseconds', seconds * 1000, false],
])('a sign-in %s', (_, time, enough) => {
  const denied = '401 authentication-insufficient, max_age="60"';
  expect(ask({ maxAge: 60 }, { auth_time: time })).toBe(enough ? 'enough' : denied);
  expect(ask({ maxAge: 60 }, inherited({ auth_time: time }))).toBe(denied);
});

it('says both of a level and an age when either is not enough', () => {
  const required = { acr: ['a'], maxAge: 60 };
  const denied = '401 authentication-insufficient, acr_values="a", max_age="60"';
  expect(ask(required, { acr: 'a', auth_time: seconds })).toBe('enough');
  expect(ask(required, { acr: 'a' })).toBe(denied);
  expect(ask(required, { auth_time: seconds })).toBe(denied);
});

it.each<[string, Claims, string]>([
  ['can', capable, `session-revoked${claimsOf({ nbf: { essential: true, value: '101' } })}`],
  [
    'can, and says so in capitals',
    { xms_cc: ['CP1'] },
    `session-revoked${claimsOf({ nbf: { essential: true, value: '101' } })}`,
  ],
  ['can not', {}, 'token-invalid'],
  ['can do something else', { xms_cc: ['cp2'] }, 'token-invalid'],
])('tells a client that %s be asked of a session that was revoked', (_, claims, expected) => {
  const { status, reason, challenge } = revokedDenial(claims, 100.5);
  expect(status).toBe(401);
  expect(`${reason}${challenge ?? ''}`).toBe(expected);
});

it.each<AuthenticationRow>([
  { context: 'c1' },
  { context: 'c99' },
  { context: 'c10', maxAge: 1 },
  { acr: ['a'] },
  { acr: ['urn:phr', '!', '~'], maxAge: 3600 },
  { maxAge: 1 },
  { maxAge: 60, acr: ['#', '[', ']'] },
])('reads %j', (row) => {
  expect(checkAuthentication('GET /x', row)).toBe(row);
});

it.each<object>([
  {},
  { more: true },
  { maxAge: 60, amr: ['mfa'] },
  { context: '' },
  { context: 'c0' },
  { context: 'c01' },
  { context: 'c100' },
  { context: 'xc1' },
  { context: 'c1x' },
  { context: 'cx' },
  { context: 'c1', acr: ['a'] },
  { acr: [] },
  { acr: 'a' },
  { acr: [''] },
  { acr: ['a', ''] },
  { acr: ['a b'] },
  { acr: [' a'] },
  { acr: ['a '] },
  { acr: ['a"'] },
  { acr: ['\\'] },
  { maxAge: 0 },
  { maxAge: -1 },
  { maxAge: 0.5 },
  { maxAge: '60' },
  { maxAge: Number.POSITIVE_INFINITY },
])('does not read %j', (row) => {
  expect(() => checkAuthentication('GET /x', row)).toThrow(
    expect.objectContaining({
      code: 'table-malformed',
      message:
        'the policy table is not one that permc writes: `GET /x`: an alternative asks for an authentication that does not exist',
    }),
  );
});
