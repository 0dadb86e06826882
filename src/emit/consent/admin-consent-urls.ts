// The pages on which an admin grants permissions for everybody in the organisation.
// `{tenant}` and the like stay placeholders: the manifest knows no tenant.
import type { PlannedResource } from './planned-resource.ts';
import { scopeAddress } from './scope-address.ts';

/** Where an admin consents; null where nothing is asked for that way. */
export interface AdminConsentUrls {
  /** Everything that the registration states (Microsoft identity platform, Admin consent: the v1 endpoint, which always means the registration). */
  readonly registration: string | null;
  /** What is asked for at run time and only an admin can grant (Microsoft identity platform, Admin consent on the v2.0 endpoint). */
  readonly runTime: string | null;
}

/**
 * The addresses of the consent pages.
 *
 * @param clientId null until the app is registered
 * @param resources what is asked for
 */
export function adminConsentUrls(clientId: string | null, resources: readonly PlannedResource[]): AdminConsentUrls {
  const client = clientId ?? '{clientId}';
  const byAdmin = resources.flatMap((resource) =>
    resource.permissions
      .filter(({ grantedBy }) => grantedBy === 'admin')
      .map((permission) => ({ resource, permission })),
  );
  const inRegistration = byAdmin.some(({ permission }) => permission.requested === 'registration');
  const atRunTime = byAdmin.filter(({ permission }) => permission.requested === 'run-time');
  const scopes = atRunTime.map(({ resource, permission }) => scopeAddress(resource.appId, permission.value));
  return {
    registration: inRegistration ? `https://login.microsoftonline.com/{tenant}/adminconsent?client_id=${client}` : null,
    runTime:
      scopes.length === 0
        ? null
        : `https://login.microsoftonline.com/{tenant}/v2.0/adminconsent?client_id=${client}` +
          `&scope=${encodeURIComponent(scopes.join(' '))}&redirect_uri={redirectUri}&state={state}`,
  };
}
