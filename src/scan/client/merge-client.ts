// The facts of all files together: a request that its callers tell more about stands at the callers, the others where they are
// made. Pure: the same facts give the same result, whether they were found now or remembered.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { ClientScan, ScanNote, SourcePlace, Unresolved } from '../scan-result.ts';
import type { ClientFacts, RequestFact, WrapperUse } from './client-facts.ts';

/** The result of a scan from its facts. */
export function mergeClient(facts: readonly ClientFacts[], notes: readonly ScanNote[]): ClientScan {
  const isTaken = takenBy(facts.flatMap(({ uses }) => uses));
  const kept = facts.flatMap(({ requests }) => requests).filter((request) => !isTaken(request));
  return {
    calls: kept.flatMap(({ calls }) => calls).toSorted(inSourceOrder),
    scopes: facts.flatMap(({ scopes }) => scopes).toSorted(inSourceOrder),
    unresolved: kept.flatMap(unresolvedOf).toSorted(inSourceOrder),
    notes: [...notes, ...facts.flatMap((one) => one.notes)].toSorted((left, right) =>
      compareCodeUnits(left.file, right.file),
    ),
  };
}

/**
 * Whether the callers of a function stand for a request in it. One whose path is wholly unknown is theirs as soon as there are
 * callers; one that is known in part stays as long as one caller does not know more.
 */
function takenBy(uses: readonly WrapperUse[]): (request: RequestFact) => boolean {
  const byTarget = new Map<string, WrapperUse[]>();
  for (const use of uses) {
    const list = byTarget.get(use.target);
    if (list === undefined) byTarget.set(use.target, [use]);
    else list.push(use);
  }
  const taken = new Map<string, boolean>();
  const isTaken = (id: string): boolean => {
    const known = taken.get(id);
    if (known !== undefined) return known;
    // In a circle of wrappers nobody outside knows more.
    taken.set(id, false);
    const own = byTarget.get(id) ?? [];
    const result = own.length > 0 && own.every(({ user, refined }) => refined || isTaken(user));
    taken.set(id, result);
    return result;
  };
  return ({ id, reason }) => (reason !== undefined ? byTarget.has(id) : isTaken(id));
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
