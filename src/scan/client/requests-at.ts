// The requests that one call makes by itself: what the detectors say of it, as results. It must not know wrappers.
import type { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { holeOf, isNothing, unknown } from '../evaluate/make-value.ts';
import { knownText, textsOf } from '../evaluate/texts.ts';
import type { Deferred, Frame, Hole, SymbolicValue, TextValue, Value } from '../evaluate/value.ts';
import type { RequestValue } from './detector.ts';
import { clientDetectors } from './libraries.ts';
import { targetOf } from './request-url.ts';

/** One request with one method and one path. */
export interface FoundRequest {
  readonly via: string;
  readonly resource: string;
  readonly method: string;
  readonly path: string;
  readonly dynamic: boolean;
  /** Whether an unknown base URL stands in front of the path. */
  readonly unbased: boolean;
  /** What is unknown about it: callers may know. */
  readonly holes: readonly Hole[];
  /** The element of the call that it stands in, when the call makes several. */
  readonly node: ts.Node | undefined;
}

/** The requests that a call of something from outside makes. */
export function requestsAt(
  node: ts.CallExpression | ts.NewExpression,
  callee: SymbolicValue,
  frame: Frame,
  evaluator: Evaluator,
  args: readonly Deferred[] = evaluator.arguments(node, frame),
): readonly FoundRequest[] {
  for (const detector of clientDetectors) {
    const find = (own: readonly Deferred[]): readonly RequestValue[] =>
      detector.find({ node, callee, args: own, frame, evaluator });
    const whole = find(args);
    // Most calls are no requests: their arguments need not be found.
    const found = whole.length === 0 ? [] : (byObject(args, evaluator)?.flatMap(find) ?? whole);
    if (found.length > 0) return found.flatMap((request) => expand(request, detector.via, evaluator));
  }
  return wrappedClients(callee, evaluator).flatMap((client) => requestsAt(node, client, frame, evaluator, args));
}

/** So many objects that an argument may be are told apart. */
const mostObjects = 24;

/**
 * The arguments for each of the objects that one of them may be, so that the method of one is not read beside another's URL;
 * undefined when none may be several.
 */
function byObject(args: readonly Deferred[], evaluator: Evaluator): readonly (readonly Deferred[])[] | undefined {
  for (const [index, argument] of args.slice(0, 2).entries()) {
    const value = evaluator.force(argument);
    const isSplit = value.length > 1 && value.length <= mostObjects && value.every(({ kind }) => kind === 'record');
    if (isSplit) return value.map((one) => args.with(index, { value: [one] }));
  }
  return undefined;
}

/** What a package was given first, where it gives back something: `rateLimit(axios).get(url)`, `fetchRetry(fetch)(url)`. */
function wrappedClients({ root, steps }: SymbolicValue, evaluator: Evaluator): readonly SymbolicValue[] {
  const at = steps.findIndex(({ kind }) => kind !== 'member');
  const made = steps[at];
  if (root.kind !== 'module' || made?.kind !== 'call' || !('arguments' in made.node)) return [];
  const [client] = evaluator.arguments(made.node, made.frame);
  const given = client === undefined ? [] : evaluator.force(client);
  return given.flatMap((one) =>
    one.kind === 'symbolic' && one.root.kind !== 'unknown'
      ? [{ ...one, steps: [...one.steps, ...steps.slice(at + 1)] }]
      : [],
  );
}

/** A request for each method and path that are possible. */
function expand(request: RequestValue, via: string, evaluator: Evaluator): readonly FoundRequest[] {
  const methods = methodsOf(request.method);
  const texts = withoutGaps(textsOf(urlOf(request.url, evaluator)));
  const waiting = request.waits === undefined ? [] : request.waits.map(holeOf);
  const found = methods.flatMap(({ method, holes }) =>
    texts.map((text): FoundRequest => {
      const target = targetOf(withSlash(text, request.resource), request.resource);
      return { via, ...target, method, holes: [...target.holes, ...holes, ...waiting], node: request.node };
    }),
  );
  return oncePerTarget(found);
}

/** Texts that differ only in why something is unknown are one request, which waits for all of it. */
function oncePerTarget(requests: readonly FoundRequest[]): readonly FoundRequest[] {
  const byTarget = new Map<string, { readonly first: FoundRequest; readonly holes: Set<Hole> }>();
  for (const request of requests) {
    const { method, resource, path, dynamic, unbased } = request;
    const key = JSON.stringify([method, resource, path, dynamic, unbased]);
    const known = byTarget.get(key);
    if (known === undefined) byTarget.set(key, { first: request, holes: new Set(request.holes) });
    else for (const hole of request.holes) known.holes.add(hole);
  }
  return [...byTarget.values()].map(({ first, holes }) => ({ ...first, holes: [...holes] }));
}

/** `id ?? ''` in the middle of a path: no caller means the path with nothing there, when another one is possible. */
function withoutGaps(texts: readonly TextValue[]): readonly TextValue[] {
  const whole = texts.filter(({ parts }) => !parts.some((part) => typeof part === 'string' && hasGap(part)));
  return whole.length === 0 ? texts : whole;
}

/** Nothing between two slashes, or between the colons of an item that is addressed by its path. */
function hasGap(text: string): boolean {
  return /[^:/]\/\/[^/]|:\/:/u.test(text.replace(/^[a-z]+:\/\//iu, '').replace(/[?#].*$/su, ''));
}

/** A value that is no text says nothing, but an object with a URL's text in it, such as an options object, may. */
function urlOf(value: Value, evaluator: Evaluator): Value {
  if (value.every(isNothing)) return unknown('a variable that is set nowhere');
  return value.flatMap((possible) => (possible.kind === 'record' ? evaluator.member([possible], 'url') : [possible]));
}

function withSlash(text: TextValue, resource: string | undefined): TextValue {
  const [head] = text.parts;
  const isBare = resource !== undefined && typeof head === 'string' && !/^(?:\/|[a-z]+:\/\/)/iu.test(head);
  return isBare ? { ...text, parts: [`/${head}`, ...text.parts.slice(1)] } : text;
}

function methodsOf(value: Value | undefined): readonly { readonly method: string; readonly holes: readonly Hole[] }[] {
  if (value === undefined) return [{ method: 'GET', holes: [] }];
  // A method that may be left out is the library's default until a caller says more.
  const isLeftOut = value.some((possible) => possible.kind === 'constant' && possible.value === undefined);
  const known = new Set<string>(isLeftOut ? ['GET'] : []);
  const holes: Hole[] = [];
  for (const text of textsOf(value)) {
    const method = knownText([text]);
    if (method === undefined) holes.push(...text.parts.filter((part) => typeof part !== 'string'));
    else if (/^[A-Za-z]+$/u.test(method)) known.add(method === 'undefined' ? 'GET' : method.toUpperCase());
  }
  const methods = known.size === 0 ? [unknownMethod] : [...known];
  return methods.map((method) => ({ method, holes }));
}

/** In results, what is unknown. */
const unknownMethod = '{}';
