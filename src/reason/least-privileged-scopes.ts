// What a challenge may ask for: of the ways in with a user, the one whose scopes open the least else.
// Advertising every way in would invite clients to ask for more than they need.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Endpoint, Model, Scope } from '../model/model.ts';

/** Safe methods (RFC 9110 section 9.2.1). */
const reads: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Prepares the choice of the least-privileged delegated alternative.
 *
 * The order: fewest writes that the scopes together open (through `includes` as well), then fewest endpoints, then
 * fewest scopes, then names. Writes come first: a small permission to change is no lesser one than a wide one to read.
 * A disabled scope can't be consented to any more, so an alternative that needs one is never asked for.
 *
 * @param model the whole model; linear in its size, and each set of scopes is counted once
 * @returns endpoint to the scopes to ask for, sorted; none when there is nothing that a client could ask for
 */
export function leastPrivilegedScopes(model: Model): (endpoint: Endpoint) => readonly string[] {
  const scopes = new Map(model.scopes.map((scope) => [scope.value, scope]));
  const counts = new Map<string, Opened>();
  let demands: ReturnType<typeof demandsByScope> | undefined;
  const opened = (names: readonly string[]): Opened => {
    const key = names.join(' ');
    const known = counts.get(key);
    if (known !== undefined) return known;
    demands ??= demandsByScope(model);
    const count = countOpened(withIncluded(names, scopes), demands);
    counts.set(key, count);
    return count;
  };
  return ({ delegated }) => {
    const candidates = delegated
      .map((alternative) => sortedScopes(alternative.scopes))
      .filter((names) => names.every((name) => scopes.get(name)?.enabled.value !== false));
    const first = candidates[0] ?? [];
    return candidates.length < 2
      ? first
      : candidates.reduce((best, names) => (comparePrivilege(names, best, opened) < 0 ? names : best), first);
  };
}

/** Negative when the left scopes open less than the right ones; zero only for the same scopes. */
function comparePrivilege(
  left: readonly string[],
  right: readonly string[],
  opened: (names: readonly string[]) => Opened,
): number {
  const ofLeft = opened(left);
  const ofRight = opened(right);
  return (
    ofLeft.writes - ofRight.writes ||
    ofLeft.endpoints - ofRight.endpoints ||
    left.length - right.length ||
    compareCodeUnits(left.join(' '), right.join(' '))
  );
}

/** How many endpoints a set of scopes opens. */
interface Opened {
  readonly writes: number;
  readonly endpoints: number;
}

/** One delegated alternative: all of these scopes open this endpoint. */
interface Demand {
  readonly scopes: readonly string[];
  readonly endpoint: Endpoint;
}

/** Every delegated alternative under the first of its scopes: a token that opens it has at least that one. */
function demandsByScope(model: Model): ReadonlyMap<string, readonly Demand[]> {
  const found = new Map<string, Demand[]>();
  for (const endpoint of model.endpoints) {
    for (const { scopes } of endpoint.delegated) {
      const names = sortedScopes(scopes);
      const first = names[0];
      if (first === undefined) continue;
      const there = found.get(first);
      if (there === undefined) found.set(first, [{ scopes: names, endpoint }]);
      else there.push({ scopes: names, endpoint });
    }
  }
  return found;
}

function countOpened(granted: ReadonlySet<string>, demands: ReadonlyMap<string, readonly Demand[]>): Opened {
  const opened = new Set<Endpoint>();
  for (const name of granted) {
    for (const { scopes, endpoint } of demands.get(name) ?? []) {
      if (scopes.every((scope) => granted.has(scope))) opened.add(endpoint);
    }
  }
  let writes = 0;
  for (const { method } of opened) if (!reads.has(method)) writes += 1;
  return { writes, endpoints: opened.size };
}

function withIncluded(names: readonly string[], scopes: ReadonlyMap<string, Scope>): ReadonlySet<string> {
  const all = new Set(names);
  // A set that grows while it is walked visits what is added to it, each once: cycles end by themselves.
  for (const name of all) for (const included of scopes.get(name)?.includes ?? []) all.add(included.value);
  return all;
}

function sortedScopes(scopes: Endpoint['delegated'][number]['scopes']): readonly string[] {
  const names = scopes.map(({ value }) => value);
  return names.length < 2 ? names : [...new Set(names)].toSorted(compareCodeUnits);
}
