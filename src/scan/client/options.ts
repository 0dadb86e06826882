// Reads the options that libraries take: `{ method: 'POST', url }`.
import type { Evaluator } from '../evaluate/evaluator.ts';
import { constantOf } from '../evaluate/make-value.ts';
import type { Deferred, RecordValue, Value } from '../evaluate/value.ts';

/** The first of several options that is given; `undefined` when none is. */
export function option(
  options: Deferred | undefined,
  names: readonly string[],
  evaluator: Evaluator,
): Value | undefined {
  if (options === undefined) return undefined;
  const holder = evaluator.force(options).filter(({ kind }) => kind !== 'constant' && kind !== 'function');
  if (holder.length === 0) return undefined;
  for (const name of names) {
    const value = evaluator
      .member(holder, name)
      .filter((possible) => possible.kind !== 'constant' || possible.value !== undefined);
    // What is spread into the options from outside may hold the option or not, unless something else there is known to.
    const isKnown = value.some((one) => one.kind === 'text');
    const isLeftOut = !isKnown && holder.some((one) => one.kind === 'record' && mayLack(one, name));
    if (value.length > 0) return isLeftOut ? [...value, ...constantOf(undefined)] : value;
  }
  return undefined;
}

/** Whether what is not known of an object may be that it has no such property. */
function mayLack({ open, properties, rest }: RecordValue, name: string): boolean {
  if (!open || properties.has(name)) return false;
  return rest === undefined || rest.some((one) => one.kind !== 'record' || mayLack(one, name));
}

/** The first option whose value is told by a literal object: members of an unknown object do not count. */
export function statedOption(
  options: Deferred | undefined,
  names: readonly string[],
  evaluator: Evaluator,
): Value | undefined {
  if (options === undefined) return undefined;
  const records = evaluator
    .force(options)
    .filter((one) => (one.kind === 'record' ? names.some((name) => states(one, name)) : one.kind === 'instance'));
  return records.length === 0 ? undefined : option({ value: records }, names, evaluator);
}

/** Whether an object, or one that is spread into it, has the property by its literal. */
function states({ properties, rest = [] }: RecordValue, name: string): boolean {
  return properties.has(name) || rest.some((one) => one.kind === 'record' && states(one, name));
}

/** Whether an argument is an object of options, and no URL. */
export function isOptions(argument: Deferred | undefined, evaluator: Evaluator): boolean {
  if (argument === undefined) return false;
  const value = evaluator.force(argument);
  // What is not known beside an object is another such object.
  return (
    value.some((one) => one.kind === 'record' && !isHeld(one)) &&
    value.every((one) => one.kind === 'symbolic' || (one.kind === 'record' && !isHeld(one)))
  );
}

/** A URL that is given by itself, by a function for it, or by an object that holds it: `computed(() => `/users/${id}`)`. */
export function givenUrl(given: Deferred, evaluator: Evaluator): Value {
  return evaluator.force(given).flatMap((one) => {
    if (one.kind === 'function') return evaluator.call(one, [], 0);
    return one.kind === 'record' && isHeld(one) ? evaluator.member([one], 'value') : [one];
  });
}

/** Whether an object only holds a value, as what Vue's `computed` gives does. */
function isHeld({ properties, node }: RecordValue): boolean {
  return node === undefined && properties.size === 1 && properties.has('value');
}
