// The facts of all files made into one result: what is seen twice is said once, what a caller has explained is not said again.
import { compareCodeUnits } from '../../../base/compare-code-units.ts';
import type { ServerRoute, ServerScan, SourcePlace, Unresolved } from '../../scan-result.ts';
import type { OpenFunction, PlacedRoute, ServerFileFacts, WalkFacts } from '../server-facts.ts';
import { linkNest } from './link-nest.ts';
import { linkRoutes } from './link-routes.ts';

/** The result of a scan, from the facts of each file. */
export function linkServer(files: readonly ServerFileFacts[]): ServerScan {
  const open = uncalled(files);
  const walks: readonly WalkFacts[] = [...files, ...open.map(({ facts }) => facts)];
  const routes = [...linkRoutes(walks), ...linkNest(walks), ...walks.flatMap(({ placed }) => placed.map(placedRoute))];
  return {
    routes: sortOnce(routes, ({ method, path, guards }) => JSON.stringify([method, path, guards])),
    rights: sortOnce(
      walks.flatMap((walk) => walk.rights),
      ({ name }) => name,
    ),
    unresolved: sortOnce(
      walks.flatMap((walk) => walk.unresolved),
      ({ reason }: Unresolved) => reason,
    ),
    notes: files.flatMap((file) => file.notes),
  };
}

/** The functions that nobody calls: one that is called has been followed from there, with what it was handed. */
function uncalled(files: readonly ServerFileFacts[]): readonly OpenFunction[] {
  const executed = new Set(files.flatMap((file) => file.executed));
  const isCalled = (id: string | undefined): boolean => id !== undefined && executed.has(id);
  const open = files.flatMap((file) => file.open).filter(({ id, within }) => !isCalled(id) && !isCalled(within));
  const calls = new Map(open.map(({ id, facts }) => [id, new Set(facts.executed)]));
  return open.filter(
    ({ id }) =>
      // Of two that call each other one is kept.
      !open.some(
        (other) => other.id !== id && calls.get(other.id)?.has(id) && (!calls.get(id)?.has(other.id) || other.id < id),
      ),
  );
}

function placedRoute(route: PlacedRoute): ServerRoute {
  const { framework, method, path, place, guards, confidence } = route;
  return { ...place, method, path, framework, guards, confidence };
}

/** In order of file, line and column; of equals at one place only the first. */
function sortOnce<Found extends SourcePlace>(found: readonly Found[], keyOf: (one: Found) => string): readonly Found[] {
  const seen = new Set<string>();
  const once = found.filter((one) => {
    const key = JSON.stringify([one.file, one.line, one.column, keyOf(one)]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return once.toSorted(
    (left, right) => compareCodeUnits(left.file, right.file) || left.line - right.line || left.column - right.column,
  );
}
