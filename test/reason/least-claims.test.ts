// The answer of one operation where several permissions are marked: the published cases of the tool that the data of
// Microsoft Graph is checked with, as tables.
import { expect, test } from 'vitest';
import type { AccessScheme } from '../../src/model/catalog.ts';
import { leastClaims } from '../../src/reason/least-claims.ts';
import { catalogOf, type Table } from './catalog-of.ts';

/** The answers of a key, as `A` or `A and B`. */
function answers(table: Table, key: string, scheme: AccessScheme): readonly string[] {
  const { operations } = catalogOf(table);
  const found = operations.find(({ method, template }) => `${method} ${template.text}` === key);
  if (found === undefined) return [];
  const siblings = operations.filter(({ template }) => template.text === found.template.text);
  return leastClaims(found, scheme, siblings).map(({ permissions }) => permissions.join(' and '));
}

const bar: Table = {
  'GET /bar': { delegatedWork: ['!Foo.Read'], delegatedPersonal: ['!Foo.Read'], application: ['!Foo.Read'] },
  'POST /bar': { delegatedWork: ['!Foo.Read'], delegatedPersonal: ['!Foo.Read'], application: ['!Foo.Read'] },
  'PATCH /bar': {
    delegatedWork: ['!Foo.Read'],
    delegatedPersonal: ['!Bar.Read', '!Foo.Read'],
    application: ['!Bar.Read', '!Foo.Read'],
  },
  'DELETE /bar': { delegatedWork: ['!Foo.Read'], delegatedPersonal: ['!Foo.Read'], application: ['!Foo.Read'] },
};

test.each([
  ['GET /bar', 'application', ['Foo.Read']],
  ['POST /bar', 'application', ['Foo.Read']],
  ['DELETE /bar', 'application', ['Foo.Read']],
  // The permission whose only method is the one asked for.
  ['PATCH /bar', 'application', ['Bar.Read']],
  ['PATCH /bar', 'delegatedPersonal', ['Bar.Read']],
  ['PATCH /bar', 'delegatedWork', ['Foo.Read']],
] as const)('%s for %s is answered by %j', (key, scheme, expected) => {
  expect(answers(bar, key, scheme)).toEqual(expected);
});

test('a mark that is doubted is an answer only where all of them are', () => {
  const table: Table = {
    'PATCH /defaults': { application: ['!?Policy.Read.All', '!Policy.Write + Policy.Read.All'] },
    'DELETE /defaults': { application: ['!?Policy.Read.All', 'Policy.Write'] },
  };
  expect(answers(table, 'PATCH /defaults', 'application')).toEqual(['Policy.Write and Policy.Read.All']);
  expect(answers(table, 'DELETE /defaults', 'application')).toEqual(['Policy.Read.All']);
});

test('a pair that both sides mark is one answer', () => {
  const table: Table = {
    'GET /foo': {
      application: ['!Bar.Read + Foo.Read', '!Foo.Read + Bar.Read'],
      delegatedWork: ['!Bar.Read + Foo.Read', 'Foo.Read + Bar.Read'],
    },
  };
  expect(answers(table, 'GET /foo', 'application')).toEqual(['Bar.Read and Foo.Read']);
  expect(answers(table, 'GET /foo', 'delegatedWork')).toEqual(['Bar.Read and Foo.Read']);
});

test('a pair that one side marks is an answer beside a permission that is enough alone elsewhere', () => {
  const table: Table = {
    'GET /foo': { application: ['!Foo.Read + Bar.Read', 'Bar.Read'], delegatedWork: ['!Bar.Read', 'Foo.Read'] },
  };
  expect(answers(table, 'GET /foo', 'application')).toEqual(['Foo.Read and Bar.Read']);
  expect(answers(table, 'GET /foo', 'delegatedWork')).toEqual(['Bar.Read']);
});

test('of the alternatives of what a permission also requires the first is the answer', () => {
  const table: Table = {
    'POST /roles': { application: ['!Assign + Application.Read.All', '!Assign + Directory.Read.All'] },
  };
  expect(answers(table, 'POST /roles', 'application')).toEqual(['Assign and Application.Read.All']);
});

test('nothing is marked, nothing is answered, even if a single permission is listed', () => {
  expect(answers({ 'GET /foo': { application: ['Foo.Read'] } }, 'GET /foo', 'application')).toEqual([]);
});

test('a kind of access that the operation does not have is not answered', () => {
  expect(answers({ 'GET /foo': { application: ['!Foo.Read'] } }, 'GET /foo', 'delegatedWork')).toEqual([]);
});

test('several with a single method are all answers: the data leaves it open', () => {
  const table: Table = { 'GET /groups': { delegatedWork: ['!Zoo.Read', '!Group.ReadBasic.All', 'Group.Read.All'] } };
  expect(answers(table, 'GET /groups', 'delegatedWork')).toEqual(['Group.ReadBasic.All', 'Zoo.Read']);
});

test('of several with a single method a writer gives way to its own reader, for a read', () => {
  const ways = ['!Sync.Read.All', '!Sync.ReadWrite.All'];
  expect(answers({ 'GET /a': { delegatedWork: ways } }, 'GET /a', 'delegatedWork')).toEqual(['Sync.Read.All']);
  expect(answers({ 'POST /a': { delegatedWork: ways } }, 'POST /a', 'delegatedWork')).toHaveLength(2);
});

test('of several with many methods the one with the fewest is the answer, then the first by name without case', () => {
  const many: Table = {
    'GET /a': { application: ['!Two', '!three', '!Three.More'] },
    'PUT /a': { application: ['Two', 'three', 'Three.More'] },
    'POST /a': { application: ['Three.More'] },
  };
  expect(answers(many, 'GET /a', 'application')).toEqual(['three']);
  const tie: Table = {
    'GET /a': { application: ['!B', '!a'] },
    'PUT /a': { application: ['B', 'a'] },
  };
  expect(answers(tie, 'GET /a', 'application')).toEqual(['a']);
});

test('the single method counts only if it is the one asked for', () => {
  const table: Table = {
    'GET /a': { application: ['!Wide', '!Narrow'] },
    'PUT /a': { application: ['!Wide'] },
    'POST /a': { application: ['!Wide', '!Poster'] },
  };
  expect(answers(table, 'GET /a', 'application')).toEqual(['Narrow']);
  expect(answers(table, 'POST /a', 'application')).toEqual(['Poster']);
  expect(answers(table, 'PUT /a', 'application')).toEqual(['Wide']);
});

test('methods are those of the same kind of access', () => {
  const table: Table = {
    'GET /a': { application: ['!Wide', '!Zero'] },
    'PUT /a': { application: ['Wide'], delegatedWork: ['Zero'] },
    'POST /a': { delegatedWork: ['Zero'] },
  };
  expect(answers(table, 'GET /a', 'application')).toEqual(['Zero']);
});
