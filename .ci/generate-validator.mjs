// Compiles schemas/manifest.schema.json ahead of time, so that no schema compiler is loaded when permc runs.
// Writes src/syntax/manifest-validator.generated.{js,d.ts}; with --check it compares and exits with 1 when they are stale.
// What the messages need to know of the schema (allowed keys, advice, examples) travels with each error as its
// `parentSchema`, so nothing about the language is written twice.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

const root = new URL('../', import.meta.url);
const command = 'node .ci/generate-validator.mjs';

/** Keywords for editors and messages; they state nothing that could be validated. */
const vocabulary = ['defaultSnippets', 'enumDescriptions', 'errorMessage', 'patternErrorMessage'];

/** What the compiled validator leaves out: only editors read it. */
const forEditors = new Set(['$comment', '$schema', 'description', 'default', 'defaultSnippets', 'enumDescriptions']);

/** Ajv's run-time modules as text, because the generated code must import nothing. */
const runtimeModules = {
  'require("ajv/dist/runtime/ucs2length").default': `function codePointsIn(text) {
let length = 0;
for (const _ of text) length++;
return length;
}`,
};

/** The text of the published schema. */
export function readSchema() {
  return readFileSync(new URL('schemas/manifest.schema.json', root), 'utf8');
}

/**
 * The schema that is compiled: the published one without what the model checks and without what only editors read.
 *
 * @param {string} text
 */
export function schemaToCompile(text) {
  const schema = JSON.parse(text);
  const checkedByModel = Object.keys(schema.definitions).filter((name) => isCheckedByModel(schema.definitions[name]));
  return reduce(schema, new Set(checkedByModel.map((name) => `#/definitions/${name}`)));
}

/**
 * @param {any} value a part of the schema
 * @param {ReadonlySet<string>} gone references to definitions that are left out
 * @returns {any}
 */
function reduce(value, gone) {
  if (Array.isArray(value)) return value.filter((item) => isKept(item, gone)).map((item) => reduce(item, gone));
  if (value === null || typeof value !== 'object') return value;
  /** @type {Record<string, any>} */
  const part = {};
  for (const [key, child] of Object.entries(value)) {
    // A property of the manifest may be called `description`: then its value is a schema, not a text.
    if (forEditors.has(key) && !(key === 'description' && typeof child === 'object')) continue;
    if (!isKept(child, gone)) continue;
    part[key] = key === 'examples' ? child.slice(0, 1) : reduce(child, gone);
    if (key === 'allOf' && Array.isArray(child) && part[key].length === 0) delete part[key];
  }
  return part;
}

/** @param {any} value @param {ReadonlySet<string>} gone */
function isKept(value, gone) {
  return !isCheckedByModel(value) && !gone.has(value?.$ref);
}

/** @param {any} value */
function isCheckedByModel(value) {
  return typeof value?.$comment === 'string' && value.$comment.startsWith('model:');
}

/**
 * An Ajv with the options of the compiled validator, which knows the vocabulary of the schema.
 *
 * @param {import('ajv').Options} options
 */
export function makeAjv(options = {}) {
  const ajv = new Ajv({
    allErrors: true,
    ownProperties: true,
    messages: false,
    verbose: true,
    strict: true,
    // `if` without a type, and keys that a neighbour declares, are how this schema says "exactly one of".
    strictTypes: false,
    strictRequired: false,
    ...options,
  });
  ajv.addVocabulary(vocabulary);
  return ajv;
}

function renderCode() {
  const ajv = makeAjv({ code: { source: true, esm: true, lines: true } });
  let code = standalone.default(ajv, ajv.compile(schemaToCompile(readSchema())));
  for (const [required, text] of Object.entries(runtimeModules)) code = code.replaceAll(required, text);
  if (/\brequire\(|\bimport\b/.test(code)) throw new Error('the validator still imports something: inline it above');
  return code.replace(/^"use strict";\s*/, '').replace(/^export default .*\n/m, '');
}

const types = `/** The subschema that an error is about, as far as messages speak of it. */
export interface BrokenSchema {
  readonly title?: string;
  readonly properties?: { readonly [key: string]: { readonly examples?: readonly unknown[] } };
  readonly if?: { readonly properties?: { readonly [key: string]: unknown } };
  readonly then?: { readonly required?: readonly string[] };
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly errorMessage?: string;
  readonly patternErrorMessage?: string;
}

/** One breach of the schema. */
export interface SchemaError {
  /** A JSON pointer (RFC 6901) to the value. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  readonly parentSchema: BrokenSchema;
  /** The value. */
  readonly data: unknown;
  /** The key that the error is about, when keys were checked. */
  readonly propertyName?: string;
}

/** Checks plain data against the manifest schema; \`errors\` holds the breaches of the last call. */
export declare const validate: { (data: unknown): boolean; errors?: readonly SchemaError[] | null };
`;

function main() {
  const header = `// Generated from schemas/manifest.schema.json by \`${command}\`; do not edit.\n`;
  const files = {
    'src/syntax/manifest-validator.generated.js': header + renderCode(),
    'src/syntax/manifest-validator.generated.d.ts': header + types,
  };
  for (const [path, text] of Object.entries(files)) {
    const file = new URL(path, root);
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readOrEmpty(file) !== text) {
      process.stderr.write(`${path} is stale: run \`${command}\`\n`);
      process.exitCode = 1;
    }
  }
}

/** @param {URL} file */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
