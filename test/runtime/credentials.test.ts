import { expect, it } from 'vitest';
import { readCredentials } from '../../src/runtime/credentials.ts';

it.each([
  ['Bearer abc', 'abc'],
  ['bearer abc', 'abc'],
  ['BEARER abc', 'abc'],
  ['Bearer a.b-c_d~e+f/g==', 'a.b-c_d~e+f/g=='],
])('%j carries a token', (header, token) => {
  expect(readCredentials([header], false)).toEqual({ kind: 'bearer', token });
});

it.each([
  'Bearer',
  'Bearer ',
  'Bearer  abc',
  'Bearer\tabc',
  'Bearer abc ',
  'Bearer abc def',
  'Bearer abc, Bearer def',
  'Bearer abc,def',
  'Bearer =',
  'Bearer ==',
  'Bearer =abc',
  'Bearer abc==d',
  'Bearer abc=\n',
  'Bearer\u00a0abc',
  'Bearer:abc',
  'Bearer a=b',
  'Bearer "abc"',
  'Bearer ab\u00e9',
  'Bearer abc\r\nX: y',
  'Bearer,abc',
])('%j is malformed', (header) => {
  expect(readCredentials([header], false)).toEqual({ kind: 'malformed' });
});

it.each([
  [],
  [''],
  ['Basic YmVhcmVyOnRva2Vu'],
  ['Basic Bearer abc'],
  ['Bearerabc'],
  ['Bearer-Token abc'],
  [' Bearer abc'],
  ['DPoP abc'],
])('%j carries none', (...headers) => {
  expect(readCredentials(headers, false)).toEqual({ kind: 'none' });
});

it('takes the characters of a b64token and no other, wherever they stand', () => {
  const allowed = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/');
  for (let code = 0; code < 0x200; code++) {
    const character = String.fromCharCode(code);
    for (const token of [character, `${character}a`, `a${character}a`, `${character}=`, `a${character}a=`]) {
      const expected = allowed.has(character) ? { kind: 'bearer', token } : { kind: 'malformed' };
      expect(readCredentials([`Bearer ${token}`], false), JSON.stringify(token)).toEqual(expected);
    }
    const padded = allowed.has(character) || character === '=';
    expect(readCredentials([`Bearer a${character}`], false).kind).toBe(padded ? 'bearer' : 'malformed');
  }
});

it('takes a scheme that goes on for another one', () => {
  const goesOn = new Set("!#$%&'*+.^_`|~0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  for (let code = 1; code < 0x200; code++) {
    const character = String.fromCharCode(code);
    const expected = goesOn.has(character) ? 'none' : character === ' ' ? 'bearer' : 'malformed';
    expect(readCredentials([`Bearer${character}abc`], false).kind, JSON.stringify(character)).toBe(expected);
  }
});

it('refuses a second header, of whatever kind', () => {
  expect(readCredentials(['Bearer abc', 'Bearer abc'], false)).toEqual({ kind: 'malformed' });
  expect(readCredentials(['Bearer abc', 'Basic x'], false)).toEqual({ kind: 'malformed' });
  expect(readCredentials(['Basic x', 'Bearer abc'], false)).toEqual({ kind: 'malformed' });
});

it('refuses a second token elsewhere, and never uses one that is only there', () => {
  expect(readCredentials(['Bearer abc'], true)).toEqual({ kind: 'malformed' });
  expect(readCredentials([], true)).toEqual({ kind: 'none' });
});

it('reads a long header in linear time', () => {
  const started = performance.now();
  readCredentials([`Bearer ${'a'.repeat(1_000_000)} `], false);
  readCredentials([`Bearer ${'='.repeat(1_000_000)}`], false);
  readCredentials([`Bearer ${' '.repeat(1_000_000)}`], false);
  expect(performance.now() - started).toBeLessThan(5_000);
});
