// A text as a scalar of YAML: plain where that reads back as the same text, else in quotes.
import { parseDocument } from 'yaml';

/** A quote that the other items of a list have. */
export type Quote = "'" | '"';

/** A text as an item of a list of `- ` lines. */
export function itemScalar(value: string, quote?: Quote): string {
  return scalar(value, quote, (written) => `- ${written}`, JSON.stringify([value]));
}

/** A text as an item of `[...]`. */
export function flowScalar(value: string, quote?: Quote): string {
  return scalar(value, quote, (written) => `[${written}]`, JSON.stringify([value]));
}

/** A text as a key, in a map of lines or in `{...}`. */
export function keyScalar(value: string): string {
  return scalar(value, undefined, (written) => `{ ${written}: 1 }`, JSON.stringify({ [value]: 1 }));
}

function scalar(value: string, quote: Quote | undefined, place: (written: string) => string, expected: string): string {
  const single = `'${value.replaceAll("'", "''")}'`;
  const double = JSON.stringify(value);
  const preferred = quote === "'" ? [single] : quote === '"' ? [double] : [value, single];
  return preferred.find((written) => reads(place(written), expected)) ?? double;
}

function reads(text: string, expected: string): boolean {
  const document = parseDocument(text);
  return document.errors.length === 0 && document.warnings.length === 0 && JSON.stringify(document.toJS()) === expected;
}
