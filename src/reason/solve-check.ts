// The proof that an answer is one, made anew from the catalog and the set alone: every call is let in, and without any
// one permission some call is not. Whatever the search did, nothing that fails here is ever returned.
import { InternalError } from '../base/internal-error.ts';
import type { CallDemand } from './solve-demands.ts';
import type { CatalogGrants } from './solve-grants.ts';

/**
 * Checks a set against the calls.
 *
 * @throws {InternalError} when a call is not let in, when its claims are not held by what the catalog lists, or when a
 *   permission could be left out
 */
export function checkSolution(values: readonly string[], demands: readonly CallDemand[], grants: CatalogGrants): void {
  const set = new Set(values);
  const held = new Set(values.flatMap((value) => [...grants.included(value)]));
  const needed = new Set<string>();
  for (const { call, scheme, operation, ways } of demands) {
    if (ways.length === 0) {
      if (!operation.anonymous) throw new InternalError(`nothing lets ${call} in`);
      continue;
    }
    const met = ways.filter((way) => way.every((value) => set.has(value)));
    const [first, ...others] = met;
    if (first === undefined) throw new InternalError(`the permissions found do not let ${call} in`);
    const listed = (operation.claims[scheme] ?? []).some(({ permissions }) =>
      permissions.every((one) => held.has(one)),
    );
    if (!listed) throw new InternalError(`the catalog does not let ${call} in with the permissions found`);
    // What is in every way that is met can't be taken away from this call.
    for (const value of first) if (others.every((way) => way.includes(value))) needed.add(value);
  }
  const needless = values.find((value) => !needed.has(value));
  if (needless !== undefined) throw new InternalError(`no call needs the permission ${needless}`);
}
