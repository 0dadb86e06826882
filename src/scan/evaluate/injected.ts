// Objects that containers hand out: `inject(Service)` of Angular, `container.resolve(Service)`, `app.get(Service)` of Nest. What
// is asked for by its class is an object of it, whoever makes it.
import { anyInstance } from './class-frames.ts';
import type { Evaluator } from './evaluator.ts';
import type { Deferred, SymbolicValue, Value } from './value.ts';

const asking = new Set(['inject', 'get', 'resolve', 'getInstance']);

/** The object that a container from outside the project gives for a class; `undefined` when no class is asked for. */
export function injectedValue(
  { root, steps }: SymbolicValue,
  args: readonly Deferred[],
  evaluator: Evaluator,
): Value | undefined {
  const last = steps.at(-1);
  const name = last?.kind === 'member' ? last.name : root.name;
  const [first] = args;
  if (first === undefined || name === undefined || !asking.has(name)) return undefined;
  const [asked, ...others] = evaluator.force(first);
  if (others.length > 0) return undefined;
  if (asked?.kind === 'class') return [anyInstance(asked.node, asked.frame)];
  // A class of a package, such as Angular's `HttpClient`: its name tells it from other values.
  const isClass = asked?.kind === 'symbolic' && asked.root.kind === 'module' && /^[A-Z]/u.test(asked.root.name);
  const isInject = root.kind === 'module' && root.name === 'inject' && steps.length === 0;
  return isClass && isInject && asked.steps.length === 0 ? [{ ...asked, steps: [{ kind: 'instance' }] }] : undefined;
}
