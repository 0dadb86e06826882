// From a JSON pointer of the validator back to the tree, where the places are.
import { InternalError } from '../base/internal-error.ts';
import type { Span } from '../diagnostics/span.ts';
import type { LocatedEntry, LocatedMap, LocatedNode } from './located-tree.ts';

/** A value of the tree and how it is reached. */
export interface FoundNode {
  readonly node: LocatedNode;
  /** Keys and indexes from the root. */
  readonly path: readonly (string | number)[];
  /** The key that holds the value; undefined for the root and for items of a list. */
  readonly key: Span | undefined;
  /** The map or list that holds the value; undefined for the root. */
  readonly holder: LocatedNode | undefined;
}

/** Maps with more entries than this are indexed when something in them is looked up. */
const smallMap = 16;

const indexes = new WeakMap<LocatedMap, ReadonlyMap<string, LocatedEntry>>();

/** The entry of a key of a map. Many look-ups in one large map cost no more than one pass over it. */
export function entryOf(map: LocatedMap, key: string): LocatedEntry | undefined {
  if (map.entries.length <= smallMap) return map.entries.find((entry) => entry.key.value === key);
  let index = indexes.get(map);
  if (index === undefined) {
    index = new Map(map.entries.map((entry) => [entry.key.value, entry]));
    indexes.set(map, index);
  }
  return index.get(key);
}

/**
 * Follows a JSON pointer (RFC 6901).
 *
 * @param root the tree that the validator's data was made from
 * @param pointer the pointer of an error of the validator
 * @throws InternalError when the pointer leads nowhere
 */
export function findNode(root: LocatedMap, pointer: string): FoundNode {
  let found: FoundNode = { node: root, path: [], key: undefined, holder: undefined };
  for (const escaped of pointer.split('/').slice(1)) {
    const segment = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    found = step(found, segment);
  }
  return found;
}

function step({ node, path }: FoundNode, segment: string): FoundNode {
  if (node.kind === 'list') {
    const item = node.items[Number(segment)];
    if (item !== undefined) return { node: item, path: [...path, Number(segment)], key: undefined, holder: node };
  }
  if (node.kind === 'map') {
    const entry = entryOf(node, segment);
    if (entry !== undefined) return { node: entry.value, path: [...path, segment], key: entry.key.span, holder: node };
  }
  throw new InternalError(`the validator points at ${JSON.stringify(segment)}, which is not in the tree`);
}
