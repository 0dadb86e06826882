// `Map` with texts for keys: kept as the record of its entries. What is not in it may be set elsewhere.
import type { Evaluator } from '../evaluator.ts';
import { constantOf, listOf, textOf, unknown } from '../make-value.ts';
import { known, knownText } from '../texts.ts';
import type { Deferred, Possible, RecordValue, Value } from '../value.ts';

/** What `new Map(pairs)` makes. */
export function mapOf(pairs: Value, evaluator: Evaluator): Possible {
  const properties = new Map<string, Deferred>();
  let open = false;
  for (const pair of evaluator.elements(pairs)) {
    const [list] = evaluator.force(pair);
    const [key, value] = list?.kind === 'list' ? list.elements : [];
    const name = key === undefined ? undefined : knownText(evaluator.force(key));
    if (name === undefined || value === undefined) open = true;
    else properties.set(name, value);
  }
  return { kind: 'record', properties, open, node: undefined, isMap: true };
}

/** `map.name(...args)`; `undefined` when the method is not followed. */
export function mapMethod(
  map: RecordValue,
  name: string,
  [key]: readonly Deferred[],
  evaluator: Evaluator,
): Value | undefined {
  const { properties, open } = map;
  switch (name) {
    case 'get': {
      const text = key === undefined ? undefined : knownText(evaluator.force(key));
      if (text !== undefined && !properties.has(text)) return unknown('an entry of a map that may be set elsewhere');
      return key === undefined ? undefined : evaluator.element([map], key);
    }
    case 'has':
      return unknown('the result of a test at run time');
    case 'keys':
      return [
        listOf(
          [...properties.keys()].map((one) => known(textOf(one))),
          open,
        ),
      ];
    case 'values':
      return [listOf([...properties.values()], open)];
    case 'entries':
      return [listOf(entriesOf(map), open)];
    default:
      return undefined;
  }
}

/** The pairs of a key and a value, as a loop over the map gets them. */
export function entriesOf({ properties }: RecordValue): readonly Deferred[] {
  return [...properties].map(([name, value]) => known([listOf([known(textOf(name)), value])]));
}

/** `map.size`, as far as only what is seen is in it. */
export function sizeOf({ properties, open }: RecordValue): Value {
  return open || properties.size === 0 ? unknown('the size of an unknown map') : constantOf(properties.size);
}
