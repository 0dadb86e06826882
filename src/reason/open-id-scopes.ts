// The scopes of sign-in: they ask who the user is, not for anything at an API. No catalog has them and no call needs them.

/**
 * The scopes of OpenID Connect Core 1.0 (sections 3.1.2.1, 5.4 and 11) that the Microsoft identity platform knows, with the
 * ids under which a registration names them as scopes of Microsoft Graph (Microsoft Graph permissions reference).
 */
export const openIdScopes: ReadonlyMap<string, string> = new Map([
  ['openid', '37f7f235-527c-4136-accd-4a02d197296e'],
  ['profile', '14dad69e-099b-42c9-810b-d002981feec1'],
  ['email', '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0'],
  ['offline_access', '7427e0e9-2fba-42fe-b0c0-848c9e6a8182'],
]);

/** The API that the ids belong to: Microsoft Graph. */
export const openIdResource = '00000003-0000-0000-c000-000000000000';
