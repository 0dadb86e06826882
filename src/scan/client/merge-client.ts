// The facts of all files together: a request that its callers tell more about stands at the callers, the others where they are
// made. Pure: the same facts give the same result, whether they were found now or remembered.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import { groupBy } from '../../base/group-by.ts';
import type { ClientCall, ClientScan, ScanNote, SourcePlace, Unresolved } from '../scan-result.ts';
import type { ClientFacts, RequestFact, WrapperUse } from './client-facts.ts';

/** The result of a scan from its facts. */
export function mergeClient(facts: readonly ClientFacts[], notes: readonly ScanNote[]): ClientScan {
  const requests = facts.flatMap((one) => one.requests);
  const isTaken = takenBy(
    facts.flatMap(({ uses }) => uses),
    requests,
  );
  const kept = requests.filter((request) => !isTaken(request));
  return {
    calls: joinCalls(kept.flatMap(({ calls }) => calls)).toSorted(inSourceOrder),
    scopes: facts.flatMap(({ scopes }) => scopes).toSorted(inSourceOrder),
    unresolved: oncePerPlace([
      ...kept.flatMap(unresolvedOf),
      ...facts.flatMap(({ unfollowed }) => unfollowed),
    ]).toSorted(inSourceOrder),
    notes: [...notes, ...facts.flatMap((one) => one.notes)].toSorted((left, right) =>
      compareCodeUnits(left.file, right.file),
    ),
  };
}

/** Calls at one place that differ only in their path, on several ways or for several callers, are one with alternatives. */
function joinCalls(calls: readonly ClientCall[]): readonly ClientCall[] {
  const groups = groupBy(calls, ({ file, line, column, resource, method, dynamic }) =>
    JSON.stringify([file, line, column, resource, method, dynamic]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const [, ...alternatives] = new Set(group.flatMap((call) => [call.path, ...call.alternatives]));
    return [{ ...first, alternatives }];
  });
}

/** A place is listed once, with the first reason. */
function oncePerPlace(places: readonly Unresolved[]): readonly Unresolved[] {
  const byPlace = groupBy(places, ({ file, line, column }) => JSON.stringify([file, line, column]));
  return [...byPlace.values()].flatMap(([first]) => first ?? []);
}

/**
 * Whether the callers of a function stand for a request in it. One whose path is wholly unknown is theirs as soon as there are
 * callers; one that is known in part stays as long as one caller does not know more. Either stays when none of them is listed:
 * in a circle of wrappers, each would leave the request to the next one.
 */
function takenBy(uses: readonly WrapperUse[], requests: readonly RequestFact[]): (request: RequestFact) => boolean {
  const byTarget = groupBy(uses, ({ target }) => target);
  const facts = groupBy(requests, ({ id }) => id);
  const vague = new Set(
    [...facts].flatMap(([id, made]) => (made.every(({ calls }) => calls.every(isVague)) ? [id] : [])),
  );
  const told = answerOnce((id, isTold) => {
    const own = byTarget.get(id) ?? [];
    return own.length > 0 && own.every(({ user, refined }) => refined || isTold(user));
  });
  const taken = answerOnce((id, isTaken) => {
    const own = byTarget.get(id) ?? [];
    if (!vague.has(id) && !told(id)) return false;
    return own.some(({ user }) => user !== id && (isTaken(user) || facts.has(user)));
  });
  return ({ id }) => taken(id);
}

/** Of a request without a known path or method nothing can be said that its callers do not say better. */
function isVague({ dynamic, method }: ClientCall): boolean {
  return dynamic || method === '{}';
}

/** Answers each question once; a question that is asked again while it is being answered is answered with no. */
function answerOnce(find: (id: string, ask: (id: string) => boolean) => boolean): (id: string) => boolean {
  const known = new Map<string, boolean>();
  const ask = (id: string): boolean => {
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    known.set(id, false);
    const found = find(id, ask);
    known.set(id, found);
    return found;
  };
  return ask;
}

function unresolvedOf({ calls, reason }: RequestFact): readonly Unresolved[] {
  if (reason === undefined) return [];
  return calls
    .filter(({ dynamic }) => dynamic)
    .map(({ file, line, column, length }) => ({ file, line, column, length, reason }));
}

function inSourceOrder(left: SourcePlace, right: SourcePlace): number {
  return compareCodeUnits(left.file, right.file) || left.line - right.line || left.column - right.column;
}
