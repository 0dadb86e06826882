// A text as a scalar of YAML: plain where that reads back as the same text, else in quotes.
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

/** A quote that the other items of a list have. */
export type Quote = "'" | '"';

/** A text as an item of a list of `- ` lines. */
export function itemScalar(value: string, quote?: Quote): string {
  return scalarText(value, quote, (written) => firstItem(`- ${written}`));
}

/** A text as an item of `[...]`. */
export function flowScalar(value: string, quote?: Quote): string {
  return scalarText(value, quote, (written) => firstItem(`[${written}]`));
}

/** A text as a key of a map of `key:` lines. */
export function keyScalar(value: string): string {
  return scalarText(value, undefined, (written) => firstKey(`${written}: 1`));
}

/** A text as a key of `{...}`. */
export function flowKeyScalar(value: string): string {
  return scalarText(value, undefined, (written) => firstKey(`{ ${written}: 1 }`));
}

function scalarText(value: string, quote: Quote | undefined, read: (written: string) => unknown): string {
  const single = `'${value.replaceAll("'", "''")}'`;
  const double = JSON.stringify(value);
  const preferred = quote === "'" ? [single] : quote === '"' ? [double] : [value, single];
  return preferred.find((written) => read(written) === value) ?? double;
}

/** The only item of a list; undefined for any other text. */
function firstItem(text: string): unknown {
  const { contents, errors, warnings } = parseDocument(text);
  if (errors.length + warnings.length > 0 || !isSeq(contents) || contents.items.length !== 1) return undefined;
  const [item] = contents.items;
  return isScalar(item) ? item.value : undefined;
}

/** The only key of a map; undefined for any other text. */
function firstKey(text: string): unknown {
  const { contents, errors, warnings } = parseDocument(text);
  if (errors.length + warnings.length > 0 || !isMap(contents) || contents.items.length !== 1) return undefined;
  const key = contents.items[0]?.key;
  return isScalar(key) ? key.value : undefined;
}
