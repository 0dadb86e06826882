// The mark of a permission that writes, where its reader is listed for the same read: it goes to the reader, and only there.
import { describe, expect, it } from 'vitest';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import { published } from './published.ts';

type Files = ReturnType<typeof published>;
const none = { catalog: 'microsoft-graph', corrections: [], permissions: [], includes: [] };

describe('the mark of a writer', () => {
  const marks = (files: Files): readonly string[] =>
    (readMicrosoftGraph(files, none).catalog?.operations[0]?.claims.delegatedWork ?? []).map(
      ({ permissions, least, trusted }) => `${permissions.join('+')} ${least} ${trusted}`,
    );

  it('goes to the reader of the same, for a read', () => {
    expect(marks(two('GET', 'A.Read.All', 'A.ReadWrite.All', '', 'least=DelegatedWork'))).toEqual([
      'A.Read.All true true',
      'A.ReadWrite.All false true',
    ]);
  });

  it.each([
    ['a write', two('PATCH', 'A.Read', 'A.ReadWrite', '', 'least=DelegatedWork'), 'A.Read false false'],
    ['another constraint', two('GET', 'A.Read.All', 'A.ReadWrite', '', 'least=DelegatedWork'), 'A.Read.All false true'],
    ['another family', two('GET', 'B.Read', 'A.ReadWrite', '', 'least=DelegatedWork'), 'B.Read false false'],
  ])('stays for %s', (_why, files, other) => {
    const found = marks(files);
    expect(found).toContain(other);
    expect(found.filter((mark) => mark.includes('ReadWrite true'))).toHaveLength(1);
  });
});

/** Two permissions on `/a` with one method. */
function two(method: string, first: string, second: string, firstValue: string, secondValue: string): Files {
  return published({
    [first]: { schemes: ['DelegatedWork'], paths: { [`${method} DelegatedWork`]: { '/a': firstValue } } },
    [second]: { schemes: ['DelegatedWork'], paths: { [`${method} DelegatedWork`]: { '/a': secondValue } } },
  });
}
