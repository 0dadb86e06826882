// Functions that a package calls with the arguments that stand beside them: `call(fetchUser, id)` of redux-saga, and
// `useSWR(url, fetcher)`, and of RTK Query's endpoints. It must not know what the functions do.
import { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { union } from '../evaluate/make-value.ts';
import { knownText } from '../evaluate/texts.ts';
import type { Deferred, Frame, SymbolicValue, Value } from '../evaluate/value.ts';
import { endpointQuery } from './endpoint-queries.ts';
import type { CallNode } from './detector.ts';
import { memberName, moduleChain } from './origin.ts';

/** A call that a package makes. */
export interface HandedCall {
  readonly callees: Value;
  readonly args: readonly Deferred[];
}

/** The call that is made by what is called; `undefined` when it is none of these packages' functions. */
export function handedCall(
  callee: SymbolicValue,
  call: CallNode,
  frame: Frame,
  evaluator: Evaluator,
): HandedCall | undefined {
  const endpoint = endpointQuery(call, frame, evaluator);
  if (endpoint !== undefined) return endpoint;
  const chain = moduleChain(callee);
  if (chain === undefined || chain.steps.length > 1 || ts.isNewExpression(call)) return undefined;
  const name = memberName(chain.steps[0]) ?? '';
  if (sagas.has(chain.module) && effects.has(name)) return effect(evaluator.arguments(call, frame), evaluator);
  if (chain.module === 'swr' || chain.module.startsWith('swr/'))
    return fetched(evaluator.arguments(call, frame), evaluator);
  return undefined;
}

const sagas = new Set(['redux-saga/effects', 'typed-redux-saga', 'typed-redux-saga/macro']);
const effects = new Set(['call', 'fork', 'spawn']);

/** `call(fn, ...args)` and `call([object, fn], ...args)`: https://redux-saga.js.org/docs/api/#callfn-args */
function effect([target, ...args]: readonly Deferred[], evaluator: Evaluator): HandedCall | undefined {
  if (target === undefined) return undefined;
  const callees = evaluator.force(target).map((possible): Value => {
    if (possible.kind !== 'list') return [possible];
    const [object, fn] = possible.elements;
    if (object === undefined || fn === undefined) return [];
    const name = knownText(evaluator.force(fn));
    return name === undefined ? evaluator.force(fn) : evaluator.member(evaluator.force(object), name);
  });
  return { callees: union(callees), args };
}

/** `useSWR(key, fetcher)`, where the key may be a function that gives it: https://swr.vercel.app/docs/arguments */
function fetched([key, fetcher]: readonly Deferred[], evaluator: Evaluator): HandedCall | undefined {
  if (key === undefined || fetcher === undefined) return undefined;
  const keys = evaluator
    .force(key)
    .map((possible): Value => (possible.kind === 'function' ? evaluator.call(possible, [], 0) : [possible]))
    .map((value) => value.filter(({ kind }) => kind !== 'constant'));
  return {
    callees: evaluator.force(fetcher),
    args: [keys.every((one) => one.length === 0) ? key : { value: union(keys) }],
  };
}
