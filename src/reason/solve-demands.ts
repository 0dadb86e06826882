// From calls to demands: which ways in may be relied on and granted, and which calls have none.
// It judges each call by itself; what is best for all of them together is the search's business.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { AccessScheme, CatalogClaim, CatalogOperation } from '../model/catalog.ts';
import type { CallAlias } from './catalog-aliases.ts';
import type { CallMatch } from './catalog-matcher.ts';
import { leastClaims } from './least-claims.ts';
import { parsePermissionName, readingCounterpart } from './permission-name.ts';
import type { CallProblem, Ungrantable } from './solution.ts';
import type { CatalogGrants } from './solve-grants.ts';
import type { Candidate, JointOperation, Problem } from './solve-problem.ts';

/** A call as it was written, and what it was found to be. */
export interface SolveCall {
  readonly call: string;
  readonly match: CallMatch;
}

/** One call for one kind of access, with the ways in that may be used; without any only if it needs no token. */
export interface CallDemand {
  readonly call: string;
  readonly scheme: AccessScheme;
  readonly operation: CatalogOperation;
  readonly aliases: readonly CallAlias[];
  readonly ways: readonly (readonly string[])[];
  /** The permissions of the publisher's answer, as far as it is one of the ways; of all ways when there is none. */
  readonly answer: ReadonlySet<string>;
}

/** What is asked for. */
export interface DemandOptions {
  /** Every call has to be possible for each of these, with one and the same set. */
  readonly schemes: readonly AccessScheme[];
  /** `listed` relies on everything that is published. */
  readonly claims: 'trusted' | 'listed';
}

/** Sorts calls into demands and problems, both in the order of the calls. */
export function collectDemands(
  calls: readonly SolveCall[],
  options: DemandOptions,
  grants: CatalogGrants,
): { readonly demands: readonly CallDemand[]; readonly problems: readonly CallProblem[] } {
  const demands: CallDemand[] = [];
  const problems: CallProblem[] = [];
  for (const { call, match } of calls) {
    if (match.kind !== 'found') {
      problems.push({ kind: 'unmatched', call, match });
      continue;
    }
    const { operation, aliases, siblings } = match;
    for (const scheme of options.schemes) {
      const listed = operation.claims[scheme] ?? [];
      const demand = { call, scheme, operation, aliases };
      if (operation.anonymous) {
        demands.push({ ...demand, ways: [], answer: new Set() });
        continue;
      }
      if (listed.length === 0) {
        problems.push({ kind: 'no-access', call, scheme, operation, allowed: allowedSchemes(operation) });
        continue;
      }
      const relied = options.claims === 'listed' ? listed : listed.filter(({ trusted }) => trusted);
      if (relied.length === 0) {
        const kind = listed.some(({ least }) => least) ? 'not-trusted' : 'no-least';
        problems.push({ kind, call, scheme, operation, claims: listed });
        continue;
      }
      const all = relied.flatMap(({ permissions }) => grants.waysOf(permissions));
      const grantable = all.filter((way) => firstUngrantable(way, options.schemes, grants) === undefined);
      // A name is still an answer where nothing can be granted: it says what would have to be.
      if (grantable.length === 0) problems.push({ kind: 'not-grantable', call, scheme, operation, claims: relied });
      const ways = unique(grantable.length === 0 ? all : grantable);
      const marked = relied.filter(({ least }) => least).filter((claim) => !hasReader(claim, operation, ways));
      demands.push({
        ...demand,
        ways,
        answer: answerOf(ways, [leastClaims(operation, scheme, siblings), marked], grants),
      });
    }
  }
  return { demands, problems };
}

/** Whether a marked claim writes though the call reads, and the permission that only reads the same would do. */
function hasReader(
  { permissions: [value = '', ...others] }: CatalogClaim,
  { method }: CatalogOperation,
  ways: readonly (readonly string[])[],
): boolean {
  const reader = method === 'GET' && others.length === 0 ? readingCounterpart(value) : undefined;
  return reader !== undefined && ways.some((way) => way.length === 1 && way[0] === reader);
}

/** The permissions of the first answers of which some are among the ways; without any, of all ways. */
function answerOf(
  ways: readonly (readonly string[])[],
  answers: readonly (readonly CatalogClaim[])[],
  grants: CatalogGrants,
): ReadonlySet<string> {
  const usable = new Set(ways.map((way) => way.join(' ')));
  for (const claims of answers) {
    const own = claims.flatMap(({ permissions }) => grants.waysOf(permissions).slice(0, 1));
    const found = own.filter((way) => usable.has(way.join(' ')));
    if (found.length > 0) return new Set(found.flat());
  }
  return new Set(ways.flat());
}

/** The first permission of a way in that can't be granted for all kinds of access that are asked for, and why. */
export function firstUngrantable(
  way: readonly string[],
  schemes: readonly AccessScheme[],
  grants: CatalogGrants,
): { readonly permission: string; readonly why: Ungrantable } | undefined {
  for (const permission of way) {
    for (const scheme of schemes) {
      const grant = grants.grantOf(permission, scheme);
      if (grant === undefined) return { permission, why: 'absent' };
      if (grant.blocked !== undefined) return { permission, why: grant.blocked };
    }
  }
  return undefined;
}

/** The question that the demands amount to. */
export function problemOf(
  demands: readonly CallDemand[],
  schemes: readonly AccessScheme[],
  grants: CatalogGrants,
  operations: number,
): Problem {
  const open = demands.filter(({ ways }) => ways.length > 0);
  return createProblem(open, [], schemes, grants, operations);
}

/**
 * The question as numbers.
 *
 * @param demanded the demands; each has a way in
 * @param others further permissions that are to have a number
 * @param operations how many operations the catalog has: one that opens for two kinds of access counts twice
 */
export function createProblem(
  demanded: readonly Pick<CallDemand, 'ways' | 'answer'>[],
  others: readonly string[],
  schemes: readonly AccessScheme[],
  grants: CatalogGrants,
  operations: number,
): Problem {
  const values = [...new Set([...demanded.flatMap(({ ways }) => ways.flat()), ...others])].toSorted(compareCodeUnits);
  const numbers = new Map(values.map((value, number) => [value, number]));
  const needed = neededForWriting(demanded.map(({ ways }) => ways));
  const answers = new Set(demanded.flatMap(({ answer }) => [...answer]));
  const candidates = values.map((value): Candidate => {
    const known = schemes.flatMap((scheme) => grants.grantOf(value, scheme) ?? []);
    return {
      value,
      unmarked: answers.has(value) ? 0 : 1,
      implied: grants.included(value).size - 1,
      admin: !schemes.includes('application') && known.some(({ adminConsent }) => adminConsent),
      writes: onlyReads(value) || needed.has(value) ? 0 : 1,
      level: Math.max(...known.map(({ level }) => level ?? 5), known.length === 0 ? 5 : 0),
      operations: openedBy(value, schemes, grants, operations),
    };
  });
  const joint = schemes.flatMap((scheme, index) =>
    grants.of(scheme).joint.flatMap(({ permissions, operation }): readonly JointOperation[] => {
      const members = permissions.flatMap((permission) => numbers.get(permission) ?? []);
      const isWhole = members.length === permissions.length;
      return isWhole ? [{ candidates: members, operation: index * operations + operation }] : [];
    }),
  );
  const demands = demanded.map(({ ways }) => ({
    ways: ways.map((way) => way.map((value) => numbers.get(value) ?? 0)),
  }));
  const demandsOf = values.map((): number[] => []);
  demands.forEach(({ ways }, demand) => {
    for (const candidate of new Set(ways.flat())) demandsOf[candidate]?.push(demand);
  });
  return { candidates, demands, joint, demandsOf, operationLimit: schemes.length * operations };
}

/** The operations that a permission opens alone, those of the second kind of access after all those of the first. */
function openedBy(
  value: string,
  schemes: readonly AccessScheme[],
  grants: CatalogGrants,
  operations: number,
): readonly number[] {
  const [only, ...others] = schemes.map((scheme) => grants.of(scheme).opened.get(value) ?? []);
  // Most questions are about one kind of access, and some permissions open hundreds of operations: no copy of these.
  if (only === undefined || others.length === 0) return only ?? [];
  return [only, ...others].flatMap((opened, index) => opened.map((operation) => index * operations + operation));
}

/** The permissions that some call could use that can't be made with permissions that only read. */
function neededForWriting(demanded: readonly (readonly (readonly string[])[])[]): ReadonlySet<string> {
  const writing = demanded.filter((ways) => ways.every((way) => !way.every(onlyReads)));
  return new Set(writing.flat(2));
}

function onlyReads(value: string): boolean {
  return parsePermissionName(value).effect === 'read';
}

function allowedSchemes({ claims }: CatalogOperation): readonly AccessScheme[] {
  const schemes: readonly AccessScheme[] = ['delegatedWork', 'delegatedPersonal', 'application'];
  return schemes.filter((scheme) => (claims[scheme]?.length ?? 0) > 0);
}

function unique(ways: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(ways.map((way) => [way.join(' '), way])).values()];
}
