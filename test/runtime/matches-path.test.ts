import { afterEach, expect, it } from 'vitest';
import { matchesPath } from '../../src/runtime/matches-path.ts';

interface File {
  readonly driveId: string;
  readonly fileId: string;
}

/** Parameters are frozen and without a prototype, as guards hand them on. */
const params: File = Object.freeze(Object.assign(Object.create(null), { driveId: 'alice', fileId: '7' }));
const access = { kind: 'delegated', params } as const;

/** A body as a parser gives it, whatever its type says. */
const sent = (text: string): Partial<File> => JSON.parse(text);

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, 'driveId');
});

it('is yes for a body that says the same, says less, or says nothing of the path', () => {
  expect(matchesPath(access, { driveId: 'alice', fileId: '7' })).toBe(true);
  expect(matchesPath(access, { fileId: '7' })).toBe(true);
  expect(matchesPath(access, sent('{"name":"report","id":"8"}'))).toBe(true);
  expect(matchesPath(access, { driveId: undefined, fileId: '7' })).toBe(true);
});

it.each<[string, string]>([
  ['another id', '{"driveId":"bob"}'],
  ['one of two', '{"driveId":"alice","fileId":"8"}'],
  ['another letter case', '{"driveId":"Alice"}'],
  ['a space more', '{"driveId":"alice "}'],
  ['nothing in it', '{"driveId":""}'],
  ['null', '{"driveId":null}'],
  ['a number that is written alike', '{"fileId":7}'],
  ['a list of the id', '{"driveId":["alice"]}'],
  ['an object', '{"driveId":{"eq":"alice"}}'],
  ['the id and another one', '{"driveId":"alice","driveId":"bob"}'],
])('is no for %s', (_, text) => {
  expect(matchesPath(access, sent(text))).toBe(false);
});

it.each(['null', '"alice"', '7', 'true'])('is no for a body that is no object: %s', (text) => {
  expect(matchesPath(access, sent(text))).toBe(false);
  expect(matchesPath(access, undefined)).toBe(false);
});

it('sees what a handler would see, also where it is inherited', () => {
  expect(matchesPath(access, Object.create({ driveId: 'bob' }))).toBe(false);
  Object.assign(Object.prototype, { driveId: 'bob' });
  expect(matchesPath(access, { fileId: '7' })).toBe(false);
});

it('knows the names of the parameters', () => {
  // @ts-expect-error: the template has no such parameter
  expect(matchesPath(access, { id: '7' })).toBe(true);
  expect(matchesPath({ params: Object.freeze({}) }, {})).toBe(true);
});
