// The structure and the documented value rules of a Microsoft Graph application, as JSON Schemas beside the project.
// They are test data, never part of the project: where they are absent, the tests that need them say so.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

const folder = process.env['PERMC_ENTRA_DATA'] ?? fileURLToPath(new URL('../../../shared/data/entra', import.meta.url));
const structureFile = join(folder, 'application.schema.json');
const rulesFile = join(folder, 'application.rules.schema.json');

/** Why nothing can be validated here; undefined when it can. */
export const missingSchemas: string | undefined =
  existsSync(structureFile) && existsSync(rulesFile)
    ? undefined
    : 'PERMC_ENTRA_DATA is not set to the folder of the schemas';

/**
 * The validator of both schemas, and of what may be written.
 *
 * @returns a function from the text of a document to what is wrong with it
 */
export function entraValidator(): (text: string) => readonly string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
  const rules: { readonly $id: string } = JSON.parse(readFileSync(rulesFile, 'utf8'));
  ajv.addSchema(rules);
  const validators = {
    structure: ajv.compile(JSON.parse(readFileSync(structureFile, 'utf8'))),
    rules: ajv.compile({ $ref: rules.$id }),
    write: ajv.compile({ $ref: `${rules.$id}#/$defs/write` }),
  };
  return (text) => {
    const body: unknown = JSON.parse(text);
    return Object.entries(validators).flatMap(([name, validate]) =>
      validate(body) ? [] : (validate.errors ?? []).map((error) => `${name}${error.instancePath} ${error.message}`),
    );
  };
}
