// What methods that change the list, set or map that they are called on make of it: `list.pop()`, `set.add(value)`,
// `map.set(key, value)`. It must not know what holds the list.
import type { Evaluator } from '../evaluator.ts';
import type { LaidOut } from '../literals.ts';
import { listOf, unknown } from '../make-value.ts';
import { knownNumber, knownText } from '../texts.ts';
import type { Deferred, ListValue, Possible, RecordValue, Value } from '../value.ts';
import { sortedByText } from './list-methods.ts';
import { someOfPieces } from './text-pieces.ts';

type ListChange = (list: ListValue, given: LaidOut, evaluator: Evaluator) => Value;

/** Of lists of which all elements are known; sets are kept as lists. */
const listChanges: ReadonlyMap<string, ListChange> = new Map<string, ListChange>([
  ['push', (list, { elements }) => withElements(list, [...list.elements, ...elements])],
  ['add', (list, { elements }) => withElements(list, [...list.elements, ...elements])],
  ['unshift', (list, { elements }) => withElements(list, [...elements, ...list.elements])],
  ['pop', (list) => withElements(list, list.elements.slice(0, -1))],
  ['shift', (list) => withElements(list, list.elements.slice(1))],
  ['reverse', (list) => withElements(list, list.elements.toReversed())],
  ['sort', (list, { elements }, evaluator) => [elements.length > 0 ? list : sortedByText(list, evaluator)]],
  ['splice', (list, { elements }, evaluator) => spliced(list, elements, evaluator)],
  ['fill', (list, { elements }) => filled(list, elements)],
  ['copyWithin', (list) => someOf(list)],
  ['delete', (list) => [list]],
  ['clear', (list) => withElements(list, [])],
]);

/** Whether a method of this name changes lists, sets or maps. */
export function isChangingMethod(name: string): boolean {
  return name === 'set' || listChanges.has(name);
}

/** A list, set or map after a call of one of its methods; anything else as it was. */
export function changedByMethod(possible: Possible, name: string, given: LaidOut, evaluator: Evaluator): Value {
  if (possible.kind === 'record')
    return [possible.isMap === true ? changedMap(possible, name, given, evaluator) : possible];
  const change = possible.kind === 'list' ? listChanges.get(name) : undefined;
  if (possible.kind !== 'list' || change === undefined) return [possible];
  if (possible.isCut === true && !adding.has(name)) return [piecesLeft(possible, name, evaluator)];
  // Of a list that has further elements it can't be said which one is the last.
  if (possible.open) return adding.has(name) ? change(possible, given, evaluator) : [possible];
  const made = change(possible, given, evaluator);
  return given.rest === undefined ? made : made.map((one) => (one.kind === 'list' ? { ...one, open: true } : one));
}

/** The pieces of a text with holes without the first or the last one; after any other change nothing is certain. */
function piecesLeft(list: ListValue, name: string, evaluator: Evaluator): Possible {
  const [from, to] = name === 'shift' ? [1, undefined] : [0, -1];
  const left = name === 'shift' || name === 'pop' ? someOfPieces(list, from, to, evaluator) : undefined;
  return left ?? unknown('the changed pieces of a text that is known only at run time')[0];
}

const adding: ReadonlySet<string> = new Set(['push', 'add', 'unshift']);

function changedMap(map: RecordValue, name: string, { elements }: LaidOut, evaluator: Evaluator): RecordValue {
  if (name === 'clear') return { ...map, properties: new Map(), open: false };
  const [key, value] = elements;
  if (name !== 'set' || value === undefined) return map;
  const text = key === undefined ? undefined : knownText(evaluator.force(key));
  if (text === undefined) return { ...map, open: true };
  return { ...map, properties: new Map([...map.properties, [text, value]]) };
}

function withElements(list: ListValue, elements: readonly Deferred[]): Value {
  return [{ ...list, elements }];
}

/** Any of the elements, in whatever order: they are what a loop gets, and nothing is joined of them. */
function someOf(list: ListValue, added: readonly Deferred[] = []): Value {
  return [{ ...list, elements: [...list.elements, ...added], open: true }, listOf([], true)];
}

/** `splice(start, count, ...items)` */
function spliced(list: ListValue, [start, count, ...items]: readonly Deferred[], evaluator: Evaluator): Value {
  const from = start === undefined ? undefined : knownNumber(evaluator.force(start));
  const size = count === undefined ? list.elements.length : knownNumber(evaluator.force(count));
  if (from === undefined || size === undefined) return someOf(list, items);
  const elements = [...list.elements];
  elements.splice(from, size, ...items);
  return withElements(list, elements);
}

function filled(list: ListValue, [value, ...range]: readonly Deferred[]): Value {
  if (value === undefined) return [list];
  return range.length > 0
    ? someOf(list, [value])
    : withElements(
        list,
        list.elements.map(() => value),
      );
}
