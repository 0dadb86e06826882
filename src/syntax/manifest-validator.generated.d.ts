// Generated from schemas/manifest.schema.json by `node .ci/generate-validator.mjs`; do not edit.
/** The subschema that an error is about, as far as messages speak of it. */
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

/** Checks plain data against the manifest schema; `errors` holds the breaches of the last call. */
export declare const validate: { (data: unknown): boolean; errors?: readonly SchemaError[] | null };
