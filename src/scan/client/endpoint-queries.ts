// The endpoints of RTK Query: `builder.query({ query })` has the API's base query called with what `query` gives, and a `queryFn`
// is handed the base query. It must not know what base queries do.
import { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { frameAround } from '../evaluate/frames.ts';
import { isNothing, union, unknown } from '../evaluate/make-value.ts';
import { known } from '../evaluate/texts.ts';
import type { Deferred, Frame, Value } from '../evaluate/value.ts';
import { lookUpName } from '../program/scopes.ts';
import type { CallNode } from './detector.ts';
import { option } from './options.ts';
import { memberName, moduleChain } from './origin.ts';

/** What is called for an endpoint, and with what. */
export interface EndpointQuery {
  readonly callees: Value;
  readonly args: readonly Deferred[];
}

const kinds = new Set(['query', 'mutation', 'infiniteQuery']);

/** The place of the base query among the parameters of a `queryFn`. */
const baseQueryPlace = 3;

/**
 * The call of a base query that a call stands for; `undefined` when it defines no endpoint and is in none.
 * https://redux-toolkit.js.org/rtk-query/api/createApi#endpoints
 */
export function endpointQuery(call: CallNode, frame: Frame, evaluator: Evaluator): EndpointQuery | undefined {
  const { expression } = call;
  if (ts.isIdentifier(expression)) {
    const parameter = parameterOf(expression);
    if (parameter === undefined || parameter.parent.parameters[baseQueryPlace] !== parameter) return undefined;
    const endpoint = callWith(parameter.parent, 'queryFn');
    const callees = endpoint && baseQueryOf(endpoint, frame, evaluator);
    return callees && { callees, args: evaluator.arguments(call, frame) };
  }
  const callees = baseQueryOf(call, frame, evaluator);
  const [options] = callees === undefined ? [] : evaluator.arguments(call, frame);
  const query = option(options, ['query'], evaluator);
  if (callees === undefined || query === undefined) return undefined;
  const given = query.map((possible) =>
    possible.kind === 'function' ? evaluator.call(possible, [anyArgument], frame.depth) : [possible],
  );
  const asked = union(given).filter((possible) => !isNothing(possible));
  return asked.length === 0 ? undefined : { callees, args: [known(asked)] };
}

const anyArgument: Deferred = known(unknown('the argument of an endpoint'));

/** The base query of the API whose builder a call is made on: `builder.query(...)`. */
function baseQueryOf(call: CallNode, frame: Frame, evaluator: Evaluator): Value | undefined {
  const { expression } = call;
  if (!ts.isPropertyAccessExpression(expression) || !kinds.has(expression.name.text)) return undefined;
  const builder = ts.isIdentifier(expression.expression) ? parameterOf(expression.expression) : undefined;
  const definition = builder === undefined ? undefined : callWith(builder.parent, 'endpoints');
  if (definition === undefined) return undefined;
  const found = evaluator
    .evaluate(definition.expression, frameAround(definition, frame))
    .flatMap((definer): readonly Value[] => {
      const { steps = [] } = definer.kind === 'symbolic' ? (moduleChain(definer) ?? definer) : {};
      const [options] =
        memberName(steps.at(-1)) === 'createApi'
          ? evaluator.arguments(definition, frameAround(definition, frame))
          : optionsIn(steps, evaluator);
      const query = option(options, ['baseQuery'], evaluator);
      return query === undefined ? [] : [query];
    });
  return found.length === 0 ? undefined : union(found);
}

type Steps = Extract<Value[number], { readonly kind: 'symbolic' }>['steps'];

/** The arguments of the `createApi` that endpoints are added to: `api.injectEndpoints(...)`, `api.enhanceEndpoints(...)`. */
function optionsIn(steps: Steps, evaluator: Evaluator): readonly Deferred[] {
  const made = steps.find((step, index) => step.kind === 'call' && memberName(steps[index - 1]) === 'createApi');
  return made?.kind === 'call' && 'arguments' in made.node ? evaluator.arguments(made.node, made.frame) : [];
}

function parameterOf(name: ts.Identifier): ts.ParameterDeclaration | undefined {
  const declaration = lookUpName(name.text, name);
  return declaration !== undefined && ts.isParameter(declaration) ? declaration : undefined;
}

/** The call that is given an object with a function under a name: `createApi({ endpoints: (builder) => ... })`. */
function callWith(fn: ts.Node, name: string): ts.CallExpression | undefined {
  const holder = ts.isMethodDeclaration(fn) ? fn : fn.parent;
  if (!ts.isMethodDeclaration(holder) && !ts.isPropertyAssignment(holder)) return undefined;
  const call = holder.parent.parent;
  const isNamed = ts.isIdentifier(holder.name) && holder.name.text === name;
  return isNamed && ts.isCallExpression(call) && call.arguments[0] === holder.parent ? call : undefined;
}
