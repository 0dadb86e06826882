// Which of the claims that a publisher marked as least privileged is the answer, where several are marked. The rule is
// that of the tool that the published data is checked with, so that the answers are those of the published tables; only
// that a mark which is doubted is no rival of one that is not.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { AccessScheme, CatalogClaim, CatalogOperation } from '../model/catalog.ts';
import type { Method } from '../model/model.ts';
import { readingCounterpart } from './permission-name.ts';

/**
 * The least-privileged answer of one operation (microsoftgraph/kibali, `ProtectedResource.FetchLeastPrivilege`).
 *
 * Permissions are marked for a set of methods at once, so that one that writes is often marked for reading too. Of several
 * marked ones (the trusted ones, if there are any): all but the writers whose readers are marked for a read as well, when more than one of them has a single method on this path; or else the one whose only method is the
 * one asked for; or else the one with the fewest methods, and among these the first by name without regard to case.
 *
 * @param operation the operation
 * @param scheme the kind of access
 * @param siblings all operations of the same template, with this one
 * @returns no claim when none is marked; usually one; several when the data leaves it open. Claims of the same permissions
 *   are one answer, and of what a permission requires in turn the first that is listed
 */
export function leastClaims(
  operation: CatalogOperation,
  scheme: AccessScheme,
  siblings: readonly CatalogOperation[],
): readonly CatalogClaim[] {
  const published = (operation.claims[scheme] ?? []).filter(({ least }) => least);
  const sure = published.filter(({ trusted }) => trusted);
  const marked = sure.length > 0 ? sure : published;
  const entries = groupByPermission(marked);
  const [only] = entries;
  if (only === undefined) return [];
  if (entries.length === 1) return only.claims.slice(0, 1);
  const methods = methodsByPermission(siblings, scheme);
  const methodsOf = ({ permission }: Entry): ReadonlySet<Method> => methods.get(permission) ?? noMethods;
  const exclusive = entries.filter((entry) => methodsOf(entry).size === 1);
  if (exclusive.length > 1) {
    const listed = new Set(entries.map(({ permission }) => permission));
    const needed = entries.filter(({ permission }) => !hasReader(permission, operation.method, listed));
    return withoutRepeats(needed.flatMap(({ claims }) => claims));
  }
  const own = exclusive.find((entry) => methodsOf(entry).has(operation.method));
  if (own !== undefined) return own.claims.slice(0, 1);
  const fewest = entries.reduce((best, entry) => (methodsOf(entry).size < methodsOf(best).size ? entry : best), only);
  return fewest.claims.slice(0, 1);
}

/** Whether a permission also writes, though the call reads, and the one that only reads the same is listed. */
function hasReader(permission: string, method: Method, listed: ReadonlySet<string>): boolean {
  const reader = method === 'GET' ? readingCounterpart(permission) : undefined;
  return reader !== undefined && listed.has(reader);
}

const noMethods: ReadonlySet<Method> = new Set();

/** One marked permission: alone, or with the alternatives of what it also requires. */
interface Entry {
  readonly permission: string;
  readonly claims: CatalogClaim[];
}

/** A permission that requires one of several others is one entry of the data, though it is several claims. */
function groupByPermission(claims: readonly CatalogClaim[]): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const claim of claims) {
    const [permission = ''] = claim.permissions;
    const key = `${permission}${claim.permissions.length > 1 ? ' and' : ''}`;
    const known = entries.get(key);
    if (known === undefined) entries.set(key, { permission, claims: [claim] });
    else known.claims.push(claim);
  }
  return [...entries.values()].toSorted((left, right) => compareWithoutCase(left.permission, right.permission));
}

function compareWithoutCase(left: string, right: string): number {
  return compareCodeUnits(left.toLowerCase(), right.toLowerCase()) || compareCodeUnits(left, right);
}

/** The methods that each permission opens on one path, whether marked or not, whatever else it requires. */
function methodsByPermission(
  siblings: readonly CatalogOperation[],
  scheme: AccessScheme,
): ReadonlyMap<string, ReadonlySet<Method>> {
  const methods = new Map<string, Set<Method>>();
  for (const { method, claims } of siblings) {
    for (const { permissions } of claims[scheme] ?? []) {
      const [permission = ''] = permissions;
      const known = methods.get(permission);
      if (known === undefined) methods.set(permission, new Set([method]));
      else known.add(method);
    }
  }
  return methods;
}

/** `A and B` and `B and A` are one answer: the first of them. */
function withoutRepeats(claims: readonly CatalogClaim[]): readonly CatalogClaim[] {
  const answers = new Map<string, CatalogClaim>();
  for (const claim of claims) {
    const key = claim.permissions.toSorted(compareCodeUnits).join(' ');
    if (!answers.has(key)) answers.set(key, claim);
  }
  return [...answers.values()];
}
