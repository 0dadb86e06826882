// The rights that permc's guards are given, and whether one can only say yes.
import type { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Deferred, Frame, Value } from '../../evaluate/value.ts';
import { exportsOf } from '../../program/exports.ts';
import { isAlwaysTrue } from '../guards/always-true.ts';
import { permcRights } from '../guards/permc.ts';
import { sourcePlace } from '../source-place.ts';
import type { FactCollector } from './collect-facts.ts';

/** Tells the rights of a call that makes guards. */
export function tellRights(
  node: ts.CallExpression,
  frame: Frame,
  evaluator: Evaluator,
  collector: FactCollector,
): void {
  if (!namesGuards(node.getSourceFile())) return;
  for (const rights of permcRights(node, frame, evaluator) ?? []) {
    for (const [name, implementation] of propertiesOf(rights, evaluator)) {
      const value = evaluator.force(implementation);
      const place = sourcePlace(placeOf(implementation, value) ?? node);
      collector.right({ ...place, name, alwaysTrue: value.every((possible) => isAlwaysTrue(possible, evaluator)) });
    }
  }
}

const naming = new WeakMap<ts.SourceFile, boolean>();

/** Whether a file names a function that makes guards, under whatever name it imports it. */
function namesGuards(source: ts.SourceFile): boolean {
  const known = naming.get(source) ?? /Guards\b/u.test(source.text);
  naming.set(source, known);
  return known;
}

function propertiesOf(possible: Value[number], evaluator: Evaluator): readonly (readonly [string, Deferred])[] {
  if (possible.kind === 'record') return [...possible.properties];
  if (possible.kind !== 'namespace') return [];
  const source = evaluator.program.parse(possible.file)?.source;
  const names = source === undefined ? [] : [...exportsOf(source).named.keys()];
  return names.map((name) => [name, { value: evaluator.exported(possible.file, name) }]);
}

function placeOf(implementation: Deferred, value: Value): ts.Node | undefined {
  if ('node' in implementation) return implementation.node;
  return value.flatMap((possible) => (possible.kind === 'function' ? [possible.node] : []))[0];
}
