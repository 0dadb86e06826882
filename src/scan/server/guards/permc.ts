// permc's own guards: `expressGuards(policy, …).route('GET /x', …)` in the adapters of all frameworks. They are known by the
// package that they come from, so that a function of the same name elsewhere is none.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Deferred, Frame, Possible, Value } from '../../evaluate/value.ts';
import type { RouteGuard } from '../../scan-result.ts';
import { knownTexts } from '../detectors/read-arguments.ts';

const adapters = /^permc\/(?:express|fastify|hono|koa|nest|next|fetch)$/u;

/** Whether a value is what an adapter's function has made (`expressGuards(...)`), with nothing but members read from it. */
function isGuards(possible: Possible): possible is Extract<Possible, { kind: 'symbolic' }> {
  return possible.kind === 'symbolic' && possible.root.kind === 'module' && adapters.test(possible.root.module);
}

/** The endpoints that a value is bound to: that of `guards.route(key, …)` and of `guards.Endpoint(key)`. */
export function permcKeysOf(value: Value, evaluator: Evaluator): readonly string[] {
  return value.flatMap((possible) => {
    if (!isGuards(possible)) return [];
    const index = possible.steps.findLastIndex(
      (step) => step.kind === 'member' && (step.name === 'route' || step.name === 'Endpoint'),
    );
    const bound = possible.steps[index + 1];
    if (index === -1 || bound?.kind !== 'call' || !ts.isCallExpression(bound.node)) return [];
    const [key] = evaluator.arguments(bound.node, bound.frame);
    return key === undefined ? [] : knownTexts(key, evaluator);
  });
}

/** The endpoints that the arguments of a call are bound to: `...guards.route(key, …)`, or in the options of a route. */
export function permcKeys(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): readonly string[] {
  return node.arguments.flatMap((argument) => {
    const inner = ts.isSpreadElement(argument) ? argument.expression : argument;
    const parts = ts.isObjectLiteralExpression(inner)
      ? inner.properties.flatMap((property) => (ts.isSpreadAssignment(property) ? [property.expression] : []))
      : [inner];
    return parts.flatMap((part) => permcKeysOf(evaluator.evaluate(part, frame), evaluator));
  });
}

/** The guard of an endpoint. */
export function permcGuard(key: string): RouteGuard {
  return { kind: 'permc', text: key, permissions: [key] };
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

function exportName({ root, steps }: Extract<Possible, { kind: 'symbolic' }>): string {
  const last = steps.at(-1);
  if (last?.kind === 'member') return last.name ?? '';
  return root.kind === 'module' ? root.name : '';
}
