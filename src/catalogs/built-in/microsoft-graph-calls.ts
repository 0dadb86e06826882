// The calls of the built-in excerpt of Microsoft Graph: those that most apps make, and those that the pages on delegated
// and application-only access name. Checked by hand against what Microsoft publishes.

/**
 * A call, then a line for each kind of access with what is accepted. `!` marks a least-privileged answer, `+` joins
 * permissions that are needed together. Application-only calls of `/me` are left out: there is no such user.
 */
export const excerptCalls: string = `
GET /me
  work: Directory.Read.All, Directory.ReadWrite.All, User.Read!, User.Read.All, User.ReadBasic.All, User.ReadWrite, User.ReadWrite.All
  personal: User.Read!, User.ReadWrite
GET /me/messages
  work: Mail.Read, Mail.ReadBasic!, Mail.ReadWrite
  personal: Mail.Read, Mail.ReadBasic!, Mail.ReadWrite
POST /me/messages
  work: Mail.ReadWrite!
  personal: Mail.ReadWrite!
GET /me/messages/{id}
  work: Mail.Read!, Mail.ReadBasic
  personal: Mail.Read!, Mail.ReadBasic
PATCH /me/messages/{id}
  work: Mail.ReadWrite!
  personal: Mail.ReadWrite!
DELETE /me/messages/{id}
  work: Mail.ReadWrite!
  personal: Mail.ReadWrite!
POST /me/sendMail
  work: Mail.Send!
  personal: Mail.Send!
GET /me/mailFolders
  work: Mail.Read, Mail.ReadBasic!, Mail.ReadWrite
  personal: Mail.Read, Mail.ReadBasic!, Mail.ReadWrite
GET /me/events
  work: Calendars.Read, Calendars.ReadBasic!, Calendars.ReadWrite
  personal: Calendars.Read, Calendars.ReadBasic!, Calendars.ReadWrite
POST /me/events
  work: Calendars.ReadWrite!
  personal: Calendars.ReadWrite!
GET /me/events/{id}
  work: Calendars.Read, Calendars.ReadBasic!
  personal: Calendars.Read, Calendars.ReadBasic!
PATCH /me/events/{id}
  work: Calendars.ReadWrite!
  personal: Calendars.ReadWrite!
DELETE /me/events/{id}
  work: Calendars.ReadWrite!
  personal: Calendars.ReadWrite!
GET /me/calendars
  work: Calendars.Read, Calendars.Read.Shared, Calendars.ReadBasic!, Calendars.ReadWrite
  personal: Calendars.Read, Calendars.Read.Shared, Calendars.ReadBasic!, Calendars.ReadWrite
GET /me/contacts
  work: Contacts.Read!, Contacts.ReadWrite
  personal: Contacts.Read!, Contacts.ReadWrite
GET /me/drive
  work: Files.Read!, Files.Read.All, Files.ReadWrite, Files.ReadWrite.All, Sites.Read.All, Sites.ReadWrite.All, User.Read
  personal: Files.Read!, Files.Read.All, Files.ReadWrite, Files.ReadWrite.All
GET /me/drive/items/{id}
  work: Files.Read!, Files.Read.All, Files.ReadWrite, Files.ReadWrite.All, Group.Read.All, Group.ReadWrite.All, Sites.Read.All
  personal: Files.Read!, Files.Read.All, Files.ReadWrite, Files.ReadWrite.All
GET /me/drive/root/children
  work: Files.Read!, Files.Read.All, Files.ReadWrite, Files.ReadWrite.All, Sites.Read.All, Sites.ReadWrite.All
  personal: Files.Read!, Files.Read.All, Files.ReadWrite, Files.ReadWrite.All
GET /me/manager
  work: Directory.Read.All, Directory.ReadWrite.All, User.Read.All!, User.ReadWrite.All
GET /me/memberOf
  work: Directory.Read.All, Directory.ReadWrite.All, Group.ReadBasic.All, GroupMember.Read.All, GroupMember.ReadBasic.All, User.Read!
GET /me/presence
  work: Presence.Read!, Presence.Read.All
GET /me/joinedTeams
  work: Directory.Read.All, Directory.ReadWrite.All, Team.ReadBasic.All!, TeamSettings.Read.All, TeamSettings.ReadWrite.All, User.Read.All, User.ReadWrite.All
GET /me/chats
  work: Chat.Read, Chat.ReadBasic!, Chat.ReadWrite
GET /users
  work: DeviceManagementManagedDevices.Read.All, DeviceManagementManagedDevices.ReadWrite.All, Directory.Read.All, Directory.ReadWrite.All, User.Read.All, User.ReadBasic.All!, User.ReadWrite.All
  application: DeviceManagementManagedDevices.Read.All, DeviceManagementManagedDevices.ReadWrite.All, Directory.Read.All, Directory.ReadWrite.All, User.Read.All, User.ReadBasic.All!, User.ReadWrite.All
POST /users
  work: DeviceManagementManagedDevices.ReadWrite.All, Directory.ReadWrite.All, User.ReadWrite.All!
  application: DeviceManagementManagedDevices.ReadWrite.All, Directory.ReadWrite.All, User.ReadWrite.All!
GET /users/{id}
  work: DeviceManagementManagedDevices.Read.All, DeviceManagementManagedDevices.ReadWrite.All, Directory.Read.All, Directory.ReadWrite.All, User.Read, User.Read.All, User.ReadBasic.All!, User.ReadWrite, User.ReadWrite.All
  personal: User.Read!, User.ReadWrite
  application: DeviceManagementManagedDevices.Read.All, DeviceManagementManagedDevices.ReadWrite.All, Directory.Read.All, Directory.ReadWrite.All, User.Read.All, User.ReadBasic.All!, User.ReadWrite.All
PATCH /users/{id}
  work: DeviceManagementManagedDevices.ReadWrite.All, Directory.ReadWrite.All, User.ReadWrite, User.ReadWrite.All!
  personal: User.ReadWrite!
  application: DeviceManagementManagedDevices.ReadWrite.All, Directory.ReadWrite.All, User.ReadWrite.All!
DELETE /users/{id}
  work: DeviceManagementManagedDevices.ReadWrite.All, User.DeleteRestore.All!, User.ReadWrite.All
  application: DeviceManagementManagedDevices.ReadWrite.All, User.DeleteRestore.All!, User.ReadWrite.All
GET /users/{id}/manager
  work: Directory.Read.All, Directory.ReadWrite.All, User.Read.All!, User.ReadWrite.All
  application: Directory.Read.All, Directory.ReadWrite.All, User.Read.All!, User.ReadWrite.All
GET /users/{id}/memberOf
  work: Directory.Read.All, Directory.ReadWrite.All, Group.ReadBasic.All, GroupMember.Read.All, GroupMember.ReadBasic.All, User.Read!
  application: Directory.Read.All!, Directory.ReadWrite.All, Group.ReadBasic.All, GroupMember.ReadBasic.All
GET /users/{id}/messages
  work: Mail.Read, Mail.ReadBasic!, Mail.ReadWrite
  personal: Mail.Read, Mail.ReadBasic!, Mail.ReadWrite
  application: Mail.Read, Mail.ReadBasic.All!, Mail.ReadWrite
POST /users/{id}/sendMail
  work: Mail.Send!
  personal: Mail.Send!
  application: Mail.Send!
GET /drives/{driveId}/items/{itemId}
  work: Files.Read!, Files.Read.All, Files.ReadWrite, Files.ReadWrite.All, Group.Read.All, Group.ReadWrite.All, Sites.Read.All, Sites.ReadWrite.All
  personal: Files.Read!, Files.Read.All, Files.ReadWrite, Files.ReadWrite.All
  application: Files.Read.All!, Files.ReadWrite.All, Group.Read.All, Group.ReadWrite.All, Sites.Read.All, Sites.ReadWrite.All
GET /drives/{driveId}/items/{itemId}/content
  work: Files.Read!, Files.Read.All, Files.ReadWrite, Files.ReadWrite.All, Sites.Read.All, Sites.ReadWrite.All
  personal: Files.Read!, Files.Read.All, Files.ReadWrite, Files.ReadWrite.All
  application: Files.Read.All!, Files.ReadWrite.All, Sites.Read.All, Sites.ReadWrite.All
PUT /drives/{driveId}/items/{itemId}/content
  work: Files.ReadWrite!, Files.ReadWrite.All, Sites.ReadWrite.All
  personal: Files.ReadWrite!, Files.ReadWrite.All
  application: Files.ReadWrite.All!, Sites.ReadWrite.All
GET /groups
  work: Directory.Read.All, Directory.ReadWrite.All, Group.Read.All, Group.ReadBasic.All!, Group.ReadWrite.All, GroupMember.Read.All
  application: Directory.Read.All, Directory.ReadWrite.All, Group.Read.All, Group.ReadBasic.All!, Group.ReadWrite.All, GroupMember.Read.All
POST /groups
  work: Directory.ReadWrite.All, Group.ReadWrite.All!
  application: Directory.ReadWrite.All, Group.Create!, Group.ReadWrite.All
GET /groups/{id}/members
  work: Directory.Read.All, Group.Read.All, Group.ReadBasic.All, Group.ReadWrite.All, GroupMember.Read.All, GroupMember.ReadBasic.All!, GroupMember.ReadWrite.All
  application: Directory.Read.All, Group.Read.All, Group.ReadBasic.All, Group.ReadWrite.All, GroupMember.Read.All, GroupMember.ReadBasic.All!, GroupMember.ReadWrite.All
GET /sites/{id}
  work: Sites.Read.All!, Sites.ReadWrite.All
  application: Sites.Read.All!, Sites.ReadWrite.All
GET /sites/{siteId}/lists/{listId}/items
  work: Sites.Read.All!, Sites.ReadWrite.All
  application: Sites.Read.All!, Sites.ReadWrite.All
GET /applications
  work: Application.Read.All!, Application.ReadWrite.All, Directory.Read.All, Directory.ReadWrite.All
  personal: Application.Read.All!, Application.ReadWrite.All, User.Read
  application: Application.Read.All!, Application.ReadWrite.All, Application.ReadWrite.OwnedBy, Directory.Read.All
POST /applications
  work: AppRegistration.Create!, Application.ReadWrite.All!
  personal: Application.ReadWrite.All!
  application: AppRegistration.Create!, Application.ReadWrite.All, Application.ReadWrite.OwnedBy!
GET /applications/{id}
  work: Application.Read.All!, Application.ReadWrite.All, Directory.Read.All, Directory.ReadWrite.All
  personal: Application.Read.All!, Application.ReadWrite.All
  application: Application.Read.All!, Application.ReadWrite.All, Application.ReadWrite.OwnedBy, Directory.Read.All, Directory.ReadWrite.All
PATCH /applications/{id}
  work: Application.ReadWrite.All!
  personal: Application.ReadWrite.All!
  application: Application.ReadWrite.All, Application.ReadWrite.OwnedBy!
POST /applications/{id}/addPassword
  work: Application.ReadWrite.All!, Directory.ReadWrite.All
  personal: Application.ReadWrite.All!
  application: Application.ReadWrite.All, Application.ReadWrite.OwnedBy!, Directory.ReadWrite.All
GET /servicePrincipals
  work: Application.Read.All!, Application.ReadWrite.All, Directory.Read.All, Directory.ReadWrite.All
  application: Application.Read.All!, Application.ReadWrite.All, Application.ReadWrite.OwnedBy, Directory.Read.All
POST /servicePrincipals
  work: Application.ReadWrite.All!, Directory.ReadWrite.All
  application: Application.ReadWrite.All, Application.ReadWrite.OwnedBy!, Directory.ReadWrite.All
POST /servicePrincipals/{id}/appRoleAssignedTo
  work: AppRoleAssignment.ReadWrite.All + Application.Read.All!, AppRoleAssignment.ReadWrite.All + Directory.Read.All!, Application.ReadWrite.All, Directory.Read.All
  application: AppRoleAssignment.ReadWrite.All + Application.Read.All!, AppRoleAssignment.ReadWrite.All + Directory.Read.All!, Application.ReadWrite.All, Directory.Read.All
GET /auditLogs/signIns
  work: AuditLog.Read.All!
  application: AuditLog.Read.All!
GET /auditLogs/directoryAudits
  work: AuditLog.Read.All!, Directory.Read.All
  application: AuditLog.Read.All!, Directory.Read.All
GET /deviceManagement/managedDevices
  work: DeviceManagementManagedDevices.Read.All!, DeviceManagementManagedDevices.ReadWrite.All
  application: DeviceManagementManagedDevices.Read.All!, DeviceManagementManagedDevices.ReadWrite.All
GET /teams/{id}/channels
  work: Channel.ReadBasic.All!, Directory.Read.All, Directory.ReadWrite.All, Group.Read.All, Group.ReadWrite.All
  application: Channel.ReadBasic.All!, Directory.Read.All, Directory.ReadWrite.All, Group.Read.All, Group.ReadWrite.All
POST /teams/{teamId}/channels/{channelId}/messages
  work: ChannelMessage.Send!, Group.ReadWrite.All
GET /directoryRoles
  work: Directory.Read.All, Directory.ReadWrite.All, RoleManagement.Read.Directory!, RoleManagement.ReadWrite.Directory
  application: Directory.Read.All, Directory.ReadWrite.All, RoleManagement.Read.Directory!, RoleManagement.ReadWrite.Directory
GET /domains
  work: Directory.Read.All, Domain.Read.All!, Domain.ReadWrite.All
  application: Directory.Read.All, Domain.Read.All!, Domain.ReadWrite.All
GET /subscribedSkus
  work: Directory.Read.All, Directory.ReadWrite.All, LicenseAssignment.Read.All!, Organization.Read.All, Organization.ReadWrite.All
  application: Directory.Read.All, Directory.ReadWrite.All, LicenseAssignment.Read.All!, Organization.Read.All, Organization.ReadWrite.All
`;
