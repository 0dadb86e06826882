// What arrays are asked about their elements: `includes`, `some`, `every`. An answer is told only where it is certain.
import type { Evaluator } from '../evaluator.ts';
import { constantOf, unknown } from '../make-value.ts';
import { equal, truthOfValue } from '../operators.ts';
import type { Deferred, ListValue, Value } from '../value.ts';

/** What decides a question: one element that is so, or one that is not. */
const deciding: ReadonlyMap<string, boolean> = new Map([
  ['includes', true],
  ['some', true],
  ['every', false],
]);

/** Whether a method asks about elements. */
export function isListTest(name: string): boolean {
  return deciding.has(name);
}

/**
 * `list.includes(value)`, `list.some(test)`, `list.every(test)`.
 *
 * @param test what the function that is handed over says of an element
 */
export function listTest(
  list: ListValue,
  name: string,
  asked: Deferred,
  test: (element: Deferred) => Value,
  evaluator: Evaluator,
): Value {
  const decisive = deciding.get(name) ?? true;
  const answers = list.elements.map((element) =>
    name === 'includes' ? equal(evaluator.force(element), evaluator.force(asked)) : truthOfValue(test(element)),
  );
  if (answers.includes(decisive)) return constantOf(decisive);
  // An empty list is more often one that is filled out of sight.
  const isCertain = !list.open && answers.length > 0 && answers.every((answer) => answer === !decisive);
  return isCertain ? constantOf(!decisive) : unknown('the result of a test at run time');
}
