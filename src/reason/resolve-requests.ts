// From the requests of a manifest to what they come to: each call looked up in the catalog of its API, the least-privileged
// set for all of them, and what is asked for in the end. What is wrong with a request is for the rules to say.
import type { Located } from '../diagnostics/span.ts';
import type { AccessScheme, Catalog } from '../model/catalog.ts';
import type { AccessRequest, RequestedPermission, ResourceRequest } from '../model/model.ts';
import { askedPermissions } from './asked-permissions.ts';
import { createCatalogMatcher, type CatalogMatcher } from './catalog-matcher.ts';
import { judgeDeclared } from './judge-declared.ts';
import { openIdScopes } from './open-id-scopes.ts';
import type { AskedPermission, KnownCatalog, ResolvedAccess, ResolvedRequest } from './resolved-request.ts';
import { createSolver, type Solver } from './solve.ts';
import { withStatedIds } from './stated-ids.ts';

/**
 * Resolves requests.
 *
 * @param requests the requests of a model
 * @param catalogOf the catalog of a name; asked only where a request needs one
 * @returns one for each, in the same order
 */
export function resolveRequests(
  requests: readonly ResourceRequest[],
  catalogOf: (name: string) => KnownCatalog | undefined,
): readonly ResolvedRequest[] {
  return requests.map((request): ResolvedRequest => {
    const { name, appId, permissions } = request;
    const known = catalogOf(name);
    const explicit = permissions.map(askedById);
    const catalog = known === undefined ? undefined : withStatedIds(known.catalog, permissions);
    const tools =
      catalog === undefined || request.access.length === 0
        ? undefined
        : { catalog, match: createCatalogMatcher(catalog), solver: createSolver(catalog) };
    return {
      request,
      catalog,
      excerpt: known?.excerpt === true,
      resourceAppId: (appId?.value ?? catalog?.appId)?.toLowerCase(),
      access: request.access.map((access) => resolveAccess(access, tools)),
      explicit,
    };
  });
}

interface CatalogTools {
  readonly catalog: Catalog;
  readonly match: CatalogMatcher;
  readonly solver: Solver;
}

function resolveAccess(request: AccessRequest, tools: CatalogTools | undefined): ResolvedAccess {
  const schemes = schemesOf(request);
  if (tools === undefined) {
    return { request, schemes, calls: [], solution: undefined, judgement: undefined, idle: [], asked: [] };
  }
  const { catalog, match, solver } = tools;
  const calls = request.calls.map((call) => ({ call, match: match({ method: call.method, url: call.target }) }));
  const solvable = calls.map((one) => ({ call: one.call.key, match: one.match }));
  const solution = solver.solve({ calls: solvable, schemes });
  const declared = declaredOf(request);
  // Only what the catalog knows for this kind of access can be judged; the rest is reported by name.
  const known = new Set(
    catalog.permissions.filter(({ grants }) => schemes.some((scheme) => grants[scheme])).map(({ value }) => value),
  );
  const judged = declared?.filter(({ value }) => known.has(value));
  const judgement =
    judged === undefined || calls.length === 0 ? undefined : judgeDeclared(judged, solvable, schemes, solver);
  const needed = new Set(solution.permissions.map(({ value }) => value));
  const isComplete = calls.every((one) => one.match.kind === 'found');
  const idle =
    declared !== undefined || !isComplete || calls.length === 0
      ? []
      : request.dynamic.filter(({ value }) => known.has(value) && !needed.has(value));
  const asked = askedPermissions({ request, declared, judgement, solution, catalog, schemes });
  return { request, schemes, calls, solution, judgement, idle, asked };
}

/** The kinds of access of the catalog, by the accounts that sign in. */
function schemesOf(request: AccessRequest): readonly AccessScheme[] {
  if (request.kind === 'application') return ['application'];
  return request.accounts.map((account) => (account === 'work' ? 'delegatedWork' : 'delegatedPersonal'));
}

/** What is declared, at run time or not, each once; without the scopes of sign-in, which no catalog has. */
function declaredOf({ permissions, dynamic }: AccessRequest): readonly Located<string>[] | undefined {
  if (permissions === undefined) return undefined;
  const first = new Map<string, Located<string>>();
  for (const one of [...permissions, ...dynamic]) {
    if (!openIdScopes.has(one.value) && !first.has(one.value)) first.set(one.value, one);
  }
  return [...first.values()];
}

function askedById({ kind, value, id }: RequestedPermission): AskedPermission {
  const isScope = kind === 'scope';
  return {
    value: value.value,
    type: isScope ? 'Scope' : 'Role',
    id: id.value.toLowerCase(),
    adminConsent: isScope ? undefined : true,
    accounts: isScope ? ['work'] : [],
    dynamic: false,
    openId: openIdScopes.has(value.value),
    calls: [],
    span: id.span,
  };
}
