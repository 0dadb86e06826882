// Follows `$ref` inside one OpenAPI document (JSON Reference with a JSON pointer, RFC 6901). Other files are not read.
import { isJsonList, isJsonRecord, memberOf, type JsonRecord } from '../json-record.ts';

/** How many references may follow on each other; a circle is longer than any honest chain. */
const longestChain = 16;

/**
 * The object that a value stands for.
 *
 * @param value an object, or a reference to one
 * @param document the whole document
 * @returns the object; nothing when the reference leads nowhere, in a circle or to another file
 */
export function resolveReference(value: unknown, document: JsonRecord): JsonRecord | undefined {
  let current = value;
  for (let step = 0; step < longestChain; step++) {
    if (!isJsonRecord(current)) return undefined;
    const reference = memberOf(current, '$ref');
    if (reference === undefined) return current;
    if (typeof reference !== 'string' || !reference.startsWith('#/')) return undefined;
    current = pointedAt(reference.slice(2), document);
  }
  return undefined;
}

function pointedAt(pointer: string, document: JsonRecord): unknown {
  let current: unknown = document;
  for (const part of pointer.split('/')) {
    const name = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (isJsonRecord(current)) current = memberOf(current, name);
    else if (isJsonList(current) && /^\d{1,9}$/.test(name)) current = current[Number(name)];
    else return undefined;
  }
  return current;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
