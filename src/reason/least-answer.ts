// The least-privileged answer to one call, as a person would put it: the publisher's, where it can be relied on; or else
// what the solver relies on for this call alone. It says which of the two it is, so that nobody takes one for the other.
import type { AccessScheme, Catalog, CatalogClaim, CatalogOperation } from '../model/catalog.ts';
import { leastClaims } from './least-claims.ts';
import { createSolver, type Solver } from './solve.ts';

/** The answer to one call for one kind of access. */
export interface LeastAnswer {
  /** Usually one claim; several when the publisher leaves it open; none when nothing sure can be said. */
  readonly claims: readonly CatalogClaim[];
  /**
   * - `marked`: the publisher's own answer.
   * - `inferred`: nothing that is marked can be relied on; the best of what can be.
   * - `doubted`: the publisher's own answer, which can't be relied on, for want of another one.
   * - `none`: nothing is marked, and nothing that is listed can be relied on.
   */
  readonly basis: 'marked' | 'inferred' | 'doubted' | 'none';
}

/** Answers for an operation, with all operations of its template. */
export type LeastAnswers = (
  operation: CatalogOperation,
  scheme: AccessScheme,
  siblings: readonly CatalogOperation[],
) => LeastAnswer;

/**
 * Prepares a catalog for such answers; it is indexed only when something has to be inferred.
 *
 * @param catalog any catalog
 * @returns the answers; a call that needs no token, or does not exist for the kind of access, has none
 */
export function createLeastAnswers(catalog: Catalog): LeastAnswers {
  let solver: Solver | undefined;
  return (operation, scheme, siblings) => {
    const claims = operation.claims[scheme] ?? [];
    const marked = leastClaims(operation, scheme, siblings);
    if (marked.some(({ trusted }) => trusted)) return { claims: marked, basis: 'marked' };
    if (!operation.anonymous && claims.some(({ trusted }) => trusted)) {
      solver ??= createSolver(catalog);
      const match = { kind: 'found', operation, siblings, aliases: [] } as const;
      const call = `${operation.method} ${operation.template.text}`;
      const { permissions } = solver.solve({ calls: [{ call, match }], schemes: [scheme] });
      const chosen = new Set(permissions.map(({ value }) => value));
      const met = claims.filter((claim) => claim.trusted && claim.permissions.every((value) => chosen.has(value)));
      if (met.length > 0) return { claims: met.slice(0, 1), basis: 'inferred' };
    }
    return { claims: marked, basis: marked.length > 0 ? 'doubted' : 'none' };
  };
}
