// All of Microsoft Graph: every path is found again, the published answers are given, and every set is covered by what is
// published, has nothing to leave out and is no worse than the union of the published answers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readMicrosoftGraph } from '../../src/catalogs/microsoft-graph/read-microsoft-graph.ts';
import type { AccessScheme, Catalog, CatalogOperation } from '../../src/model/catalog.ts';
import { createCatalogMatcher, type CatalogMatcher } from '../../src/reason/catalog-matcher.ts';
import { leastClaims } from '../../src/reason/least-claims.ts';
import { compareSolutions, measuresOf } from '../../src/reason/solve-order.ts';
import { createSolver, type SolveRequest, type Solver } from '../../src/reason/solve.ts';
import { graphData } from '../graph/graph-manifest.mjs';

const folder = graphData();
if (folder === undefined) console.warn('the data of Microsoft Graph is not here (PERMC_GRAPH_DATA says where it is)');

describe.skipIf(folder === undefined)('the published data of Microsoft Graph', () => {
  let catalog: Catalog;
  let match: CatalogMatcher;
  let solver: Solver;

  beforeAll(() => {
    const read = (file: string): unknown => JSON.parse(readFileSync(join(folder ?? '', file), 'utf8'));
    const input = { permissions: read('permissions.json'), provisioning: read('provisioningInfo.json') };
    const reading = readMicrosoftGraph(input);
    if (reading.catalog === undefined) throw new Error(JSON.stringify(reading.problems));
    catalog = reading.catalog;
    match = createCatalogMatcher(catalog);
    solver = createSolver(catalog);
  });

  test.each([
    ['its own text', (text: string) => text],
    ['a concrete URL', (text: string) => `https://graph.microsoft.com/v1.0${concrete(text)}?$select=id`],
    ['capitals and a final slash', (text: string) => `/BETA${concrete(text).toUpperCase()}/`],
    ['quoted arguments', (text: string) => concrete(text).replaceAll(/=(0a1b-\d+)(?=[,)])/g, "='$1'")],
  ])('every operation is found by %s', (_form, write) => {
    const missed = catalog.operations.filter(({ method, template }, index) => {
      const found = match(`${method} ${write(template.text)}`);
      return found.kind !== 'found' || found.operation !== catalog.operations[index] || found.aliases.length > 0;
    });
    expect(missed.map(({ method, template }) => `${method} ${template.text}`)).toEqual([]);
  });

  test.each([
    ['GET /me', ['User.Read'], ['User.Read'], []],
    ['GET /me/messages', ['Mail.ReadBasic'], ['Mail.ReadBasic'], ['Mail.ReadBasic.All']],
    ['POST /me/messages', ['Mail.ReadWrite'], ['Mail.ReadWrite'], ['Mail.ReadWrite']],
    ['POST /me/sendMail', ['Mail.Send'], ['Mail.Send'], ['Mail.Send']],
    ['POST /me/events', ['Calendars.ReadWrite'], ['Calendars.ReadWrite'], ['Calendars.ReadWrite']],
    ['GET /users/bob', ['User.ReadBasic.All'], ['User.Read'], ['User.ReadBasic.All']],
    ['PATCH /users/bob', ['User.ReadWrite.All'], ['User.ReadWrite'], ['User.ReadWrite.All']],
    ['DELETE /users/bob', ['User.DeleteRestore.All'], [], ['User.DeleteRestore.All']],
    [
      'PATCH /applications/1',
      ['Application.ReadWrite.All'],
      ['Application.ReadWrite.All'],
      ['Application.ReadWrite.OwnedBy'],
    ],
    [
      'POST /servicePrincipals/1/appRoleAssignedTo',
      ['AppRoleAssignment.ReadWrite.All and Application.Read.All'],
      [],
      ['AppRoleAssignment.ReadWrite.All and Application.Read.All'],
    ],
    ['POST /oauth2PermissionGrants', [], [], []],
  ] as const)('the published answers of %s', (call, work, personal, application) => {
    expect(leastOf(call, 'delegatedWork')).toEqual(work);
    expect(leastOf(call, 'delegatedPersonal')).toEqual(personal);
    expect(leastOf(call, 'application')).toEqual(application);
  });

  test('of two marked permissions that nothing tells apart the overlay takes the one for a property away', () => {
    expect(leastOf('GET /groups', 'delegatedWork')).toEqual(['Group.ReadBasic.All']);
    expect(leastOf('GET /groups', 'application')).toEqual(['Group.ReadBasic.All']);
  });

  test.each(['GET /subscriptions', 'GET /directory/deletedItems/1', 'GET /no/such/path'])('%s is not found', (call) => {
    expect(match(call).kind).toBe('not-found');
  });

  test.each([
    [['GET /me/mailFolders', 'GET /me/mailFolders/1/messages/2'], 'delegatedWork', ['Mail.ReadBasic']],
    [
      ['GET /me/messages', 'POST /me/messages', 'GET /me/messages/1'],
      'delegatedWork',
      ['Mail.ReadBasic', 'Mail.ReadWrite'],
    ],
    [
      ['GET /servicePrincipals', 'POST /servicePrincipals/1/appRoleAssignedTo'],
      'application',
      ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
    ],
    [
      ['GET /applications', 'POST /applications', 'PATCH /applications/1', 'POST /servicePrincipals'],
      'application',
      ['Application.ReadWrite.OwnedBy'],
    ],
  ] as const)('%j need for %s %j', (calls, scheme, expected) => {
    const solution = solver.solve({ calls: calls.map((call) => ({ call, match: match(call) })), schemes: [scheme] });
    expect(solution.problems).toEqual([]);
    expect(solution.permissions.map(({ value }) => value)).toEqual(expected);
  });

  test.each(['delegatedWork', 'delegatedPersonal', 'application'] as const)('random sets for %s', (scheme) => {
    const asked = catalog.operations.filter(({ claims }) => claims[scheme] !== undefined);
    const random = createRandom(17);
    for (let round = 0; round < 60; round++) {
      const operations = Array.from({ length: 1 + (round % 40) }, () => asked[random(asked.length)]).flatMap(
        (one) => one ?? [],
      );
      const calls = operations.map(({ method, template }) => {
        const call = `${method} ${template.text}`;
        return { call, match: match(call) };
      });
      const request: SolveRequest = { calls, schemes: [scheme] };
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
      const union = [...new Set(operations.flatMap((operation) => unionPart(operation, scheme)))];
      const other = solver.assess(request, union);
      const isUsable = other.missing.length === 0 && union.every((value) => isGrantable(value, scheme));
      if (!isUsable) continue;
      const answer = { values: [...own], cost: solution.cost };
      expect(compareSolutions(measuresOf(), { values: union, cost: other.cost }, answer)).toBeGreaterThanOrEqual(0);
    }
  });

  function leastOf(call: string, scheme: AccessScheme): readonly string[] {
    const found = match(call);
    if (found.kind !== 'found') throw new Error(`${call}: ${found.kind}`);
    return leastClaims(found.operation, scheme, found.siblings).map(({ permissions }) => permissions.join(' and '));
  }

  function unionPart({ method, template }: CatalogOperation, scheme: AccessScheme): readonly string[] {
    const found = match(`${method} ${template.text}`);
    return found.kind === 'found' ? (leastClaims(found.operation, scheme, found.siblings)[0]?.permissions ?? []) : [];
  }

  function isGrantable(value: string, scheme: AccessScheme): boolean {
    const grant = catalog.permissions.find((one) => one.value === value)?.grants[scheme];
    return grant !== undefined && grant.blocked === undefined;
  }
});

/** A URL of a template: every parameter by a value of its own. */
function concrete(text: string): string {
  let count = 0;
  return text.replaceAll(/\{[^}]*\}/g, () => `0a1b-${++count}`);
}

/** The same numbers on every machine. */
function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
