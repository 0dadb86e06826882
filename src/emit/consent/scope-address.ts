// How a token request names a scope: by the API that defines it. A scope without its API would be one of Microsoft Graph.

const microsoftGraph = '00000003-0000-0000-c000-000000000000';

/**
 * The full name of a scope in the `scope` parameter of a sign-in or a consent page
 * (Microsoft identity platform, Scopes and permissions: scopes and resource identifiers).
 *
 * @param resourceAppId the API's application id, which stands for its identifier URI; null while it is not known
 */
export function scopeAddress(resourceAppId: string | null, value: string): string {
  if (resourceAppId === microsoftGraph) return `https://graph.microsoft.com/${value}`;
  return `${resourceAppId ?? '{resourceAppId}'}/${value}`;
}
