// How the user has signed in: what satisfies an alternative, what the client is told when nothing does, and that no claim of
// a wrong type ever satisfies anything. Real tokens of a local issuer, through the whole guard.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuard, type GuardOptions } from '../../src/runtime/guard.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import type { AuthenticationRow, DelegatedRow, PolicyTable } from '../../src/runtime/table.ts';
import { type LocalIssuer, startIssuer } from '../../src/runtime/testing.ts';
import { tableOf } from './policies.ts';

const now = (): number => 1_800_000_000_000;
const seconds = now() / 1000;
let issuer: LocalIssuer;
beforeAll(async () => {
  issuer = await startIssuer({ now });
});
afterAll(() => issuer.stop());

const key = 'POST /payments/{id}';
const row = (more: Partial<DelegatedRow>): DelegatedRow => ({
  scopes: ['Pay'],
  accounts: ['work', 'personal'],
  ...more,
});
const tableWith = (...delegated: readonly DelegatedRow[]): PolicyTable =>
  tableOf({
    format: 2,
    scopes: { Pay: [], View: [] },
    appRoles: { Treasurer: { members: ['User'], includes: [] } },
    rights: { own: { params: ['id'] } },
    endpoints: { [key]: { delegated, challenge: ['Pay'] } },
  });

/** The outcome in one line: `allow`, or the status and the challenge after the realm. */
async function ask(
  rows: readonly DelegatedRow[],
  claims: object,
  options: Partial<GuardOptions> & { readonly owns?: boolean } = {},
): Promise<string> {
  const { owns = true, ...more } = options;
  const policy = definePolicy(tableWith(...rows));
  const guard = createGuard(policy, {
    verify: issuer.verify,
    realm: 'Bank',
    rights: { own: () => owns },
    now,
    ...more,
  });
  const token = await issuer.token({ user: 'alice', scopes: ['Pay'] }, { claims: { ...claims } });
  const verdict = await guard.check(key, {
    authorization: [`Bearer ${token}`],
    tokenElsewhere: false,
    params: { id: '7' },
  });
  if (verdict.outcome === 'allow') return 'allow';
  const { status, headers } = verdict.answer;
  expect(headers['Cache-Control']).toBe('no-store');
  expect(headers['Vary']).toBe(status >= 500 ? undefined : 'Authorization');
  return [String(status), headers['WWW-Authenticate']?.replace('Bearer realm="Bank", ', '')].filter(Boolean).join(' ');
}

const decoded = (outcome: string): unknown => {
  const [, claims = ''] = /claims="([A-Za-z0-9+/=]+)"$/.exec(outcome) ?? [];
  return JSON.parse(atob(claims));
};

const context: AuthenticationRow = { context: 'c1' };
const capable = { xms_cc: ['cp1'] };

describe('an authentication context of Entra', () => {
  it.each<[object, string]>([
    [{ acrs: ['c1'] }, 'allow'],
    [{ acrs: ['c2', 'c1'] }, 'allow'],
    [{ acrs: 'c1' }, 'allow'],
    [{ acrs: ['c1'], ...capable }, 'allow'],
    [{}, '403'],
    [{ xms_cc: [] }, '403'],
    [{ xms_cc: ['cp2'] }, '403'],
    [{ xms_cc: { cp1: true } }, '403'],
  ])('%j is %s', async (claims, expected) => {
    expect(await ask([row({ authentication: context })], claims)).toBe(expected);
  });

  it.each<[string, object]>([
    ['nothing', {}],
    ['another context', { acrs: ['c2'] }],
    ['a longer name', { acrs: ['c10', 'c11'] }],
    ['another case', { acrs: ['C1'] }],
    ['a list in a list', { acrs: [['c1']] }],
    ['a text with several', { acrs: 'c1 c2' }],
    ['an object', { acrs: { c1: true } }],
    ['another claim', { acr: 'c1', amr: ['c1'] }],
  ])('with %s, asks a client that can be asked', async (_, claims) => {
    const outcome = await ask([row({ authentication: context })], { ...claims, ...capable });
    expect(outcome).toMatch(
      /^401 error="insufficient_claims", error_description="The user must satisfy an authentication context", claims="[A-Za-z0-9+/=]+"$/,
    );
    expect(decoded(outcome)).toEqual({ access_token: { acrs: { essential: true, value: 'c1' } } });
  });

  it.each([['cp1'], ['CP1'], 'cp1', ['x', 'cp1']])('knows a capable client by %j', async (xms_cc) => {
    expect(await ask([row({ authentication: context })], { xms_cc })).toMatch(/^401 error="insufficient_claims"/);
  });

  it('has the id that the tenant gave it', async () => {
    const authenticationContext = (id: string, tenant: string): string => (tenant === issuer.tenantId ? `${id}7` : id);
    const rows = [row({ authentication: context })];
    expect(await ask(rows, { acrs: ['c17'] }, { authenticationContext })).toBe('allow');
    const outcome = await ask(rows, { acrs: ['c1'], ...capable }, { authenticationContext });
    expect(decoded(outcome)).toEqual({ access_token: { acrs: { essential: true, value: 'c17' } } });
  });

  it.each<[string, () => string]>([
    ['is none', () => 'admin'],
    ['would break the header', () => 'c1"\r\nX: y'],
    [
      'can not be had',
      () => {
        throw new Error('no');
      },
    ],
  ])('is refused when the id %s', async (_, authenticationContext) => {
    expect(await ask([row({ authentication: context })], { acrs: ['c1'] }, { authenticationContext })).toBe('500');
  });
});

describe('a level and an age (RFC 9470)', () => {
  const level: AuthenticationRow = { acr: ['phr', 'phrh'], maxAge: 300 };
  const challenge =
    '401 error="insufficient_user_authentication", error_description="The user must sign in again, or in another way", acr_values="phr phrh", max_age="300"';

  it.each<[object, string]>([
    [{ acr: 'phr', auth_time: seconds }, 'allow'],
    [{ acr: 'phrh', auth_time: seconds - 300 }, 'allow'],
    [{ acr: 'phr', auth_time: seconds + 300 }, 'allow'],
    [{ acr: 'phr', auth_time: seconds - 301 }, challenge],
    [{ acr: 'phr', auth_time: seconds + 301 }, challenge],
    [{ acr: 'phr', auth_time: String(seconds) }, challenge],
    [{ acr: 'phr', auth_time: null }, challenge],
    [{ acr: 'phr' }, challenge],
    [{ acr: 'PHR', auth_time: seconds }, challenge],
    [{ acr: ['phr'], auth_time: seconds }, challenge],
    [{ acr: 'phr phrh', auth_time: seconds }, challenge],
    [{ auth_time: seconds }, challenge],
    [{ acrs: ['phr'], auth_time: seconds }, challenge],
    [{}, challenge],
  ])('%j is %s', async (claims, expected) => {
    expect(await ask([row({ authentication: level })], claims)).toBe(expected);
  });

  it('says only what is asked for', async () => {
    const start =
      '401 error="insufficient_user_authentication", error_description="The user must sign in again, or in another way"';
    expect(await ask([row({ authentication: { maxAge: 60 } })], {})).toBe(`${start}, max_age="60"`);
    expect(await ask([row({ authentication: { acr: ['phr'] } })], {})).toBe(`${start}, acr_values="phr"`);
  });

  it('asks for the age of a context apart from it', async () => {
    const rows = [row({ authentication: { context: 'c1', maxAge: 60 } })];
    expect(await ask(rows, { acrs: ['c1'], auth_time: seconds })).toBe('allow');
    expect(await ask(rows, { acrs: ['c1'] })).toMatch(/^401 error="insufficient_user_authentication".*max_age="60"$/);
    expect(await ask(rows, { auth_time: seconds, ...capable })).toMatch(/^401 error="insufficient_claims"/);
  });
});

describe('among alternatives', () => {
  const strict = row({ authentication: { maxAge: 60 } });
  it('a sign-in that is not enough stops no other way in', async () => {
    expect(await ask([strict, row({})], {})).toBe('allow');
    expect(await ask([row({ scopes: ['View'] }), strict], {})).toMatch(/^401 /);
  });

  it('signing in is worth asking for when a right said no on another way', async () => {
    expect(await ask([row({ right: 'own' }), strict], {}, { owns: false })).toMatch(/^401 /);
    expect(await ask([strict, row({ right: 'own' })], {}, { owns: false })).toMatch(/^401 /);
  });

  it('and not when the right that said no is the one behind it', async () => {
    const sameRight = row({ right: 'own', authentication: { maxAge: 60 } });
    expect(await ask([row({ right: 'own' }), sameRight], {}, { owns: false })).toBe('403');
  });

  it('a missing scope or role is no matter of signing in', async () => {
    expect(await ask([row({ scopes: ['View'], authentication: { maxAge: 60 } })], {})).toMatch(
      /^403 error="insufficient_scope"/,
    );
    expect(await ask([row({ userRole: 'Treasurer', authentication: { maxAge: 60 } })], {})).toBe('403');
  });

  it('no right is asked before the user has signed in as it must be', async () => {
    let asked = 0;
    const policy = definePolicy(tableWith(row({ right: 'own', authentication: { maxAge: 60 } })));
    const guard = createGuard(policy, { verify: issuer.verify, rights: { own: () => ++asked > 0 }, now });
    const token = await issuer.token({ user: 'alice', scopes: ['Pay'] });
    await guard.check(key, { authorization: [`Bearer ${token}`], tokenElsewhere: false, params: { id: '7' } });
    expect(asked).toBe(0);
  });
});

describe('a session that was revoked', () => {
  const rows = [row({})];
  const never = (): Promise<undefined> => new Promise(() => undefined);
  const late = (): Promise<undefined> => new Promise((resolve) => void setTimeout(() => resolve(undefined), 200));
  it.each<[number | undefined, object, string]>([
    [undefined, {}, 'allow'],
    [seconds - 100, { iat: seconds - 100 }, 'allow'],
    [
      seconds - 100,
      { iat: seconds - 101 },
      '401 error="invalid_token", error_description="The access token is not valid for this API"',
    ],
    [
      seconds - 100,
      { iat: undefined },
      '401 error="invalid_token", error_description="The access token is not valid for this API"',
    ],
    [
      seconds - 100,
      { iat: String(seconds) },
      '401 error="invalid_token", error_description="The access token is not valid for this API"',
    ],
    [Number.NaN, {}, '500'],
    [Infinity, {}, '500'],
  ])('since %s, %j is %s', async (since, claims, expected) => {
    expect(await ask(rows, claims, { revokedSince: () => since })).toBe(expected);
    expect(await ask(rows, claims, { revokedSince: async () => since })).toBe(expected);
  });

  it('is told to a client that can handle it, as continuous access evaluation does', async () => {
    const outcome = await ask(rows, { iat: seconds - 50, ...capable }, { revokedSince: () => seconds - 10 });
    expect(outcome).toMatch(
      /^401 error="insufficient_claims", error_description="The session of the access token was revoked", claims="/,
    );
    expect(decoded(outcome)).toEqual({ access_token: { nbf: { essential: true, value: String(seconds - 10) } } });
  });

  it('is refused when nobody can tell', async () => {
    const revokedSince = (): never => {
      throw new Error('the store is down');
    };
    expect(await ask(rows, {}, { revokedSince })).toBe('500');
    expect(await ask(rows, {}, { revokedSince: () => Promise.reject(new Error('down')) })).toBe('500');
  });

  it('is refused when nobody can tell in time', async () => {
    const records: unknown[] = [];
    for (const revokedSince of [never, late]) {
      const options = { revokedSince, rightTimeout: 20, onDecision: (record: unknown) => records.push(record) };
      // oxlint-disable-next-line no-await-in-loop -- the records are told in turn
      expect(await ask(rows, {}, options)).toBe('503');
    }
    const record = { outcome: 'deny', status: 503, reason: 'revocation-timed-out' };
    expect(records).toMatchObject([record, record]);
  });

  it('is on record', async () => {
    const records: unknown[] = [];
    await ask(rows, { iat: 1 }, { revokedSince: () => seconds, onDecision: (record) => records.push(record) });
    expect(records).toMatchObject([{ outcome: 'deny', status: 401, reason: 'token-invalid', fault: 'token-revoked' }]);
  });
});

it.each<unknown>([
  {},
  { context: 'c0' },
  { context: 'c100' },
  { context: 'C1' },
  { context: 'c1', acr: ['phr'] },
  { acr: [] },
  { acr: 'phr' },
  { acr: ['a b'] },
  { acr: ['a"b'] },
  { maxAge: 0 },
  { maxAge: -1 },
  { maxAge: 1.5 },
  { maxAge: '60' },
  { maxAge: 60, amr: ['mfa'] },
])('a table that asks for %j can not be loaded', (authentication) => {
  const table = JSON.parse(JSON.stringify(tableWith({ ...row({}), authentication: authentication as object })));
  expect(() => definePolicy(table)).toThrow(
    expect.objectContaining({
      code: 'table-malformed',
      message: `the policy table is not one that permc writes: \`${key}\`: an alternative asks for an authentication that does not exist`,
    }),
  );
});
