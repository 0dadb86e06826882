// A value beside its annotation: which of the two tells more.
import type { ts } from '../program/typescript.js';
import type { Evaluator } from './evaluator.ts';
import { isNothing, union } from './make-value.ts';
import type { Value } from './value.ts';

/**
 * The value, or what its annotation tells when that is more: when the value is empty or unknown. Of a value that comes out of
 * a package other than the one that the type is from, as a client does that a factory of a framework makes, either may tell.
 */
export function annotatedValue(value: Value, type: ts.TypeNode | undefined, evaluator: Evaluator): Value {
  if (type === undefined || !value.every((possible) => possible.kind === 'symbolic' || isNothing(possible)))
    return value;
  const typed = evaluator.typed(type, []);
  if (typed === undefined) return value;
  const modules = modulesOf(typed);
  const made = modulesOf(value);
  if (made.some((module) => modules.includes(module))) return value;
  return made.length === 0 ? typed : union([value, typed]);
}

/** The packages that a value may come from. */
function modulesOf(value: Value): readonly string[] {
  return value.flatMap((possible) => {
    if (possible.kind !== 'symbolic' || possible.root.kind !== 'module') return [];
    const [name = '', inner = ''] = possible.root.module.split('/');
    return [name.startsWith('@') ? `${name}/${inner}` : name];
  });
}
