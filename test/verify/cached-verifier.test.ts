// The memory before a verifier: what it must never remember, and for how long it may. Real tokens, real keys; how often the
// verifier behind it was asked is counted around it.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type LocalIssuer, startIssuer } from '../../src/runtime/testing.ts';
import {
  type CachedVerifier,
  type TokenCacheOptions,
  type TokenVerifier,
  cachedVerifier,
  openIdIssuer,
} from '../../src/runtime/verify.ts';

const start = 1_800_000_000_000;
let clock = start;
const now = () => clock;
let issuer: LocalIssuer;
let asked = 0;

beforeAll(async () => {
  issuer = await startIssuer({ now });
});
beforeEach(() => {
  clock = start;
  asked = 0;
});
afterAll(() => issuer.stop());

const counted =
  (verify: TokenVerifier): TokenVerifier =>
  (token) => {
    asked++;
    return verify(token);
  };
const cached = (options: TokenCacheOptions = {}): CachedVerifier =>
  cachedVerifier(counted(issuer.verify), { now, ...options });

const alice = { user: 'alice', scopes: ['Files.Read'] };

it('verifies a token once, and gives the same caller again', async () => {
  const verify = cached();
  const token = await issuer.token(alice);
  const [first, second] = [await verify(token), await verify(token)];
  expect(first).toMatchObject({ ok: true, token: { kind: 'delegated', user: { oid: 'alice' } } });
  expect(second).toBe(first);
  expect(asked).toBe(1);
  await verify(await issuer.token({ user: 'bob', scopes: ['Files.Read'] }));
  expect(asked).toBe(2);
});

it('remembers for a minute, less if told so', async () => {
  const token = await issuer.token(alice);
  for (const [maxAge, seconds] of [
    [undefined, 60],
    [7, 7],
  ] as const) {
    clock = start;
    const verify = cached(maxAge === undefined ? {} : { maxAge });
    await verify(token);
    asked = 0;
    clock = start + seconds * 1000 - 1;
    await verify(token);
    expect(asked).toBe(0);
    clock += 1;
    await verify(token);
    expect(asked).toBe(1);
  }
});

it('never remembers past `exp`, whatever clocks may differ by', async () => {
  const verify = cached();
  const token = await issuer.token(alice, { expiresIn: 5 });
  await verify(token);
  clock = start + 5000;
  expect(await verify(token)).toMatchObject({ ok: true });
  expect(asked).toBe(2);
  clock = start + 65_000;
  expect(await verify(token)).toEqual({ ok: false, status: 401, reason: 'token-expired' });
});

it('takes nothing for newer when the clock is set back', async () => {
  const verify = cached();
  const token = await issuer.token(alice);
  await verify(token);
  clock -= 1;
  await verify(token);
  expect(asked).toBe(2);
});

it('remembers no refusal and no outage', async () => {
  const verify = cached();
  const forged = await issuer.token(alice, { forged: true });
  expect(await verify(forged)).toMatchObject({ status: 401 });
  expect(await verify(forged)).toMatchObject({ status: 401 });
  expect(asked).toBe(2);

  const fresh = openIdIssuer({ issuer: issuer.url, audience: issuer.audience, now, keys: { cooldown: 1000 } });
  const patient = cachedVerifier(fresh, { now });
  const token = await issuer.token(alice);
  issuer.setAvailable(false);
  expect(await patient(token)).toMatchObject({ status: 503 });
  issuer.setAvailable(true);
  clock += 1000;
  expect(await patient(token)).toMatchObject({ ok: true });
});

it('goes by the whole token: one that differs anywhere is another', async () => {
  const verify = cached();
  const token = await issuer.token(alice);
  await verify(token);
  const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  await verify(changed);
  expect(asked).toBe(2);
  const [head, payload, signature] = token.split('.');
  expect(await verify(`${head}.${payload}.`)).toMatchObject({ status: 401 });
  const [, forged] = (await issuer.token({ user: 'bob', scopes: ['Files.Read'] })).split('.');
  expect(await verify(`${head}.${forged}.${signature}`)).toMatchObject({ status: 401, reason: 'signature-invalid' });
  expect(await verify(`${signature}`)).toMatchObject({ status: 401, reason: 'token-malformed' });
  asked = 0;
  expect(await verify(token)).toMatchObject({ ok: true, token: { user: { oid: 'alice' } } });
  expect(asked).toBe(0);
});

it('answers for its own verifier only', async () => {
  const token = await issuer.token(alice);
  const other = cachedVerifier(openIdIssuer({ issuer: issuer.url, audience: 'api://other', now }), { now });
  expect(await cached()(token)).toMatchObject({ ok: true });
  expect(await other(token)).toEqual({ ok: false, status: 401, reason: 'audience-mismatch' });
});

it('forgets when told to, also what is being verified at that moment', async () => {
  const verify = cached();
  const token = await issuer.token(alice);
  await verify(token);
  verify.forget();
  const pending = verify(token);
  await Promise.resolve();
  verify.forget();
  await pending;
  await verify(token);
  expect(asked).toBe(3);
});

it('makes room when it is full', async () => {
  const verify = cached({ size: 2 });
  const tokens = await Promise.all(['a', 'b', 'c'].map((user) => issuer.token({ user, scopes: ['Files.Read'] })));
  for (const token of tokens) await verify(token);
  asked = 0;
  for (const token of tokens.toReversed()) await verify(token);
  expect(asked).toBe(1);
});

it('lets no request change what the next one sees', async () => {
  const verify = cached();
  const token = await issuer.token(
    { user: 'alice', scopes: ['Files.Read'], roles: ['Auditor'] },
    { claims: { address: { city: 'Bern' } } },
  );
  const verified = await verify(token);
  if (!verified.ok || verified.token.kind !== 'delegated') throw new Error('not verified');
  const { claims, user, client, grants } = verified.token;
  for (const shared of [verified, verified.token, claims, claims['address'], user, client, grants.roles]) {
    expect(Object.isFrozen(shared)).toBe(true);
  }
});

it('uses the digest that it is given', async () => {
  const digested: string[] = [];
  const digest = (token: string): string => {
    digested.push(token);
    return createHash('sha512').update(token).digest('hex');
  };
  const verify = cached({ digest });
  const token = await issuer.token(alice);
  await verify(token);
  await verify(token);
  expect(digested.slice(-2)).toEqual([token, token]);
  expect(asked).toBe(1);
});

it('goes by the whole digest where it is given one', async () => {
  const digest = (token: string): string => createHash('sha256').update(token).digest('hex');
  const verify = cached({ digest });
  const token = await issuer.token(alice);
  await verify(token);
  const [head = '', , signature = ''] = token.split('.');
  const [, payload = ''] = (await issuer.token({ user: 'bob', scopes: ['Files.Read'] })).split('.');
  expect(await verify(`${head}.${payload}.${signature}`)).toMatchObject({ status: 401, reason: 'signature-invalid' });
  await verify(token);
  expect(asked).toBe(2);
});

it('counts a long token for several, and remembers none that is longer than all it has room for', async () => {
  const verify = cached({ size: 3 });
  const short = await issuer.token(alice);
  const long = await issuer.token(alice, { claims: { padding: 'x'.repeat(3000) } });
  const longest = await issuer.token(alice, { claims: { padding: 'x'.repeat(6000) } });
  expect([short, long, longest].map(({ length }) => Math.ceil(length / 2048))).toEqual([1, 3, 5]);
  const asks = async (...tokens: readonly string[]): Promise<number> => {
    asked = 0;
    for (const token of tokens) expect(await verify(token)).toMatchObject({ ok: true });
    return asked;
  };
  expect(await asks(short, short)).toBe(1);
  expect(await asks(longest, longest, short)).toBe(2);
  expect(await asks(long, long)).toBe(1);
  expect(await asks(short, short, long, short)).toBe(3);
});

it.each<[TokenCacheOptions, string]>([
  [{ maxAge: 0 }, '`maxAge` must be a number of seconds up to 60'],
  [{ maxAge: 61 }, '`maxAge` must be a number of seconds up to 60'],
  [{ maxAge: Number.NaN }, '`maxAge` must be a number of seconds up to 60'],
  [{ size: 0 }, '`size` must be a whole number up to 1000000'],
  [{ size: 1.5 }, '`size` must be a whole number up to 1000000'],
  [
    { digest: (token) => token.slice(0, 16) },
    '`digest` must give a text of 32 characters or more, another one for each token',
  ],
  [{ digest: () => 'x'.repeat(64) }, '`digest` must give a text of 32 characters or more, another one for each token'],
])('does not start with %j', (options, message) => {
  expect(() => cached(options)).toThrow(expect.objectContaining({ code: 'option-invalid', message }));
});
