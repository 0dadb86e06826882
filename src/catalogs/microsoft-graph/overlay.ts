// What is known better than the published data of Microsoft Graph. Every line says why and where that can be read;
// a line goes when the data is put right, which the catalog then reports.
import type { AccessScheme } from '../../model/catalog.ts';
import type { Overlay, OverlayCorrection, OverlayPermission } from '../overlay.ts';

const signedIn: readonly AccessScheme[] = ['delegatedWork', 'delegatedPersonal'];
const workAndApplication: readonly AccessScheme[] = ['delegatedWork', 'application'];
const organizationPage = 'List organizations (Microsoft Graph REST API v1.0), Permissions';

/** The built-in overlay. */
export const microsoftGraphOverlay: Overlay = {
  catalog: 'microsoft-graph',
  corrections: [
    ...['GET /groups', 'GET /groups/delta', 'GET /groups/{id}', 'PATCH /groups/{id}'].map(
      (call): OverlayCorrection => ({
        call,
        access: workAndApplication,
        permissions: ['Group-NestingSupport.ReadWrite.All'],
        change: 'not-least',
        because: 'it is for one property of a group, and opens the call for nothing else',
        source: 'https://github.com/microsoftgraph/microsoft-graph-devx-content/pull/1529',
      }),
    ),
    {
      call: 'GET /groups/{id}',
      access: workAndApplication,
      permissions: ['Group.ReadBasic.All'],
      change: 'least',
      because: 'it is marked for `GET /groups`, which shows the same properties of the same groups',
      source: 'https://github.com/microsoftgraph/microsoft-graph-docs-contrib/pull/9999',
    },
    {
      call: 'PATCH /groups/{id}',
      access: workAndApplication,
      permissions: ['Group.ReadWrite.All'],
      change: 'least',
      because: 'it is the least one that changes any property of a group',
      source: 'Update group (Microsoft Graph REST API v1.0), Permissions',
    },
    {
      call: 'GET /organization',
      access: workAndApplication,
      permissions: ['DeviceManagementServiceConfig.Read.All'],
      change: 'not-least',
      because: 'it is for the settings of device management, which a call for the organization does not show',
      source: organizationPage,
    },
    {
      call: 'GET /organization',
      access: ['delegatedWork'],
      permissions: ['User.Read'],
      change: 'least',
      because: 'every app that signs users in has it, and it shows the names of their own organization',
      source: organizationPage,
    },
    {
      call: 'GET /organization',
      access: ['application'],
      permissions: ['Organization.Read.All'],
      change: 'least',
      because: 'it is the least one that is for organizations',
      source: organizationPage,
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
