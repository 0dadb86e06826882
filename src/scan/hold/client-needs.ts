// What the calls of a client's code come to without any manifest: the least-privileged set for each API that a catalog
// describes, as an app with a signed-in user and as an app by itself.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { AccessScheme, Catalog } from '../../model/catalog.ts';
import { createSolver } from '../../reason/solve.ts';
import type { ClientScan } from '../scan-result.ts';
import { createFindCalls, matcherOf, originOf } from './found-calls.ts';

/** The permissions that calls need for one kind of access. */
export interface AccessNeeds {
  readonly scheme: AccessScheme;
  /** By value. */
  readonly permissions: readonly string[];
  /** The calls without an answer, `METHOD /path`: unknown to the catalog, or not possible with this access. */
  readonly unanswered: readonly string[];
}

/** What the calls to one API need. */
export interface ApiNeeds {
  /** The name of its catalog. */
  readonly api: string;
  readonly calls: number;
  /** Places that may be further calls. */
  readonly unread: number;
  readonly access: readonly AccessNeeds[];
}

/**
 * Works out what calls need.
 *
 * @param scan what the code calls
 * @param catalogs the catalogs that are known
 * @returns one for each API that is called and has a catalog, by name
 */
export function clientNeeds(scan: ClientScan, catalogs: readonly Catalog[]): readonly ApiNeeds[] {
  const needs = catalogs
    .filter((catalog) => scan.calls.some((call) => isTo(catalog, call.resource)))
    .map((catalog): ApiNeeds => {
      const { calls, unread } = createFindCalls(catalog.name, catalog, matcherOf(catalog))(scan);
      const solver = createSolver(catalog);
      const solvable = calls.map(({ key, match }) => ({ call: key, match }));
      const access = (['delegatedWork', 'application'] as const).map((scheme): AccessNeeds => {
        const { permissions, problems } = solver.solve({ calls: solvable, schemes: [scheme] });
        const unanswered = problems.filter(({ kind }) => kind !== 'not-grantable').map(({ call }) => call);
        return { scheme, permissions: permissions.map(({ value }) => value), unanswered };
      });
      return { api: catalog.name, calls: calls.length, unread, access };
    });
  return needs.toSorted((left, right) => compareCodeUnits(left.api, right.api));
}

function isTo({ name, bases }: Catalog, resource: string): boolean {
  return (
    resource === name ||
    (originOf(resource) !== undefined && bases.some((base) => originOf(base) === originOf(resource)))
  );
}
