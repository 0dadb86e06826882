// The cases of the tool that the published data of Microsoft Graph is made with (microsoftgraph/kibali, its own tests), by
// number: finding a path, access with given permissions, the least answer, the tables of the pages. What it reports about
// the data itself (C11, C22 to C30) is in test/catalogs/graph-validation.test.ts.
import { describe, expect, test } from 'vitest';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import type { AccessScheme, Catalog } from '../../src/model/catalog.ts';
import { createCatalogMatcher } from '../../src/reason/catalog-matcher.ts';
import { createLeastAnswers } from '../../src/reason/least-answer.ts';
import { leastClaims } from '../../src/reason/least-claims.ts';
import { createSolver } from '../../src/reason/solve.ts';
import { hasGraphData, readGraphCatalog } from '../catalogs/graph-data.ts';
import { published, type Permission } from '../catalogs/published.ts';

const schemes = ['delegatedWork', 'delegatedPersonal', 'application'] as const;
const all = ['DelegatedWork', 'DelegatedPersonal', 'Application'];

function read(permissions: Readonly<Record<string, Permission>>): Catalog {
  const none = { catalog: 'microsoft-graph', corrections: [], permissions: [], includes: [] };
  const { catalog, problems } = readMicrosoftGraph(published(permissions), none);
  if (catalog === undefined) throw new Error(JSON.stringify(problems));
  return catalog;
}

/** The path that a request is found to be, or why there is none. */
function find(catalog: Catalog, call: string): string {
  const found = createCatalogMatcher(catalog)(call);
  return found.kind === 'found' ? found.operation.template.text : found.kind;
}

function accepted(catalog: Catalog, call: string, scheme: AccessScheme): readonly string[] {
  const found = createCatalogMatcher(catalog)(call);
  const claims = found.kind === 'found' ? found.operation.claims[scheme] : undefined;
  return (claims ?? []).map(({ permissions }) => permissions.join(' and '));
}

/** The published answer, as the pages write it. */
function least(catalog: Catalog, call: string, scheme: AccessScheme): readonly string[] {
  const found = createCatalogMatcher(catalog)(call);
  if (found.kind !== 'found') return [];
  return leastClaims(found.operation, scheme, found.siblings).map(({ permissions }) => permissions.join(' and '));
}

describe('finding a path', () => {
  const catalog = read({
    'Foo.Read': {
      schemes: all,
      paths: {
        'GET DelegatedWork,Application': { '/foo': '', '/bar': '', '/bar/{id}': '', '/bar/{id}/schmo': '' },
        'GET,POST DelegatedPersonal,Application': { '/bar': '' },
      },
    },
    'Bar.Read': {
      schemes: all,
      paths: {
        'GET DelegatedPersonal': {
          '/bar/{id}': '',
          '/bar/{id}/({value})': '',
          '/bar/{id}:/{id}:/stuff': '',
          '/bar/method(on={value})': '',
        },
      },
    },
  });

  test.each([
    ['C1', '/foo', '/foo'],
    ['C2', '/blahs', 'not-found'],
    ['C3', '/bar/asdasd', '/bar/{id}'],
    ['C4', '/bar/asdasd/schmo', '/bar/{id}/schmo'],
    ['C5', '/bar/asdasd/glib', 'not-found'],
    ['C6', '/bar/asdasd/SCHMO/(value)', '/bar/{id}/schmo'],
    ['C7', '/bar/(value)/asdasd/SchMO', '/bar/{id}/schmo'],
    ['C8', '/bar/{some}:/{path}:/stuff/', '/bar/{id}:/{id2}:/stuff'],
    ['C9', "/bar/Method(on='{parameterValue}')", '/bar/method(on={value})'],
    ['C10', '/bar/{id}/({value})', '/bar/{id}/({value})'],
  ])('%s: %s is %s', (_case, path, expected) => {
    expect(find(catalog, `GET ${path}`)).toBe(expected);
  });

  test('C3: each kind of access has its own permissions there', () => {
    expect(accepted(catalog, 'GET /bar/asdasd', 'delegatedPersonal')).toEqual(['Bar.Read']);
    expect(accepted(catalog, 'GET /bar/asdasd', 'delegatedWork')).toEqual(['Foo.Read']);
  });
});

describe('access with given permissions', () => {
  const catalog = read({
    'Foo.Read': { schemes: ['Application'], paths: { 'GET Application': { '/foo': 'least=Application' } } },
    'Bar.Read': { schemes: all },
  });

  /** The calls that the permissions do not open, and what is wrong with the others. */
  function access(call: string, scheme: AccessScheme, values: readonly string[]): readonly (readonly string[])[] {
    const request = { calls: [{ call, match: createCatalogMatcher(catalog)(call) }], schemes: [scheme] };
    const solver = createSolver(catalog);
    const problems = solver
      .solve(request)
      .problems.map((one) => (one.kind === 'unmatched' ? one.match.kind : one.kind));
    return [solver.assess(request, values).missing, problems];
  }

  test('C12: without data there is no catalog, and without operations no path', () => {
    const { problems } = readMicrosoftGraph(published({}));
    expect(problems.map(({ message }) => message)).toEqual(['the file of permissions is empty']);
    expect(find({ ...catalog, operations: [] }, 'GET /foo')).toBe('not-found');
  });

  test.each<[string, string, AccessScheme, readonly string[], readonly string[], readonly string[]]>([
    ['C13: a method that the path lacks', 'POST /foo', 'application', ['Foo.Read'], [], ['no-method']],
    ['C14: a kind of access that it lacks', 'GET /foo', 'delegatedWork', ['Foo.Read'], [], ['no-access']],
    ['C15: another permission', 'GET /foo', 'application', ['Bar.Read'], ['GET /foo'], []],
    ['C16: the permission', 'GET /foo', 'application', ['Foo.Read'], [], []],
  ])('%s', (_case, call, scheme, values, missing, problems) => {
    expect(access(call, scheme, values)).toEqual([missing, problems]);
  });
});

describe('the least answer', () => {
  const catalog = read({
    'Foo.Read': {
      schemes: all,
      paths: {
        'GET,POST DelegatedWork,DelegatedPersonal,Application': {
          '/bar': 'least=DelegatedWork,DelegatedPersonal,Application',
        },
        'PATCH,DELETE DelegatedWork,DelegatedPersonal,Application': {
          '/bar': 'least=DelegatedWork,DelegatedPersonal,Application',
        },
      },
    },
    'Bar.Read': {
      schemes: all,
      paths: { 'PATCH DelegatedPersonal,Application': { '/bar': 'least=DelegatedPersonal,Application' } },
    },
  });

  test.each([
    ['GET', ['Foo.Read'], ['Foo.Read'], ['Foo.Read']],
    ['POST', ['Foo.Read'], ['Foo.Read'], ['Foo.Read']],
    ['DELETE', ['Foo.Read'], ['Foo.Read'], ['Foo.Read']],
    ['PATCH', ['Foo.Read'], ['Bar.Read'], ['Bar.Read']],
  ])('C17 to C19: for %s it is %j, %j, %j', (method, ...answers) => {
    expect(schemes.map((scheme) => least(catalog, `${method} /bar`, scheme))).toEqual(answers);
  });

  const pair = (also: string): Readonly<Record<string, Permission>> => ({
    'Foo.Read': {
      schemes: all,
      paths: { 'GET DelegatedWork,Application': { '/foo': `least=Application;AlsoRequires=Bar.Read` } },
    },
    'Bar.Read': { schemes: all, paths: { 'GET DelegatedWork,Application': { '/foo': also } } },
  });

  test('C20: permissions that need each other are one answer', () => {
    const mutual = read(pair('least=DelegatedWork,Application;AlsoRequires=Foo.Read'));
    expect(least(mutual, 'GET /foo', 'application')).toEqual(['Bar.Read and Foo.Read']);
    expect(least(mutual, 'GET /foo', 'delegatedWork')).toEqual(['Bar.Read and Foo.Read']);
  });

  test('C21, C35: a permission that needs another one', () => {
    const oneSided = read(pair('least=DelegatedWork'));
    expect(least(oneSided, 'GET /foo', 'application')).toEqual(['Foo.Read and Bar.Read']);
    expect(least(oneSided, 'GET /foo', 'delegatedWork')).toEqual(['Bar.Read']);
  });
});

describe('the tables of the pages', () => {
  const catalog = read({
    'Foo.Read': {
      schemes: all,
      paths: { 'GET Application': { '/foo': 'least=Application', '/bar': '', '/both': '' } },
    },
    'Bar.Read': { schemes: all, paths: { 'GET Application': { '/bar': '', '/both': 'least=Application' } } },
  });

  test('C31: what is not there has no row', () => {
    expect([find(catalog, 'GET /no'), find(catalog, 'PUT /foo')]).toEqual(['not-found', 'no-method']);
    expect(accepted(catalog, 'GET /foo', 'delegatedWork')).toEqual([]);
  });

  test('C32: where nothing is marked there is no published answer, and none is made up among several families', () => {
    expect(least(catalog, 'GET /bar', 'application')).toEqual([]);
    const found = createCatalogMatcher(catalog)('GET /bar');
    if (found.kind !== 'found') throw new Error(found.kind);
    const answer = createLeastAnswers(catalog)(found.operation, 'application', found.siblings);
    expect(answer).toEqual({ claims: [], basis: 'none' });
    expect(accepted(catalog, 'GET /bar', 'application')).toEqual(['Bar.Read', 'Foo.Read']);
  });

  test('C33: where nothing higher is listed, the answer is all there is', () => {
    expect(least(catalog, 'GET /foo', 'application')).toEqual(accepted(catalog, 'GET /foo', 'application'));
  });

  test('C34: paths with different answers need both, and that is no error', () => {
    const match = createCatalogMatcher(catalog);
    const calls = ['GET /foo', 'GET /both'].map((call) => ({ call, match: match(call) }));
    const { permissions, problems } = createSolver(catalog).solve({ calls, schemes: ['application'] });
    expect(permissions.map(({ value }) => value)).toEqual(['Bar.Read', 'Foo.Read']);
    expect(problems).toEqual([]);
  });
});

describe.skipIf(!hasGraphData)('the published data', () => {
  test.each([
    ['C36', 'GET /me/messages', 'Mail.Read'],
    ['C37', 'POST /me/messages', 'Mail.ReadWrite'],
    ['C38', 'GET /users/x/authentication/microsoftAuthenticatorMethods', 'UserAuthenticationMethod.ReadWrite'],
  ])('%s: %s accepts %s', (_case, call, value) => {
    expect(accepted(readGraphCatalog(), call, 'delegatedWork')).toContain(value);
  });
});
