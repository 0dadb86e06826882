// "Did you mean": the nearest known names to a misspelt one. It must not know what the names stand for.
import { compareCodeUnits } from './compare-code-units.ts';

/** Names longer than this are never compared: the cost is quadratic in the length. */
const longestName = 128;

/**
 * The known names that a misspelt one was probably meant to be, nearest first.
 *
 * @param name what was written
 * @param known the names that exist there
 * @param most how many to return at most
 * @returns up to `most` names within an edit distance of 40% of the length plus one; case alone counts as half a step
 */
export function suggest(name: string, known: Iterable<string>, most = 3): readonly string[] {
  if (name.length > longestName) return [];
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  const limit = Math.floor(name.length * 0.4) + 1;
  const lowered = name.toLowerCase();
  for (const candidate of known) {
    if (candidate === name || candidate.length > longestName) continue;
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = candidate.toLowerCase() === lowered ? 0.5 : editDistance(lowered, candidate.toLowerCase(), limit);
    if (distance <= limit) found.push({ candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance || compareCodeUnits(a.candidate, b.candidate));
  return found.slice(0, most).map(({ candidate }) => candidate);
}

/** `did you mean \`a\`, \`b\` or \`c\`?`, or nothing when no known name is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const names = suggest(name, known).map((near) => `\`${near}\``);
  const last = names.pop();
  if (last === undefined) return undefined;
  return names.length === 0 ? `did you mean ${last}?` : `did you mean ${names.join(', ')} or ${last}?`;
}

/** Optimal string alignment distance (a swap of neighbours is one step); gives `limit + 1` as soon as it is passed. */
function editDistance(left: string, right: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? limit + 1;
}
