// All of the published data: it is read without loss, its known oddities are counted, and the excerpt agrees with it.
import { beforeAll, describe, expect, it } from 'vitest';
import { microsoftGraphExcerpt } from '../../src/catalogs/built-in/microsoft-graph-excerpt.ts';
import { createCatalogMatcher } from '../../src/reason/catalog-matcher.ts';
import { createLeastAnswers } from '../../src/reason/least-answer.ts';
import { decodeCatalog, encodeCatalog } from '../../src/catalogs/compact.ts';
import { graphChecks } from '../../src/catalogs/microsoft-graph/checks.ts';
import type { AccessScheme, Catalog, CatalogClaim } from '../../src/model/catalog.ts';
import { hasGraphData, readGraphCatalog, readRawGraph } from './graph-data.ts';
import { recount } from './recount.ts';

const schemes = ['delegatedWork', 'delegatedPersonal', 'application'] as const;

describe.skipIf(!hasGraphData)('the published data of Microsoft Graph', () => {
  let catalog: Catalog;
  let counted: Readonly<Record<string, number>>;

  beforeAll(() => {
    counted = recount(readRawGraph());
    catalog = readGraphCatalog();
  });

  it('keeps its compact form, byte for byte', () => {
    const text = encodeCatalog(catalog);
    const { catalog: again } = decodeCatalog(text);
    expect(again === undefined ? undefined : encodeCatalog(again)).toBe(text);
    expect(again?.operations.map(({ template }) => template.shape)).toEqual(
      catalog.operations.map(({ template }) => template.shape),
    );
  });

  it('has every operation once, by path and method', () => {
    const calls = catalog.operations.map(({ method, template }) => `${method} ${template.shape}`);
    expect(new Set(calls).size).toBe(calls.length);
    const sorted = catalog.operations.map(({ method, template }) => [template.text, method].join(' '));
    expect(sorted).toEqual(sorted.toSorted((left, right) => (left < right ? -1 : 1)));
  });

  it('has a permission for every claim, no claim that is trusted in doubt, and no id twice', () => {
    const values = new Set(catalog.permissions.map(({ value }) => value));
    const claims = catalog.operations.flatMap(({ claims: cells }) => Object.values(cells).flat());
    expect(
      claims.filter(({ permissions }) => permissions.length === 0 || permissions.some((value) => !values.has(value))),
    ).toEqual([]);
    expect(claims.filter(({ trusted, doubt }) => trusted !== (doubt === undefined))).toEqual([]);
    const ids = catalog.permissions.flatMap(({ value, grants }) =>
      Object.values(grants).flatMap(({ id }) => (id === undefined ? [] : `${id} ${value}`)),
    );
    expect(new Set([...new Set(ids)].map((id) => id.slice(0, 36))).size).toBe(new Set(ids).size);
  });

  it('lets no permission that only reads change or delete anything', () => {
    const writes = catalog.operations.filter(({ method }) => ['PATCH', 'PUT', 'DELETE'].includes(method));
    const readers = writes.flatMap(({ claims }) =>
      Object.values(claims)
        .flat()
        .filter(
          ({ trusted, permissions }) =>
            trusted && permissions.every((value) => /^[^.]+\.Read(?:Basic)?(?:\.|$)/.test(value)),
        ),
    );
    expect(readers).toEqual([]);
  });

  // By the reader, and by a count that shares nothing with it.
  it.each([
    ['space-in-key', 6],
    ['trailing-slash', 1],
    ['doubled-brace', 3],
    ['parenthesised-parameter', 2],
    ['missing-slash', 4],
    ['missing-parenthesis', 2],
    ['query-in-key', 2],
    ['foreign-path', 2],
    ['literal-id', 1],
    ['unreadable-key', 0],
    ['same-shape', 58],
    ['unknown-scheme', 0],
    ['unknown-method', 0],
    ['unknown-path-field', 0],
    ['missing-least', 356],
    ['read-only-least-for-write', 144],
    ['read-only-for-write', 29],
    ['write-least-beside-reader', 41],
    ['write-least-for-read', 161],
    ['co-permission-alone', 36],
    ['application-on-me', 413],
    ['admin-consent-least', 109],
    ['resource-specific', 41],
    ['hidden-permission', 8],
    ['disabled-permission', 2],
    ['no-id', 78],
    ['no-paths', 42],
    ['no-level', 43],
    ['level-inversion', 4],
    ['application-without-admin-consent', 4],
    ['personal-with-admin-consent', 12],
  ])('shows %s %i times', (check, count) => {
    expect(found(check)).toHaveLength(count);
    expect(counted[check]).toBe(count);
  });

  it.each([
    ['path-set-scheme', []],
    ['least-for-other-scheme', []],
    ['also-requires-unknown', []],
    ['also-requires-scheme', []],
    ['unused-overlay', []],
    ['malformed-id', ['LifecyclePolicies-AgentId.Read.All (application)']],
    [
      'shared-id',
      [
        'CloudApp-Disc.Read.All (application)',
        'CloudApp-Disc.Read.All (delegatedWork)',
        'CloudApp-Discovery.Read.All (application)',
        'CloudApp-Discovery.Read.All (delegatedWork)',
      ],
    ],
    [
      'duplicate-path-set-entry',
      [
        'GET /users/{id}/authentication/federatedIdentityCredentialMethods',
        'GET /users/{id}/authentication/federatedIdentityCredentialMethods',
      ],
    ],
    [
      'duplicate-least',
      [
        'GET /applications/{id}/synchronization/templates',
        'GET /groups',
        'GET /groups',
        'GET /groups/delta',
        'GET /groups/delta',
        'GET /serviceprincipals/{id}/synchronization/templates',
        'GET /serviceprincipals/{id}/synchronization/templates/{id2}',
        'GET /serviceprincipals/{id}/synchronization/templates/{id2}/schema',
        'POST /applications/{id}/repair',
      ],
    ],
    [
      'same-shape-conflict',
      [
        'DELETE /agentRegistry/agentCollections/{global-collection-id}/members/{member-id}/$ref',
        'GET /agentRegistry/agentCollections/{global-collection-id}',
        'GET /agentRegistry/agentCollections/{global-collection-id}/members',
        'PATCH /agentRegistry/agentCollections/{global-collection-id}',
        'POST /agentRegistry/agentCollections/{global-collection-id}/members/$ref',
      ],
    ],
  ])('shows %s on %j', (check, subjects) => {
    expect(found(check)).toEqual(subjects);
  });

  it('has no finding of an unknown name', () => {
    expect(
      [...new Set(catalog.anomalies.map(({ check }) => check))].filter((check) => !(check in graphChecks)),
    ).toEqual([]);
  });

  it('describes what its ids belong to, but for some', () => {
    expect(found('not-described')).toHaveLength(54);
  });

  it.each<[string, string | undefined, string | undefined, string | undefined]>([
    ['GET /me', 'User.Read', 'User.Read', undefined],
    ['GET /me/messages', 'Mail.ReadBasic', 'Mail.ReadBasic', 'Mail.ReadBasic.All'],
    ['POST /me/messages', 'Mail.ReadWrite', 'Mail.ReadWrite', 'Mail.ReadWrite'],
    ['POST /me/sendmail', 'Mail.Send', 'Mail.Send', 'Mail.Send'],
    ['POST /me/events', 'Calendars.ReadWrite', 'Calendars.ReadWrite', 'Calendars.ReadWrite'],
    ['GET /users/{}', 'User.ReadBasic.All', 'User.Read', 'User.ReadBasic.All'],
    ['PATCH /users/{}', 'User.ReadWrite.All', 'User.ReadWrite', 'User.ReadWrite.All'],
    ['DELETE /users/{}', 'User.DeleteRestore.All', undefined, 'User.DeleteRestore.All'],
    [
      'PATCH /applications/{}',
      'Application.ReadWrite.All',
      'Application.ReadWrite.All',
      'Application.ReadWrite.OwnedBy',
    ],
    ['GET /groups', 'Group.ReadBasic.All', undefined, 'Group.ReadBasic.All'],
    ['PATCH /policies/identitysecuritydefaultsenforcementpolicy', 'Policy.Read.All', undefined, 'Policy.Read.All'],
  ])('%s has its marked answers', (call, ...answers) => {
    for (const [index, scheme] of schemes.entries()) {
      const least = cell(call, scheme)
        .filter((claim) => claim.least)
        .map(({ permissions }) => permissions.join('+'));
      const answer = answers[index];
      if (answer === undefined) expect([scheme, least]).toEqual([scheme, []]);
      else expect(least).toContain(answer);
    }
  });

  it('marks a reader for a write of security defaults, and nobody relies on it', () => {
    const claims = cell('PATCH /policies/identitysecuritydefaultsenforcementpolicy', 'application');
    expect(claims.find(({ permissions }) => permissions.join() === 'Policy.Read.All')).toMatchObject({
      least: true,
      trusted: false,
    });
  });

  it('holds everything that the excerpt says is accepted, with the same ids', () => {
    const excerpt = microsoftGraphExcerpt();
    const grants = new Map(catalog.permissions.map((permission) => [permission.value, permission.grants]));
    for (const { value, grants: known } of excerpt.permissions) {
      for (const [scheme, { id }] of Object.entries(known)) {
        const published: Readonly<Record<string, { readonly id: string | undefined }>> = grants.get(value) ?? {};
        expect([value, scheme, published[scheme]?.id]).toEqual([value, scheme, id]);
      }
    }
    for (const { method, template, claims } of excerpt.operations) {
      for (const scheme of schemes) {
        const call = `${method} ${template.shape}`;
        const accepted = new Set(cell(call, scheme).map(({ permissions }) => permissions.join('+')));
        const claimed = (claims[scheme] ?? []).map(({ permissions }) => permissions.join('+'));
        expect([call, scheme, claimed.filter((claim) => !accepted.has(claim))]).toEqual([call, scheme, []]);
      }
    }
  });

  it('gives the answers that the excerpt gives, but for what the excerpt leaves out', () => {
    const excerpt = microsoftGraphExcerpt();
    const [answerOfExcerpt, answerOfAll] = [answersOf(excerpt), answersOf(catalog)];
    const differing = excerpt.operations.flatMap(({ method, template }) =>
      schemes.flatMap((scheme) => {
        const call = `${method} ${template.text}`;
        const [own, all] = [answerOfExcerpt(call, scheme), answerOfAll(call, scheme)];
        // An app-only token has no `/me`; what is published for it is doubted here and missing there.
        return own === all || (own === 'none' && all.startsWith('doubted'))
          ? []
          : [`${call} ${scheme}: ${own}, ${all}`];
      }),
    );
    expect(differing).toEqual([
      // Granted per resource, and for migration only.
      'GET /teams/{id}/channels application: marked Channel.ReadBasic.All, marked ChannelSettings.Read.Group',
      'POST /teams/{teamId}/channels/{channelId}/messages application: none, inferred Teamwork.Migrate.All',
    ]);
  });

  function found(check: string): readonly string[] {
    return catalog.anomalies.filter((anomaly) => anomaly.check === check).map(({ subject }) => subject);
  }

  function cell(call: string, scheme: AccessScheme): readonly CatalogClaim[] {
    const operation = catalog.operations.find(({ method, template }) => `${method} ${template.shape}` === call);
    if (operation === undefined) throw new Error(`there is no ${call}`);
    return operation.claims[scheme] ?? [];
  }
});

/** The answers of a catalog to single calls, each after how it is come by. */
function answersOf(catalog: Catalog): (call: string, scheme: AccessScheme) => string {
  const [match, least] = [createCatalogMatcher(catalog), createLeastAnswers(catalog)];
  return (call, scheme) => {
    const found = match(call);
    if (found.kind !== 'found') return found.kind;
    const { basis, claims } = least(found.operation, scheme, found.siblings);
    return [basis, ...claims.map(({ permissions }) => permissions.join(' and '))].join(' ');
  };
}
