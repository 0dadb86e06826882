// "Did you mean": the nearest known names to a misspelt one. It must not know what the names stand for.
import { distance } from 'fastest-levenshtein';
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
  const found: { readonly candidate: string; readonly steps: number }[] = [];
  const limit = Math.floor(name.length * 0.4) + 1;
  const lowered = name.toLowerCase();
  for (const candidate of known) {
    if (candidate === name || candidate.length > longestName) continue;
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const steps = candidate.toLowerCase() === lowered ? 0.5 : distance(lowered, candidate.toLowerCase());
    if (steps <= limit) found.push({ candidate, steps });
  }
  found.sort((a, b) => a.steps - b.steps || compareCodeUnits(a.candidate, b.candidate));
  return found.slice(0, most).map(({ candidate }) => candidate);
}

/** `did you mean \`a\`, \`b\` or \`c\`?`, or nothing when no known name is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const names = suggest(name, known).map((near) => `\`${near}\``);
  const last = names.pop();
  if (last === undefined) return undefined;
  return names.length === 0 ? `did you mean ${last}?` : `did you mean ${names.join(', ')} or ${last}?`;
}
