// Another API that is described by permc as a catalog: what its model demands of the apps that call it.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type {
  AccessScheme,
  Catalog,
  CatalogClaim,
  CatalogGrant,
  CatalogOperation,
  CatalogPermission,
} from '../model/catalog.ts';
import type { AppRole, Endpoint, Model, Scope } from '../model/model.ts';
import { accessSchemes } from './access-schemes.ts';
import { reachedPermissions } from './reached-permissions.ts';

/**
 * The catalog of an API from its own manifest.
 *
 * @param model the resolved manifest of the API
 * @returns its catalog: every claim is trusted because the API itself decides by it. Of several ways in, those are least
 *   that demand nothing which another demands less of, by the declared `includes`
 */
export function catalogFromManifest(model: Model): Catalog {
  const { app, scopes, appRoles, endpoints } = model;
  const permissions = [...scopes.map((scope) => scopeOf(scope, model)), ...appRoles.map(roleOf)];
  const includes = [...scopes, ...appRoles].flatMap(({ value, includes: included }) =>
    included.map((other) => ({
      permission: value,
      included: other.value,
      source: `declared in the manifest of ${app.name.value}`,
    })),
  );
  const reached = reachedPermissions(includes);
  return {
    name: app.name.value,
    appId: app.appId?.value,
    bases: [],
    permissions: permissions.toSorted((left, right) => compareCodeUnits(left.value, right.value)),
    operations: endpoints
      .map((endpoint) => operationOf(endpoint, reached))
      .toSorted(
        (left, right) =>
          compareCodeUnits(left.template.text, right.template.text) || compareCodeUnits(left.method, right.method),
      ),
    includes: includes.toSorted(
      (left, right) =>
        compareCodeUnits(left.permission, right.permission) || compareCodeUnits(left.included, right.included),
    ),
    anomalies: [],
  };
}

function scopeOf(scope: Scope, { app }: Model): CatalogPermission {
  const grant: CatalogGrant = {
    id: scope.id,
    adminConsent: scope.consent.value === 'admin',
    level: undefined,
    blocked: scope.enabled.value ? undefined : 'disabled',
  };
  const audience = app.signInAudience.value;
  return {
    value: scope.value,
    displayName: (scope.admin.displayName ?? scope.user.displayName)?.value,
    description: (scope.admin.description ?? scope.user.description)?.value,
    grants: {
      ...(audience === 'PersonalMicrosoftAccount' ? {} : { delegatedWork: grant }),
      ...(audience === 'AzureADMyOrg' || audience === 'AzureADMultipleOrgs' ? {} : { delegatedPersonal: grant }),
    },
  };
}

/** A role that only users are assigned has no grant: no app can ask for it. */
function roleOf(role: AppRole): CatalogPermission {
  const forApps = role.allowedMemberTypes.some(({ value }) => value === 'Application');
  const blocked = role.enabled.value ? undefined : 'disabled';
  return {
    value: role.value,
    displayName: role.displayName?.value,
    description: role.description?.value,
    grants: forApps ? { application: { id: role.id, adminConsent: true, level: undefined, blocked } } : {},
  };
}

type Reached = ReadonlyMap<string, ReadonlySet<string>>;

function operationOf(endpoint: Endpoint, reached: Reached): CatalogOperation {
  const claims: Partial<Record<AccessScheme, readonly CatalogClaim[]>> = {};
  for (const scheme of accessSchemes) {
    const ways = waysIn(endpoint, scheme);
    if (ways.length > 0) claims[scheme] = claimsOf(ways, reached);
  }
  return { method: endpoint.method, template: endpoint.template, claims, anonymous: endpoint.anonymous !== undefined };
}

function waysIn(endpoint: Endpoint, scheme: AccessScheme): readonly (readonly string[])[] {
  if (scheme === 'application') return endpoint.application.map(({ roles }) => roles.map(({ value }) => value));
  const account = scheme === 'delegatedWork' ? 'work' : 'personal';
  return endpoint.delegated.flatMap(({ scopes, accounts }) =>
    accounts.includes(account) ? [scopes.map(({ value }) => value)] : [],
  );
}

function claimsOf(ways: readonly (readonly string[])[], reached: Reached): readonly CatalogClaim[] {
  const distinct = new Map<string, readonly string[]>();
  for (const way of ways) {
    const permissions = [...new Set(way)];
    if (permissions.length > 0) distinct.set(permissions.toSorted(compareCodeUnits).join(' '), permissions);
  }
  const claims = [...distinct.entries()].toSorted(([left], [right]) => compareCodeUnits(left, right));
  return claims.map(([, permissions]) => ({
    permissions,
    least: !claims.some(([, other]) => other !== permissions && grantsAll(permissions, other, reached)),
    trusted: true,
    doubt: undefined,
  }));
}

/** Whether whoever holds `held` holds `wanted` as well. */
function grantsAll(held: readonly string[], wanted: readonly string[], reached: Reached): boolean {
  return wanted.every((value) => held.some((own) => own === value || reached.get(own)?.has(value) === true));
}
