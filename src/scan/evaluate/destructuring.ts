// What destructuring takes out of a value: `const { a: { b } } = value`, `[first, ...others] = value`. It must not know what the
// taken parts are for.
import { ts } from '../program/typescript.js';
import type { Evaluator } from './evaluator.ts';
import { propertyName } from './literals.ts';
import { constantOf, listOf, union, unknown } from './make-value.ts';
import { known } from './texts.ts';
import type { Frame, Possible, Value } from './value.ts';

/** A pattern on the left of an assignment; the language writes it like a literal. */
export type AssignmentPattern = ts.ObjectLiteralExpression | ts.ArrayLiteralExpression;

/** Something that a pattern assigns to, and the steps from the whole value to the part that it gets. */
export interface PatternTarget {
  readonly target: ts.Expression;
  readonly steps: readonly PatternStep[];
}

/** One step into a value. */
export type PatternStep =
  | { readonly kind: 'named'; readonly name: ts.PropertyName }
  | { readonly kind: 'item'; readonly index: number }
  | { readonly kind: 'others'; readonly taken: ReadonlySet<string> }
  | { readonly kind: 'further'; readonly index: number }
  | { readonly kind: 'default'; readonly value: ts.Expression };

/** Whether something that is assigned to is a pattern. */
export function isPattern(node: ts.Expression): node is AssignmentPattern {
  return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
}

/** All that a pattern assigns to, in source order. */
export function targetsOf(pattern: AssignmentPattern, before: readonly PatternStep[] = []): readonly PatternTarget[] {
  if (ts.isArrayLiteralExpression(pattern)) {
    return pattern.elements.flatMap((element, index) =>
      ts.isSpreadElement(element)
        ? inner(element.expression, [...before, { kind: 'further', index }])
        : inner(element, [...before, { kind: 'item', index }]),
    );
  }
  const taken = new Set(pattern.properties.flatMap(({ name }) => writtenName(name)));
  return pattern.properties.flatMap((property): readonly PatternTarget[] => {
    if (ts.isSpreadAssignment(property)) return inner(property.expression, [...before, { kind: 'others', taken }]);
    const steps: readonly PatternStep[] = [...before, { kind: 'named', name: property.name }];
    if (ts.isPropertyAssignment(property)) return inner(property.initializer, steps);
    if (!ts.isShorthandPropertyAssignment(property)) return [];
    const value = property.objectAssignmentInitializer;
    return [{ target: property.name, steps: value === undefined ? steps : [...steps, { kind: 'default', value }] }];
  });
}

/** `target`, `target = byDefault`, or a pattern within the pattern. */
function inner(node: ts.Expression, steps: readonly PatternStep[]): readonly PatternTarget[] {
  if (ts.isOmittedExpression(node)) return [];
  if (ts.isBinaryExpression(node)) return inner(node.left, [...steps, { kind: 'default', value: node.right }]);
  return isPattern(node) ? targetsOf(node, steps) : [{ target: node, steps }];
}

function writtenName(name: ts.PropertyName | undefined): readonly string[] {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [];
}

/** The part of a value that steps lead to. */
export function partOf(whole: Value, steps: readonly PatternStep[], frame: Frame, evaluator: Evaluator): Value {
  let part = whole;
  for (const step of steps) part = stepInto(part, step, frame, evaluator);
  return part;
}

function stepInto(value: Value, step: PatternStep, frame: Frame, evaluator: Evaluator): Value {
  switch (step.kind) {
    case 'named':
      return namedPart(value, step.name, frame, evaluator);
    case 'item':
      return evaluator.element(value, known(constantOf(step.index)));
    case 'others':
      return otherProperties(value, step.taken);
    case 'further':
      return furtherItems(value, step.index);
    case 'default':
      return orElse(value, () => evaluator.evaluate(step.value, frame));
  }
}

/** The property that a pattern names. */
export function namedPart(whole: Value, given: ts.PropertyName, frame: Frame, evaluator: Evaluator): Value {
  const name = propertyName(given, frame, evaluator);
  return name === undefined ? unknown('a computed name is not known') : evaluator.member(whole, name);
}

/** `[…, ...rest]`: the elements from an index on. */
export function furtherItems(whole: Value, index: number): Value {
  return union(
    whole.map((possible) =>
      possible.kind === 'list' && possible.isCut !== true
        ? [listOf(possible.elements.slice(index), possible.open)]
        : unknown('the rest of an unknown list'),
    ),
  );
}

/** `{ …, ...rest }`: the object without what is taken by name. */
export function otherProperties(whole: Value, taken: ReadonlySet<string>): Value {
  return union(
    whole.map((possible) => {
      if (possible.kind !== 'record') return [possible];
      const properties = new Map([...possible.properties].filter(([name]) => !taken.has(name)));
      return [{ ...possible, properties }];
    }),
  );
}

/** A part with the default of the pattern: either may be meant where it is not known whether the part is there. */
export function orElse(part: Value, byDefault: () => Value): Value {
  const isOpen = part.some((possible) => possible.kind === 'symbolic');
  return isOpen ? union([byDefault().filter(isFilled), part]) : orDefault(part, byDefault);
}

/** An empty default, as in `{ HOST: host = '' } = process.env`, stands for a value that has to be given. */
function isFilled(possible: Possible): boolean {
  return possible.kind !== 'text' || possible.parts.length > 0;
}

/** A value with a default in the place of `undefined`. */
export function orDefault(value: Value, byDefault: () => Value): Value {
  const given = value.filter((possible) => possible.kind !== 'constant' || possible.value !== undefined);
  if (given.length === value.length) return value;
  return given.length === 0 ? byDefault() : union([given, byDefault()]);
}
