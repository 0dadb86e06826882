// Everything that an app asks for at another API as one kind of access: what it declares, or else what its calls need.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Located, Span } from '../diagnostics/span.ts';
import type { AccessScheme, Catalog, CatalogPermission } from '../model/catalog.ts';
import type { AccessRequest, RequestedCall } from '../model/model.ts';
import type { Judgement } from './judge-declared.ts';
import { openIdResource, openIdScopes } from './open-id-scopes.ts';
import type { AskedPermission } from './resolved-request.ts';
import type { Solution } from './solution.ts';

/** What is known of one kind of access of a request. */
export interface AskedInput {
  readonly request: AccessRequest;
  /** Without the scopes of sign-in; undefined where the calls decide. */
  readonly declared: readonly Located<string>[] | undefined;
  readonly judgement: Judgement | undefined;
  readonly solution: Solution;
  readonly catalog: Catalog;
  readonly schemes: readonly AccessScheme[];
}

/** The permissions, by value; one that the catalog does not know has no id. */
export function askedPermissions(input: AskedInput): readonly AskedPermission[] {
  const { request, declared, judgement, solution, catalog, schemes } = input;
  const dynamic = new Set(request.dynamic.map(({ value }) => value));
  const calls = new Map(request.calls.map((call) => [call.key, call]));
  const grants = new Map(catalog.permissions.map((permission) => [permission.value, permission.grants]));
  const ask = (value: string, keys: readonly string[], span: Span | undefined): AskedPermission => {
    const needing = keys.flatMap((key) => calls.get(key) ?? []);
    const known = schemes.flatMap((scheme) => grants.get(value)?.[scheme] ?? []);
    return {
      value,
      type: request.kind === 'delegated' ? 'Scope' : 'Role',
      id: known.find(({ id }) => id !== undefined)?.id?.toLowerCase(),
      adminConsent: needsAdmin(request, grants.get(value)),
      accounts: request.kind === 'delegated' ? request.accounts : [],
      dynamic: dynamic.has(value),
      openId: false,
      calls: needing,
      span: span ?? spanOf(needing, request),
    };
  };
  const asked =
    declared === undefined
      ? solution.permissions.map(({ value, neededBy }) => ask(value, neededBy, undefined))
      : declared.map(({ value, span }) => ask(value, judgement?.neededBy.get(value) ?? [], span));
  return [...asked, ...askedOfSignIn(request, catalog, dynamic)].toSorted((left, right) =>
    compareCodeUnits(left.value, right.value),
  );
}

/** The scopes of sign-in among the declared ones. They have ids at Microsoft Graph only; elsewhere a rule reports them. */
function askedOfSignIn(
  request: AccessRequest,
  { appId }: Catalog,
  dynamic: ReadonlySet<string>,
): readonly AskedPermission[] {
  if (request.kind !== 'delegated' || appId?.toLowerCase() !== openIdResource) return [];
  const first = new Map(
    [...(request.permissions ?? []), ...request.dynamic].toReversed().map((one) => [one.value, one]),
  );
  return [...openIdScopes].flatMap(([value, id]): readonly AskedPermission[] => {
    const stated = first.get(value);
    if (stated === undefined) return [];
    const { accounts } = request;
    const facts = { dynamic: dynamic.has(value), openId: true, calls: [], span: stated.span };
    return [{ value, type: 'Scope', id, adminConsent: false, accounts, ...facts }];
  });
}

/** A personal account always consents for itself, whatever the catalog says of work accounts. */
function needsAdmin(request: AccessRequest, grants: CatalogPermission['grants'] | undefined): boolean | undefined {
  if (request.kind === 'application') return true;
  return request.accounts.includes('work') ? grants?.delegatedWork?.adminConsent : false;
}

function spanOf(calls: readonly RequestedCall[], request: AccessRequest): Span {
  return calls[0]?.span ?? request.calls[0]?.span ?? request.span;
}
