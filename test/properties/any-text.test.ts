// Whatever becomes of a good manifest on its way to permc: compiling it never throws, and every place that a finding
// names lies inside the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { policyTable } from '../../src/reason/policy-table.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import { compileFiles } from '../model/compile-files.ts';

const good = `permc: 1
app: { name: contoso-drive, signInAudience: AzureADMyOrg }
scopes:
  Files.Read: &read
    consent: user
    admin: { displayName: Read files, description: Allows the app to read files. }
  Files.ReadWrite: { includes: [Files.Read] }
appRoles:
  Files.Read.All: { allowedMemberTypes: [Application], displayName: Read all }
rights:
  file.read: { params: [driveId, fileId] }
  own: { matches: { userId: user.oid } }
endpoints:
  # permc-ignore require-right -- the service decides
  GET /drives/{driveId}/files/{fileId}:
    delegated: [{ scope: Files.Read, right: file.read }, { allOf: [Files.ReadWrite] }]
    application: { role: Files.Read.All, properties: [id] }
  "GET /root:/{path}:/children": { anonymous: "open" }
  GET /range(address='{a}'): { delegated: { scope: Files.Read, right: none, because: none } }
  GET /users/{userId}: { delegated: { scope: Files.Read, right: own, accounts: [work] } }
clients: { web: { appId: 11111111-1111-4111-8111-111111111111, scopes: [Files.Read] } }
tests:
  - { name: one, request: GET /drives/a/files/b, delegated: { scopes: [Files.Read] }, rights: { file.read: true }, expect: allow }
  - { name: two, request: GET /x, claims: { scp: Files.Read, roles: [a] }, expect: 404 }
outputs: { guards: a.gen.ts }
rules: { permission-name: { severity: off, because: fine } }
`;

/** Pieces that mean something to YAML, to the language or to JavaScript. */
const pieces = [
  // YAML
  ': ',
  ':',
  '- ',
  '\n',
  '\n  ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '|',
  '>',
  '#',
  '&a',
  '*a',
  '*read',
  '!!str ',
  '<<: ',
  '---',
  '\t',
  '\r',
  '\u2028',
  '\uFEFF',
  '\0',
  '🙂',
  '\ud800',
  '~',
  'null',
  'true',
  '0x1F',
  '.inf',
  '1e999',
  '?',
  '%',
  '@',
  '`',
  // the language, and JavaScript
  '__proto__',
  'constructor',
  'self',
  'none',
  'Files.Read',
  'include: [permissions.yaml]\n',
  'GET /',
  '{id}',
  '/',
  '//',
];

const edits = fc.array(
  fc.record({
    at: fc.nat(good.length),
    remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)),
    insert: fc.oneof(
      fc.constant(''),
      fc.constantFrom(...pieces),
      fc.nat(good.length - 1).map((at) => good.slice(at, at + 40)),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

function edited(changes: readonly { readonly at: number; readonly remove: number; readonly insert: string }[]): string {
  let text = good;
  for (const { at, remove, insert } of changes) text = text.slice(0, at) + insert + text.slice(at + remove);
  return text;
}

function expectPlaces({ span, related }: Diagnostic): void {
  for (const { source, start, end } of [span, ...related.map((place) => place.span)]) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(source.text.length);
  }
}

describe('compile', () => {
  it('accepts the manifest that is spoilt below', () => {
    expect(compileFiles({ 'permissions.yaml': good }).model?.endpoints).toHaveLength(4);
  });

  it('never throws, points into the text, and either gives a Model that a policy can be made of or says why not', () => {
    fc.assert(
      fc.property(edits, (changes) => {
        const { model, diagnostics } = compileFiles({ 'permissions.yaml': edited(changes) });
        diagnostics.forEach(expectPlaces);
        if (model === undefined) expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
        else definePolicy(policyTable(model));
      }),
      { numRuns: 1500 },
    );
  }, 120_000);

  it('never throws for any text at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
        ),
        (text) => {
          const { model, diagnostics } = compileFiles({ 'permissions.yaml': text });
          expect(model).toBeUndefined();
          expect(diagnostics.length).toBeGreaterThan(0);
          diagnostics.forEach(expectPlaces);
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);
});
