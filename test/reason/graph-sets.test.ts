// All of Microsoft Graph, many calls at once: the worked examples, and random sets, which are covered by what is published,
// have nothing to leave out and are no worse than the union of the published answers.
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccessScheme, Catalog } from '../../src/model/catalog.ts';
import { createCatalogMatcher, type CallMatch, type CatalogMatcher } from '../../src/reason/catalog-matcher.ts';
import { leastClaims } from '../../src/reason/least-claims.ts';
import { compareSolutions, measuresOf } from '../../src/reason/solve-order.ts';
import { createSolver, type SolveRequest, type Solver } from '../../src/reason/solve.ts';
import { hasGraphData, readGraphCatalog } from '../catalogs/graph-data.ts';

describe.skipIf(!hasGraphData)('sets of calls to Microsoft Graph', () => {
  let catalog: Catalog;
  let match: CatalogMatcher;
  let solver: Solver;

  beforeAll(() => {
    catalog = readGraphCatalog();
    match = createCatalogMatcher(catalog);
    solver = createSolver(catalog);
  });

  // The calls, then what they need with the operations that it opens, and the union of their answers with what that opens.
  test.each<[readonly string[], AccessScheme, string, number, string, number]>([
    [
      ['GET /me/mailFolders', 'GET /me/mailFolders/1/messages/2'],
      'delegatedWork',
      'Mail.ReadBasic',
      18,
      'Mail.Read, Mail.ReadBasic',
      34,
    ],
    [
      ['GET /me/messages', 'POST /me/messages', 'GET /me/messages/1'],
      'delegatedWork',
      'Mail.ReadBasic, Mail.ReadWrite',
      95,
      'Mail.Read, Mail.ReadBasic, Mail.ReadWrite',
      111,
    ],
    [
      ['GET /users', 'GET /users/1/manager', 'GET /users/1/memberOf'],
      'application',
      'Directory.Read.All, User.Read.All',
      327,
      'Directory.Read.All, User.Read.All, User.ReadBasic.All',
      327,
    ],
    [
      ['GET /applications', 'POST /applications', 'PATCH /applications/1', 'POST /servicePrincipals'],
      'application',
      'Application.ReadWrite.OwnedBy',
      146,
      'AppRegistration.Create, Application.Read.All, Application.ReadWrite.OwnedBy',
      210,
    ],
    [
      ['GET /servicePrincipals', 'POST /servicePrincipals/1/appRoleAssignedTo'],
      'application',
      'AppRoleAssignment.ReadWrite.All, Application.Read.All',
      121,
      'AppRoleAssignment.ReadWrite.All, Application.Read.All',
      121,
    ],
    [
      ['GET /sites/1', 'POST /sites/1/lists', 'GET /sites/1/lists/2/items', 'PATCH /sites/1/lists/2/items/3'],
      'application',
      'Sites.ReadWrite.All',
      460,
      'Sites.Manage.All, Sites.Read.All, Sites.ReadWrite.All',
      502,
    ],
    [
      ['GET /users', 'GET /users/1/licenseDetails'],
      'delegatedWork',
      'LicenseAssignment.Read.All, User.ReadBasic.All',
      120,
      'LicenseAssignment.Read.All, User.ReadBasic.All',
      120,
    ],
  ])('%j for %s', (calls, scheme, expected, operations, union, opened) => {
    const request = requestOf(calls, scheme);
    const { problems, permissions, cost } = solver.solve(request);
    expect(problems).toEqual([]);
    expect(permissions.map(({ value }) => value).join(', ')).toBe(expected);
    expect(cost.operations).toBe(operations);
    const values = [...new Set(request.calls.flatMap((one) => unionPart(one.match, scheme)))].toSorted();
    expect([values.join(', '), solver.assess(request, values).cost.operations]).toEqual([union, opened]);
  });

  test.each<[readonly string[], AccessScheme, string, number]>([
    [['GET /users', 'GET /users/1/manager', 'GET /users/1/memberOf'], 'application', 'Directory.Read.All', 261],
    [
      ['GET /deviceAppManagement/windowsManagementApp', 'GET /deviceManagement/detectedApps'],
      'application',
      'DeviceManagementManagedDevices.Read.All',
      339,
    ],
  ])('%j for %s with all that is listed, as other tools take it', (calls, scheme, expected, operations) => {
    const { permissions, cost } = solver.solve({ ...requestOf(calls, scheme), claims: 'listed' });
    expect(permissions.map(({ value }) => value).join(', ')).toBe(expected);
    expect(cost.operations).toBe(operations);
  });

  test('what a permission opens only beside another one does not count for it alone', () => {
    const value = 'Application.ReadWrite.OwnedBy';
    const listed = catalog.operations.filter(({ claims }) =>
      claims.application?.some(({ permissions }) => permissions[0] === value),
    );
    expect(listed).toHaveLength(186);
    const call = 'PATCH /applications/1';
    expect(solver.assess(requestOf([call], 'application'), [value]).cost.operations).toBe(146);
  });

  test.each(['delegatedWork', 'delegatedPersonal', 'application'] as const)('random sets for %s', (scheme) => {
    const asked = catalog.operations.filter(({ claims }) => claims[scheme] !== undefined);
    const random = createRandom(17);
    for (let round = 0; round < 60; round++) {
      const operations = Array.from({ length: 1 + (round % 40) }, () => asked[random(asked.length)]).flatMap(
        (one) => one ?? [],
      );
      const request = requestOf(
        operations.map(({ method, template }) => `${method} ${template.text}`),
        scheme,
      );
      const solution = solver.solve(request);
      const own = new Set(solution.permissions.map(({ value }) => value));
      expect(solution.exact).toBe(true);
      const answered = new Set(solution.calls.map(({ call }) => call));
      for (const operation of operations) {
        const isOpen = (operation.claims[scheme] ?? []).some(({ permissions }) =>
          permissions.every((one) => own.has(one)),
        );
        expect(isOpen || !answered.has(`${operation.method} ${operation.template.text}`)).toBe(true);
      }
      expect(solver.assess(request, [...own])).toMatchObject({ missing: [], needless: [] });
      const union = [...new Set(request.calls.flatMap((one) => unionPart(one.match, scheme)))];
      const other = solver.assess(request, union);
      const isUsable = other.missing.length === 0 && union.every((value) => isGrantable(value, scheme));
      if (!isUsable) continue;
      const answer = { values: [...own], cost: solution.cost };
      expect(compareSolutions(measuresOf(), { values: union, cost: other.cost }, answer)).toBeGreaterThanOrEqual(0);
    }
  });

  function requestOf(calls: readonly string[], scheme: AccessScheme): SolveRequest {
    return { calls: calls.map((call) => ({ call, match: match(call) })), schemes: [scheme] };
  }

  function isGrantable(value: string, scheme: AccessScheme): boolean {
    const grant = catalog.permissions.find((one) => one.value === value)?.grants[scheme];
    return grant !== undefined && grant.blocked === undefined;
  }
});

function unionPart(found: CallMatch, scheme: AccessScheme): readonly string[] {
  return found.kind === 'found' ? (leastClaims(found.operation, scheme, found.siblings)[0]?.permissions ?? []) : [];
}

/** The same numbers on every machine. */
function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
