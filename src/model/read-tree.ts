// Readers for a tree whose shape has been checked: they say what a key holds, in the types of the Model.
// A wrong shape is a bug here, never a mistake of the author: `syntax/` has reported those.
import { InternalError } from '../base/internal-error.ts';
import type { Located, Span } from '../diagnostics/span.ts';
import type { LocatedList, LocatedMap, LocatedNode } from '../syntax/located-tree.ts';

/** The value of a key, or nothing when the key is absent or its value is empty (`key:`). */
export function childOf(map: LocatedMap, key: string): LocatedNode | undefined {
  const node = map.entries.find((entry) => entry.key.value === key)?.value;
  return node?.kind === 'scalar' && node.value === null ? undefined : node;
}

/** The place of a key, for findings about what is missing under it. */
export function keySpan(map: LocatedMap, key: string): Span | undefined {
  return map.entries.find((entry) => entry.key.value === key)?.key.span;
}

/** A node that must be a map; an empty value reads as a map without entries. */
export function asMap(node: LocatedNode): LocatedMap {
  if (node.kind === 'map') return node;
  if (node.kind === 'scalar' && node.value === null) return { kind: 'map', entries: [], span: node.span };
  throw new InternalError(`expected a map, found a ${node.kind}`);
}

/** The map under a key; without entries when the key is absent. */
export function mapAt(map: LocatedMap, key: string): LocatedMap {
  const node = childOf(map, key);
  return node === undefined ? { kind: 'map', entries: [], span: map.span } : asMap(node);
}

/** A node that must be a list. */
export function asList(node: LocatedNode): LocatedList {
  if (node.kind === 'list') return node;
  throw new InternalError(`expected a list, found a ${node.kind}`);
}

/** The items under a key; none when the key is absent. */
export function itemsAt(map: LocatedMap, key: string): readonly LocatedNode[] {
  const node = childOf(map, key);
  return node === undefined ? [] : asList(node).items;
}

/** A node that must be text. */
export function asText(node: LocatedNode): Located<string> {
  if (node.kind === 'scalar' && typeof node.value === 'string') return { value: node.value, span: node.span };
  throw new InternalError(`expected text, found a ${node.kind}`);
}

/** The text under a key. */
export function textAt(map: LocatedMap, key: string): Located<string> | undefined {
  const node = childOf(map, key);
  return node === undefined ? undefined : asText(node);
}

/** The text under a key that the shape demands. */
export function requiredTextAt(map: LocatedMap, key: string): Located<string> {
  const text = textAt(map, key);
  if (text === undefined) throw new InternalError(`expected \`${key}\``);
  return text;
}

/** The texts of the list under a key; none when the key is absent. */
export function textsAt(map: LocatedMap, key: string): readonly Located<string>[] {
  return itemsAt(map, key).map(asText);
}

/** The number under a key. */
export function numberAt(map: LocatedMap, key: string): Located<number> | undefined {
  const node = childOf(map, key);
  if (node === undefined) return undefined;
  if (node.kind === 'scalar' && typeof node.value === 'number') return { value: node.value, span: node.span };
  throw new InternalError(`expected a number under \`${key}\``);
}

/** The truth value under a key, or the default, which then stands where the map stands. */
export function flagAt(map: LocatedMap, key: string, otherwise: Located<boolean>): Located<boolean> {
  const node = childOf(map, key);
  if (node === undefined) return otherwise;
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return { value: node.value, span: node.span };
  throw new InternalError(`expected true or false under \`${key}\``);
}

/** The text under a key as one of a closed set, or the default, which then stands where it is told to. */
export function choiceAt<Choice extends string>(
  map: LocatedMap,
  key: string,
  choices: readonly Choice[],
  otherwise: Located<Choice>,
): Located<Choice> {
  const text = textAt(map, key);
  return text === undefined ? otherwise : asChoice(text, choices);
}

/** A text as one of a closed set. */
export function asChoice<Choice extends string>(text: Located<string>, choices: readonly Choice[]): Located<Choice> {
  const value = choices.find((choice) => choice === text.value);
  if (value === undefined) throw new InternalError(`unexpected \`${text.value}\``);
  return { value, span: text.span };
}
