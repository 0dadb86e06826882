// How readers look into JSON that anybody may have written: by guards, own properties only, never by trust.

/** An object of JSON; its members are not known yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object, and neither a list nor null. */
export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value of JSON is a list. */
export function isJsonList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A member by its name; an inherited one, such as `constructor`, is not there. */
export function memberOf(record: JsonRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The first of some members that is a text with something in it. */
export function textMember(record: JsonRecord, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = memberOf(record, name);
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return undefined;
}
