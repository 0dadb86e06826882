// Large modules: endpoints that require the same share a row, and the module still means the table of the model.
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

describe('a module of 501 endpoints', () => {
  const yaml = manifest(501);
  const text = emittedText(yaml, path);

  it('states each distinct row once, in the order of the paths', () => {
    const rows = /^const rows: readonly EndpointRow\[\] = \[\n([\s\S]*?)^\];$/m.exec(text)?.[1] ?? '';
    expect(rows).toBe(`  {
    delegated: [
      { scopes: ['Files.ReadWrite'], right: 'file.read', accounts: ['work'] },
    ],
    application: [
      { roles: ['Files.Read.All'] },
    ],
    challenge: ['Files.ReadWrite'],
  },
  {
    delegated: [
      { scopes: ['Files.Read'], right: 'file.read', accounts: ['work'] },
    ],
    application: [
      { roles: ['Files.Read.All'] },
    ],
    challenge: ['Files.Read'],
  },
  { anonymous: true },
`);
  });

  it('means the table that decisions are tested with', () => {
    const rows = /^const rows: readonly EndpointRow\[\] = (\[[\s\S]*?^\]);$/m.exec(text)?.[1];
    const table = /^const table: PolicyTable = (\{[\s\S]*?^\});$/m.exec(text)?.[1]?.replaceAll(']!,', '],');
    // oxlint-disable-next-line no-eval -- that the literals mean the table is what is tested
    expect(eval(`const rows = ${rows}; (${table})`)).toStrictEqual(policyTable(modelOf(yaml)));
  });

  it('type-checks under the strictest options', () => {
    expect(typeCheck({ [path]: text })).toEqual([]);
  });
});

it('a module of 500 endpoints states every endpoint in its place', () => {
  expect(emittedText(manifest(500), path)).not.toContain('rows');
});
