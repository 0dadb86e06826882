// Corrections with a source: what they change, what they leave, and what is no overlay.
import { describe, expect, it } from 'vitest';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import { applyOverlay, type OverlayChange } from '../../src/catalogs/overlay.ts';
import { readOverlay } from '../../src/catalogs/read-overlay.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { published } from './published.ts';

const because = 'somebody tried it';
const source = 'https://example.com/why';
const catalog: Catalog = sample();

describe('a correction', () => {
  it.each<[OverlayChange, unknown]>([
    ['least', [{ least: true, trusted: true, doubt: undefined }]],
    ['not-least', [{ least: false, trusted: false, doubt: because }]],
    ['trusted', [{ least: false, trusted: true, doubt: undefined }]],
    ['distrusted', [{ least: false, trusted: false, doubt: because }]],
    ['not-accepted', []],
  ])('makes a claim %s', (change, expected) => {
    const corrected = correct('GET /Items/{itemId}', ['B.Read'], change);
    const claims = corrected.operations[0]?.claims.delegatedWork ?? [];
    expect(
      claims
        .filter(({ permissions }) => permissions[0] === 'B.Read')
        .map(({ least, trusted, doubt }) => ({ least, trusted, doubt })),
    ).toEqual(expected);
    expect(claims.filter(({ permissions }) => permissions[0] !== 'B.Read')).toEqual(
      catalog.operations[0]?.claims.delegatedWork?.slice(0, 1),
    );
    expect(corrected.anomalies).toEqual(catalog.anomalies);
  });

  it('is only for the kinds of access that it names', () => {
    const corrected = correct('GET /items/{id}', ['B.Read'], 'not-accepted');
    expect(corrected.operations[0]?.claims.application).toEqual(catalog.operations[0]?.claims.application);
  });

  it.each([
    ['GET /nothing', ['B.Read']],
    ['POST /items/{id}', ['B.Read']],
    ['GET /items/{id}', ['C.Read']],
    ['GET /items/{id}', ['A.Read', 'B.Read']],
    ['GET items', ['B.Read']],
  ])('of %s by %j that changes nothing is said', (call, permissions) => {
    const corrected = correct(call, permissions, 'least');
    const wanted = permissions.map((value) => `\`${value}\``).join(' and ');
    expect(corrected.operations).toEqual(catalog.operations);
    expect(corrected.anomalies.slice(catalog.anomalies.length)).toEqual([
      {
        check: 'unused-overlay',
        subject: call,
        message: `the overlay changes nothing here: there is no claim of ${wanted} to make \`least\``,
        handling: 'kept',
      },
    ]);
  });
});

describe('an overlay of a user', () => {
  const id = 'AAAAAAAA-0000-4000-8000-000000000001';

  it('adds permissions, ids and implications', () => {
    const { overlay, problems } = readOverlay({
      catalog: 'microsoft-graph',
      permissions: [
        { value: 'B.Read', access: ['application'], id, consent: 'admin', because, source },
        { value: 'Z.Read', access: ['delegatedWork'], id, consent: 'user', displayName: 'Read Z', because, source },
      ],
      includes: [
        { permission: 'B.Read', included: 'A.Read', because, source },
        { permission: 'B.Read', included: 'No.Such', because, source },
      ],
    });
    expect(problems).toEqual([]);
    const corrected = overlay === undefined ? undefined : applyOverlay(catalog, overlay);
    const grants = new Map(corrected?.permissions.map((permission) => [permission.value, permission.grants]));
    expect(grants.get('B.Read')?.application).toEqual({
      id: id.toLowerCase(),
      adminConsent: true,
      level: 3,
      blocked: undefined,
    });
    expect(grants.get('B.Read')?.delegatedWork).toEqual(catalog.permissions[1]?.grants.delegatedWork);
    expect(grants.get('Z.Read')).toEqual({
      delegatedWork: { id: id.toLowerCase(), adminConsent: false, level: undefined, blocked: undefined },
    });
    expect(corrected?.includes).toEqual([{ permission: 'B.Read', included: 'A.Read', source }]);
    expect(corrected?.anomalies.at(-1)?.message).toBe(
      'the overlay changes nothing here: one of the two permissions does not exist',
    );
  });

  it.each<[unknown, readonly string[]]>([
    [undefined, [': an overlay is an object with the name of its `catalog`']],
    [[], [': an overlay is an object with the name of its `catalog`']],
    [{ catalog: 'a', fixes: [] }, ['/fixes: an overlay has no `fixes`']],
    [{ catalog: 'a', corrections: {} }, ['/corrections: `corrections` is not a list']],
    [{ catalog: 'a', includes: ['a'] }, ['/includes/0: the entry is not an object']],
    [
      { catalog: 'a', includes: [{ permission: 'A', included: 'B', because }] },
      ['/includes/0: the entry gives no reason'],
    ],
    [
      { catalog: 'a', includes: [{ permission: 'A', included: 'A', because, source }] },
      ['/includes/0: `A` includes itself anyway'],
    ],
    [
      { catalog: 'a', includes: [{ permission: 'A', because, source }] },
      ['/includes/0: an implication needs the texts `permission` and `included`'],
    ],
    [
      {
        catalog: 'a',
        permissions: [{ value: 'A', access: ['application'], id: '1', consent: 'user', because, source }],
      },
      ['/permissions/0: the `id` of the permission is no UUID'],
    ],
    [
      { catalog: 'a', permissions: [{ value: 'A', access: ['application'], id, consent: 'both', because, source }] },
      ['/permissions/0: `consent` is neither `user` nor `admin`'],
    ],
    [
      { catalog: 'a', permissions: [{ value: 'A', access: ['everybody'], id, consent: 'user', because, source }] },
      ['/permissions/0: `access` is not a list of `delegatedWork`, `delegatedPersonal`, `application`'],
    ],
    [
      {
        catalog: 'a',
        corrections: [
          { call: 'get /a', access: ['application'], permissions: ['A'], change: 'least', because, source },
        ],
      },
      ['/corrections/0: `call` is not `METHOD /path`'],
    ],
    [
      {
        catalog: 'a',
        corrections: [{ call: 'GET /a', access: ['application'], permissions: ['A'], change: 'best', because, source }],
      },
      ['/corrections/0: `change` is none of `least`, `not-least`, `trusted`, `distrusted`, `not-accepted`'],
    ],
    [
      {
        catalog: 'a',
        corrections: [{ call: 'GET /a', access: ['application'], permissions: [], change: 'least', because, source }],
      },
      ['/corrections/0: `permissions` is not a list of the permissions of one claim'],
    ],
  ])('%j is none', (input, messages) => {
    const { overlay, problems } = readOverlay(input);
    expect(overlay).toBeUndefined();
    expect(problems.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual(messages);
  });
});

function correct(call: string, permissions: readonly string[], change: OverlayChange): Catalog {
  const { overlay } = readOverlay({
    catalog: 'microsoft-graph',
    corrections: [
      { call: call.includes(' /') ? call : 'GET /x', access: ['delegatedWork'], permissions, change, because, source },
    ],
  });
  if (overlay === undefined) throw new Error('there is no overlay');
  const corrections = overlay.corrections.map((correction) => ({ ...correction, call }));
  return applyOverlay(catalog, { ...overlay, corrections });
}

function sample(): Catalog {
  const schemes = ['DelegatedWork', 'Application'];
  const least = 'least=DelegatedWork,Application';
  const { catalog: read } = readMicrosoftGraph(
    published({
      'A.Read': { schemes, paths: { 'GET DelegatedWork,Application': { '/items/{id}': least } } },
      'B.Read': { schemes, paths: { 'GET DelegatedWork,Application': { '/items/{id}': '' } } },
    }),
    { catalog: 'microsoft-graph', corrections: [], permissions: [], includes: [] },
  );
  if (read === undefined) throw new Error('there is no catalog');
  return read;
}
