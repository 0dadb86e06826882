// Calls as the pages of Microsoft Graph write them, with the answers that people once put first in the tables of those
// pages (Microsoft Graph REST API reference, Permissions): retyped as facts, where the published data still agrees.
import { describe, expect, test } from 'vitest';
import { createCallExplainer, type CallExplanation } from '../../src/explain/explain-call.ts';
import { hasGraphData, readGraphCatalog } from '../catalogs/graph-data.ts';

/** A call, and its answer for work accounts, for personal accounts, for apps; empty where there is none. */
type Row = readonly [call: string, work: string, personal: string, application: string];

const rows: readonly Row[] = [
  ['POST /me/mailFolders/{id}/messages/{id}/move', 'Mail.ReadWrite', 'Mail.ReadWrite', ''],
  [
    'GET /users/{id | userPrincipalName}/mailFolders/{id}/messages',
    'Mail.ReadBasic',
    'Mail.ReadBasic',
    'Mail.ReadBasic.All',
  ],
  ['GET /users/{id | userPrincipalName}/events/delta', 'Calendars.Read', 'Calendars.Read', 'Calendars.Read'],
  [
    'GET /users/{id}/calendarView/delta?startDateTime={start_datetime}&endDateTime={end_datetime}',
    'Calendars.Read',
    'Calendars.Read',
    'Calendars.Read',
  ],
  ['PATCH /groups/{id}', 'Group.ReadWrite.All', '', 'Group.ReadWrite.All'],
  ['GET /shares/{shareIdOrEncodedSharingUrl}/driveItem/content', 'Files.Read', 'Files.Read', 'Files.Read.All'],
  ['POST /users/{userId}/drive/items/{itemId}/invite', 'Files.ReadWrite', 'Files.ReadWrite', 'Files.ReadWrite.All'],
  ['GET /shares/{shareIdOrEncodedSharingUrl}', 'Files.ReadWrite', 'Files.ReadWrite', 'Files.ReadWrite.All'],
  ["GET /sites/{site-id}/drive/root/search(q='{search-text}')", 'Files.Read', 'Files.Read', 'Files.Read.All'],
  [
    'DELETE /me/drive/items/{id}/workbook/worksheets/{id|name}/names/{name}',
    'Files.ReadWrite.Selected',
    'Files.ReadWrite',
    '',
  ],
  ['DELETE /sites/{site-id}/pages/{page-id}', 'Sites.ReadWrite.All', '', 'Sites.ReadWrite.All'],
  ['GET /sites/{site-id}/lists/{list-id}/contentTypes', 'Sites.Read.All', '', 'Sites.Read.All'],
  ['GET /users/<id | userPrincipalName>/insights/used', 'Sites.Read.All', '', 'Sites.Read.All'],
  ["PATCH /servicePrincipals(appId='{appId}')", 'Application.ReadWrite.All', '', 'Application.ReadWrite.OwnedBy'],
  [
    'POST /applications/{id}/owners/$ref',
    'Application.ReadWrite.All and Directory.Read.All',
    '',
    'Application.ReadWrite.OwnedBy and Directory.Read.All',
  ],
  ['POST /servicePrincipals/{id}/checkMemberGroups', 'Application.Read.All', '', 'Application.Read.All'],
  ['GET /schemaExtensions', 'User.Read', '', 'Application.Read.All'],
  ['GET /servicePrincipals/{id}/oauth2PermissionGrants', 'Directory.Read.All', '', 'Directory.Read.All'],
  ['POST /directoryObjects/getByIds', 'Directory.Read.All', '', 'Directory.Read.All'],
  [
    'PATCH /oauth2PermissionGrants/{id}',
    'DelegatedPermissionGrant.ReadWrite.All',
    '',
    'DelegatedPermissionGrant.ReadWrite.All',
  ],
  ['GET /reports/getOffice365ActiveUserDetail(date=2017-09-01)', 'Reports.Read.All', '', 'Reports.Read.All'],
  ['GET auditLogs/signIns', 'AuditLog.Read.All', '', 'AuditLog.Read.All'],
  [
    'POST /deviceManagement/assignmentFilters/validateFilter',
    'DeviceManagementConfiguration.ReadWrite.All',
    '',
    'DeviceManagementConfiguration.ReadWrite.All',
  ],
  ['PATCH /education/classes/{id}', '', '', 'EduRoster.ReadWrite.All'],
  [
    'GET /education/classes/{id}/assignments/{id}/categories',
    'EduAssignments.ReadBasic',
    '',
    'EduAssignments.ReadBasic.All',
  ],
  ['GET /education/users/<id>/classes', 'EduRoster.ReadBasic', '', 'EduRoster.Read.All'],
  ['PATCH /sites/{id}/onenote/pages/{id}/content', 'Notes.ReadWrite', 'Notes.ReadWrite', 'Notes.ReadWrite.All'],
  [
    'POST /users/{id | userPrincipalName}/onenote/notebooks/{id}/sections',
    'Notes.Create',
    'Notes.Create',
    'Notes.ReadWrite.All',
  ],
  [
    'POST /teams/{team-id}/channels/{channel-id}/unarchive',
    'ChannelSettings.ReadWrite.All',
    '',
    'ChannelSettings.ReadWrite.All',
  ],
  [
    'PATCH /teams/{team-id}/channels/{channel-id}',
    'ChannelSettings.ReadWrite.All',
    '',
    'ChannelSettings.ReadWrite.Group',
  ],
  ['DELETE /teams/{team-id}/channels/{channel-id}', 'Channel.Delete.All', '', 'Channel.Delete.Group'],
  ['POST /teams/{team-id}/channels', 'Channel.Create', '', 'Channel.Create.Group'],
  ['GET /teams/{team-id}/channels/getAllMessages', '', '', 'ChannelMessage.Read.All'],
  ['GET /me/chats', 'Chat.ReadBasic', '', ''],
  ['GET /chats/{chat-id}', 'Chat.ReadBasic', '', 'Chat.ReadBasic.All'],
  ['PATCH /planner/tasks/{id}/bucketTaskBoardFormat', 'Tasks.ReadWrite', '', 'Tasks.ReadWrite.All'],
  ['GET /users/{id}/planner', 'Tasks.Read', '', 'Tasks.Read.All'],
  ['GET /me/contactfolders/{Id}/contacts', 'Contacts.Read', 'Contacts.Read', ''],
  ['GET /security/secureScoreControlProfiles', 'SecurityEvents.Read.All', '', 'SecurityEvents.Read.All'],
  ['GET /identityProtection/riskyUsers', 'IdentityRiskyUser.Read.All', '', 'IdentityRiskyUser.Read.All'],
  [
    "POST /servicePrincipals(appId='{appId}')/delegatedPermissionClassifications",
    'Policy.ReadWrite.PermissionGrant',
    '',
    'Policy.ReadWrite.PermissionGrant',
  ],
  ['GET /teams/{team-id}', 'Team.ReadBasic.All', '', 'TeamSettings.Read.Group'],
  [
    'GET /directoryRoles/roleTemplateId={roleTemplateId}',
    'RoleManagement.Read.Directory',
    '',
    'RoleManagement.Read.Directory',
  ],
  [
    'GET /roleManagement/directory/roleDefinitions',
    'RoleManagement.Read.Directory',
    '',
    'RoleManagement.Read.Directory',
  ],
  [
    'GET /users/{id|userPrincipalName}/outlook/masterCategories',
    'MailboxSettings.Read',
    'MailboxSettings.Read',
    'MailboxSettings.Read',
  ],
  [
    'PATCH /users/{id|userPrincipalName}/mailboxSettings',
    'MailboxSettings.ReadWrite',
    'MailboxSettings.ReadWrite',
    'MailboxSettings.ReadWrite',
  ],
  ['GET /me/mailFolders/inbox/messageRules/{id}', 'MailboxSettings.Read', 'MailboxSettings.Read', ''],
  ['PUT /users/{id}/manager/$ref', 'User.ReadWrite.All', '', 'User.ReadWrite.All'],
  ['PATCH /users/{id | userPrincipalName}/settings/', 'User.ReadWrite', '', 'User.ReadWrite.All'],
  ['GET /devices/delta', 'Device.Read.All', '', 'Device.Read.All'],
  ['PATCH /devices/{id}', 'Directory.AccessAsUser.All', '', 'Device.ReadWrite.All'],
  [
    'POST /identityGovernance/entitlementManagement/connectedOrganizations/{id}/externalSponsors/$ref',
    'EntitlementManagement.ReadWrite.All',
    '',
    'EntitlementManagement.ReadWrite.All',
  ],
  ['POST /domains/{id}/promote', 'Domain.ReadWrite.All', '', 'Domain.ReadWrite.All'],
  ['GET /users/{id | userPrincipalName}/people', 'People.Read', 'People.Read', 'People.Read.All'],
  ['POST /users/{userId}/presence/clearUserPreferredPresence', 'Presence.ReadWrite', '', 'Presence.ReadWrite.All'],
  ['GET /drives/{drive-id}/items/{item-id}/children', 'Files.Read', 'Files.Read', 'Files.Read.All'],
];

/** What is not in the published data says so, and never becomes something near. */
const absent = [
  'GET /subscriptions',
  'POST /groups/{group-id}/members/$ref',
  'GET /directory/deletedItems/microsoft.graph.group',
  'DELETE /directory/deletedItems/{id}',
  'POST https://graph.microsoft.com/beta/planner/plans/planId/moveToContainer',
];

describe.skipIf(!hasGraphData)('a call in the spelling of the pages', () => {
  const explain = hasGraphData ? createCallExplainer(readGraphCatalog(), false) : undefined;
  const answer = (call: string): CallExplanation => {
    if (explain === undefined) throw new Error('there is no data');
    return explain(call);
  };

  test.each(rows)('%s', (call, work, personal, application) => {
    const answered = answer(call);
    if ('error' in answered) throw new Error(answered.error.message);
    const { delegatedWork, delegatedPersonal, application: apps } = answered.access;
    const least = [delegatedWork, delegatedPersonal, apps].map((access) =>
      access.least.map((way) => way.toSorted().join(' and ')).join(' or '),
    );
    // An app-only token has no `/me`, though the data lists permissions for it.
    const onMe = answered.template.startsWith('/me');
    expect(onMe ? least.slice(0, 2) : least).toEqual(onMe ? [work, personal] : [work, personal, application]);
  });

  test.each(absent)('%s is in no table of the data', (call) => {
    expect(answer(call)).toEqual({
      call,
      error: { code: 'not-found', message: 'the catalog `microsoft-graph` has no such path' },
    });
  });

  test.each([
    ['PUT /me/drive/root:/{item-path}:/content', '/me/drive/items/{id}/content'],
    ['GET /me/drive/root:/{item-path}:/children', '/me/drive/items/{id}/children'],
    ['POST /drives/{drive-id}/root:/{item-path}:/createUploadSession', '/drives/{id}/items/{id2}/createuploadsession'],
    ['GET /sites/{hostname}:/{server-relative-path}:/lists', '/sites/{id}/lists'],
    ['GET /users/{id}/photo/$value', '/users/{id}/photo'],
    ['GET /me/memberOf/microsoft.graph.group/$count', '/me/memberof'],
    ['GET https://graph.microsoft.us/v1.0/users/{id}/photo/$value', '/users/{id}/photo'],
  ])('%s is answered as %s', (call, template) => {
    expect(answer(call)).toMatchObject({ template, aliased: true });
  });
});
