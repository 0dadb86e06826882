// All of Microsoft Graph, many calls at once: the worked examples, and random sets, which are covered by what is published,
// have nothing to leave out, and are no worse than what other rules find or than the best of all sets.
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccessScheme, Catalog } from '../../src/model/catalog.ts';
import { createCatalogMatcher, type CallMatch, type CatalogMatcher } from '../../src/reason/catalog-matcher.ts';
import { leastClaims } from '../../src/reason/least-claims.ts';
import { compareSolutions, measuresOf } from '../../src/reason/solve-order.ts';
import { createSolver, type SolveRequest, type Solver } from '../../src/reason/solve.ts';
import { bestByTrying, blockedPermissions, judgeSet, knownCall } from '../bench/judge-set.mjs';
import { dropWhatIsHeld, fewestCallsFirst, firstThenReplace, unionOfLeast } from '../bench/peer-heuristics.mjs';
import { createRandom, createSampler, found } from '../bench/random-sets.mjs';
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

  test.each([
    ['PATCH /users/1', 'User.ReadWrite.All', 'User.ReadWrite'],
    ['GET /me', 'User.Read', 'User.ReadBasic.All'],
  ])('%s needs %s, and %s where the published answer does not come first', (call, expected, otherwise) => {
    const request = requestOf([call], 'delegatedWork');
    const order = ['consent', 'privilege', 'operations', 'permissions', 'marked'] as const;
    expect(solver.solve(request).permissions.map(({ value }) => value)).toEqual([expected]);
    expect(solver.solve({ ...request, order }).permissions.map(({ value }) => value)).toEqual([otherwise]);
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

  // A part of what test/bench/solver.mjs measures, always the same.
  test.each(
    (['delegatedWork', 'delegatedPersonal', 'application'] as const).flatMap((scheme) =>
      (['uniform', 'workload', 'crud'] as const).map((sampling) => [scheme, sampling] as const),
    ),
  )('random sets for %s, %s', (scheme, sampling) => {
    const draw = createSampler(catalog, scheme, createRandom(17))[sampling];
    const blocked = blockedPermissions(catalog, scheme);
    let tried = 0;
    for (const size of [1, 3, 5, 5, 8, 20, 20, 60]) {
      const asked = draw(size);
      const request: SolveRequest = { calls: asked.map(found), schemes: [scheme] };
      const solution = solver.solve(request);
      const own = solution.permissions.map(({ value }) => value);
      const answered = new Set(solution.calls.map(({ call }) => call));
      const known = asked.filter(({ call }) => answered.has(call)).map((one) => knownCall(one, scheme, blocked));
      expect(solution.exact).toBe(true);
      expect(judgeSet(new Set(own), known)).toEqual({ uncovered: false, uncoveredTrusted: false, redundant: false });
      expect(solver.assess(request, own)).toMatchObject({ missing: [], needless: [] });
      const weigh = (value: string) => solver.assess(request, [value]).cost;
      const best = bestByTrying(known, weigh, measuresOf(), catalog, scheme);
      if (best !== undefined) {
        tried += 1;
        expect(own).toEqual(best);
      }
      for (const rule of [unionOfLeast, dropWhatIsHeld, firstThenReplace, fewestCallsFirst]) {
        const values = [...rule(known)];
        const isUsable = !judgeSet(new Set(values), known).uncoveredTrusted && !values.some((one) => blocked.has(one));
        if (!isUsable) continue;
        const other = { values, cost: solver.assess(request, values).cost };
        expect(compareSolutions(measuresOf(), other, { values: own, cost: solution.cost })).toBeGreaterThanOrEqual(0);
      }
    }
    expect(tried).toBeGreaterThan(2);
  });

  function requestOf(calls: readonly string[], scheme: AccessScheme): SolveRequest {
    return { calls: calls.map((call) => ({ call, match: match(call) })), schemes: [scheme] };
  }
});

function unionPart(match: CallMatch, scheme: AccessScheme): readonly string[] {
  return match.kind === 'found' ? (leastClaims(match.operation, scheme, match.siblings)[0]?.permissions ?? []) : [];
}
