// The verb that a called method stands for, also when its name is computed: `client.get(...)`, `client[method](...)`.
import type { Evaluator } from '../evaluate/evaluator.ts';
import { textOf, union } from '../evaluate/make-value.ts';
import { knownTextOf, textsOf } from '../evaluate/texts.ts';
import type { Step, Value } from '../evaluate/value.ts';

/**
 * The HTTP method of a request that a member of a client makes.
 *
 * @param step the member that is called
 * @param verbs the names of the members that make requests, with their methods
 * @returns `undefined` when the member makes no request; of a computed name what is known, and what is not as a hole
 */
export function verbOf(
  step: Step | undefined,
  verbs: ReadonlyMap<string, string>,
  evaluator: Evaluator,
): Value | undefined {
  if (step?.kind !== 'member') return undefined;
  if (step.name !== undefined) {
    const verb = verbs.get(step.name);
    return verb === undefined ? undefined : textOf(verb);
  }
  if (step.key === undefined) return undefined;
  const named = textsOf(evaluator.force(step.key)).flatMap((text): readonly Value[] => {
    const name = knownTextOf(text);
    if (name === undefined) return [[text]];
    const verb = verbs.get(name);
    return verb === undefined ? [] : [textOf(verb)];
  });
  return named.length === 0 ? undefined : union(named);
}
