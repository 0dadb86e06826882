// One file's requests: those that it makes by itself, and those that it makes through functions of the project.
import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { contains } from '../evaluate/frames.ts';
import { allCalls } from './calls-in.ts';
import type { CallNode } from './ignored-calls.ts';
import type { ClientFacts, RequestFact, WrapperUse } from './client-facts.ts';
import { groupRequests } from './group-requests.ts';
import { requestedScopes } from './requested-scopes.ts';
import type { FoundRequest } from './requests-at.ts';
import type { TracedRequest, Tracer } from './trace-requests.ts';
import { wrapperNames } from './wrapper-names.ts';

/** The facts of a file; `undefined` when it is no source file. */
export function scanClientFile(file: string, evaluator: Evaluator, tracer: Tracer): ClientFacts | undefined {
  const parsed = evaluator.program.parse(file);
  if (parsed === undefined) return undefined;
  const requests: RequestFact[] = [];
  const uses: WrapperUse[] = [];
  for (const call of allCalls(parsed.source)) {
    const made = ownRequests(call, tracer, uses);
    if (made.length > 0) requests.push({ id: idOf(call), calls: groupRequests(call, made), reason: reasonOf(made) });
  }
  return {
    file,
    requests,
    uses,
    scopes: requestedScopes(parsed.source, evaluator),
    wrappers: wrapperNames(parsed.source, tracer),
    notes: parsed.problems.map(({ line, text }) => ({ file, line, text })),
  };
}

/** The requests that stand at this call: its own, and of those that it makes through wrappers what only it knows. */
function ownRequests(call: CallNode, tracer: Tracer, uses: WrapperUse[]): readonly FoundRequest[] {
  const made: TracedRequest[] = [];
  for (const request of tracer.trace(call)) {
    if (request.chain.some((inner) => contains(call, inner) && tracer.trace(inner).length > 0)) continue;
    let refined = true;
    for (const inner of request.chain) {
      const knowsMore = request.dynamic || !tracer.trace(inner).some((base) => isSame(base, request));
      addUse(uses, { user: idOf(call), target: idOf(inner), refined: knowsMore });
      refined &&= knowsMore;
    }
    if (refined) made.push(request);
  }
  return made;
}

function addUse(uses: WrapperUse[], use: WrapperUse): void {
  const isKnown = uses.some(
    (other) => other.user === use.user && other.target === use.target && other.refined === use.refined,
  );
  if (!isKnown) uses.push(use);
}

/** Whether a caller knows no more about a request than the function that makes it. */
function isSame(base: FoundRequest, request: FoundRequest): boolean {
  if (base.method !== request.method || base.resource !== request.resource || base.via !== request.via) return false;
  if (base.path === request.path) return true;
  const known = base.path.split('/');
  const given = request.path.split('/');
  return (
    known.length === given.length && known.every((segment, index) => segment === given[index] || isId(known, index))
  );
}

/** An unknown segment after a collection (`/users/{}`) is an id: the id that one caller passes makes no other request. */
function isId(segments: readonly string[], index: number): boolean {
  const before = segments[index - 1] ?? '';
  return segments[index] === '{}' && /[^s]s$/iu.test(before);
}

function idOf(node: ts.Node): string {
  return `${node.getSourceFile().fileName}:${String(node.getStart())}:${String(node.end)}`;
}

function reasonOf(requests: readonly FoundRequest[]): string | undefined {
  const vague = requests.find(({ dynamic }) => dynamic);
  if (vague === undefined || requests.some(({ dynamic }) => !dynamic)) return undefined;
  return vague.holes[0]?.reason ?? 'the path is known only at run time';
}
