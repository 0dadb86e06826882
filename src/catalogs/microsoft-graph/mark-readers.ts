// Mends one kind of wrong mark: of a pair like `X.Read` and `X.ReadWrite` that may both read, the one that also writes is
// marked as the least-privileged answer. It trusts nothing by its name: both have to be listed for the call.
import type { Method } from '../../model/model.ts';
import type { ClaimDraft } from './collect-cells.ts';
import { isReadOnly, writingCounterpart } from './name-pattern.ts';

/**
 * Moves the marks of writers to their readers, where no reader is marked.
 *
 * @param drafts the claims of one method for one kind of access
 * @param method any
 * @param mended is told what was done, once for each mark
 * @returns the claims in their order, the same list when there is nothing to mend
 */
export function markReaders(
  drafts: readonly ClaimDraft[],
  method: Method,
  mended: (message: string) => void,
): readonly ClaimDraft[] {
  if (drafts.length < 2 || (method !== 'GET' && method !== 'HEAD')) return drafts;
  const marked = drafts.filter(({ least }) => least);
  if (marked.length === 0 || marked.some(({ permissions }) => permissions.every(isReadOnly))) return drafts;
  const readerOf = new Map<string, string>();
  for (const { permissions, identity } of drafts) {
    const writer = permissions.length === 1 ? writingCounterpart(identity) : undefined;
    if (writer !== undefined && marked.some((claim) => claim.identity === writer)) readerOf.set(writer, identity);
  }
  if (readerOf.size === 0) return drafts;
  for (const [writer, reader] of readerOf) mended(`\`${writer}\` is marked beside \`${reader}\``);
  const readers = new Set(readerOf.values());
  return drafts.map((draft) => ({
    ...draft,
    least: readers.has(draft.identity) || (draft.least && !readerOf.has(draft.identity)),
  }));
}
