// The fragment of the application object that the manifest owns, in one fixed order of members.
// Types follow Microsoft Graph v1.0; texts that Entra demands are never empty, and `origin` and `lang` never appear.
import type { App, AppRole, Model, Scope, SignInAudience } from '../../model/model.ts';
import type { ResolvedRequest } from '../../reason/resolved-request.ts';
import { requiredResourceAccess, type RequiredResourceAccess } from './required-resource-access.ts';

/** A delegated permission (Microsoft Graph, resource type permissionScope). */
export interface PermissionScope {
  readonly adminConsentDescription: string;
  readonly adminConsentDisplayName: string;
  readonly id: string;
  readonly isEnabled: boolean;
  readonly type: 'Admin' | 'User';
  readonly userConsentDescription: string | null;
  readonly userConsentDisplayName: string | null;
  readonly value: string;
}

/** An app role (Microsoft Graph, resource type appRole). */
export interface EntraAppRole {
  readonly allowedMemberTypes: readonly string[];
  readonly description: string;
  readonly displayName: string;
  readonly id: string;
  readonly isEnabled: boolean;
  readonly value: string;
}

/** A claim that tokens carry on request (Microsoft Graph, resource type optionalClaim). */
export interface OptionalClaim {
  readonly name: string;
  readonly source: null;
  readonly essential: boolean;
  readonly additionalProperties: readonly string[];
}

/** The owned members of an application (Microsoft Graph, resource type application). */
export interface EntraApplication {
  readonly displayName?: string;
  readonly description?: string;
  readonly signInAudience: SignInAudience;
  readonly identifierUris?: readonly string[];
  /** Left out, like the app roles, of a client that only calls other APIs. */
  readonly api?: {
    readonly requestedAccessTokenVersion: 1 | 2;
    readonly oauth2PermissionScopes: readonly PermissionScope[];
  };
  readonly appRoles?: readonly EntraAppRole[];
  /**
   * Left out of an API whose manifest has no `requests`, so that permissions configured elsewhere stay. An empty section
   * removes them all: Microsoft Graph replaces the whole list (Update application).
   */
  readonly requiredResourceAccess?: readonly RequiredResourceAccess[];
  readonly optionalClaims?: { readonly accessToken: readonly OptionalClaim[] };
}

/**
 * Renders the app registration.
 *
 * @param model a model without errors
 * @param requests what it asks for at other APIs, resolved
 * @returns the members that the manifest owns, in the order in which they are written
 */
export function application(model: Model, requests: readonly ResolvedRequest[]): EntraApplication {
  const { app } = model;
  const isApi = model.scopes.length > 0 || model.appRoles.length > 0 || model.endpoints.length > 0;
  // An app that neither offers nor requests anything has lost the last of it: then both are written, as empty.
  const offers = isApi || model.requests.length === 0;
  const asks = model.ownsRequests || !isApi;
  const claims = offers ? optionalClaims(model) : [];
  return {
    ...(app.displayName === undefined ? {} : { displayName: app.displayName.value }),
    ...(app.description === undefined ? {} : { description: app.description.value }),
    signInAudience: app.signInAudience.value,
    ...(offers ? offered(model) : {}),
    ...(asks ? { requiredResourceAccess: requiredResourceAccess(requests) } : {}),
    ...(claims.length === 0 ? {} : { optionalClaims: { accessToken: claims.map(optionalClaim) } }),
  };
}

/** What others may ask of the app. */
function offered({ app, scopes, appRoles }: Model): Pick<EntraApplication, 'identifierUris' | 'api' | 'appRoles'> {
  const uris = identifierUris(app);
  return {
    ...(uris.length === 0 ? {} : { identifierUris: uris }),
    api: {
      requestedAccessTokenVersion: app.accessTokenVersion.value,
      oauth2PermissionScopes: scopes.map(permissionScope),
    },
    appRoles: appRoles.map(entraAppRole),
  };
}

/**
 * The claims that guards need and tokens lack unless asked for (Microsoft, Optional claims reference): `idtyp` tells an
 * app's own token from a user's, `acrs` and `auth_time` how the user has signed in, `xms_cc` whether the client can be
 * told to have them sign in otherwise.
 */
function optionalClaims({ app, endpoints }: Model): readonly string[] {
  const asked = endpoints.flatMap(({ delegated }) => delegated.flatMap(({ authentication }) => authentication ?? []));
  const contexts = asked.some(({ context }) => context !== undefined);
  const ages = asked.some(({ maxAge }) => maxAge !== undefined);
  return [
    ...(app.requestIdtyp.value ? ['idtyp'] : []),
    ...(contexts ? ['acrs', 'xms_cc'] : []),
    ...(ages ? ['auth_time'] : []),
  ];
}

function optionalClaim(name: string): OptionalClaim {
  return { name, source: null, essential: false, additionalProperties: [] };
}

/** `api://{appId}` unless given. The app id is known only after creation: until then, URIs that need it are left out. */
function identifierUris({ appId, identifierUris: given }: App): readonly string[] {
  const wanted = given.length === 0 ? ['api://{appId}'] : given.map(({ value }) => value);
  const known =
    appId === undefined
      ? wanted.filter((uri) => !uri.includes('{appId}'))
      : wanted.map((uri) => uri.replaceAll('{appId}', appId.value.toLowerCase()));
  return [...new Set(known)];
}

function permissionScope({ value, id, enabled, consent, admin, user }: Scope): PermissionScope {
  const displayName = admin.displayName?.value || value;
  return {
    adminConsentDescription: admin.description?.value || displayName,
    adminConsentDisplayName: displayName,
    id,
    isEnabled: enabled.value,
    type: consent.value === 'user' ? 'User' : 'Admin',
    userConsentDescription: user.description?.value ?? null,
    userConsentDisplayName: user.displayName?.value ?? null,
    value,
  };
}

function entraAppRole({ value, id, enabled, allowedMemberTypes, displayName, description }: AppRole): EntraAppRole {
  const shown = displayName?.value || value;
  return {
    allowedMemberTypes: [...new Set(allowedMemberTypes.map((type) => type.value))].toSorted(),
    description: description?.value || shown,
    displayName: shown,
    id,
    isEnabled: enabled.value,
    value,
  };
}
