// What a right over a collection answers with: which of its members the caller may see. The brand is what tells it from
// any other object, so that nothing but `filter` can make one; what its condition says is the service's own language.
import { PolicyError } from './policy-error.ts';

const brand: unique symbol = Symbol('filter');

/** The members of a collection that the caller may see, as a condition for the service's own data store. */
export interface Filter<Where> {
  readonly [brand]: true;
  /** The condition that the handler must query with. */
  readonly where: Where;
}

/** The type that a service has declared for the filter of one right; `unknown` unless it has. */
export type FilterOf<Filters, Name extends string> = Name extends keyof Filters ? Filters[Name] : unknown;

const made = new WeakSet<object>();

/**
 * Makes the answer of a right over a collection.
 *
 * Many data stores read a condition with a missing value as no condition at all, so one that holds `undefined` or `NaN`
 * anywhere, or says nothing, is refused: the right has then failed, and nobody gets in. Where the caller may see
 * everything, state a condition that always holds.
 *
 * @param where the condition: a plain object or list is looked through, anything else (a query builder, a function, an
 *   SQL fragment) is taken as it is
 * @returns the branded answer
 * @throws {PolicyError} `filter-empty`
 */
export function filter<Where>(where: Where): Filter<Where> {
  if (isEmpty(where) || holdsNothing(where, new Set())) {
    throw new PolicyError(
      'filter-empty',
      'the condition of a filter is empty or holds a missing value, which a data store could read as no condition at all',
    );
  }
  const answer: Filter<Where> = Object.freeze({ [brand]: true as const, where });
  made.add(answer);
  return answer;
}

/** Whether a value was made by `filter`: a copy of one was not, for its condition may be another. */
export function isFilter(value: unknown): value is Filter<unknown> {
  return made.has(Object(value));
}

function isEmpty(where: unknown): boolean {
  if (where === null || where === '' || typeof where === 'boolean') return true;
  return isPlain(where) && Object.keys(where).length === 0;
}

/** Whether a missing value stands anywhere in a condition of plain data. */
function holdsNothing(value: unknown, seen: Set<object>): boolean {
  if (value === undefined || Number.isNaN(value)) return true;
  if (!isPlain(value) || seen.has(value)) return false;
  seen.add(value);
  return Object.values(value).some((member) => holdsNothing(member, seen));
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
