// Whatever a valid manifest holds, its outputs are well formed: TypeScript that parses, JSON that Entra's schemas take.
import * as fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { policyTable } from '../../src/reason/policy-table.ts';
import { definePolicy } from '../../src/runtime/policy.ts';
import { emitManifest, emittedText, modelOf } from './emit-manifest.ts';
import { entraValidator, missingSchemas } from './entra-schemas.ts';
import { randomManifest } from './random-manifest.ts';

test('the module of any manifest parses, and holds exactly the declarations that every module holds', () => {
  fc.assert(
    fc.property(randomManifest, (yaml) => {
      const text = emittedText(yaml, 'random.gen.ts');
      const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
      expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
      const { statements } = ts.createSourceFile('random.gen.ts', text, ts.ScriptTarget.ES2023);
      expect(statements).toHaveLength(8);
    }),
    { numRuns: 60 },
  );
});

test('the table in the module is the table that decisions are tested with', () => {
  fc.assert(
    fc.property(randomManifest, (yaml) => {
      const table = policyTable(modelOf(yaml));
      const literal = /^const table: PolicyTable = (\{[\s\S]*?^\});$/m.exec(emittedText(yaml, 'random.gen.ts'))?.[1];
      // oxlint-disable-next-line no-eval -- that the literal means the table is what is tested
      expect(eval(`(${literal})`)).toStrictEqual(table);
      expect(definePolicy(table).keys).toEqual(Object.keys(table.endpoints));
    }),
    { numRuns: 60 },
  );
});

const reason = missingSchemas === undefined ? '' : ` (skipped: ${missingSchemas})`;

describe.skipIf(missingSchemas !== undefined)(`against the schemas of Microsoft Graph${reason}`, () => {
  test('the registration of any manifest is valid', () => {
    const validate = entraValidator();
    const errorsOf = (yaml: string): readonly string[] =>
      [...emitManifest(yaml)].filter(([path]) => path.endsWith('.json')).flatMap(([, text]) => validate(text));
    fc.assert(
      fc.property(randomManifest, (yaml) => {
        expect(errorsOf(yaml)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
