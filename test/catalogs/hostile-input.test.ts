// Whatever a reader is given, it answers: a catalog that holds together, or problems; it never throws.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogReading } from '../../src/catalogs/catalog-reading.ts';
import { decodeCatalog, encodeCatalog } from '../../src/catalogs/compact.ts';
import { readEntraApplication } from '../../src/catalogs/entra-application.ts';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import { readOpenApi } from '../../src/catalogs/openapi.ts';
import { readOverlay } from '../../src/catalogs/read-overlay.ts';
import { published } from './published.ts';

const words = (
  'permissions permissionDeployments schemes pathSets schemeKeys methods paths DelegatedWork Application GET A.Read ' +
  '/a/{b} /a//b least=Application AlsoRequires=A.Read id scheme openapi 3.1.0 info title security components ' +
  'securitySchemes oauth2 flows scopes get $ref #/paths #/ clientCredentials servers url appId appRoles value api ' +
  'catalog oauth2PermissionScopes __proto__ constructor toString hasOwnProperty \u0000 \uD800 corrections type ' +
  '11111111-1111-4111-8111-111111111111 includes isEnabled environment public'
).split(' ');
const word = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 }));
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    word,
    fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e21, undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(word, tie('value')), { maxLength: 5 }).map((entries) => JSON.parse(jsonOf(entries)) as unknown),
  ),
})).value;

/** An object with exactly these own members, `__proto__` too. */
function jsonOf(entries: readonly (readonly [string, unknown])[]): string {
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}`).join()}}`;
}

describe('any value', () => {
  it('given to the reader of Microsoft Graph', () => {
    fc.assert(
      fc.property(anything, anything, (permissions, provisioning) => {
        expect(flawOf(readMicrosoftGraph({ permissions, provisioning }))).toBeUndefined();
      }),
    );
  });

  it('given to the reader of Microsoft Graph inside of good files', () => {
    const pathSet = { schemeKeys: ['DelegatedWork'], methods: ['GET'], paths: { '/a': '' } };
    const good = { permissions: { A: { schemes: { DelegatedWork: {}, Application: {} }, pathSets: [pathSet] } } };
    const provisioning = { permissionDeployments: { A: [] } };
    fc.assert(
      fc.property(fc.constantFrom(...pointersIn(good)), anything, (pointer, value) => {
        const permissions = replaced(good, pointer, value);
        expect(flawOf(readMicrosoftGraph({ permissions, provisioning }))).toBeUndefined();
      }),
    );
  });

  it('given to the reader of OpenAPI', () => {
    fc.assert(
      fc.property(anything, anything, (paths, components) => {
        const document = { openapi: '3.1.0', info: { title: 'a' }, paths, components, security: components };
        expect(flawOf(readOpenApi(document))).toBeUndefined();
      }),
    );
  });

  it('given to the reader of applications', () => {
    fc.assert(
      fc.property(anything, anything, (appRoles, api) => {
        const application = { appId: '11111111-1111-4111-8111-111111111111', appRoles, api, oauth2Permissions: api };
        expect(flawOf(readEntraApplication(JSON.stringify(application)))).toBeUndefined();
      }),
    );
  });

  it('given to the reader of overlays', () => {
    fc.assert(
      fc.property(anything, anything, (corrections, includes) => {
        const { overlay, problems } = readOverlay({ catalog: 'a', corrections, includes });
        expect(overlay === undefined).toBe(problems.length > 0);
      }),
    );
  });
});

describe('any text', () => {
  it('given to the readers of texts', () => {
    const text = fc.oneof(
      fc.string(),
      anything.map((value) => JSON.stringify(value) ?? ''),
    );
    fc.assert(
      fc.property(text, (given) => {
        expect([flawOf(readEntraApplication(given)), flawOf(decodeCatalog(given))]).toEqual([undefined, undefined]);
      }),
    );
  });

  it.each([
    ['brackets', '['],
    ['open members', '{"a":'],
    ['open comments', '/* '],
    ['commas and comments', ',/**/'],
    ['open strings', '"\\'],
  ])('of fifty thousand %s is answered at once', (_, piece) => {
    const given = piece.repeat(50_000);
    expect([readEntraApplication(given).catalog, decodeCatalog(given).catalog]).toEqual([undefined, undefined]);
  });
});

describe('the order of the data', () => {
  it('does not matter', () => {
    const files = published({
      'A.Read': {
        schemes: ['DelegatedWork', 'Application'],
        paths: {
          'GET,POST DelegatedWork': { '/b/{id}': 'least=DelegatedWork', '/B/{ID}': '' },
          'GET Application': { '/a': '' },
        },
      },
      'A.ReadWrite': { schemes: ['Application'], paths: { 'GET Application': { '/a': 'least=Application' } } },
    });
    const turned: unknown = JSON.parse(JSON.stringify(files), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    );
    const texts = [files, turned as typeof files].map((input) => {
      const { catalog } = readMicrosoftGraph(input);
      return catalog === undefined ? undefined : encodeCatalog(catalog);
    });
    expect(texts[0]).toBeDefined();
    expect(texts[1]).toBe(texts[0]);
  });
});

/** What is wrong with an answer: there is a catalog exactly when there is no problem, and it survives its compact form. */
function flawOf({ catalog, problems }: CatalogReading): string | undefined {
  if ((catalog === undefined) !== problems.length > 0) return 'a catalog in spite of problems, or neither';
  if (catalog === undefined) return undefined;
  const { catalog: again } = decodeCatalog(encodeCatalog(catalog));
  return isDeepStrictEqual(plain(again), plain(catalog)) ? undefined : 'the compact form is another catalog';
}

function plain(catalog: unknown): unknown {
  return JSON.parse(JSON.stringify(catalog));
}

function pointersIn(value: unknown, pointer: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  return [pointer, ...Object.entries(value).flatMap(([key, inner]) => pointersIn(inner, [...pointer, key]))];
}

function replaced(value: unknown, pointer: readonly string[], by: unknown): unknown {
  const [key, ...rest] = pointer;
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item) as unknown);
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, inner]) => [name, name === key ? replaced(inner, rest, by) : inner]),
  );
}
