// The object that a guard of Nest is: of a class that is named, made, or put together by a function of the project. It must
// not know what guards ask for.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Possible, SymbolicValue, Value } from '../../evaluate/value.ts';

/** Functions that hand on what other ones make are followed so far. */
const deepest = 4;

/** The instances of a guard; none where its class is not there. */
export function guardInstances(guard: Possible, evaluator: Evaluator, depth: number = 0): Value {
  switch (guard.kind) {
    case 'class':
      return [{ kind: 'instance', of: guard, args: undefined }];
    case 'instance':
      return [guard];
    case 'symbolic':
      return depth > deepest
        ? []
        : mixedClass(guard, evaluator).flatMap((one) => guardInstances(one, evaluator, depth + 1));
    default:
      return [];
  }
}

/** `mixin(class { … })` is the class, and so is `new` of it. */
function mixedClass({ root, steps }: SymbolicValue, evaluator: Evaluator): Value {
  const isNest = root.kind === 'module' && /^@nestjs\/common(?:\/|$)/u.test(root.module) && root.name === 'mixin';
  const [made, ...others] = steps;
  if (!isNest || made?.kind !== 'call' || !ts.isCallExpression(made.node)) return [];
  if (others.some(({ kind }) => kind !== 'new' && kind !== 'instance')) return [];
  const [mixed] = evaluator.arguments(made.node, made.frame);
  return mixed === undefined ? [] : evaluator.force(mixed);
}
