// Keys are remembered by the header of a token as it stands there. What else is in the token must change nothing, and
// neither must what was remembered when the key is gone.
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type LocalIssuer, type SigningKey, createKey, publish, sign, startIssuer } from '../runtime/local-issuer.ts';
import { openIdIssuer } from './way.ts';

const audience = 'api';
const seconds = 1_800_000_000;
const tenantId = '11111111-1111-4111-8111-111111111111';

let issuer: LocalIssuer;
let key: SigningKey;
let other: SigningKey;
let clock = seconds * 1000;

beforeAll(async () => {
  [key, other] = await Promise.all([createKey('one'), createKey('two')]);
});

beforeEach(async () => {
  clock = seconds * 1000;
  issuer = await startIssuer();
  publish(issuer, [key, other]);
});

afterEach(() => issuer.stop());

const verifier = (more: object = {}) => openIdIssuer({ issuer: issuer.url, audience, now: () => clock, ...more });

const token = (signer: SigningKey, more: object = {}, header: object = {}): Promise<string> =>
  sign(
    signer,
    { iss: issuer.url, aud: audience, exp: seconds + 86_400, oid: 'alice', tid: tenantId, scp: 'Files.Read', ...more },
    header,
  );

async function outcome(verify: ReturnType<typeof verifier>, text: string): Promise<string> {
  const verified = await verify(text);
  return verified.ok ? verified.token.kind : verified.reason;
}

it('checks everything of a token whose header it has seen before', async () => {
  const verify = verifier();
  const good = await token(key);
  for (let count = 0; count < 3; count++) expect(await outcome(verify, good)).toBe('delegated');
  expect(await outcome(verify, await token({ ...other, kid: 'one' }))).toBe('signature-invalid');
  expect(await outcome(verify, await token(key, { aud: 'other' }))).toBe('audience-mismatch');
  expect(await outcome(verify, await token(key, { exp: seconds - 61 }))).toBe('token-expired');
  expect(await outcome(verify, await token(key, { iss: 'https://other' }))).toBe('issuer-unknown');
  const [head = '', , signature = ''] = good.split('.');
  const [, payload = ''] = (await token(key, { oid: 'bob' })).split('.');
  expect(await outcome(verify, `${head}.${payload}.${signature}`)).toBe('signature-invalid');
  expect(await outcome(verify, `${head}.${payload}`)).toBe('token-malformed');
  expect(await outcome(verify, head)).toBe('token-malformed');
  expect(await outcome(verify, good)).toBe('delegated');
});

it('tells keys apart by headers that differ only in the name of the key', async () => {
  const verify = verifier();
  for (const signer of [key, other, key, other]) expect(await outcome(verify, await token(signer))).toBe('delegated');
  expect(await outcome(verify, await token({ ...other, kid: 'one' }))).toBe('signature-invalid');
  expect(await outcome(verify, await token({ ...key, kid: 'two' }))).toBe('signature-invalid');
});

it('uses no key on that its issuer has taken back', async () => {
  const verify = verifier();
  const text = await token(key);
  expect(await outcome(verify, text)).toBe('delegated');
  publish(issuer, [other]);
  clock += 599_999;
  expect(await outcome(verify, text)).toBe('delegated');
  clock += 1;
  expect(await outcome(verify, text)).toBe('key-unknown');
  expect(await outcome(verify, await token(other))).toBe('delegated');
});

it('goes on with the key while the issuer is down, and no longer than it may', async () => {
  const verify = verifier();
  const text = await token(key);
  expect(await outcome(verify, text)).toBe('delegated');
  await issuer.stop();
  clock += 3_599_999;
  expect(await outcome(verify, text)).toBe('delegated');
  clock += 1;
  expect(await outcome(verify, text)).toBe('keys-unavailable');
  issuer = await startIssuer();
});

it('still finds keys when more headers were seen than it keeps', async () => {
  const verify = verifier();
  for (let count = 0; count < 260; count++) {
    expect(await outcome(verify, await token({ ...other, kid: 'one' }, {}, { extra: count }))).toBe(
      'signature-invalid',
    );
  }
  expect(await outcome(verify, await token(key))).toBe('delegated');
  expect(await outcome(verify, await token(key, {}, { extra: 'x'.repeat(2000) }))).toBe('delegated');
});

it('takes no name of a key that is not a text, where keys may belong to tenants', async () => {
  const numbered = await createKey('7');
  publish(issuer, [numbered]);
  const verify = verifier({ tenantId });
  expect(await outcome(verify, await token(numbered))).toBe('delegated');
  const odd = await token(numbered, {}, JSON.parse('{"kid":7}'));
  expect(await outcome(verify, odd)).toBe('key-unknown');
});
