// One file's requests: those that it makes by itself, and those that it makes through functions of the project.
import type { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { contains } from '../evaluate/frames.ts';
import type { Unresolved } from '../scan-result.ts';
import { allCalls } from './calls-in.ts';
import type { CallNode } from './detector.ts';
import type { ClientFacts, RequestFact, WrapperUse } from './client-facts.ts';
import { groupRequests } from './group-requests.ts';
import { placeOf } from './place-of.ts';
import { requestedScopes } from './requested-scopes.ts';
import type { FoundRequest } from './requests-at.ts';
import { isSameOrigin, isSameRequest } from './same-request.ts';
import type { TracedRequest, Tracer } from './trace-requests.ts';
import { wrapperNames } from './wrapper-names.ts';

/** The facts of a file; `undefined` when it is no source file. */
export function scanClientFile(file: string, evaluator: Evaluator, tracer: Tracer): ClientFacts | undefined {
  const parsed = evaluator.program.parse(file);
  if (parsed === undefined) return undefined;
  const requests: RequestFact[] = [];
  const uses = new Map<string, WrapperUse>();
  const unfollowed: Unresolved[] = [];
  for (const call of allCalls(parsed.source)) {
    for (const { id, place, made } of ownRequests(call, tracer, uses)) {
      requests.push({ id, calls: groupRequests(place, made), reason: reasonOf(made) });
    }
    const reason = tracer.unfollowed(call);
    if (reason !== undefined) unfollowed.push({ ...placeOf(call), reason });
  }
  return {
    file,
    requests,
    uses: [...uses.values()],
    unfollowed,
    scopes: requestedScopes(parsed.source, evaluator),
    wrappers: wrapperNames(parsed.source, evaluator, tracer),
    notes: parsed.problems.map(({ line, text }) => ({ file, line, text })),
  };
}

/** Requests of one origin that stand at one call. */
interface OwnRequests {
  readonly id: string;
  readonly place: CallNode;
  readonly made: TracedRequest[];
}

/**
 * The requests that this call makes by itself, and of those that it makes through wrappers what only it knows; by the call
 * where they stand and the one that makes them in the end.
 */
function ownRequests(call: CallNode, tracer: Tracer, uses: Map<string, WrapperUse>): Iterable<OwnRequests> {
  const own = new Map<string, OwnRequests>();
  for (const request of toldRequests(call, tracer)) {
    if (request.chain.some((inner) => contains(call, inner) && standsAt(inner, request, tracer))) continue;
    const place = request.place ?? call;
    const origin = request.chain.at(-1) ?? call;
    const id = idOf(place, origin);
    let refined = true;
    for (const inner of request.chain.slice(request.chain.indexOf(place) + 1)) {
      const knowsMore = request.dynamic || !tracer.trace(inner).some((base) => isSameRequest(base, request));
      addUse(uses, { user: id, target: idOf(inner, origin), refined: knowsMore });
      refined &&= knowsMore;
    }
    for (const target of vagueIn(request.passed ?? [], tracer)) addUse(uses, { user: id, target, refined: true });
    if (!refined) continue;
    const known = own.get(id);
    if (known === undefined) own.set(id, { id, place, made: [request] });
    else known.made.push(request);
  }
  return own.values();
}

/** Whether a call makes a request that is told there: of one that is wholly unknown there, those who hand it over may know more. */
function standsAt(inner: CallNode, { dynamic }: TracedRequest, tracer: Tracer): boolean {
  return tracer.trace(inner).some((own) => dynamic || !own.dynamic);
}

/** The requests of calls of which nothing is known there: whoever calls the function and leads past them stands for them. */
function vagueIn(passed: readonly CallNode[], tracer: Tracer): readonly string[] {
  return passed.flatMap((call) => {
    const found = tracer.trace(call);
    if (found.some(({ dynamic }) => !dynamic)) return [];
    return found.map(({ chain }) => idOf(call, chain.at(-1) ?? call));
  });
}

/** Without what is wholly unknown beside something known that is made on the same way, as the next page of a list. */
function toldRequests(call: CallNode, tracer: Tracer): readonly TracedRequest[] {
  const requests = tracer.trace(call);
  const told = requests.filter(({ dynamic }) => !dynamic);
  return requests.filter((request) => !request.dynamic || !told.some((other) => isSameOrigin(other, request)));
}

/** Each use once. */
function addUse(uses: Map<string, WrapperUse>, use: WrapperUse): void {
  const key = `${use.user}\n${use.target}\n${String(use.refined)}`;
  if (!uses.has(key)) uses.set(key, use);
}

/** A request is told by the call where it stands and by the call that makes it. */
function idOf(place: ts.Node, origin: ts.Node): string {
  return place === origin ? spotOf(place) : `${spotOf(place)} ${spotOf(origin)}`;
}

function spotOf(node: ts.Node): string {
  return `${node.getSourceFile().fileName}:${String(node.getStart())}:${String(node.end)}`;
}

function reasonOf(requests: readonly FoundRequest[]): string | undefined {
  const vague = requests.find(({ dynamic }) => dynamic);
  if (vague === undefined) return undefined;
  return vague.holes[0]?.reason ?? 'the path is known only at run time';
}
