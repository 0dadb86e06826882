// Each rule about registered claims by itself, at its edges: what is no plain yes is jose's to judge, and must not be one here.
import { expect, it } from 'vitest';
import { parseClaims } from '../../src/runtime/verify/parse-claims.ts';
import { areClaimsGood } from '../../src/runtime/verify/registered-claims.ts';
import type { VerifierRules } from '../../src/runtime/verify/verifier-rules.ts';

const seconds = 1_800_000_000;
const issuer = 'https://issuer.example';
const rules: VerifierRules = {
  audience: ['api', 'api://other'],
  algorithms: ['RS256'],
  clockTolerance: 60,
  clients: undefined,
  requireIdtyp: false,
  now: () => seconds * 1000 + 999,
};
const good = { iss: issuer, aud: 'api', exp: seconds + 600, nbf: seconds, iat: seconds, jti: 'j' };

it.each<[boolean, object]>([
  [true, {}],
  [true, { nbf: undefined, iat: undefined }],
  [true, { aud: 'api://other' }],
  [true, { aud: ['x', 'api'] }],
  [true, { aud: [7, null, 'api://other'] }],
  [true, { exp: seconds - 59 }],
  [true, { exp: seconds - 59.5 }],
  [true, { nbf: seconds + 60 }],
  [true, { iat: seconds * 2 }],
  [true, { iat: 0 }],
  [false, { jti: undefined }],
  [false, { iss: undefined }],
  [false, { iss: `${issuer}/` }],
  [false, { iss: [issuer] }],
  [false, { aud: undefined }],
  [false, { aud: 'ap' }],
  [false, { aud: 'api ' }],
  [false, { aud: '' }],
  [false, { aud: [] }],
  [false, { aud: ['x'] }],
  [false, { aud: [['api']] }],
  [false, { aud: { 0: 'api', length: 1 } }],
  [false, { aud: null }],
  [false, { exp: undefined }],
  [false, { exp: seconds - 60 }],
  [false, { exp: seconds - 61 }],
  [false, { exp: String(seconds + 600) }],
  [false, { exp: null }],
  [false, { exp: true }],
  [false, { exp: [seconds + 600] }],
  [false, { nbf: seconds + 60.5 }],
  [false, { nbf: seconds + 61 }],
  [false, { nbf: String(seconds) }],
  [false, { nbf: null }],
  [false, { nbf: Number.POSITIVE_INFINITY }],
  [false, { iat: String(seconds) }],
  [false, { iat: null }],
])('%s for %j', (expected, more) => {
  const stated = Object.entries({ ...good, ...more }).filter(([, value]) => value !== undefined);
  expect(areClaimsGood(Object.fromEntries(stated), issuer, ['jti'], rules)).toBe(expected);
});

it('is no yes when the clock is none', () => {
  expect(areClaimsGood(good, issuer, [], { ...rules, now: () => Number.NaN })).toBe(false);
  expect(areClaimsGood(good, issuer, [], { ...rules, now: () => seconds * 1000 })).toBe(true);
});

it("reads a token's own claims and no others", () => {
  for (const name of Object.keys(good)) {
    const { [name]: value, ...others } = good as Record<string, unknown>;
    const inherited: Record<string, unknown> = Object.assign(Object.create({ [name]: value }), others);
    expect([name, areClaimsGood(inherited, issuer, ['jti'], rules)]).toEqual([name, name === 'nbf' || name === 'iat']);
  }
});

it.each<[string, unknown]>([
  ['{"a":1}', { a: 1 }],
  ['\uFEFF{"a":1}', { a: 1 }],
  [' {} ', {}],
  ['[]', undefined],
  ['[{}]', undefined],
  ['null', undefined],
  ['7', undefined],
  ['"x"', undefined],
])('the claims in %j are %j', (text, claims) => {
  expect(parseClaims(Buffer.from(text))).toEqual(claims);
});

it.each([[], [0x7b], [0x7b, 0x7d, 0x00], [0x22, 0xff, 0x22], [0x7b, 0x22, 0xc3, 0x22, 0x3a, 0x31, 0x7d]])(
  'there are none in the octets %j %j %j',
  (...octets) => {
    expect(() => parseClaims(Uint8Array.from(octets))).toThrow(/JSON|not valid/);
  },
);
