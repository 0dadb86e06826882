// What a challenge may ask for: of the ways in with a user, the one whose scopes open the least else.
// Advertising every way in would invite clients to ask for more than they need.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Endpoint, Model } from '../model/model.ts';
import { effectOf } from './endpoint-effect.ts';
import { includedPermissions, type PermissionSets } from './includes.ts';

/**
 * Prepares the choice of the least-privileged delegated alternative.
 *
 * The order: fewest writes that the scopes together open (through `includes` as well), then fewest endpoints, then
 * fewest permissions that they amount to, then fewest scopes, then names. Writes come first: a small permission to change is no lesser one than a wide one to read.
 * A disabled scope can't be consented to any more, so an alternative that needs one is never asked for.
 *
 * @param model the whole model; linear in its size, and each set of scopes is counted once
 * @returns endpoint to the scopes to ask for, sorted; none when there is nothing that a client could ask for
 */
export function leastPrivilegedScopes(model: Model): (endpoint: Endpoint) => readonly string[] {
  const scopes = new Map(model.scopes.map((scope) => [scope.value, scope]));
  const counts = new Map<string, Opened>();
  let reach: Reach | undefined;
  const opened = (names: readonly string[]): Opened => {
    const key = names.join(' ');
    const known = counts.get(key);
    if (known !== undefined) return known;
    reach ??= { included: includedPermissions(model.scopes), demands: demandsByScope(model) };
    const count = countOpened(names, reach);
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
    ofLeft.permissions - ofRight.permissions ||
    left.length - right.length ||
    compareCodeUnits(left.join(' '), right.join(' '))
  );
}

/** How many endpoints a set of scopes opens. */
interface Opened {
  readonly writes: number;
  readonly endpoints: number;
  /** The scopes themselves and all that they include. */
  readonly permissions: number;
}

/** One delegated alternative: all of these scopes open this endpoint. */
interface Demand {
  readonly scopes: readonly string[];
  readonly endpoint: Endpoint;
}

/** What is needed to count. */
interface Reach {
  readonly included: PermissionSets;
  readonly demands: ReadonlyMap<string, readonly Demand[]>;
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

function countOpened(names: readonly string[], { included, demands }: Reach): Opened {
  const granted = new Set(names.flatMap((name) => [...(included.get(name) ?? [name])]));
  const opened = new Set<Endpoint>();
  for (const name of granted) {
    for (const { scopes, endpoint } of demands.get(name) ?? []) {
      if (scopes.every((scope) => granted.has(scope))) opened.add(endpoint);
    }
  }
  let writes = 0;
  for (const endpoint of opened) if (effectOf(endpoint) === 'write') writes += 1;
  return { writes, endpoints: opened.size, permissions: granted.size };
}

function sortedScopes(scopes: Endpoint['delegated'][number]['scopes']): readonly string[] {
  const names = scopes.map(({ value }) => value);
  return names.length < 2 ? names : [...new Set(names)].toSorted(compareCodeUnits);
}
