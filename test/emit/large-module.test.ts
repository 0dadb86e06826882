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

  it('type-checks under the strictest options', () => {
    expect(typeCheck({ [path]: text })).toEqual([]);
  });
});

it('a module of 500 endpoints states its table as a literal', () => {
  expect(emittedText(manifest(500), path)).not.toContain('JSON.parse');
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
