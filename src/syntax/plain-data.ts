// The located tree as the plain data that a schema validator reads. Places stay behind in the tree.
import type { LocatedNode } from './located-tree.ts';

/**
 * The values of a tree, without their places.
 *
 * @returns scalars, arrays, and objects whose own properties are exactly the keys of the map (`__proto__` included)
 */
export function plainData(node: LocatedNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainData);
  const data: Record<string, unknown> = {};
  for (const { key, value } of node.entries) {
    // An assignment to this one name would set the prototype instead of a property.
    if (key.value === '__proto__') define(data, key.value, plainData(value));
    else data[key.value] = plainData(value);
  }
  return data;
}

function define(data: object, key: string, value: unknown): void {
  Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
}
