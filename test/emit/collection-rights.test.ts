// Rights over collections in the generated module: the filter's type is the service's own, and the handler has to use it.
import { expect, test } from 'vitest';
import { emittedText } from './emit-manifest.ts';
import { typeCheck } from './type-check.ts';

const text = emittedText(
  `permc: 1
app: { name: files }
scopes:
  Files.Read: {}
  Files.Read.Everything: {}
appRoles: { Files.Read.All: {} }
rights:
  files.visible: { description: Own and shared files., collection: true }
  files.anywhere: { collection: true }
endpoints:
  GET /files:
    delegated: { scope: Files.Read, right: files.visible }
    application: { role: Files.Read.All }
  GET /all:
    delegated:
      - { scope: Files.Read, right: files.visible }
      - { scope: Files.Read.Everything, right: none, because: The scope is for auditors. }
      - { scope: Files.Read.Everything, right: files.anywhere }
outputs: { guards: files.gen.ts }
`,
  'files.gen.ts',
);

const use = `import { filter } from 'permc/runtime';
import type { AccessOf } from 'permc/runtime';
import type { Endpoints, Rights } from './files.gen.ts';

declare module './files.gen.ts' {
  interface Filters {
    'files.visible': { readonly ownerId: string };
  }
}
export const rights: Rights = {
  'files.visible': ({ user }) => filter({ ownerId: user.oid }),
  'files.anywhere': () => false,
};
export function owner(access: AccessOf<Endpoints['GET /files']>): string {
  return access.kind === 'delegated' ? access.filter.where.ownerId : '';
}
export function some(access: AccessOf<Endpoints['GET /all']>): unknown {
  return access.filter === undefined ? 'all' : access.filter.where;
}
`;

const findings = typeCheck({
  'files.gen.ts': text,
  'use.ts': use,
  'yes.ts': use.replace('filter({ ownerId: user.oid })', "user.oid === 'alice' || filter({ ownerId: user.oid })"),
  'other.ts': use.replace('filter({ ownerId: user.oid })', 'filter({ owner: user.oid })'),
  'unlimited.ts': use.replace("access.filter === undefined ? 'all' : access.filter.where", 'access.filter.where'),
});

test('the parts that differ are as documented', () => {
  expect(text).toContain(
    "import { definePolicy, type CollectionRight, type Filter, type FilterOf, type Policy, type PolicyTable } from 'permc/runtime';",
  );
  expect(text).toContain('export interface Filters {}');
  expect(text).toContain("  'files.visible': CollectionRight<'delegated', {}, FilterOf<Filters, 'files.visible'>>;");
  expect(text).toContain(
    "  'GET /files': { kind: 'delegated' | 'application'; params: {}; properties: never; filters: { delegated: Filter<FilterOf<Filters, 'files.visible'>>; application: undefined } };",
  );
  expect(text).toContain("    'files.visible': { params: [], collection: true },");
});

test('a service says what its filters are made of', () => {
  expect(findings.filter((finding) => /^(?:files\.gen|use)\.ts/.test(finding))).toEqual([]);
});

test('a plain yes, another filter and a filter that may be missing do not compile', () => {
  expect(findings.map((finding) => finding.slice(0, finding.indexOf(' ')))).toEqual([
    'other.ts:11',
    'unlimited.ts:18',
    'yes.ts:11',
  ]);
});
