// The methods that a call is of, however it is written: `app.get(…)`, `app[verb](…)`, `app.get.call(app, …)`, and names that a
// method was taken out by. It must not know which of them are routers'.
import { ts } from '../../program/typescript.js';
import { seenThrough } from '../../evaluate/create-evaluator.ts';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { knownTextOf } from '../../evaluate/texts.ts';
import type { Deferred, Frame, Possible, SymbolicValue } from '../../evaluate/value.ts';
import { verbs } from '../detectors/register.ts';

/** The methods that some detector reads. What they are called on is found out for these alone. */
const methodNames: ReadonlySet<string> = new Set([
  ...verbs,
  ...'all del use route register prefix on mount openapi doc doc31 decorate decorateRequest addHook'.split(' '),
  ...'setGlobalPrefix enableVersioning useGlobalGuards listen init'.split(' '),
]);

/** What functions that call a function are given for it. */
const applied: ReadonlyMap<string, (given: readonly Deferred[], evaluator: Evaluator) => readonly Deferred[]> = new Map(
  [
    ['call', ([, ...args]: readonly Deferred[]) => args],
    [
      'apply',
      ([, list]: readonly Deferred[], evaluator: Evaluator) =>
        list === undefined ? [] : evaluator.elements(evaluator.force(list)),
    ],
  ],
);

/** A value, the methods of it that a call may be of, and their arguments. */
export interface CalledMethods {
  readonly value: SymbolicValue;
  /** Of a computed name that is not known, an unknown one. */
  readonly names: readonly (string | undefined)[];
  /** With spread lists laid out. */
  readonly args: readonly Deferred[];
}

type Methods = Omit<CalledMethods, 'args'>;

/** The methods that a call may be of, as far as some detector reads them. */
export function calledMethods(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): readonly CalledMethods[] {
  const called = seenThrough(node.expression);
  // `app[method].call(app, path, handler)`, `app.get.apply(app, [path, handler])`
  const applying = ts.isPropertyAccessExpression(called) ? applied.get(called.name.text) : undefined;
  const callee =
    applying !== undefined && ts.isPropertyAccessExpression(called) ? seenThrough(called.expression) : called;
  const methods = methodsOf(callee, frame, evaluator);
  if (methods.length === 0) return [];
  const given = evaluator.arguments(node, frame);
  const args = applying === undefined ? given : applying(given, evaluator);
  return methods.map((one) => ({ ...one, args }));
}

function methodsOf(callee: ts.Expression, frame: Frame, evaluator: Evaluator): readonly Methods[] {
  if (ts.isIdentifier(callee)) return evaluator.evaluate(callee, frame).flatMap(keptMethod);
  if (!ts.isPropertyAccessExpression(callee) && !ts.isElementAccessExpression(callee)) return [];
  if (ts.isPropertyAccessExpression(callee) && !methodNames.has(callee.name.text)) return [];
  const names = ts.isPropertyAccessExpression(callee)
    ? [callee.name.text]
    : evaluator.evaluate(callee.argumentExpression, frame).map((possible) => knownTextOf(possible)?.toLowerCase());
  const values = evaluator.evaluate(callee.expression, frame);
  return values.flatMap((value) => (value.kind === 'symbolic' ? [{ value, names }] : []));
}

/** `const { get } = router`, `const get = app.get.bind(app)`: a method that goes by a name of its own. */
function keptMethod(possible: Possible): readonly Methods[] {
  if (possible.kind !== 'symbolic') return [];
  const [before, last] = possible.steps.slice(-2);
  const isBound = last?.kind === 'call' && before?.kind === 'member' && before.name === 'bind';
  const steps = isBound ? possible.steps.slice(0, -2) : possible.steps;
  const method = steps.at(-1);
  const isMethod = method?.kind === 'member' && method.name !== undefined && methodNames.has(method.name);
  return isMethod ? [{ value: { ...possible, steps: steps.slice(0, -1) }, names: [method.name] }] : [];
}
