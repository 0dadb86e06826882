// The quick way beside jose: when it is taken, when it is not, and that nobody but jose opens it. Whether jose has verified a
// signature is seen at WebCrypto, which is only counted and does its work.
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import {
  type OpenIdIssuerOptions,
  type SyncSignatures,
  type TokenVerifier,
  entra,
  openIdIssuer,
} from '../../src/runtime/verify.ts';
import { nodeSignatures } from '../../src/runtime/verify/node-signatures.ts';
import { type LocalIssuer, type SigningKey, createKey, publish, sign, startIssuer } from '../runtime/local-issuer.ts';
import { publishAuthority, sendHostsTo } from './entra-hosts.ts';

const audience = 'api';
const seconds = 1_800_000_000;
const tenantId = '11111111-1111-4111-8111-111111111111';
const second = '22222222-2222-4222-8222-222222222222';

let issuer: LocalIssuer;
let key: SigningKey;
let other: SigningKey;
let clock = seconds * 1000;
let asked = 0;

beforeAll(async () => {
  [key, other] = await Promise.all([createKey('one'), createKey('two')]);
});
beforeEach(async () => {
  clock = seconds * 1000;
  issuer = await startIssuer();
  publish(issuer, [key, other]);
  const verify = crypto.subtle.verify.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'verify').mockImplementation((...given) => {
    asked++;
    return verify(...given);
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await issuer.stop();
});

const verifier = (more: Partial<OpenIdIssuerOptions> = {}): TokenVerifier =>
  openIdIssuer({ issuer: issuer.url, audience, now: () => clock, signatures: nodeSignatures, ...more });

const token = (signer: SigningKey, more: object = {}, header: object = {}): Promise<string> =>
  sign(
    signer,
    { iss: issuer.url, aud: audience, exp: seconds + 86_400, oid: 'alice', tid: tenantId, scp: 'Files.Read', ...more },
    header,
  );

/** What comes of a token, and who has said so. */
async function outcome(verify: TokenVerifier, text: string): Promise<string> {
  asked = 0;
  const verified = await verify(text);
  return `${verified.ok ? verified.token.kind : verified.reason}, ${asked === 0 ? 'without' : 'by WebCrypto'}`;
}

/** A verifier that has seen a header as often as it takes. */
async function acquainted(verify: TokenVerifier, ...texts: readonly string[]): Promise<TokenVerifier> {
  for (const text of texts) for (let count = 0; count < 2; count++) await verify(text);
  return verify;
}

it('is taken from the third token of a header on, whatever else is in the tokens', async () => {
  const verify = verifier();
  const seen: string[] = [];
  for (const oid of ['alice', 'bob', 'carol', 'dave']) seen.push(await outcome(verify, await token(key, { oid })));
  expect(seen).toEqual([
    'delegated, by WebCrypto',
    'delegated, by WebCrypto',
    'delegated, without',
    'delegated, without',
  ]);
  const verified = await verify(await token(key, { oid: 'erin', note: 'grün, 緑 and \u{1F7E2}', list: [1e3, null] }));
  expect(verified).toMatchObject({
    ok: true,
    token: { user: { oid: 'erin' }, claims: { note: 'grün, 緑 and \u{1F7E2}', list: [1000, null] } },
  });
});

it('is not there unless it was asked for', async () => {
  const verify = openIdIssuer({ issuer: issuer.url, audience, now: () => clock });
  const text = await token(key);
  await acquainted(verify, text);
  expect(await outcome(verify, text)).toBe('delegated, by WebCrypto');
});

it('says itself that a signature is wrong, and leaves every other fault to jose', async () => {
  const good = await token(key);
  const verify = await acquainted(verifier(), good);
  const [head = '', payload = '', signature = ''] = good.split('.');
  const forged = (await token(key, { oid: 'bob' })).split('.')[1];
  expect(await outcome(verify, await token({ ...other, kid: 'one' }))).toBe('signature-invalid, without');
  expect(await outcome(verify, `${head}.${forged}.${signature}`)).toBe('signature-invalid, without');
  expect(await outcome(verify, `${head}.${payload}.`)).toBe('signature-invalid, without');
  expect(await outcome(verify, `${head}.${payload}.AAAA`)).toBe('signature-invalid, without');
  expect(await outcome(verify, await token(key, { exp: seconds - 61 }))).toBe('token-expired, by WebCrypto');
  expect(await outcome(verify, await token(key, { aud: 'other' }))).toBe('audience-mismatch, by WebCrypto');
  expect(await outcome(verify, await token(key, { iss: 'https://other' }))).toBe('issuer-unknown, by WebCrypto');
  expect(await outcome(verify, await token(key, { nbf: seconds + 61 }))).toBe('token-not-yet-valid, by WebCrypto');
  expect(await outcome(verify, await token(key, { exp: undefined }))).toBe('claim-missing, by WebCrypto');
  expect(await outcome(verify, `${head}.${payload}.${signature}=`)).toBe('token-malformed, without');
  expect(await outcome(verify, `${head}.${payload}.${signature} `)).toBe('delegated, by WebCrypto');
  expect(await outcome(verify, await token(key, {}, { typ: 'logout+jwt' }))).toBe('type-not-allowed, by WebCrypto');
  // What is not about signature and registered claims is decided in one place.
  expect(await outcome(verify, await token(key, { cnf: { jkt: 'x' } }))).toBe('proof-missing, without');
  expect(await outcome(verify, await token(key, { scp: undefined }))).toBe('kind-unknown, without');
  expect(await outcome(verify, good)).toBe('delegated, without');
});

it('is opened for a header to the letter, by a token that jose has found good', async () => {
  const verify = verifier();
  const forged = await token({ ...other, kid: 'one' });
  for (let count = 0; count < 4; count++) expect(await outcome(verify, forged)).toBe('signature-invalid, by WebCrypto');
  const expired = await token(key, { exp: seconds - 61 });
  for (let count = 0; count < 4; count++) expect(await outcome(verify, expired)).toBe('token-expired, by WebCrypto');
  await acquainted(verify, await token(key));
  expect(await outcome(verify, forged)).toBe('signature-invalid, without');
  for (const header of [{ extra: 1 }, { typ: 'jwt' }, { typ: undefined }, { kid: 'two' }]) {
    const signer = 'kid' in header ? other : key;
    expect(await outcome(verify, await token(signer, {}, header))).toBe('delegated, by WebCrypto');
  }
});

it('ends with the key: one that its issuer has taken back verifies nothing', async () => {
  const text = await token(key);
  const verify = await acquainted(verifier(), text);
  publish(issuer, [other]);
  clock += 599_999;
  expect(await outcome(verify, text)).toBe('delegated, without');
  clock += 1;
  // There is no key to ask jose with.
  expect(await outcome(verify, text)).toBe('key-unknown, without');
  publish(issuer, [{ ...other, jwk: { ...other.jwk, kid: 'one' } }]);
  clock += 600_000;
  expect(await outcome(verify, text)).toBe('signature-invalid, by WebCrypto');
  expect(await outcome(verify, await token({ ...other, kid: 'one' }))).toBe('delegated, by WebCrypto');
});

it('knows which of several issuers a token is of, by its signature and not by its header', async () => {
  sendHostsTo(issuer);
  const login = (tenant: string): string => `https://login.microsoftonline.com/${tenant}/v2.0`;
  publishAuthority(issuer, `login.microsoftonline.com/${tenantId}/v2.0`, login(tenantId), [key]);
  publishAuthority(
    issuer,
    `login.microsoftonline.com/${second}/v2.0`,
    login(second),
    [{ ...other, kid: 'one' }].map(named),
  );
  const verify = entra({ tenantId: [tenantId, second], audience, now: () => clock, signatures: nodeSignatures });
  const same = { ...other, kid: 'one' };
  const [first, last] = [
    await token(key, { iss: login(tenantId) }),
    await token(same, { iss: login(second), tid: second }),
  ];
  await acquainted(verify, first, last);
  expect(await outcome(verify, first)).toBe('delegated, without');
  expect(await outcome(verify, last)).toBe('delegated, without');
  expect(await outcome(verify, await token(same, { iss: login(tenantId) }))).toBe('signature-invalid, without');
  expect(await outcome(verify, await token(key, { iss: login(second), tid: second }))).toBe(
    'signature-invalid, without',
  );
  expect(await outcome(verify, await token(key, { iss: login(tenantId), tid: second }))).toBe(
    'tenant-mismatch, without',
  );
  for (const iss of ['https://other', undefined, 7, null, [login(tenantId)], login('common')]) {
    expect(await outcome(verify, await token(key, { iss }))).toMatch(/^(?:issuer-unknown|token-malformed), without$/);
  }
});

const named = (one: SigningKey): SigningKey => ({ ...one, jwk: { ...one.jwk, kid: one.kid } });

it.each<[string, Partial<SyncSignatures>]>([
  ['has no check', { checkerOf: () => undefined }],
  ['has no check and says so loudly', { checkerOf: () => thrown() }],
  ['fails', { checkerOf: () => () => thrown() }],
  ['fails after a while', { checkerOf: afterAWhile(() => thrown()) }],
  ['sees no good signature', { checkerOf: () => () => false }],
  ['takes nothing apart', { split: () => undefined }],
  ['takes tokens apart and fails', { split: () => thrown() }],
  ['says yes with something that is merely true', { checkerOf: () => () => JSON.parse('1') }],
  ['answers with a promise', { checkerOf: () => async () => true } as object],
  ['begins to answer with a promise', { checkerOf: afterAWhile(async () => true) } as object],
  ['says no with nothing', { checkerOf: afterAWhile(() => JSON.parse('null')) }],
])('is not taken on a platform that %s', async (_, broken) => {
  const good = await token(key);
  const forged = await token({ ...other, kid: 'one' });
  const verify = await acquainted(verifier({ signatures: { ...nodeSignatures, ...broken } }), good);
  for (let count = 0; count < 2; count++) {
    expect(await outcome(verify, good)).toBe('delegated, by WebCrypto');
    expect(await outcome(verify, forged)).toBe('signature-invalid, by WebCrypto');
  }
});

function thrown(): never {
  throw new Error('the platform has no such thing');
}

/** A platform that sees what jose has seen once, and never again. */
function afterAWhile(then: () => unknown): SyncSignatures['checkerOf'] {
  let count = 0;
  const check = (): unknown => count++ === 0 || then();
  return () => check as () => boolean;
}

it('asks a platform that can not check a key no second time', async () => {
  const checkerOf = vi.fn<SyncSignatures['checkerOf']>(() => undefined);
  const verify = verifier({ signatures: { ...nodeSignatures, checkerOf } });
  const text = await token(key);
  for (let count = 0; count < 5; count++) await verify(text);
  expect(checkerOf.mock.calls.map(([algorithm]) => algorithm)).toEqual(['RS256']);
});

it('stays open for a header of which somebody has written a signature in another way', async () => {
  const curve = await createKey('curve', 'ES256');
  publish(issuer, [curve]);
  const text = await token(curve, {}, { alg: 'ES256' });
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const alike = text.slice(0, -1) + last.charAt(last.indexOf(text.slice(-1)) + 1);
  const verify = await acquainted(verifier({ algorithms: ['ES256'] }), alike);
  expect(await outcome(verify, alike)).toBe('delegated, by WebCrypto');
  await acquainted(verify, text);
  expect(await outcome(verify, text)).toBe('delegated, without');
  expect(await outcome(verify, alike)).toBe('delegated, by WebCrypto');
});

it('reads the clock as jose does, also one that fails', async () => {
  const text = await token(key, { exp: seconds + 300, nbf: seconds });
  let now = (): number => clock;
  const verify = await acquainted(verifier({ now: () => now() }), text);
  for (const [time, expected] of [
    [seconds * 1000 - 60_000, 'delegated, without'],
    [seconds * 1000 - 60_001, 'token-not-yet-valid, by WebCrypto'],
    [(seconds + 360) * 1000 - 1, 'delegated, without'],
    [(seconds + 360) * 1000, 'token-expired, by WebCrypto'],
  ] as const) {
    clock = time;
    expect([time, await outcome(verify, text)]).toEqual([time, expected]);
  }
  clock = seconds * 1000;
  now = () => thrown();
  expect(await outcome(verify, text)).toBe('token-malformed, without');
  now = () => Number.NaN;
  expect(await outcome(verify, text)).toBe('token-malformed, by WebCrypto');
});

it.each([7, null, 'node', {}, { split: 1, checkerOf: 1 }, { split: () => undefined }, () => undefined])(
  'does not start with %j for `signatures`',
  (signatures) => {
    expect(() => openIdIssuer({ issuer: 'https://issuer.example', audience, signatures: signatures as never })).toThrow(
      '`signatures` must be `nodeSignatures` of `permc/verify/node`',
    );
  },
);
