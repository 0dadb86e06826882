// Two verifiers of the same options, one with jose alone and one with Node's signatures, are given tens of thousands of tokens that
// were bent, cut, written in other ways or really signed with odd things in them. They must say the same of every one.
import { KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TokenVerifier, type Verification, openIdIssuer } from '../../src/runtime/verify.ts';
import { nodeSignatures } from '../../src/runtime/verify/node-signatures.ts';
import { type LocalIssuer, type SigningKey, createKey, publish, startIssuer } from '../runtime/local-issuer.ts';
import { bent, oddHeader, oddPayload, written } from './odd-tokens.ts';

const audience = 'api';
const seconds = 1_800_000_000;
const tenantId = '11111111-1111-4111-8111-111111111111';

const flat = { dsaEncoding: 'ieee-p1363' } as const;
/** How to sign, and how many tokens there are: the longer curves take a multiple of the time. */
const algorithms: readonly (readonly [string, string | null, object, number])[] = [
  ['RS256', 'sha256', { padding: 1 }, 5000],
  ['PS256', 'sha256', { padding: 6, saltLength: 32 }, 2000],
  ['ES256', 'sha256', flat, 5000],
  ['ES384', 'sha384', flat, 600],
  ['ES512', 'sha512', flat, 400],
  ['EdDSA', null, {}, 5000],
];

const encode = (text: string): string => Buffer.from(text).toString('base64url');

describe.each(algorithms)('%s', (algorithm, digest, format, count) => {
  let issuer: LocalIssuer;
  let key: SigningKey;
  let good = '';
  let plain: TokenVerifier;
  let quick: TokenVerifier;
  const claims = (): Readonly<Record<string, unknown>> => ({
    iss: issuer.url,
    aud: audience,
    exp: seconds + 600,
    iat: seconds,
    nbf: seconds,
    oid: 'alice',
    sub: 'pairwise',
    tid: tenantId,
    azp: 'client',
    scp: 'Files.Read',
  });

  beforeAll(async () => {
    [issuer, key] = await Promise.all([startIssuer(), createKey('one', algorithm)]);
    publish(issuer, [key]);
    const options = { issuer: issuer.url, audience, algorithms: [algorithm], tenantId, now: () => seconds * 1000 };
    [plain, quick] = [openIdIssuer(options), openIdIssuer({ ...options, signatures: nodeSignatures })];
    good = signed(header(), encode(JSON.stringify(claims())));
    for (let times = 0; times < 3; times++) await quick(good);
  });
  afterAll(() => issuer.stop());

  const header = (): string => encode(JSON.stringify({ alg: algorithm, kid: 'one', typ: 'JWT' }));
  const signed = (head: string, payload: string): string => {
    const input = { ...format, key: KeyObject.from(key.privateKey) };
    return `${head}.${payload}.${sign(digest, Buffer.from(`${head}.${payload}`), input).toString('base64url')}`;
  };

  /** Says what both say, which is the same. The quick one is asked as often as it takes to know a header. */
  async function agreed(token: string, times = 1): Promise<Verification> {
    const verified = await plain(token);
    for (let time = 0; time < times; time++) expect(await quick(token)).toEqual(verified);
    return verified;
  }

  it('says the same of what is not what was signed', async () => {
    const [head = '', payload = '', signature = ''] = good.split('.');
    const spare = signed(header(), encode(JSON.stringify({ ...claims(), oid: 'bob' }))).split('.');
    const part = fc.constantFrom(head, payload, signature, ...spare, '', 'e30', 'AA', 'AAAA');
    const tokens = fc.oneof(
      bent(good),
      bent(signature).map((text) => `${head}.${payload}.${text}`),
      bent(payload).map((text) => `${head}.${text}.${signature}`),
      fc.array(part, { minLength: 2, maxLength: 6 }).map((parts) => parts.join('.')),
      fc.nat(good.length).map((length) => good.slice(0, length)),
    );
    const seen = { good: 0, bad: 0 };
    const property = fc.asyncProperty(tokens, async (token) => {
      const { ok } = await agreed(token);
      seen[ok ? 'good' : 'bad']++;
    });
    await fc.assert(property, { numRuns: count });
    expect(seen.bad).toBeGreaterThan(count / 2);
  });

  it('says the same of every last character of a signature', async () => {
    const before = good.slice(0, -1);
    const all = Array.from({ length: 0x180 }, (_, code) => before + String.fromCharCode(code));
    const verified = await Promise.all(all.map((token) => agreed(token)));
    expect(verified.filter(({ ok }) => ok).length).toBeGreaterThan(0);
  });

  it('says the same of odd payloads that are really signed', async () => {
    const payloads = oddPayload(claims()).chain((text) => written(text));
    const seen = { good: 0, bad: 0 };
    const property = fc.asyncProperty(payloads, async (payload) => {
      const { ok } = await agreed(signed(header(), payload));
      seen[ok ? 'good' : 'bad']++;
    });
    await fc.assert(property, { numRuns: count / 5 });
    expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(count / 100);
  });

  it('says the same of odd headers that are really signed, each time', async () => {
    const payload = encode(JSON.stringify(claims()));
    const headers = oddHeader(algorithm, 'one').chain((text) => written(text));
    const seen = { good: 0, bad: 0 };
    const property = fc.asyncProperty(headers, async (head) => {
      const { ok } = await agreed(signed(head, payload), 4);
      seen[ok ? 'good' : 'bad']++;
    });
    await fc.assert(property, { numRuns: count / 20 });
    expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(count / 500);
  });
});
