// permc's own guards: `expressGuards(policy, …).route('GET /x', …)` in the adapters of all frameworks. They are known by the
// package that they come from, so that a function of the same name elsewhere is none.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Deferred, Frame, Possible, Value } from '../../evaluate/value.ts';
import type { RouteGuard } from '../../scan-result.ts';
import { knownTexts } from '../detectors/read-arguments.ts';

const adapters = /^permc\/(?:express|fastify|hono|koa|nest|next|fetch)$/u;

type SymbolicGuards = Extract<Possible, { kind: 'symbolic' }>;

/** Whether a value is what an adapter's function has made (`expressGuards(...)`), with nothing but members read from it. */
function isGuards(possible: Possible): possible is SymbolicGuards {
  return possible.kind === 'symbolic' && possible.root.kind === 'module' && adapters.test(possible.root.module);
}

/** The guards that a value is: those of `guards.route(key, …)` and of `guards.Endpoint(key)`. */
export function permcGuardsOf(value: Value, evaluator: Evaluator): readonly RouteGuard[] {
  return value.flatMap((possible) => {
    if (!isGuards(possible)) return [];
    const index = possible.steps.findLastIndex(
      (step) => step.kind === 'member' && (step.name === 'route' || step.name === 'Endpoint'),
    );
    const bound = possible.steps[index + 1];
    if (index === -1 || bound?.kind !== 'call' || !ts.isCallExpression(bound.node)) return [];
    const [key] = evaluator.arguments(bound.node, bound.frame);
    if (key === undefined) return [];
    const mountPath = mountPathOf(possible, evaluator);
    return knownTexts(key, evaluator).map((endpoint) => permcGuard(endpoint, mountPath));
  });
}

/** The guards in the arguments of a call: `...guards.route(key, …)`, or in the options of a route. */
export function permcGuardsIn(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): readonly RouteGuard[] {
  return node.arguments.flatMap((argument) => {
    const inner = ts.isSpreadElement(argument) ? argument.expression : argument;
    const parts = ts.isObjectLiteralExpression(inner)
      ? inner.properties.flatMap((property) => (ts.isSpreadAssignment(property) ? [property.expression] : []))
      : [inner];
    return parts.flatMap((part) => permcGuardsOf(evaluator.evaluate(part, frame), evaluator));
  });
}

function permcGuard(key: string, mountPath: string | undefined): RouteGuard {
  return { kind: 'permc', text: key, permissions: [key], ...(mountPath === undefined ? {} : { mountPath }) };
}

/** The option `mountPath` of the adapter's function, where one text is all that it can be. */
function mountPathOf({ steps }: SymbolicGuards, evaluator: Evaluator): string | undefined {
  const made = steps.find(({ kind }) => kind === 'call');
  if (made?.kind !== 'call' || !ts.isCallExpression(made.node)) return undefined;
  const options = evaluator.arguments(made.node, made.frame)[1];
  if (options === undefined) return undefined;
  const [text, ...others] = knownTexts({ value: evaluator.member(evaluator.force(options), 'mountPath') }, evaluator);
  return others.length === 0 ? text : undefined;
}

/** The `rights` that are handed to an adapter's function; `undefined` when a call is none of those. */
export function permcRights(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): Value | undefined {
  const isAdapter = evaluator
    .evaluate(node.expression, frame)
    .some(
      (possible) =>
        isGuards(possible) &&
        exportName(possible).endsWith('Guards') &&
        possible.steps.every(({ kind }) => kind === 'member'),
    );
  const options: Deferred | undefined = isAdapter ? evaluator.arguments(node, frame)[1] : undefined;
  return options === undefined ? undefined : evaluator.member(evaluator.force(options), 'rights');
}

function exportName({ root, steps }: SymbolicGuards): string {
  const last = steps.at(-1);
  if (last?.kind === 'member') return last.name ?? '';
  return root.kind === 'module' ? root.name : '';
}
