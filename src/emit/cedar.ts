// The policy in the Cedar language, for engines and analysers that are not permc's: the same decisions by other means. What
// includes what is given as entities, so that Cedar's own hierarchy works it out.
import type { Model } from '../model/model.ts';
import { policyTable } from '../reason/policy-table.ts';
import { cedarEntities } from './cedar/entities.ts';
import { cedarPolicies } from './cedar/policies.ts';
import { cedarSchema } from './cedar/schema.ts';
import type { EmittedFile, Emitter } from './emitter.ts';
import { generatedHeader } from './generated-header.ts';

/** `outputs.cedar`: the policies, and beside them their schema and the permissions as entities. */
export const cedar: Emitter = {
  id: 'cedar',
  summary: 'the policies in the Cedar language, with schema and entities',
  emit: (model, manifestPath) => {
    const path = model.outputs.cedar;
    if (path === undefined) return [];
    const table = policyTable(model);
    const header = generatedHeader(manifestPath);
    return [
      { path, text: `${header}\n${cedarPolicies(table)}` },
      beside(path, 'cedarschema', `${header}\n${cedarSchema(table)}`),
      beside(path, 'entities.json', `${JSON.stringify(cedarEntities(table), undefined, 2)}\n`),
    ];
  },
};

function beside(path: NonNullable<Model['outputs']['cedar']>, extension: string, text: string): EmittedFile {
  return { path: { value: `${path.value.replace(/\.cedar$/i, '')}.${extension}`, span: path.span }, text };
}
