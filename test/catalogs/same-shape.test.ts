// Keys that are one path in several spellings: one operation with the claims of all, unless they name different objects.
import { describe, expect, it } from 'vitest';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { published, type Permission } from './published.ts';

const work = ['DelegatedWork'];
const least = 'least=DelegatedWork';

describe('a claim', () => {
  it('of a path whose spellings differ in letter case only is the claim of all of them', () => {
    const catalog = read({
      'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/items/{id}': '' } } },
      'A.ReadBasic': { schemes: work, paths: { 'GET DelegatedWork': { '/Items/{id}': least } } },
    });
    expect(catalog.operations[0]?.claims.delegatedWork?.map(({ trusted }) => trusted)).toEqual([true, true]);
  });

  it('of one object is not that of another', () => {
    const catalog = read({
      'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { '/c/{global-id}': least, '/c/{local-id}': '' } } },
      'A.ReadLess': { schemes: work, paths: { 'GET DelegatedWork': { '/c/{local-id}': least } } },
    });
    expect(catalog.operations[0]?.claims.delegatedWork).toEqual([
      { permissions: ['A.Read'], least: true, trusted: true, doubt: undefined },
      { permissions: ['A.ReadLess'], least: true, trusted: false, doubt: 'listed only for `/c/{local-id}`' },
    ]);
  });

  it.each([
    ['/c/{id}', '/c/{c-id}'],
    ['/c/{c-id}/d/{id}', '/c/{cId}/d/{d-id}'],
    ['/c/k={value}', '/c(k={kind})'],
    ['/c/{id}}/d', '/c/{id}/d'],
  ])('of %s is that of %s, for they may name the same object', (one, other) => {
    const catalog = read({
      'A.Read': { schemes: work, paths: { 'GET DelegatedWork': { [one]: '' } } },
      'A.ReadBasic': { schemes: work, paths: { 'GET DelegatedWork': { [other]: least } } },
    });
    expect(catalog.operations[0]?.claims.delegatedWork?.map(({ trusted }) => trusted)).toEqual([true, true]);
  });
});

function read(permissions: Readonly<Record<string, Permission>>): Catalog {
  const { catalog } = readMicrosoftGraph(published(permissions));
  if (catalog === undefined) throw new Error('the data is not readable');
  return catalog;
}
