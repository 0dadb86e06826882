// Every kind of typing error that the published paths have, mended or left out by name.
import { describe, expect, it } from 'vitest';
import { mendKey } from '../../src/catalogs/microsoft-graph/mend-key.ts';

describe('a path key', () => {
  it.each([
    ['/users/{id}/messages/{id}', '/users/{id}/messages/{id2}', []],
    ['/a/{id}/b/{id2}/c/{id}', '/a/{id}/b/{id2}/c/{id3}', []],
    ['/', '/', []],
    ['/me/drive/root:/{id}:/content', '/me/drive/root:/{id}:/content', []],
    ["/a/range(address='{value}')", "/a/range(address='{value}')", []],
    ['/a/resizedrange(r={value}, c={value})', '/a/resizedrange(r={value},c={value2})', ['space-in-key']],
    ['/servicePrincipals/{id}/sponsors/', '/servicePrincipals/{id}/sponsors', ['trailing-slash']],
    ['/applications/{id}}/repair', '/applications/{id}/repair', ['doubled-brace']],
    ['/teams/(team-id)/channels/{id}', '/teams/{team-id}/channels/{id}', ['parenthesised-parameter']],
    ['/rows/itemat(index={value})range', '/rows/itemat(index={value})/range', ['missing-slash']],
    ['/privacy/subjectrightsrequests{id}/report', '/privacy/subjectrightsrequests/{id}/report', ['missing-slash']],
    [
      '/devicemanagement/geteffectivepermissionsscope={value}',
      '/devicemanagement/geteffectivepermissions(scope={value})',
      ['missing-parenthesis'],
    ],
    [
      '/directoryroles/roletemplateid={roletemplateid}/members',
      '/directoryroles(roletemplateid={roletemplateid})/members',
      ['missing-parenthesis'],
    ],
  ])('%s is %s', (key, text, mended) => {
    const reading = mendKey(key);
    expect([reading.template?.text, 'mended' in reading && reading.mended]).toEqual([text, mended]);
  });

  it.each([
    ["/agentRegistry/agentInstances?$filter=agentCardManifest/id eq '{id}'", 'query-in-key'],
    ['/rp/onpremises/spoons/admin/tenant/{tenant}', 'foreign-path'],
    ['/teams/87654321-0abc-zqf0-321456789q/installedapps', 'literal-id'],
    ['/teams/87654321-0abc-4def-8321-0123456789ab/installedapps', 'literal-id'],
    ['', 'unreadable-key'],
    ['me', 'unreadable-key'],
    ['/users//messages', 'unreadable-key'],
    ['/users/{id', 'unreadable-key'],
    ['/users/{a{b}', 'unreadable-key'],
    ['/users/../me', 'unreadable-key'],
    ['/users/\u0000', 'unreadable-key'],
  ])('%j is left out as %s', (key, check) => {
    expect(mendKey(key)).toEqual({ template: undefined, leftOut: check });
  });

  it('that is a word with hyphens is no pasted id', () => {
    expect(mendKey('/resource-pack-with-longname').template?.text).toBe('/resource-pack-with-longname');
  });
});
