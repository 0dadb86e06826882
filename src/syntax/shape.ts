// Checks that a tree says what a manifest can say, and words each breach of the schema for the author.
// The schema decides; this file only picks one message per mistake and the characters to point at.
import { suggest } from '../base/suggest.ts';
import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { findNode } from './find-node.ts';
import type { LocatedMap } from './located-tree.ts';
import { validate, type SchemaError } from './manifest-validator.generated.js';
import { plainData } from './plain-data.ts';
import { alternativesOf, diagnosticOf } from './shape-diagnostic.ts';

/**
 * Checks the shape of a manifest against `schemas/manifest.schema.json`.
 *
 * @param tree the root map of a manifest or of an included file
 * @returns one finding per mistake, in file order; none when the shape is right
 */
export function checkShape(tree: LocatedMap): readonly Diagnostic[] {
  if (validate(plainData(tree))) return [];
  const errors = validate.errors ?? [];
  validate.errors = null;
  const mistakes = withoutEchoes(errors);
  return mistakes.map((error) => diagnosticOf(error, findNode(tree, error.instancePath))).toSorted(compareDiagnostics);
}

/** The errors of which each stands for a mistake of its own. */
function withoutEchoes(errors: readonly SchemaError[]): readonly SchemaError[] {
  const chosen = new Map<string, SchemaError>();
  const misspelt = misspeltKeys(errors);
  const alternatives = new Set(errors.filter((error) => alternativesOf(error).length > 0).map(identityOfCondition));
  for (const error of errors) {
    if (error.keyword === 'propertyNames') continue;
    if (error.keyword === 'if' && alternativesOf(error).length === 0) continue;
    if (error.keyword === 'required' && alternatives.has(identityOfCondition(error))) continue;
    if (missingKeys(error).some((key) => misspelt.get(error.instancePath)?.has(key) === true)) continue;
    const identity = identityOf(error);
    const other = chosen.get(identity);
    if (other === undefined || rank(error) < rank(other)) chosen.set(identity, error);
  }
  return [...chosen.values()];
}

/** By map, the keys that an unknown key of that map was probably meant to be. */
function misspeltKeys(errors: readonly SchemaError[]): ReadonlyMap<string, ReadonlySet<string>> {
  const meant = new Map<string, Set<string>>();
  for (const { keyword, instancePath, params, parentSchema } of errors) {
    if (keyword !== 'additionalProperties') continue;
    const keys = meant.get(instancePath) ?? new Set();
    for (const key of suggest(String(params['additionalProperty']), Object.keys(parentSchema.properties ?? {})))
      keys.add(key);
    meant.set(instancePath, keys);
  }
  return meant;
}

function missingKeys(error: SchemaError): readonly string[] {
  return error.keyword === 'required' ? [String(error.params['missingProperty'])] : alternativesOf(error);
}

/** The same for the error of an `if` and for those of its `then`. */
function identityOfCondition({ instancePath, schemaPath }: SchemaError): string {
  return `${instancePath} ${schemaPath.replace(/\/(?:if|then\/required)$/, '')}`;
}

/** Errors of one identity are about one mistake: a value has one, a map one for each key that is unknown or missing. */
function identityOf({ keyword, instancePath, params, propertyName }: SchemaError): string {
  if (propertyName !== undefined) return JSON.stringify(['name', instancePath, propertyName]);
  if (keyword === 'additionalProperties')
    return JSON.stringify(['unknown', instancePath, params['additionalProperty']]);
  if (keyword === 'required') return JSON.stringify(['missing', instancePath, params['missingProperty']]);
  return JSON.stringify([keyword === 'if' ? 'missing' : 'value', instancePath]);
}

/** Which of several errors of one value says the most: a choice for scalars, then the type, then the form. */
function rank({ keyword, data }: SchemaError): number {
  const isChoice = keyword === 'enum' || keyword === 'const';
  if (isChoice && data !== null && typeof data !== 'object') return 0;
  return keyword === 'type' ? 1 : isChoice ? 2 : 3;
}
