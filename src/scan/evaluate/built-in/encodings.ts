// The functions of the language that encode a text for a URL.
import { mapTexts } from '../texts.ts';
import type { Value } from '../value.ts';

/** By name, what a function makes of a value. */
export const encodings: ReadonlyMap<string, (value: Value) => Value> = new Map([
  ['encodeURIComponent', (value: Value) => encoded(value, encodeURIComponent)],
  ['encodeURI', (value: Value) => encoded(value, encodeURI)],
]);

function encoded(value: Value, encode: (text: string) => string): Value {
  return mapTexts(value, (text) => (isWellFormed(text) ? encode(text) : text));
}

/** A lone half of a surrogate pair can't be encoded. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
