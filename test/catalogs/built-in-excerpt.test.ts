// The built-in excerpt: whole in itself, and nothing in it that the published data does not say.
import { describe, expect, it } from 'vitest';
import { isExcerpt, microsoftGraphExcerpt } from '../../src/catalogs/built-in/microsoft-graph-excerpt.ts';
import { decodeCatalog, encodeCatalog } from '../../src/catalogs/compact.ts';
import type { AccessScheme } from '../../src/model/catalog.ts';

const excerpt = microsoftGraphExcerpt();

describe('the built-in excerpt of Microsoft Graph', () => {
  it('says what it is', () => {
    expect([excerpt.name, excerpt.appId, isExcerpt(excerpt)]).toEqual([
      'microsoft-graph',
      '00000003-0000-0000-c000-000000000000',
      true,
    ]);
    expect(excerpt.anomalies.map(({ message }) => message)).toEqual([
      'only the most used calls of Microsoft Graph are built in',
    ]);
  });

  it('has the fifty most used calls, each once, and what the pages on both kinds of access name', () => {
    const calls = excerpt.operations.map(({ method, template }) => `${method} ${template.shape}`);
    expect(calls.length).toBeGreaterThanOrEqual(50);
    expect(new Set(calls).size).toBe(calls.length);
    const named = [
      'Files.Read',
      'Files.ReadWrite',
      'Files.Read.All',
      'Mail.Read',
      'Mail.Send',
      'Mail.ReadBasic',
      'Mail.ReadBasic.All',
      'Application.ReadWrite.All',
      'Application.ReadWrite.OwnedBy',
      'User.Read',
      'User.ReadBasic.All',
      'User.Read.All',
      'Calendars.Read',
      'Directory.Read.All',
      'offline_access',
    ];
    const values = new Set(excerpt.permissions.map(({ value }) => value));
    expect(named.filter((value) => !values.has(value))).toEqual([]);
  });

  it('has one id for each permission and kind', () => {
    const ids = excerpt.permissions.flatMap(({ value, grants }) =>
      (['delegatedWork', 'application'] as const).flatMap((scheme) => grants[scheme]?.id ?? `${value} ${scheme} none`),
    );
    expect(
      ids.filter((id) => !id.endsWith('none')).every((id) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)),
    ).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each<[string, AccessScheme, readonly string[]]>([
    ['GET /me', 'delegatedWork', ['User.Read']],
    ['GET /me/messages', 'delegatedPersonal', ['Mail.ReadBasic']],
    ['GET /users/{}/messages', 'application', ['Mail.ReadBasic.All']],
    ['POST /me/messages', 'delegatedWork', ['Mail.ReadWrite']],
    ['POST /me/sendmail', 'delegatedWork', ['Mail.Send']],
    ['POST /me/events', 'delegatedPersonal', ['Calendars.ReadWrite']],
    ['GET /users/{}', 'delegatedWork', ['User.ReadBasic.All']],
    ['GET /users/{}', 'delegatedPersonal', ['User.Read']],
    ['PATCH /users/{}', 'application', ['User.ReadWrite.All']],
    ['DELETE /users/{}', 'application', ['User.DeleteRestore.All']],
    ['PATCH /applications/{}', 'application', ['Application.ReadWrite.OwnedBy']],
    ['GET /drives/{}/items/{}', 'application', ['Files.Read.All']],
    [
      'POST /serviceprincipals/{}/approleassignedto',
      'application',
      ['AppRoleAssignment.ReadWrite.All+Application.Read.All', 'AppRoleAssignment.ReadWrite.All+Directory.Read.All'],
    ],
  ])('%s for %s is answered by %j', (call, scheme, answers) => {
    const operation = excerpt.operations.find(({ method, template }) => `${method} ${template.shape}` === call);
    const least = operation?.claims[scheme]?.filter((claim) => claim.least && claim.trusted) ?? [];
    expect(least.map(({ permissions }) => permissions.join('+'))).toEqual(answers);
  });

  it('never lets a permission that reads grant app roles', () => {
    const grant = excerpt.operations.find(({ template }) => template.shape.endsWith('/approleassignedto'));
    expect(
      grant?.claims.application
        ?.filter(({ trusted }) => !trusted)
        .map(({ permissions, doubt }) => [permissions, doubt]),
    ).toEqual([
      [['Application.ReadWrite.All'], 'of another resource family than the least-privileged answer'],
      [['Directory.Read.All'], '`Directory.Read.All` is also listed as needed beside another permission'],
    ]);
  });

  it('is as good a catalog as any', () => {
    expect(decodeCatalog(encodeCatalog(excerpt)).catalog).toEqual(excerpt);
  });
});
