// Node's own crypto as the verifiers use it: which texts are base64url, and which signatures those of a key. What signs here is
// Node, with schemes that are near to the right one as well; WebCrypto is asked beside it.
import { type KeyObject, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { type CryptoKey, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { nodeSignatures } from '../../src/runtime/verify/node-signatures.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 4648 section 5 to the letter: six bits a character, and the bits that are left over are zero. */
function decodeSlowly(text: string): readonly number[] | undefined {
  const bits = [...text].map((character) => alphabet.indexOf(character));
  if (bits.includes(-1) || text.length % 4 === 1) return undefined;
  const all = bits.map((value) => value.toString(2).padStart(6, '0')).join('');
  const octets = all.length - (all.length % 8);
  if (all.slice(octets).includes('1')) return undefined;
  return (all.slice(0, octets).match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2));
}

/** The octets of a text where the payload stands, if it is taken; the same must be true of it as a signature. */
function taken(text: string): readonly number[] | undefined {
  const payload = nodeSignatures.split(`e30.${text}.AAAA`)?.payload;
  const asPayload = payload === undefined ? undefined : [...payload];
  const signature = nodeSignatures.split(`e30.AAAA.${text}`)?.signature;
  expect([text, signature === undefined ? undefined : [...signature]]).toEqual([text, asPayload]);
  return asPayload;
}

describe('parts of a token', () => {
  it.each(['', 'AA', 'AAA', 'AAAA', 'Zg', 'Zm8', 'Zm9v', 'Zm9vYg', '-_-_', 'AQ', 'Ag', 'Aw', 'AAE', 'AA8'])(
    '%j is the only form of its octets',
    (text) => {
      expect(taken(text)).toEqual(decodeSlowly(text));
      expect(taken(text)).toBeDefined();
    },
  );

  it.each([
    'A, AAAAA, AB, AR, A_, AAB, AAC, AAD, AA_, Zm9vYh',
    'AA==, AA=, AAA=, AAAA=, =, AAAA====, A=AA',
    ' AAAA, AAAA , AA AA, AAAA\n, \tAAAA, AA\u0000AA, AAAA\u0000, \uFEFFAAAA',
    '+AAA, /AAA, AA+A, AAA/, AAA+, ++++, -+-+, AA.AA, ., AA:A, AA%2D, AAA!A, AAAA!',
    'ÀAAA, AAAÀ, AAA\u0141, AAA\u012B, \u0141\u0141\u0141\u0141, AA\u{1F511}, 𝐀AAA, AAA\uD835',
  ])('%j are none', (texts) => {
    for (const text of texts.split(', ')) {
      expect([text, taken(text)]).toEqual([text, undefined]);
      expect([text, decodeSlowly(text)]).toEqual([text, undefined]);
    }
  });

  it('no other text is taken, and none for other octets, whatever stands where', () => {
    const odd = fc.constantFrom('+', '/', '=', ' ', '\n', '.', '\u0000', 'ÿ', '\u0141', '\u012B', '\u{1F511}', '');
    const near = fc
      .tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(60), odd, fc.boolean())
      .map(([octets, at, piece, instead]) => {
        const text = Buffer.from(octets).toString('base64url');
        const place = Math.min(at, text.length);
        return text.slice(0, place) + piece + text.slice(place + (instead ? 1 : 0));
      });
    const any = fc.string({ unit: fc.constantFrom(...alphabet, '+', '/', '='), maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(near, any), (text) => {
        expect(taken(text)).toEqual(decodeSlowly(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('every last character, behind every number of characters', () => {
    for (const before of ['', 'A', 'AA', 'AAA', 'Zm9v', 'Zm9vY', 'Zm9vYm', 'Zm9vYmF']) {
      for (let code = 0; code < 0x180; code++) {
        const text = before + String.fromCharCode(code);
        expect([text, taken(text)]).toEqual([text, decodeSlowly(text)]);
      }
    }
  });

  it('are the header as it stands there, the octets of the rest, and what was signed', () => {
    for (const payload of ['', 'e30', 'e'.repeat(8), 'e'.repeat(8188), 'e'.repeat(20_000)]) {
      const parts = nodeSignatures.split(`a~b.${payload}.Zm9v`);
      expect(parts?.header).toBe('a~b');
      expect(Buffer.from(parts?.payload ?? '?').toString('base64url')).toBe(payload);
      expect(Buffer.from(parts?.signature ?? '?').toString()).toBe('foo');
      expect(Buffer.from(parts?.signed ?? '?').toString()).toBe(`a~b.${payload}`);
    }
  });

  it.each(['', '.', 'e30', 'e30.e30', '...', 'a.b.c.d', 'e30.e30.e30.e30', 'e30.e30.e30.e30.e30', 'é.e30.e30'])(
    '%j has no three of them',
    (token) => {
      expect(nodeSignatures.split(token)).toBeUndefined();
    },
  );

  it.each([8100, 8180, 8181, 8182, 8183, 8184, 8185, 8186, 8187, 8188, 8189, 8190, 8191, 8192, 8193, 20_000])(
    'a text of %i characters is ASCII, or it is none',
    (length) => {
      const ascii = `${'e'.repeat(length - 7)}.e30.AA`;
      for (const wide of ['\u00E9', '\u0141', '\uFFFF', '\u{1F511}', '\uD83D']) {
        for (const token of [
          wide + ascii.slice(wide.length),
          `${ascii.slice(0, -8)}${wide}${ascii.slice(wide.length - 8)}`,
        ]) {
          expect(nodeSignatures.split(token)).toBeUndefined();
        }
      }
      expect(nodeSignatures.split(ascii)?.signed.length).toBe(ascii.length - 3);
    },
  );
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const p521 = generateKeyPairSync('ec', { namedCurve: 'P-521' });
const ed25519 = generateKeyPairSync('ed25519');
const pkcs1 = { padding: 1 };
const pss = (saltLength: number) => ({ padding: 6, saltLength });
const flat = { dsaEncoding: 'ieee-p1363' } as const;

type Scheme = readonly [digest: string | null, format: object];
const signers: readonly (readonly [
  string,
  { privateKey: KeyObject; publicKey: KeyObject },
  Scheme,
  readonly Scheme[],
])[] = [
  [
    'RS256',
    rsa,
    ['sha256', pkcs1],
    [
      ['sha384', pkcs1],
      ['sha1', pkcs1],
      ['sha256', pss(32)],
    ],
  ],
  [
    'RS384',
    rsa,
    ['sha384', pkcs1],
    [
      ['sha256', pkcs1],
      ['sha512', pkcs1],
      ['sha384', pss(48)],
    ],
  ],
  [
    'RS512',
    rsa,
    ['sha512', pkcs1],
    [
      ['sha256', pkcs1],
      ['sha384', pkcs1],
      ['sha512', pss(64)],
    ],
  ],
  [
    'PS256',
    rsa,
    ['sha256', pss(32)],
    [
      ['sha256', pss(0)],
      ['sha256', pss(31)],
      ['sha256', pss(64)],
      ['sha256', pkcs1],
    ],
  ],
  [
    'PS384',
    rsa,
    ['sha384', pss(48)],
    [
      ['sha384', pss(0)],
      ['sha384', pss(32)],
      ['sha384', pss(49)],
      ['sha384', pkcs1],
    ],
  ],
  [
    'PS512',
    rsa,
    ['sha512', pss(64)],
    [
      ['sha512', pss(0)],
      ['sha512', pss(32)],
      ['sha512', pss(20)],
      ['sha512', pkcs1],
    ],
  ],
  [
    'ES256',
    p256,
    ['sha256', flat],
    [
      ['sha256', {}],
      ['sha384', flat],
      ['sha1', flat],
    ],
  ],
  [
    'ES384',
    p384,
    ['sha384', flat],
    [
      ['sha384', {}],
      ['sha256', flat],
      ['sha512', flat],
    ],
  ],
  [
    'ES512',
    p521,
    ['sha512', flat],
    [
      ['sha512', {}],
      ['sha256', flat],
      ['sha384', flat],
    ],
  ],
  ['EdDSA', ed25519, [null, {}], []],
  ['Ed25519', ed25519, [null, {}], []],
];

/** The key as a key set brings it. */
async function imported(key: KeyObject, algorithm: string): Promise<CryptoKey> {
  const made = await importJWK({ ...key.export({ format: 'jwk' }) }, algorithm);
  if (made instanceof Uint8Array) throw new TypeError('no key of this kind is public');
  return made;
}

describe.each(signers)('%s', (algorithm, { privateKey, publicKey }, [digest, format], others) => {
  const text = Buffer.from('eyJhbGciOiJub25lIn0.e30');
  const signature = sign(digest, text, { ...format, key: privateKey });

  it('is the signature of the text and of no other, whole and unchanged', async () => {
    const check = nodeSignatures.checkerOf(algorithm, await imported(publicKey, algorithm));
    expect(check?.(text, signature)).toBe(true);
    for (const other of ['', `${String(text)} `, String(text).slice(1), String(text).replace('e30', 'e31')]) {
      expect(check?.(Buffer.from(other), signature)).toBe(false);
    }
    for (let place = 0; place < signature.length; place += 7) {
      const changed = Buffer.from(signature);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      expect(check?.(text, changed)).toBe(false);
    }
    for (const wrong of [[], signature.subarray(1), signature.subarray(0, -1), [...signature, 0], [0, ...signature]]) {
      expect(check?.(text, Buffer.from(wrong))).toBe(false);
    }
    expect(check?.(text, Buffer.alloc(signature.length))).toBe(false);
    expect(check?.(text, Buffer.alloc(signature.length, 0xff))).toBe(false);
  });

  it.each(others)('is none with %s and %j', async (otherDigest, otherFormat) => {
    const check = nodeSignatures.checkerOf(algorithm, await imported(publicKey, algorithm));
    expect(check?.(text, sign(otherDigest, text, { ...otherFormat, key: privateKey }))).toBe(false);
  });
});

it('has no check for what it does not know', async () => {
  const key = await imported(rsa.publicKey, 'RS256');
  for (const algorithm of ['none', 'HS256', 'rs256', 'RS1', 'ES256K', '', 'toString', 'ML-DSA-44']) {
    expect(nodeSignatures.checkerOf(algorithm, key)).toBeUndefined();
  }
  const jwk = rsa.publicKey.export({ format: 'jwk' });
  for (const other of [{ ...jwk }, rsa.publicKey, Buffer.from('secret')]) {
    expect(nodeSignatures.checkerOf('RS256', other)).toBeUndefined();
  }
});
