// The keys of an issuer over time, against a real issuer that rotates, fails, hangs, lies and is flooded.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KeyOptions, TokenVerifier, Verification } from '../../src/runtime/verify.ts';
import { type LocalIssuer, type SigningKey, createKey, publish, sign, startIssuer } from '../runtime/local-issuer.ts';
import { openIdIssuer } from './way.ts';

const audience = 'api://files';
const start = 1_800_000_000_000;
const second = 1000;
const minute = 60 * second;
const discovery = '/.well-known/openid-configuration';

let issuer: LocalIssuer;
let first: SigningKey;
let next: SigningKey;
let clock = start;

beforeAll(async () => {
  [first, next] = await Promise.all([createKey('first'), createKey('next')]);
});
beforeEach(async () => {
  clock = start;
  issuer = await startIssuer();
  publish(issuer, [first]);
});
afterEach(() => issuer.stop());

const verifier = (keys: KeyOptions = {}): TokenVerifier =>
  openIdIssuer({ issuer: issuer.url, audience, keys, now: () => clock });

const token = (key: SigningKey, header: object = {}) =>
  sign(
    key,
    { iss: issuer.url, aud: audience, exp: clock / 1000 + 600, oid: 'a', tid: 't', idtyp: 'user', scp: 'Files.Read' },
    header,
  );

const inShort = (verified: Verification): string => (verified.ok ? 'ok' : `${verified.status} ${verified.reason}`);
const ask = async (verify: TokenVerifier, key: SigningKey, header: object = {}): Promise<string> =>
  inShort(await verify(await token(key, header)));

const down = (): void => void issuer.routes.set('/keys', { status: 500, body: '' });
const fetched = (): number => issuer.hits.get('/keys') ?? 0;

describe('rotation', () => {
  it('takes a new key at once, and drops the old one with it', async () => {
    const verify = verifier();
    expect(await ask(verify, first)).toBe('ok');
    publish(issuer, [next]);
    expect(await ask(verify, next)).toBe('ok');
    expect(await ask(verify, first)).toBe('401 key-unknown');
    expect(fetched()).toBe(2);
  });

  it('drops a key that was taken back when its keys have aged, without being asked for another', async () => {
    const verify = verifier();
    expect(await ask(verify, first)).toBe('ok');
    publish(issuer, [next]);
    clock += 10 * minute - 1;
    expect(await ask(verify, first)).toBe('ok');
    clock += 1;
    expect(await ask(verify, first)).toBe('401 key-unknown');
  });

  it('fetches aged keys once for however many requests', async () => {
    const verify = verifier();
    await ask(verify, first);
    clock += 10 * minute;
    const text = await token(first);
    const all = await Promise.all(Array.from({ length: 50 }, () => verify(text)));
    expect(new Set(all.map(inShort))).toEqual(new Set(['ok']));
    expect(fetched()).toBe(2);
  });
});

describe('a flood of unknown keys', () => {
  it('costs one search in thirty seconds, and delays a new key no longer', async () => {
    const verify = verifier();
    await ask(verify, first);
    for (let number = 0; number < 200; number++) {
      expect(await ask(verify, first, { kid: `made-up-${number}` })).toBe('401 key-unknown');
    }
    expect(fetched()).toBe(2);
    publish(issuer, [first, next]);
    expect(await ask(verify, next)).toBe('401 key-unknown');
    clock += 30 * second;
    expect(await ask(verify, next)).toBe('ok');
    expect(fetched()).toBe(3);
  });

  it('is one search when it comes all at once', async () => {
    const verify = verifier();
    await ask(verify, first);
    const flood = await Promise.all(Array.from({ length: 50 }, (_, number) => token(first, { kid: `x${number}` })));
    const all = await Promise.all(flood.map((text) => verify(text)));
    expect(new Set(all.map(inShort))).toEqual(new Set(['401 key-unknown']));
    expect(fetched()).toBe(2);
  });

  it('does not spend the next search on a name that was looked for', async () => {
    const verify = verifier();
    await ask(verify, first);
    await ask(verify, first, { kid: 'old' });
    clock += 31 * second;
    expect(await ask(verify, first, { kid: 'old' })).toBe('401 key-unknown');
    expect(fetched()).toBe(2);
    publish(issuer, [first, next]);
    expect(await ask(verify, next)).toBe('ok');
  });

  it('never searches for a name that no issuer would give', async () => {
    const verify = verifier();
    await ask(verify, first);
    expect(await ask(verify, first, { kid: 'x'.repeat(129) })).toBe('401 key-unknown');
    expect(fetched()).toBe(1);
  });
});

describe('an outage', () => {
  it('leaves good keys good for an hour, and is 503 after it', async () => {
    const verify = verifier();
    await ask(verify, first);
    down();
    for (const after of [10, 20, 59]) {
      clock = start + after * minute;
      expect(await ask(verify, first)).toBe('ok');
    }
    clock = start + 60 * minute;
    expect(await verify(await token(first))).toEqual({
      ok: false,
      status: 503,
      reason: 'keys-unavailable',
      retryAfter: 5,
    });
  });

  it('is over with the first answer', async () => {
    const verify = verifier();
    await ask(verify, first);
    down();
    clock = start + 61 * minute;
    expect(await ask(verify, first)).toBe('503 keys-unavailable');
    publish(issuer, [next]);
    expect(await ask(verify, next)).toBe('503 keys-unavailable');
    clock += 5 * second;
    expect(await ask(verify, next)).toBe('ok');
    expect(await ask(verify, first)).toBe('401 key-unknown');
  });

  it('makes nobody wait who could be served', async () => {
    const verify = verifier({ timeout: 500 });
    await ask(verify, first);
    issuer.routes.set('/keys', 'hang');
    clock += 11 * minute;
    // The first one finds out.
    expect(await ask(verify, first)).toBe('ok');
    clock += 5 * second;
    const text = await token(first);
    const winner = await Promise.race([
      verify(text).then(inShort),
      new Promise((resolve) => {
        setTimeout(resolve, 400, 'waited');
      }),
    ]);
    expect(winner).toBe('ok');
  });

  it('asks an issuer that is down once in five seconds', async () => {
    const verify = verifier();
    await ask(verify, first);
    down();
    clock += 11 * minute;
    for (let number = 0; number < 20; number++) await ask(verify, first);
    expect(fetched()).toBe(2);
    clock += 5 * second;
    for (let number = 0; number < 20; number++) await ask(verify, first);
    await expect.poll(fetched).toBe(3);
  });

  it('is 503 for a key that may be new, and 401 for one that was looked for before', async () => {
    const verify = verifier();
    await ask(verify, first);
    expect(await ask(verify, first, { kid: 'old' })).toBe('401 key-unknown');
    down();
    clock += 31 * second;
    expect(await ask(verify, next)).toBe('503 keys-unavailable');
    expect(await ask(verify, next)).toBe('503 keys-unavailable');
    expect(await ask(verify, first, { kid: 'old' })).toBe('401 key-unknown');
    expect(await ask(verify, first)).toBe('ok');
    expect(fetched()).toBe(3);
  });

  it('says how long to wait', async () => {
    const verify = verifier({ cooldown: 90_000 });
    down();
    await ask(verify, first);
    clock += 20 * second;
    expect(await verify(await token(first))).toMatchObject({ status: 503, retryAfter: 70 });
  });
});

describe('a key set that is not what it should be', () => {
  const publishKeys = (body: string, headers: Record<string, string> = {}): void =>
    void issuer.routes.set('/keys', { status: 200, body, headers });

  it.each<[string, () => Promise<unknown> | unknown]>([
    ['a shared secret', () => ({ kty: 'oct', k: 'c2VjcmV0', kid: 'first', alg: 'RS256' })],
    ['a private key', () => ({ ...first.jwk, d: 'AQAB' })],
    ['a key for encryption', () => ({ ...first.jwk, use: 'enc' })],
    ['a key for another algorithm', () => ({ ...first.jwk, alg: 'PS256' })],
    ['a key of another type', async () => (await createKey('first', 'ES256', { alg: 'RS256' })).jwk],
    ['a key that is too short', () => ({ ...first.jwk, n: String(first.jwk['n']).slice(0, 171) })],
    ['a name that is a number', () => ({ ...first.jwk, kid: 7 })],
    ['no key', () => 'first'],
    ['nothing', () => null],
  ])('has one key, and it is %s: nothing is verified with it', async (_, make) => {
    publishKeys(JSON.stringify({ keys: [await make()] }));
    expect(await ask(verifier(), first)).toMatch(/^(503 keys-unavailable|401 key-unknown)$/);
    publishKeys(JSON.stringify({ keys: [await make(), next.jwk] }));
    const verify = verifier();
    expect(await ask(verify, next)).toBe('ok');
    expect(await ask(verify, first)).toBe('401 key-unknown');
  });

  it('has two keys of one name: none of them verifies anything', async () => {
    publishKeys(JSON.stringify({ keys: [first.jwk, { ...next.jwk, kid: 'first' }, { ...next.jwk, kid: 'third' }] }));
    const verify = verifier();
    expect(await ask(verify, first)).toBe('401 key-unknown');
    expect(await ask(verify, { ...next, kid: 'third' })).toBe('ok');
  });

  it('has a key without a name: it serves a token without one as long as it is the only one', async () => {
    publishKeys(JSON.stringify({ keys: [{ ...first.jwk, kid: undefined }] }));
    expect(await ask(verifier(), first, { kid: undefined })).toBe('ok');
    expect(await ask(verifier(), first)).toBe('401 key-unknown');
    publishKeys(JSON.stringify({ keys: [first.jwk, next.jwk] }));
    expect(await ask(verifier(), first, { kid: undefined })).toBe('401 key-unknown');
  });

  it('has keys without `alg`: only the algorithm of the guard is used', async () => {
    const { privateKey } = await createKey('first', 'PS256');
    expect(await ask(verifier(), { ...first, privateKey }, { alg: 'PS256' })).toBe('401 algorithm-not-allowed');
  });

  it.each<[string, string]>([
    ['is cut off', '{"keys":[{"kty":"RSA","n":"'],
    ['is a page', '<!doctype html><title>Sign in</title>'],
    ['has no list', '{"keys":{"0":{}}}'],
    ['is empty', '{"keys":[]}'],
    ['is a list', '[]'],
    ['has a thousand keys', JSON.stringify({ keys: Array.from({ length: 1000 }, () => ({ kty: 'RSA' })) })],
    ['is huge', `{"keys":[],"x":"${'x'.repeat(300_000)}"}`],
  ])('%s: an outage, and the keys before it stay', async (_, body) => {
    publishKeys(body);
    expect(await ask(verifier(), first)).toBe('503 keys-unavailable');
    publish(issuer, [first]);
    const verify = verifier();
    await ask(verify, first);
    publishKeys(body);
    clock += 11 * minute;
    expect(await ask(verify, first)).toBe('ok');
    expect(fetched()).toBe(3);
  });

  it('is shorter than it says: an outage', async () => {
    publishKeys('{"keys":[]}', { 'content-length': '900' });
    expect(await ask(verifier({ timeout: 500 }), first)).toBe('503 keys-unavailable');
  });
});

describe('discovery', () => {
  it('that changes its mind about the keys is followed after a day', async () => {
    const verify = verifier();
    await ask(verify, first);
    const keys = { status: 200, body: JSON.stringify({ keys: [next.jwk] }) };
    issuer.routes.set('/other-keys', keys);
    const document = { issuer: issuer.url, jwks_uri: `${issuer.url}/other-keys` };
    issuer.routes.set(discovery, { status: 200, body: JSON.stringify(document) });
    clock += 23 * 60 * minute;
    expect(await ask(verify, first)).toBe('ok');
    clock += 60 * minute;
    expect(await ask(verify, next)).toBe('ok');
    expect(issuer.hits.get(discovery)).toBe(2);
  });

  it('that becomes another issuer is not followed', async () => {
    const verify = verifier();
    await ask(verify, first);
    const document = { issuer: 'https://login.evil.example', jwks_uri: `${issuer.url}/evil` };
    issuer.routes.set(discovery, { status: 200, body: JSON.stringify(document) });
    clock += 25 * 60 * minute;
    expect(await ask(verify, first)).toBe('ok');
    expect(issuer.hits.get('/evil')).toBeUndefined();
  });
});
