// The compact form: what was written is read back whole, the same each time; what was damaged is refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCatalog, encodeCatalog } from '../../src/catalogs/compact.ts';
import { isPlainTemplate } from '../../src/catalogs/compact/plain-template.ts';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { parseTemplate } from '../../src/runtime/template.ts';
import { published } from './published.ts';

const catalog: Catalog = sample();

describe('a compact catalog', () => {
  it('is read back as it was', () => {
    expect(decodeCatalog(encodeCatalog(catalog))).toEqual({ catalog, problems: [] });
  });

  it('is the same text again after it was read back', () => {
    const text = encodeCatalog(catalog);
    const { catalog: again } = decodeCatalog(`\uFEFF${text}`);
    expect(again === undefined ? undefined : encodeCatalog(again)).toBe(text);
    expect(text).not.toContain('\n');
  });

  it('without an application id, an operation or a permission is one as well', () => {
    const empty: Catalog = {
      name: 'a',
      appId: undefined,
      bases: [],
      permissions: [],
      operations: [],
      includes: [],
      anomalies: [],
    };
    expect(decodeCatalog(encodeCatalog(empty))).toEqual({ catalog: empty, problems: [] });
  });

  it('gives one template to all operations of a path', () => {
    const { catalog: read } = decodeCatalog(encodeCatalog(catalog));
    const templates = read?.operations
      .map(({ template }) => template)
      .filter(({ text }) => text === '/me/messages/{id}');
    expect(templates).toHaveLength(2);
    expect(templates?.[0]).toBe(templates?.[1]);
  });
});

describe('a text that is none', () => {
  it.each<[string, string, string]>([
    ['', '', "the catalog can't be read: the text is not JSON"],
    ['{', '', "the catalog can't be read: the text is not JSON"],
    ['[]', '', "the catalog can't be read: the text is not JSON"],
    ['{}', '/format', "the catalog can't be read: the text is no compact catalog"],
    [
      '{"format":"permc-catalog/99"}',
      '/format',
      "the catalog can't be read: it was written by another version of permc",
    ],
  ])('%j', (text, pointer, message) => {
    const help = '`permc catalog add` writes it again from its source, as in `permc catalog add microsoft-graph`';
    expect(decodeCatalog(text)).toEqual({ problems: [{ pointer, message, help }] });
  });

  it.each<[string, string, (compact: Record<string, unknown>) => void]>([
    ['no name', '/name', (compact) => (compact['name'] = '')],
    ['an application id that is a number', '/appId', (compact) => (compact['appId'] = 7)],
    ['bases that are a text', '/bases', (compact) => (compact['bases'] = 'https://a')],
    [
      'a level of nine',
      '/permissions',
      (compact) => (compact['permissions'] = [['A', null, null, [null, 1, 9, 0], 0, 0]]),
    ],
    [
      'an unknown reason',
      '/permissions',
      (compact) => (compact['permissions'] = [['A', null, null, [null, 1, 1, 9], 0, 0]]),
    ],
    ['a grant that is missing', '/permissions', (compact) => (compact['permissions'] = [['A', null, null, 0, 0]])],
    ['a claim of nothing', '/claims', (compact) => (compact['claims'] = [[3, 0]])],
    ['a claim of a permission that is not there', '/claims', (compact) => (compact['claims'] = [[3, 0, 99]])],
    ['a claim that is trusted in spite of a doubt', '/claims', (compact) => (compact['claims'] = [[3, 1, 1]])],
    ['a claim that is not trusted and has no doubt', '/claims', (compact) => (compact['claims'] = [[1, 0, 1]])],
    ['an empty cell', '/cells', (compact) => (compact['cells'] = [[]])],
    ['a fraction', '/cells', (compact) => (compact['cells'] = [[0.5]])],
    ['a path that is no template', '/paths', (compact) => (compact['paths'] = ['/a//b'])],
    ['operations without a path', '/operations', (compact) => (compact['paths'] = [])],
    ['a method that does not exist', '/operations', (compact) => (compact['operations'] = [[99, 0, 0, 0]])],
    ['a cell that does not exist', '/operations', (compact) => (compact['operations'] = [[0, 99, 0, 0]])],
    ['half an operation', '/operations', (compact) => (compact['operations'] = [[0, 0]])],
    ['an implication without a source', '/includes', (compact) => (compact['includes'] = [['A', 'B']])],
    ['an anomaly without a message', '/anomalies', (compact) => (compact['anomalies'] = [['a', 1, 'b']])],
    ['an anomaly handled in an unknown way', '/anomalies', (compact) => (compact['anomalies'] = [['a', 9, 'b', 'c']])],
  ])('%s', (_, pointer, damage) => {
    const compact: Record<string, unknown> = JSON.parse(encodeCatalog(catalog));
    damage(compact);
    const shortened =
      pointer === '/operations' && Array.isArray(compact['operations']) && compact['operations'].length === 1;
    if (shortened) compact['paths'] = ['/a'];
    expect(decodeCatalog(JSON.stringify(compact)).problems.map((problem) => problem.pointer)).toEqual([pointer]);
  });

  it('never throws and never gives half a catalog, wherever it was cut or changed', () => {
    const text = encodeCatalog(catalog);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 4 }), (at, count, inserted) => {
        const { catalog: read, problems } = decodeCatalog(text.slice(0, at) + inserted + text.slice(at + count));
        expect(read === undefined).toBe(problems.length > 0);
        for (const { template, claims } of read?.operations ?? []) {
          expect(template.text.startsWith('/')).toBe(true);
          for (const cell of Object.values(claims))
            for (const claim of cell) expect(claim.permissions.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('a plain template', () => {
  it('is sure to parse', () => {
    const piece = fc.constantFrom(
      '/',
      'a',
      'B1',
      '.',
      '..',
      '{',
      '}',
      '{id}',
      '{id2}',
      '{a-b}',
      '{1}',
      ':',
      "'",
      '(',
      '=',
      '-',
      '%',
      ' ',
      '\n',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(isPlainTemplate(text) && !parseTemplate(text).ok).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['/a', '/a/{b}', '/a.b/{c-d}/$ref', "/O'Neil/@x"])('%s', (text) => {
    expect(isPlainTemplate(text)).toBe(true);
  });

  it.each(['', 'a', '/', '/a/', '/.', '/a/..', '/{a}/{a}', '/{a}:', '/f(a={b})', '/a\n', '/%41'])('not %j', (text) => {
    expect(isPlainTemplate(text)).toBe(false);
  });
});

function sample(): Catalog {
  const files = published({
    'Chat.Read.Chat': { type: 'RSC', schemes: ['Application'], paths: { 'GET Application': { '/chats/{id}': '' } } },
    'Mail.Read': {
      schemes: {
        DelegatedWork: { adminDisplayName: 'Read mail', requiresAdminConsent: false },
        DelegatedPersonal: { requiresAdminConsent: false },
      },
      paths: {
        'GET,PATCH DelegatedWork,DelegatedPersonal': {
          '/me/messages/{id}': 'least=DelegatedWork',
          '/me/root:/{id}:/a': '',
        },
      },
    },
    'Mail.ReadWrite': {
      schemes: ['DelegatedWork', 'Application'],
      paths: {
        'GET,PATCH Application,DelegatedWork': {
          '/me/messages/{id}': 'least=Application;AlsoRequires=Mail.ReadWrite',
          '/f(a={a}, b={b})': '',
        },
      },
    },
  });
  const { catalog: read } = readMicrosoftGraph(files);
  if (read === undefined) throw new Error('there is no catalog');
  const [operation, ...others] = read.operations;
  if (operation === undefined) throw new Error('there is no operation');
  return {
    ...read,
    operations: [{ ...operation, anonymous: true }, ...others],
    includes: [{ permission: 'Mail.ReadWrite', included: 'Mail.Read', source: 'a page' }],
  };
}
