// What is known better than the published data of Microsoft Graph. Every line says why and where that can be read;
// a line goes when the data is put right, which the catalog then reports.
import type { AccessScheme } from '../../model/catalog.ts';
import type { Overlay, OverlayPermission } from '../overlay.ts';

const signedIn: readonly AccessScheme[] = ['delegatedWork', 'delegatedPersonal'];

/** The built-in overlay. */
export const microsoftGraphOverlay: Overlay = {
  catalog: 'microsoft-graph',
  corrections: [
    {
      call: 'GET /groups',
      access: ['delegatedWork', 'application'],
      permissions: ['Group-NestingSupport.ReadWrite.All'],
      change: 'not-least',
      because: 'it writes one property of a group, and `Group.ReadBasic.All` is marked for the same call',
      source: 'https://github.com/microsoftgraph/microsoft-graph-devx-content/pull/1529',
    },
  ],
  permissions: [
    openIdScope('openid', '37f7f235-527c-4136-accd-4a02d197296e', 'Sign users in'),
    openIdScope('profile', '14dad69e-099b-42c9-810b-d002981feec1', "View users' basic profile"),
    openIdScope('email', '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0', "View users' email address"),
    openIdScope(
      'offline_access',
      '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
      'Maintain access to data you have given it access to',
    ),
  ],
  // None: a name implies nothing, and no published statement says which permission holds for all calls of another.
  includes: [],
};

function openIdScope(value: string, id: string, displayName: string): OverlayPermission {
  return {
    value,
    access: signedIn,
    id,
    consent: 'user',
    displayName,
    because: 'registrations list it under Microsoft Graph, whose published data leaves it out',
    source: 'Scopes and permissions in the Microsoft identity platform, OpenID Connect scopes',
  };
}
