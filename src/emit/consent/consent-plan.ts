// Who has to consent to what, as data: from the permissions that the app asks for at other APIs to the people who can
// grant each. How it looks is for the renderers beside it.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { App } from '../../model/model.ts';
import type { AskedPermission, ResolvedRequest } from '../../reason/resolved-request.ts';
import { adminConsentUrls, type AdminConsentUrls } from './admin-consent-urls.ts';
import { grantCalls, type GrantCall } from './grant-calls.ts';
import type { AdminRole, PlannedPermission, PlannedResource } from './planned-resource.ts';

/** The consent plan of an app. */
export interface ConsentPlan {
  readonly app: string;
  /** Null until the app is registered and the manifest states its id. */
  readonly clientId: string | null;
  readonly resources: readonly PlannedResource[];
  /** The least role that can grant everything that needs an admin; null when nothing does. */
  readonly adminRole: AdminRole | null;
  readonly adminConsentUrls: AdminConsentUrls;
  /** The same without a browser: requests to Microsoft Graph, in order. */
  readonly grantCalls: readonly GrantCall[];
}

// Microsoft Graph and its predecessor Azure AD Graph: their app roles can open the whole directory, so the two
// application administrators may not grant them.
const directoryApis: ReadonlySet<string> = new Set([
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0000-c000-000000000000',
]);

/**
 * Plans the consent.
 *
 * @param app the app that asks
 * @param requests what it asks for at other APIs, resolved
 * @returns the plan; resources by name, those that ask for nothing left out
 */
export function consentPlan(app: App, requests: readonly ResolvedRequest[]): ConsentPlan {
  const resources = requests.map(plannedResource).filter(({ permissions }) => permissions.length > 0);
  const clientId = app.appId?.value.toLowerCase() ?? null;
  const roles = resources.flatMap(({ permissions }) =>
    permissions.filter(({ grantedBy }) => grantedBy === 'admin').map(({ adminRole }) => adminRole),
  );
  return {
    app: app.displayName?.value ?? app.name.value,
    clientId,
    resources,
    adminRole: roles.find((role) => role === 'Privileged Role Administrator') ?? roles[0] ?? null,
    adminConsentUrls: adminConsentUrls(clientId, resources),
    grantCalls: grantCalls(clientId, resources),
  };
}

function plannedResource({ request, resourceAppId, explicit, access }: ResolvedRequest): PlannedResource {
  const asked = new Map<string, AskedPermission>();
  // What is in the registration anyway is not asked for again, so the first of two wins: the one with the stated id.
  for (const permission of [...explicit, ...access.flatMap((one) => one.asked)]) {
    const key = `${permission.type} ${permission.value}`;
    if (!asked.has(key)) asked.set(key, permission);
  }
  const permissions = [...asked.values()].map((permission) => plannedPermission(permission, resourceAppId));
  return {
    name: request.name,
    appId: resourceAppId ?? null,
    description: request.description?.value ?? null,
    permissions: permissions.toSorted(
      (left, right) => compareCodeUnits(right.type, left.type) || compareCodeUnits(left.value, right.value),
    ),
  };
}

function plannedPermission(permission: AskedPermission, resourceAppId: string | undefined): PlannedPermission {
  const { value, type, id, adminConsent, accounts, dynamic, openId, calls } = permission;
  const ofDirectory = type === 'Role' && resourceAppId !== undefined && directoryApis.has(resourceAppId);
  return {
    value,
    type,
    id: id?.toLowerCase() ?? null,
    grantedBy: type === 'Role' ? 'admin' : adminConsent === undefined ? 'unknown' : adminConsent ? 'admin' : 'user',
    adminRole: ofDirectory ? 'Privileged Role Administrator' : 'Cloud Application Administrator',
    accounts,
    requested: openId ? 'sign-in' : dynamic ? 'run-time' : 'registration',
    calls: calls.map(({ key }) => key),
  };
}
