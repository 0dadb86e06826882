// Large modules: the table is JSON text, which costs a type-checker nothing, and still means the table of the model.
import { describe, expect, it } from 'vitest';
import { policyTable } from '../../src/reason/policy-table.ts';
import { emittedText, modelOf } from './emit-manifest.ts';
import { typeCheck } from './type-check.ts';

const path = 'large.gen.ts';

function manifest(endpoints: number): string {
  const lines = Array.from({ length: endpoints }, (_, index) => {
    if (index % 50 === 0) return `  GET /probe${index}: { anonymous: Carries no data. }`;
    const scope = index % 3 === 0 ? 'Files.Read' : 'Files.ReadWrite';
    return `  GET /files${index}/{id}: { delegated: { scope: ${scope}, right: file.read }, application: { role: Files.Read.All } }`;
  });
  return `permc: 1
app: { name: contoso-drive }
scopes: { Files.Read: , Files.ReadWrite: }
appRoles: { Files.Read.All: }
rights: { file.read: { params: [id] } }
endpoints:
${lines.join('\n')}
outputs: { guards: ${path} }
`;
}

/** Endpoints that differ in properties or filters only. */
const apart = emittedText(
  manifest(501)
    .replace(
      'rights: { file.read: { params: [id] } }',
      'rights: { file.read: { params: [id] }, file.list: { params: [id], collection: true } }',
    )
    .replace('role: Files.Read.All', 'role: Files.Read.All, properties: [size, name]')
    .replace(/(files2\/.*)file\.read/, '$1file.list'),
  path,
);

describe('a module of 501 endpoints', () => {
  const yaml = manifest(501);
  const text = emittedText(yaml, path);

  const json = /^const table: PolicyTable = JSON\.parse\((`[\s\S]*?^\}`)\);$/m.exec(text)?.[1];

  it('states one endpoint a line, in the order of the paths', () => {
    expect(json?.split('\n').find((line) => line.startsWith('"GET '))).toBe(
      '"GET /files1/{id}": {"delegated":[{"scopes":["Files.ReadWrite"],"right":"file.read","accounts":["work"]}],"application":[{"roles":["Files.Read.All"]}],"challenge":["Files.ReadWrite"]},',
    );
  });

  it('means the table that decisions are tested with', () => {
    // oxlint-disable-next-line no-eval -- that the text means the table is what is tested
    expect(JSON.parse(eval(json ?? ''))).toStrictEqual(policyTable(modelOf(yaml)));
  });

  it('types endpoints that look the same as one', () => {
    expect(text).toContain(`/** What endpoints look like to their handlers, each shape once. */
interface Shapes {
  'anonymous': { kind: 'anonymous'; params: {}; properties: never };
  'delegated or application {id}': { kind: 'delegated' | 'application'; params: { readonly id: string }; properties: never };
}
`);
    expect(text).toContain(`
  'GET /files99/{id}': Shapes['delegated or application {id}'];
`);
  });

  it('type-checks under the strictest options, and narrows', () => {
    const use = `import type { AccessTo } from 'permc/runtime';
import type { Endpoints } from './${path}';
export function show(access: AccessTo<Endpoints, 'GET /files1/{id}'>): string {
  return access.kind === 'delegated' ? access.user.oid : access.app.oid + access.params.id;
}
export function wrong(access: AccessTo<Endpoints, 'GET /probe0'>): unknown {
  return access.via;
}
`;
    expect(typeCheck({ [path]: text, 'apart.gen.ts': apart, 'use.ts': use })).toEqual([
      "use.ts:7 Property 'via' does not exist on type 'AnonymousAccess<{}>'.",
    ]);
  });
});

it('tells endpoints apart that differ in properties or filters only', () => {
  const shapes = /^interface Shapes \{\n([\s\S]*?)^\}/m.exec(apart)?.[1] ?? '';
  expect([...shapes.matchAll(/^  ('.*'): \{ kind/gm)].map(([, name]) => name)).toEqual([
    "'anonymous'",
    "'delegated or application {id}'",
    String.raw`'delegated or application {id} \'name\' | \'size\''`,
    String.raw`'delegated or application {id}; filters: { delegated: Filter<FilterOf<Filters, \'file.list\'>>; application: undefined }'`,
  ]);
});

it('a module of 500 endpoints states its table as a literal, and every type in full', () => {
  const text = emittedText(manifest(500), path);
  expect(text).not.toContain('JSON.parse');
  expect(text).not.toContain('Shapes');
});

it('names that are hostile to a template stay data', () => {
  const yaml = manifest(501)
    .replace('Files.Read.All: }', "Files.Read.All: , 'a`${b}c': }")
    .replace('role: Files.Read.All', "role: 'a`${b}c'");
  const text = emittedText(yaml, path);
  const json = /^const table: PolicyTable = JSON\.parse\((`[\s\S]*?^\}`)\);$/m.exec(text)?.[1];
  // oxlint-disable-next-line no-eval -- that the text means the table is what is tested
  expect(JSON.parse(eval(json ?? ''))).toStrictEqual(policyTable(modelOf(yaml)));
  expect(typeCheck({ [path]: text })).toEqual([]);
});
