// Consent without a browser: the exact requests to Microsoft Graph that grant what only an admin can grant.
// Service principals have ids of their own in every tenant: bodies name them as placeholders, and the first requests
// look them up.
import type { PlannedResource } from './planned-resource.ts';

/** One request to Microsoft Graph. */
export interface GrantCall {
  /** What it does, one sentence for people. */
  readonly purpose: string;
  readonly request: string;
  readonly body?: Readonly<Record<string, string>>;
  /** The permissions that whoever sends it needs. */
  readonly needs: readonly string[];
}

const graph = 'https://graph.microsoft.com/v1.0';
const lookUpNeeds = ['Application.Read.All'];

/**
 * The requests that grant everything that needs an admin
 * (Microsoft Graph, Grant or revoke API permissions programmatically).
 *
 * @param clientId null until the app is registered
 * @param resources what is asked for
 * @returns the requests in order; none when nothing needs an admin
 */
export function grantCalls(clientId: string | null, resources: readonly PlannedResource[]): readonly GrantCall[] {
  const grants = resources.flatMap(grantsAt);
  if (grants.length === 0) return [];
  return [lookUp('this app', clientId ?? '{clientId}', '{clientServicePrincipalId}'), ...grants];
}

function grantsAt({ name, appId, permissions }: PlannedResource): readonly GrantCall[] {
  const byAdmin = permissions.filter(({ grantedBy }) => grantedBy === 'admin');
  if (byAdmin.length === 0) return [];
  const resourceId = `{${name}ServicePrincipalId}`;
  const scopes = byAdmin.filter(({ type }) => type === 'Scope').map(({ value }) => value);
  const roles = byAdmin.filter(({ type }) => type === 'Role');
  return [
    lookUp(`\`${name}\``, appId ?? '{resourceAppId}', resourceId),
    ...(scopes.length === 0 ? [] : [grantScopes(name, resourceId, scopes)]),
    ...roles.map(({ value, id }): GrantCall => ({
      purpose: `grants the app role \`${value}\` of \`${name}\` to this app`,
      request: `POST ${graph}/servicePrincipals/${resourceId}/appRoleAssignedTo`,
      body: { principalId: '{clientServicePrincipalId}', resourceId, appRoleId: id ?? '{appRoleId}' },
      needs: ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
    })),
  ];
}

/** One grant a client, resource and principal: a second request would be refused, and a PATCH replaces the whole list. */
function grantScopes(name: string, resourceId: string, scopes: readonly string[]): GrantCall {
  return {
    purpose: `grants the scopes of \`${name}\` that only an admin can grant, for every user; where a grant exists, PATCH it with the whole list`,
    request: `POST ${graph}/oauth2PermissionGrants`,
    body: {
      clientId: '{clientServicePrincipalId}',
      consentType: 'AllPrincipals',
      resourceId,
      scope: scopes.join(' '),
    },
    needs: ['DelegatedPermissionGrant.ReadWrite.All'],
  };
}

function lookUp(what: string, appId: string, placeholder: string): GrantCall {
  return {
    purpose: `looks up the service principal of ${what}: its \`id\` is ${placeholder}`,
    request: `GET ${graph}/servicePrincipals(appId='${appId}')?$select=id`,
    needs: lookUpNeeds,
  };
}
