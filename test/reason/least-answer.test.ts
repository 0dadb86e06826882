// The answer to one call: the publisher's where it can be relied on, and what it is otherwise.
import { expect, test } from 'vitest';
import { createLeastAnswers } from '../../src/reason/least-answer.ts';
import { catalogOf, type CatalogOptions, type Table } from './catalog-of.ts';

/** The answer for application-only access, as its basis and its claims. */
function answer(table: Table, key: string, options: CatalogOptions = {}): readonly string[] {
  const catalog = catalogOf(table, options);
  const operation = catalog.operations.find(({ method, template }) => `${method} ${template.text}` === key);
  if (operation === undefined) throw new Error(`there is no ${key}`);
  const siblings = catalog.operations.filter(({ template }) => template.text === operation.template.text);
  const { basis, claims } = createLeastAnswers(catalog)(operation, 'application', siblings);
  return [basis, ...claims.map(({ permissions }) => permissions.join(' and '))];
}

test.each<[string, readonly string[], readonly string[]]>([
  ['what is marked is the answer', ['!A.Read', 'A.ReadWrite', 'B.Read'], ['marked', 'A.Read']],
  ['a pair is one answer', ['!A.Grant + B.Read', 'A.Grant'], ['marked', 'A.Grant and B.Read']],
  ['what is left open is all of it', ['!A.Read', '!B.Read'], ['marked', 'A.Read', 'B.Read']],
  ['a doubted mark is no rival of one that is not', ['!?A.Read', '!B.ReadWrite'], ['marked', 'B.ReadWrite']],
  ['instead of a doubted mark, the best of what is trusted', ['!?A.Read', 'A.ReadWrite'], ['inferred', 'A.ReadWrite']],
  ['without a mark, the only one', ['A.Read'], ['inferred', 'A.Read']],
  ['without a mark, reading goes before writing', ['A.ReadWrite', 'B.Read'], ['inferred', 'B.Read']],
  ['without a mark, one pair', ['A.Grant + B.Read'], ['inferred', 'A.Grant and B.Read']],
  ['a doubted mark stays where there is nothing else', ['!?A.Read', '?B.Read'], ['doubted', 'A.Read']],
  ['what is only listed is no answer', ['?A.Read', '?B.Read'], ['none']],
])('%s', (_why, ways, expected) => {
  expect(answer({ 'GET /a': { application: ways } }, 'GET /a')).toEqual(expected);
});

test('of several that are trusted, the one of the lowest level, then the one that opens least', () => {
  const table: Table = {
    'GET /a': { application: ['A.Read', 'B.Read', 'C.Read'] },
    'GET /b': { application: ['B.Read'] },
  };
  expect(answer(table, 'GET /a', { grants: { 'A.Read': { level: 3 } } })).toEqual(['inferred', 'C.Read']);
  expect(answer(table, 'GET /a', { grants: { 'B.Read': { blocked: 'hidden' } } })).toEqual(['inferred', 'A.Read']);
});

test('a kind of access that the operation does not have is not answered', () => {
  expect(answer({ 'GET /a': { delegatedWork: ['!A.Read'] } }, 'GET /a')).toEqual(['none']);
});
