// What `permc catalog update` prints is worked out here: every kind of difference between two states of a catalog.
import { expect, test } from 'vitest';
import { catalogChanges } from '../../src/reason/catalog-changes.ts';
import { catalogOf, type CatalogOptions, type Table } from './catalog-of.ts';

const before: Table = {
  'GET /files': { delegatedWork: ['!Files.Read', 'Files.Old'], application: ['!Files.Read.All'] },
  'GET /old': { delegatedWork: ['!Files.Read'] },
};

function changes(after: Table, options: CatalogOptions = {}): readonly object[] {
  return catalogChanges(catalogOf(before), catalogOf(after, options));
}

test('nothing changes between equal states, nor when a parameter or a letter case does', () => {
  expect(changes(before)).toEqual([]);
  const one: Table = { 'GET /files/{id}': { delegatedWork: ['!Files.Read'] } };
  const other: Table = { 'GET /Files/{id}': { delegatedWork: ['!Files.Read'] } };
  expect(catalogChanges(catalogOf(one), catalogOf(other))).toEqual([]);
});

test('permissions and calls come and go', () => {
  expect(
    changes({
      'GET /files': { delegatedWork: ['!Files.Read'], application: ['!Files.Read.All'] },
      'GET /new': { delegatedWork: ['!Files.New'] },
    }),
  ).toEqual([
    { kind: 'permission', change: 'added', permission: 'Files.New' },
    { kind: 'permission', change: 'removed', permission: 'Files.Old' },
    { kind: 'accepted', call: 'GET /files', scheme: 'delegatedWork', added: [], removed: [['Files.Old']] },
    { kind: 'operation', change: 'added', call: 'GET /new' },
    { kind: 'operation', change: 'removed', call: 'GET /old' },
  ]);
});

test('another least answer, and more or fewer ways in, each for its kind of access', () => {
  expect(
    changes({
      'GET /files': {
        delegatedWork: ['Files.Read', '!Files.Old', 'Files.Read + Files.Old'],
        application: ['!Files.Read.All'],
      },
      'GET /old': { delegatedWork: ['!Files.Read'] },
    }),
  ).toEqual([
    { kind: 'least', call: 'GET /files', scheme: 'delegatedWork', before: [['Files.Read']], after: [['Files.Old']] },
    {
      kind: 'accepted',
      call: 'GET /files',
      scheme: 'delegatedWork',
      added: [['Files.Read', 'Files.Old']],
      removed: [],
    },
  ]);
});

test('every fact about a permission', () => {
  const of = (fact: string, was: string, is: string): object => ({
    kind: 'grant',
    permission: 'Files.Read',
    scheme: 'delegatedWork',
    fact,
    before: was,
    after: is,
  });
  const grant = { id: '7', adminConsent: true, level: undefined, blocked: 'hidden' } as const;
  expect(changes(before, { grants: { 'Files.Read': grant } })).toEqual([
    of('status', 'available', 'hidden'),
    of('id', '0', '7'),
    of('level', '1', 'none'),
    of('consent', 'user', 'admin'),
  ]);
});

test('a permission that exists for another kind of access says only that', () => {
  const after: Table = {
    ...before,
    'GET /files': { delegatedWork: ['!Files.Read', 'Files.Old'], application: ['!Files.Read.All', 'Files.Read'] },
  };
  expect(changes(after)[0]).toEqual({
    kind: 'grant',
    permission: 'Files.Read',
    scheme: 'application',
    fact: 'status',
    before: 'none',
    after: 'available',
  });
});
