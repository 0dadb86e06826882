// All of Microsoft Graph, call by call: every path that is published is found again, and the published answers are given.
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccessScheme, Catalog } from '../../src/model/catalog.ts';
import { createCatalogMatcher, type CatalogMatcher } from '../../src/reason/catalog-matcher.ts';
import { createLeastAnswers, type LeastAnswers } from '../../src/reason/least-answer.ts';
import { leastClaims } from '../../src/reason/least-claims.ts';
import { hasGraphData, readGraphCatalog, readRawGraph } from '../catalogs/graph-data.ts';
import { shapeOf } from '../catalogs/recount.ts';

const schemes = ['delegatedWork', 'delegatedPersonal', 'application'] as const;

describe.skipIf(!hasGraphData)('the published data of Microsoft Graph', () => {
  let catalog: Catalog;
  let match: CatalogMatcher;
  let least: LeastAnswers;

  beforeAll(() => {
    catalog = readGraphCatalog();
    match = createCatalogMatcher(catalog);
    least = createLeastAnswers(catalog);
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

  test('a concrete URL of every published key comes back to it, but for the keys that are no paths of Graph', () => {
    const pathSets = Object.values(readRawGraph().permissions).flatMap(({ pathSets: sets }) => sets);
    const methods = new Map<string, Set<string>>();
    for (const { methods: names, paths } of pathSets) {
      for (const key of Object.keys(paths)) {
        methods.set(key, new Set([...(methods.get(key) ?? []), ...names]));
      }
    }
    expect([methods.size, new Set([...methods.keys()].map(shapeOf)).size]).toEqual([7343, 7281]);
    const missed = [...methods].filter(([key, names]) =>
      [...names].some((method) => {
        const found = match(`${method} ${concrete(shapeOf(key))}`);
        return (
          found.kind !== 'found' || found.aliases.length > 0 || shapeOf(found.operation.template.text) !== shapeOf(key)
        );
      }),
    );
    expect(missed.map(([key]) => key).toSorted()).toEqual([
      "/agentRegistry/agentInstances?$filter=agentCardManifest/id eq '{id}'",
      "/networkAccess/filteringProfiles/{id}/policies?$filter=isof('microsoft.graph.networkaccess.tlsInspectionPolicyLink')",
      '/rp/onpremises/spoons/admin/tenant/{tenant}',
      "/rp/onpremises/spoons/api/v1/ingest('{itemId}')",
      '/teams/87654321-0abc-zqf0-321456789q/installedapps',
    ]);
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

  test.each(['GET /subscriptions', 'GET /directory/deletedItems/1', 'GET /no/such/path'])('%s is not found', (call) => {
    expect(match(call).kind).toBe('not-found');
  });

  test('how each answer is come by', () => {
    const counts = new Map<string, number>();
    for (const { method, template, claims } of catalog.operations) {
      const found = match(`${method} ${template.text}`);
      for (const scheme of schemes) {
        if (found.kind !== 'found' || claims[scheme] === undefined) continue;
        const { basis } = least(found.operation, scheme, found.siblings);
        counts.set(basis, (counts.get(basis) ?? 0) + 1);
      }
    }
    expect(Object.fromEntries(counts)).toEqual({ marked: 21_187, inferred: 389, doubted: 427, none: 82 });
  });

  // The classes of doubt, an example of each: what rule decides is said in `leastClaims`, `createLeastAnswers` and the
  // table of the checks.
  test.each<[string, AccessScheme, readonly string[]]>([
    ['GET /users/bob', 'delegatedWork', ['marked', 'User.ReadBasic.All']],
    ['GET /groups', 'delegatedWork', ['marked', 'Group.ReadBasic.All']],
    ['GET /groups/1', 'application', ['marked', 'Group.ReadBasic.All']],
    ['PATCH /groups/1', 'delegatedWork', ['marked', 'Group.ReadWrite.All']],
    ['GET /organization', 'delegatedWork', ['marked', 'User.Read']],
    ['GET /organization', 'application', ['marked', 'Organization.Read.All']],
    ['GET /teams/1/members', 'application', ['marked', 'TeamMember.Read.Group']],
    ['GET /applications/1/synchronization/templates', 'delegatedWork', ['marked', 'Synchronization.Read.All']],
    ['GET /me/todo/lists/1/tasks/delta', 'delegatedPersonal', ['marked', 'Tasks.Read']],
    ['DELETE /me/todo/lists/1', 'delegatedWork', ['marked', 'Tasks.ReadWrite']],
    [
      'PATCH /policies/identitySecurityDefaultsEnforcementPolicy',
      'application',
      ['marked', 'Policy.ReadWrite.SecurityDefaults and Policy.Read.All'],
    ],
    ['POST /oauth2PermissionGrants', 'application', ['inferred', 'DelegatedPermissionGrant.ReadWrite.All']],
    ['GET /contracts', 'delegatedWork', ['inferred', 'Directory.Read.All']],
    ['GET /policies/crossTenantAccessPolicy', 'application', ['inferred', 'Policy.Read.All']],
    ['DELETE /compliance/ediscovery/cases/1', 'delegatedWork', ['inferred', 'eDiscovery.ReadWrite.All']],
    ['GET /me/messages', 'application', ['doubted', 'Mail.ReadBasic.All']],
    ['GET /agentRegistry/agentCollections/1', 'delegatedWork', ['doubted', 'AgentCollection.Read.All']],
    ['GET /auditLogs/provisioning', 'application', ['none']],
    ['GET /me/messages', 'delegatedWork', ['marked', 'Mail.ReadBasic']],
  ])('the answer to %s for %s is %j', (call, scheme, expected) => {
    expect(answerOf(call, scheme)).toEqual(expected);
  });

  function leastOf(call: string, scheme: AccessScheme): readonly string[] {
    const found = match(call);
    if (found.kind !== 'found') throw new Error(`${call}: ${found.kind}`);
    return leastClaims(found.operation, scheme, found.siblings).map(({ permissions }) => permissions.join(' and '));
  }

  function answerOf(call: string, scheme: AccessScheme): readonly string[] {
    const found = match(call);
    if (found.kind !== 'found') throw new Error(`${call}: ${found.kind}`);
    const { basis, claims } = least(found.operation, scheme, found.siblings);
    return [basis, ...claims.map(({ permissions }) => permissions.join(' and '))];
  }
});

/** A URL of a template: every parameter by a value of its own. */
function concrete(text: string): string {
  let count = 0;
  return text.replaceAll(/\{[^}]*\}/g, () => `0a1b-${++count}`);
}
