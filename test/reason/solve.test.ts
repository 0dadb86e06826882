// The least-privileged set for some calls: the order of what counts, what is not relied on, and the reasons that are given.
import { describe, expect, test } from 'vitest';
import type { AccessScheme } from '../../src/model/catalog.ts';
import { createCatalogMatcher } from '../../src/reason/catalog-matcher.ts';
import type { Solution } from '../../src/reason/solution.ts';
import { createSolver, type SolveRequest } from '../../src/reason/solve.ts';
import { catalogOf, type CatalogOptions, type Table } from './catalog-of.ts';

type Options = CatalogOptions & Omit<Partial<SolveRequest>, 'calls'>;

/** Solves all operations of a table, or those that are named. */
function solve(table: Table, options: Options = {}, calls: readonly string[] = Object.keys(table)): Solution {
  const catalog = catalogOf(table, options);
  const match = createCatalogMatcher(catalog);
  const { schemes = ['application'], order, claims, bound } = options;
  return createSolver(catalog).solve({
    calls: calls.map((call) => ({ call, match: match(call) })),
    schemes,
    ...(order === undefined ? {} : { order }),
    ...(claims === undefined ? {} : { claims }),
    ...(bound === undefined ? {} : { bound }),
  });
}

function values({ permissions }: Solution): readonly string[] {
  return permissions.map(({ value }) => value);
}

/** Application-only ways in by operation. */
function application(ways: Readonly<Record<string, readonly string[]>>, scheme: AccessScheme = 'application'): Table {
  return Object.fromEntries(Object.entries(ways).map(([key, list]) => [key, { [scheme]: list }]));
}

describe('what counts, in its order', () => {
  test("the publisher's answer goes before what is only accepted, which stands in where it is needed anyway", () => {
    const table = application({
      'PATCH /users/{id}': ['!User.ReadWrite.All', 'User.EnableDisableAccount.All'],
      'POST /users/{id}/disable': ['!User.EnableDisableAccount.All'],
      'POST /users': ['User.ReadWrite.All'],
      'DELETE /users/{id}': ['User.ReadWrite.All'],
    });
    const [patch = '', disable = ''] = Object.keys(table);
    expect(values(solve(table, {}, [patch]))).toEqual(['User.ReadWrite.All']);
    expect(values(solve(table, {}, [disable, patch]))).toEqual(['User.EnableDisableAccount.All']);
    expect(values(solve(table, { order: ['operations'] }, [patch]))).toEqual(['User.EnableDisableAccount.All']);
  });

  test('of several that are marked the answer is the one that the publisher means', () => {
    const table = application({ 'GET /a': ['!A.ReadWrite', '!Z.Read'], 'PUT /a': ['!A.ReadWrite'] });
    expect(values(solve(table, {}, ['GET /a']))).toEqual(['Z.Read']);
    expect(values(solve(table))).toEqual(['A.ReadWrite']);
  });

  test('a writer that is only marked because its methods share one mark is no answer for reading', () => {
    const table = application({
      'GET /members': ['!Member.Read.Group', '!Member.ReadWrite.All', 'Member.Read.All'],
      'POST /members': ['!Member.ReadWrite.All'],
    });
    const grants = { 'Member.Read.Group': { blocked: 'resource-specific' } } as const;
    expect(values(solve(table, { grants }, ['GET /members']))).toEqual(['Member.Read.All']);
    expect(values(solve(table, { grants }))).toEqual(['Member.ReadWrite.All']);
  });

  test('one permission that does for both goes before two', () => {
    const table = application({ 'GET /a': ['A.Read', 'X.Read'], 'GET /b': ['B.Read', 'X.Read'] });
    expect(values(solve(table))).toEqual(['X.Read']);
  });

  test('fewer operations go before fewer permissions, and the order can be changed', () => {
    const wide = { 'GET /c': ['X.Read'], 'GET /d': ['X.Read'], 'GET /e': ['X.Read'] };
    const table = application({ 'GET /a': ['A.Read', 'X.Read'], 'GET /b': ['B.Read', 'X.Read'], ...wide });
    const calls = ['GET /a', 'GET /b'];
    expect(values(solve(table, {}, calls))).toEqual(['A.Read', 'B.Read']);
    expect(values(solve(table, { order: ['permissions'] }, calls))).toEqual(['X.Read']);
  });

  test('an operation that opens to a pair and to one of the set alone is counted once', () => {
    const table = application({
      'GET /a': ['A.ReadWrite + G.Read', 'B.Read + F.ReadWrite', 'C.Read'],
      'GET /b': ['A.Read + C.Read'],
      'GET /c': ['A.Read'],
    });
    const options = { grants: { 'C.Read': { blocked: 'hidden' } }, includes: { 'B.Read': ['A.Read'] } } as const;
    expect(values(solve(table, options, ['GET /a', 'GET /b']))).toEqual(['B.Read', 'C.Read', 'F.ReadWrite']);
  });

  test('a level goes before operations, and an unknown level is the highest', () => {
    const table = application({ 'GET /a': ['A.Read', 'X.Read'], 'GET /b': ['X.Read'] });
    expect(values(solve(table, { grants: { 'A.Read': { level: 3 } } }, ['GET /a']))).toEqual(['X.Read']);
    expect(values(solve(table, { grants: { 'A.Read': { level: undefined } } }, ['GET /a']))).toEqual(['X.Read']);
    const order = ['operations'] as const;
    expect(values(solve(table, { grants: { 'A.Read': { level: 3 } }, order }, ['GET /a']))).toEqual(['A.Read']);
  });

  test('reading goes before writing where the calls only read, whatever the levels say', () => {
    const table = application({
      'GET /a': ['A.Read', 'A.ReadWrite'],
      'GET /b': ['A.Read'],
      'PUT /a': ['A.ReadWrite'],
    });
    const grants = { 'A.Read': { level: 4 }, 'A.ReadWrite': { level: 3 } };
    expect(values(solve(table, { grants }, ['GET /a']))).toEqual(['A.Read']);
    expect(values(solve(table, { grants }, ['GET /a', 'PUT /a']))).toEqual(['A.ReadWrite']);
  });

  test('a user who can grant it alone goes before everything else that can be chosen', () => {
    const table = application({ 'GET /a': ['A.Read', 'X.ReadWrite'], 'GET /b': ['X.ReadWrite'] }, 'delegatedWork');
    const options = { grants: { 'A.Read': { adminConsent: true } }, schemes: ['delegatedWork'] } as const;
    expect(values(solve(table, options, ['GET /a']))).toEqual(['X.ReadWrite']);
    expect(values(solve(table, { ...options, order: ['privilege'] }, ['GET /a']))).toEqual(['A.Read']);
  });

  test('for application-only access an admin is needed anyway', () => {
    const table = application({ 'GET /a': ['A.Read', 'X.Read'], 'GET /b': ['X.Read'] });
    const solution = solve(table, { grants: { 'A.Read': { adminConsent: true } } }, ['GET /a']);
    expect(values(solution)).toEqual(['A.Read']);
    expect(solution.cost.consent).toBe(0);
  });

  test('the name decides when nothing else does', () => {
    expect(values(solve(application({ 'GET /a': ['B.Read', 'A.Read', 'C.Read'] })))).toEqual(['A.Read']);
  });
});

describe('what may be relied on', () => {
  const roles = application({
    'GET /principals': ['!Application.Read.All', '?Directory.Read.All'],
    'POST /principals/{id}/roles': ['!Assign.ReadWrite.All + Application.Read.All', '?Directory.Read.All'],
  });

  test('a claim that is only listed is never chosen, unless everything is relied on', () => {
    expect(values(solve(roles))).toEqual(['Application.Read.All', 'Assign.ReadWrite.All']);
    expect(values(solve(roles, { claims: 'listed', order: ['permissions'] }))).toEqual(['Directory.Read.All']);
  });

  test('permissions that are needed together are a set', () => {
    const solution = solve(roles, {}, ['POST /principals/{id}/roles']);
    expect(values(solution)).toEqual(['Application.Read.All', 'Assign.ReadWrite.All']);
    expect(solution.calls[0]?.metBy).toEqual([['Application.Read.All', 'Assign.ReadWrite.All']]);
  });

  test('what can be granted goes before what is marked', () => {
    const table = application({ 'GET /a': ['!A.Read', 'B.Read.All'] });
    for (const blocked of ['hidden', 'disabled', 'no-id', 'resource-specific'] as const) {
      const solution = solve(table, { grants: { 'A.Read': { blocked } } });
      expect(values(solution)).toEqual(['B.Read.All']);
      expect(solution.calls[0]?.rejected.map(({ reason }) => reason)).toEqual([
        { kind: 'not-grantable', permission: 'A.Read', why: blocked },
      ]);
    }
  });

  test('what can not be granted is named, and is a problem', () => {
    const solution = solve(application({ 'GET /a': ['!A.Read'] }), { grants: { 'A.Read': { blocked: 'hidden' } } });
    expect(values(solution)).toEqual(['A.Read']);
    expect(solution.problems.map(({ kind, call }) => `${kind} ${call}`)).toEqual(['not-grantable GET /a']);
  });

  test('a stated implication counts, at any distance and on either side of a pair', () => {
    const table = application({ 'GET /a': ['!A.Read'], 'PUT /a': ['!A.ReadWrite'], 'POST /b': ['!B.Send + A.Read'] });
    const includes = { 'A.ReadWrite': ['A.Read'], 'A.Manage': ['A.ReadWrite'] };
    expect(values(solve(table, { includes }))).toEqual(['A.ReadWrite', 'B.Send']);
    expect(values(solve(table))).toEqual(['A.Read', 'A.ReadWrite', 'B.Send']);
  });

  test('one set for work and personal accounts holds only what both can grant', () => {
    const table: Table = {
      'GET /a': { delegatedWork: ['!A.ReadBasic', 'A.Read'], delegatedPersonal: ['!A.Read'] },
    };
    expect(values(solve(table, { schemes: ['delegatedWork'] }))).toEqual(['A.ReadBasic']);
    const both = solve(table, { schemes: ['delegatedWork', 'delegatedPersonal'] });
    expect(values(both)).toEqual(['A.Read']);
    expect(both.calls[0]?.rejected.map(({ reason }) => reason)).toEqual([
      { kind: 'not-grantable', permission: 'A.ReadBasic', why: 'absent' },
    ]);
    expect(Object.keys(both.permissions[0]?.grants ?? {})).toEqual(['delegatedWork', 'delegatedPersonal']);
  });
});

describe('what is reported', () => {
  test('for each permission the calls that need it, and those that only use it', () => {
    const table = application({ 'GET /a': ['!A.Read'], 'GET /b': ['A.Read', '!B.Read'], 'GET /c': ['!B.Read'] });
    const { permissions } = solve(table);
    expect(permissions.map(({ value, neededBy, usedBy }) => ({ value, neededBy, usedBy }))).toEqual([
      { value: 'A.Read', neededBy: ['GET /a'], usedBy: ['GET /a', 'GET /b'] },
      { value: 'B.Read', neededBy: ['GET /c'], usedBy: ['GET /b', 'GET /c'] },
    ]);
  });

  test('for each way in that was not taken the first measure in which it is worse', () => {
    const table = application({
      'GET /a': ['A.Read', 'A.ReadWrite', 'Z.Read', 'Wide.Read', 'A.Read + B.Read', '?D.Read', 'L.Read'],
      'GET /b': ['Wide.Read'],
    });
    const solution = solve(table, { grants: { 'L.Read': { level: 2 } } }, ['GET /a']);
    expect(solution.calls[0]?.rejected.map(({ claim, reason }) => [claim.permissions.join(' + '), reason])).toEqual([
      ['A.ReadWrite', { kind: 'costs-more', measure: 'writes', chosen: 0, instead: 1 }],
      ['Z.Read', { kind: 'name' }],
      ['Wide.Read', { kind: 'costs-more', measure: 'operations', chosen: 1, instead: 2 }],
      ['A.Read + B.Read', { kind: 'costs-more', measure: 'permissions', chosen: 1, instead: 2 }],
      ['D.Read', { kind: 'not-trusted', doubt: 'only listed' }],
      ['L.Read', { kind: 'costs-more', measure: 'level', chosen: 1, instead: 2 }],
    ]);
  });

  test('every call without an answer, with its kind; the others are answered all the same', () => {
    const table: Table = {
      'GET /a': { application: ['!A.Read'] },
      'GET /me': { delegatedWork: ['!User.Read'], delegatedPersonal: ['!User.Read'] },
      'GET /none': { application: ['?A.Read', '?B.Read'] },
      'DELETE /odd': { application: ['!?A.Read'] },
      'GET /x/{y}/z': {},
      'GET /x/y/{z}': {},
    };
    const calls = ['GET /a', 'GET /me', 'GET /none', 'DELETE /odd', 'GET /x/y/z', 'GET /nowhere', 'PUT /a', '/a'];
    const solution = solve(table, {}, calls);
    expect(values(solution)).toEqual(['A.Read']);
    expect(
      solution.problems.map((problem) => [
        problem.call,
        problem.kind === 'unmatched' ? problem.match.kind : problem.kind,
      ]),
    ).toEqual([
      ['GET /me', 'no-access'],
      ['GET /none', 'no-least'],
      ['DELETE /odd', 'not-trusted'],
      ['GET /x/y/z', 'ambiguous'],
      ['GET /nowhere', 'not-found'],
      ['PUT /a', 'no-method'],
      ['/a', 'malformed'],
    ]);
    const [access] = solution.problems;
    expect(access?.kind === 'no-access' && access.allowed).toEqual(['delegatedWork', 'delegatedPersonal']);
  });

  test('no calls need nothing, and an operation without a token needs nothing', () => {
    const catalog = catalogOf({ 'GET /health': {} });
    const [health] = catalog.operations.map((operation) => ({ ...operation, anonymous: true }));
    const open = { ...catalog, operations: health === undefined ? [] : [health] };
    const match = createCatalogMatcher(open);
    const call = { call: 'GET /health', match: match('GET /health') };
    const solution = createSolver(open).solve({ calls: [call], schemes: ['application'] });
    expect(values(solution)).toEqual([]);
    expect(solution.calls.map(({ metBy }) => metBy)).toEqual([[]]);
    expect(solution.cost).toEqual({
      unmarked: 0,
      consent: 0,
      writes: 0,
      level: 0,
      operations: 0,
      permissions: 0,
      implied: 0,
    });
    expect(values(solve({}))).toEqual([]);
  });

  test('a search that reaches its bound says so; its set still covers and has nothing to leave out', () => {
    // Each call has three ways in that cross the ways of the next one: nothing follows, everything has to be tried.
    const ways = Array.from({ length: 30 }, (_, call): readonly [string, readonly string[]] => [
      `GET /p${call}`,
      [0, 1, 2].map((step) => `P${(call * 7 + step * step * 5) % 30}.Read`),
    ]);
    const table = application(Object.fromEntries(ways));
    const bounded = solve(table, { bound: 1 });
    expect(bounded.exact).toBe(false);
    expect(bounded.permissions.every(({ neededBy }) => neededBy.length > 0)).toBe(true);
    expect(bounded.calls).toHaveLength(30);
    const free = solve(table);
    expect(free.exact).toBe(true);
    expect(free.cost.operations).toBeLessThanOrEqual(bounded.cost.operations);
  });
});

describe('permissions that an app already asks for', () => {
  const catalog = catalogOf(application({ 'GET /a': ['!A.Read', 'A.ReadWrite'], 'GET /b': ['!B.Read'] }));
  const match = createCatalogMatcher(catalog);
  const calls = ['GET /a', 'GET /b'].map((call) => ({ call, match: match(call) }));
  const assess = (held: readonly string[]) => createSolver(catalog).assess({ calls, schemes: ['application'] }, held);

  test.each([
    [['A.Read', 'B.Read'], [], []],
    [['A.ReadWrite'], ['GET /b'], []],
    [['A.Read', 'A.ReadWrite', 'B.Read'], [], ['A.ReadWrite']],
    [['B.Read', 'Unknown.Read', '__proto__'], ['GET /a'], ['Unknown.Read', '__proto__']],
    [[], ['GET /a', 'GET /b'], []],
  ])('%j miss %j and need not have %j', (held, missing, needless) => {
    expect(assess(held)).toMatchObject({ missing, needless });
  });
});
