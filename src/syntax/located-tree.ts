// What the parser hands on: plain values in which every key, item and scalar knows its characters.
// It must not know the manifest's keys; those belong to the schema and to `model/`.
import type { Located, Span } from '../diagnostics/span.ts';

/** A scalar of the file. */
export interface LocatedScalar extends Located<string | number | boolean | null> {
  readonly kind: 'scalar';
}

/** A sequence of the file. */
export interface LocatedList {
  readonly kind: 'list';
  readonly items: readonly LocatedNode[];
  readonly span: Span;
}

/** One `key: value` of a map. Keys are always strings here: `404:` is read as `'404'`. */
export interface LocatedEntry {
  readonly key: Located<string>;
  readonly value: LocatedNode;
}

/** A map of the file, its entries in file order, each key once. */
export interface LocatedMap {
  readonly kind: 'map';
  readonly entries: readonly LocatedEntry[];
  readonly span: Span;
}

/** Any value of the file. */
export type LocatedNode = LocatedScalar | LocatedList | LocatedMap;
