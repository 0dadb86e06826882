// Wrappers: the requests that a call makes through functions of the project. A function that makes a request whose path or
// method waits for its parameters is followed again for each of its calls, with that call's arguments.
import { manyFunctions } from '../program/effort.ts';
import { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { choiceFrames } from '../evaluate/choices.ts';
import { contains } from '../evaluate/frames.ts';
import { framesAround } from '../evaluate/loops.ts';
import { dependsOnArguments, isReachable } from '../evaluate/reachable.ts';
import {
  outermostFrame,
  type Deferred,
  type Frame,
  type FunctionNode,
  type FunctionValue,
  type Possible,
  type SymbolicValue,
} from '../evaluate/value.ts';
import { calledOn } from './called-on.ts';
import { callsIn } from './calls-in.ts';
import { framesOfConstruction } from './construction-frames.ts';
import { handedCall } from './handed-calls.ts';
import type { CallNode } from './detector.ts';
import { requestsAt, type FoundRequest } from './requests-at.ts';
import { isSameRequest } from './same-request.ts';
import { unfollowedReason } from './unfollowed-calls.ts';

/** A request that a call makes, and the calls in functions of the project that it came through. */
export interface TracedRequest extends FoundRequest {
  /** From the call in the function that is called to the one that makes the request; none when the call itself does. */
  readonly chain: readonly CallNode[];
  /** Of the chain the call where the request stands, when it is told there: all but what is called, which is handed over. */
  readonly place?: CallNode;
  /** The calls in functions on the way that the arguments lead past. */
  readonly passed?: readonly CallNode[];
}

/** Follows calls; remembers what it has found where no arguments are known. */
export interface Tracer {
  /** The requests that a call makes where only what surrounds it is known. */
  trace(call: CallNode): readonly TracedRequest[];
  /** Why it is not known whether a call makes requests; `undefined` when it is. */
  unfollowed(call: CallNode): string | undefined;
  /** Whether callers of a function can tell more about the requests in it than the function itself. */
  isWrapper(fn: FunctionNode): boolean;
}

/** Wrappers of wrappers are followed so deep. */
const mostDepth = 12;

/** A function that calls itself, directly or through others, is followed so often. */
const mostRepetitions = 2;

/** So many functions are followed for one call. */
const mostFunctions = 300;

/** So many functions are followed again to tell the ways of one call apart. */
const mostApart = 40;

/** After many for all calls of a project, only what takes few functions is followed. */
const fewFunctions = 8;

/** Questions within questions are answered so deep. */
const mostOpen = 200;

/** A tracer over one program. */
export function createTracer(evaluator: Evaluator): Tracer {
  const traced = new Map<CallNode, readonly TracedRequest[]>();
  const waiting = new Map<FunctionNode, readonly CallNode[]>();
  /** The functions whose calls are being looked through. */
  const unfinished = new Set<FunctionNode>();
  const open = new Set<ts.Node>();
  const handed = new Map<CallNode, boolean>();
  /** The calls whose requests were not all followed. */
  const cut = new Set<CallNode>();
  /** The functions that are being followed. */
  const path: FunctionNode[] = [];
  let functions = 0;
  const { effort } = evaluator.program;

  const isExhausted = (): boolean => functions >= (effort.functions < manyFunctions ? mostFunctions : fewFunctions);

  const isHanded = (call: CallNode): boolean => {
    const known = handed.get(call) ?? isOpenCallee(call, evaluator);
    handed.set(call, known);
    return known;
  };

  const trace = (call: CallNode): readonly TracedRequest[] => {
    const known = traced.get(call);
    if (known !== undefined) return known;
    if (open.has(call)) return [];
    if (open.size > mostOpen) {
      cut.add(call);
      return [];
    }
    open.add(call);
    const outer = functions;
    functions = 0;
    const found = traceAround(call);
    if (isExhausted()) cut.add(call);
    functions = outer;
    open.delete(call);
    traced.set(call, found);
    return found;
  };

  const traceAround = (call: CallNode): readonly TracedRequest[] => {
    const found = framesAround(call, outermostFrame, evaluator).flatMap((frame) =>
      eachWay(call, frame, (way) => traceIn(call, way, 0)),
    );
    if (found.length > 0 || !isHanded(call)) return found;
    return framesOfConstruction(call, evaluator)
      .flatMap((frame) => framesAround(call, frame, evaluator))
      .flatMap((frame) => eachWay(call, frame, (way) => traceIn(call, way, 0)));
  };

  /**
   * What is found in a frame; where that is more than one request, on each way through the branches that decide what they are, so
   * that the method of one way is not told with the path of another.
   */
  const eachWay = (
    call: CallNode,
    frame: Frame,
    find: (frame: Frame) => readonly TracedRequest[],
  ): readonly TracedRequest[] => {
    const start = functions;
    const found = find(frame);
    const before = functions;
    const ways = found.length > 1 ? choiceFrames(call, frame, evaluator) : [frame];
    // Ways within ways multiply, so that only what takes few functions is followed again.
    if (ways.every((way) => way === frame) || (before - start) * ways.length > mostApart) return found;
    const apart = ways.flatMap(find);
    if (!isExhausted() && apart.length > 0) return apart;
    functions = before;
    return found;
  };

  /** The calls in a function that are to be followed again when its arguments are known. */
  const waitingCalls = (fn: FunctionNode): readonly CallNode[] => {
    const known = waiting.get(fn);
    if (known !== undefined) return known;
    // What is asked for while it is being found is what has been found so far: `send` calls `renew`, which calls `send`.
    const found: CallNode[] = [];
    waiting.set(fn, found);
    unfinished.add(fn);
    for (const call of callsIn(fn)) if (trace(call).some(isOpen) || isHanded(call)) found.push(call);
    unfinished.delete(fn);
    return found;
  };

  const traceIn = (call: CallNode, frame: Frame, depth: number): readonly TracedRequest[] => {
    const callees = evaluator.evaluate(call.expression, frame);
    const found = callees.flatMap((callee) => traceCallee(callee, call, frame, depth));
    const made = found.length === 0 ? calledOn(call, frame, evaluator) : undefined;
    return made === undefined
      ? found
      : made.callees.flatMap((callee) => traceCallee(callee, call, frame, depth, made.args));
  };

  /**
   * A call in a function that is called, of something that is handed over: a request that the arguments of this call tell
   * stands here, whoever hands over what it calls.
   */
  const traceInner = (call: CallNode, frame: Frame, depth: number): readonly TracedRequest[] => {
    const found = traceIn(call, frame, depth);
    if (found.every(({ place }) => place !== undefined) || !isHanded(call)) return found;
    const callees = evaluator.evaluate(call.expression, frame).filter((callee) => callee.kind === 'function');
    const told = framesAround(call, outermostFrame, evaluator).flatMap((around) =>
      callees.flatMap((callee) => traceCallee(callee, call, around, depth)),
    );
    const untold = callees.flatMap((callee) => throughFunction(callee, call, [], frame.depth, depth));
    return found.map((request) => {
      const isTold = ({ dynamic, place }: TracedRequest): boolean =>
        !dynamic && place === undefined && isAmong(told, request) && !isAmong(untold, request);
      return isTold(request) ? { ...request, place: call } : request;
    });
  };

  const made = (
    callee: SymbolicValue,
    call: CallNode,
    frame: Frame,
    args: readonly Deferred[] | undefined,
  ): readonly TracedRequest[] =>
    requestsAt(call, callee, frame, evaluator, args).map((request) => ({ ...request, chain: [] }));

  const traceCallee = (
    callee: Possible,
    call: CallNode,
    frame: Frame,
    depth: number,
    args?: readonly Deferred[],
  ): readonly TracedRequest[] => {
    if (callee.kind === 'symbolic') {
      const passed = handedCall(callee, call, frame, evaluator);
      const found = passed?.callees.flatMap((inner) => {
        if (inner.kind === 'function') return throughFunction(inner, call, passed.args, frame.depth, depth);
        return inner.kind === 'symbolic' ? made(inner, call, frame, passed.args) : [];
      });
      return found === undefined || found.length === 0 ? made(callee, call, frame, args) : found;
    }
    if (callee.kind !== 'function' || ts.isNewExpression(call)) return [];
    return throughFunction(callee, call, args ?? evaluator.arguments(call, frame), frame.depth, depth);
  };

  const throughFunction = (
    callee: FunctionValue,
    call: CallNode,
    args: readonly Deferred[],
    callDepth: number,
    depth: number,
  ): readonly TracedRequest[] => {
    // A function that calls itself adds nothing to what it does already.
    if (unfinished.has(callee.node) && contains(callee.node, call)) return [];
    const calls = waitingCalls(callee.node);
    if (calls.length === 0 || path.filter((fn) => fn === callee.node).length >= mostRepetitions) return [];
    if (depth >= mostDepth) functions = mostFunctions;
    if (isExhausted()) return [];
    functions += 1;
    effort.functions += 1;
    path.push(callee.node);
    const inner = evaluator.enter(callee, args, callDepth);
    const passed: CallNode[] = [];
    const found = calls.flatMap((through) => {
      const turns = framesAround(through, inner, evaluator).filter((turn) =>
        isReachable(through, callee.node, turn, evaluator, dependsOnArguments),
      );
      if (turns.length === 0) passed.push(through);
      return turns.flatMap((turn) =>
        eachWay(through, turn, (way) => traceInner(through, way, depth + 1)).map((request) => ({
          ...request,
          chain: [through, ...request.chain],
        })),
      );
    });
    path.pop();
    if (passed.length === 0) return found;
    return found.map((request) => ({ ...request, passed: [...passed, ...(request.passed ?? [])] }));
  };

  return {
    trace,
    unfollowed: (call) => {
      const requests = trace(call);
      if (cut.has(call)) return 'the functions that it calls are too many to be followed';
      return requests.length > 0 ? undefined : unfollowedReason(call, evaluator);
    },
    isWrapper: (fn) => waitingCalls(fn).length > 0,
  };
}

function isAmong(known: readonly FoundRequest[], request: FoundRequest): boolean {
  return known.some((base) => isSameRequest(base, request));
}

/** Whether callers, or derived classes, could tell more about a request. */
export function isOpen({ holes }: FoundRequest): boolean {
  return holes.some(({ parameters, derived }) => parameters.length > 0 || derived !== undefined);
}

/** Whether what is called is known only to callers: a function or client that is handed over. */
function isOpenCallee(call: CallNode, evaluator: Evaluator): boolean {
  return evaluator.evaluate(call.expression, outermostFrame).some((callee) => {
    if (callee.kind !== 'symbolic' || callee.root.kind === 'global') return false;
    const { root } = callee;
    return root.parameters.length > 0 || (root.kind === 'unknown' && root.derived !== undefined);
  });
}
