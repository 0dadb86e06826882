// The permissions of the built-in excerpt of Microsoft Graph, checked by hand against what Microsoft publishes.
// Levels are left out: the publisher moves its scale too often for a table that ships with a release.

/**
 * A permission a line: value, id of the scope, who consents to it (and whether personal accounts have it), id of the app
 * role, display name. `-` is "does not exist", `none` an id that is not published.
 */
export const excerptPermissions: string = `
Application.Read.All | c79f8feb-a9db-4090-85f9-90d820caa0eb | admin+personal | 9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30 | Read applications
Application.ReadWrite.All | bdfbf15f-ee85-4955-8675-146e8e5296b5 | admin+personal | 1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9 | Read and write all applications
Application.ReadWrite.OwnedBy | - | - | 18a4783c-866b-4cc7-a460-3d5e5662c884 | Manage apps that this app creates or owns
AppRegistration.Create | none | admin | none | Register new applications
AppRoleAssignment.ReadWrite.All | 84bccea3-f856-4a8a-967b-dbe0a3d53a64 | admin | 06b708a9-e830-4db3-a914-8e69da51d44f | Manage app permission grants and app role assignments
AuditLog.Read.All | e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20 | admin | b0afded3-3588-46d8-8b3d-9842eff778da | Read audit log data
Calendars.Read | 465a38f9-76ea-45b9-9f34-9e8b0d4b0b42 | user+personal | 798ee544-9d2d-430c-a058-570e29e34338 | Read user calendars
Calendars.Read.Shared | 2b9c4092-424d-4249-948d-b43879977640 | user+personal | - | Read user and shared calendars
Calendars.ReadBasic | 662d75ba-a364-42ad-adee-f5f880ea4878 | admin+personal | none | Read basic details of user calendars
Calendars.ReadBasic.All | - | - | 8ba4a692-bc31-4128-9094-475872af8a53 | Read basic details of calendars in all mailboxes
Calendars.ReadWrite | 1ec239c2-d7c9-4623-a91a-a9775856bb36 | user+personal | ef54d2bf-783f-4e0f-bca1-3210c0444d99 | Have full access to user calendars
Calendars.ReadWrite.Shared | 12466101-c9b8-439a-8589-dd09ee67e8e9 | user | - | Read and write user and shared calendars
Channel.ReadBasic.All | 9d8982ae-4365-4f57-95e9-d6032a4c0b87 | user | 59a6b24b-4225-4393-8165-ebaec5f55d7a | Read the names and descriptions of channels
ChannelMessage.Send | ebf0f66e-9fb1-49e4-a278-222f76911cf4 | user | - | Send channel messages
Chat.Read | f501c180-9344-439a-bca0-6cbf209fd270 | user | - | Read user chat messages
Chat.Read.All | - | - | 6b7d71aa-70aa-4810-a8d9-5d9fb2830017 | Read all chat messages
Chat.ReadBasic | 9547fcb5-d03f-419d-9948-5928bbf71b0f | user | - | Read names and members of user chat threads
Chat.ReadBasic.All | - | - | b2e060da-3baf-4687-9611-f4ebc0f0cbde | Read names and members of all chat threads
Chat.ReadWrite | 9ff7295e-131b-4d94-90e1-69fde507ac11 | user | - | Read and write user chat messages
Chat.ReadWrite.All | 7e9a077b-3711-42b9-b7cb-5fa5f3f7fea7 | user | 294ce7c9-31ba-490a-ad7d-97a7d075e4ed | Read and write all chat messages
Contacts.Read | ff74d97f-43af-4b68-9f2a-b77ee6968c5d | user+personal | 089fe4d0-434a-44c5-8827-41ba8a0b17f5 | Read user contacts
Contacts.ReadWrite | d56682ec-c09e-4743-aaf4-1a3aac4caa21 | user+personal | 6918b873-d17a-4dc1-b314-35f528134491 | Have full access to user contacts
DeviceManagementManagedDevices.Read.All | 314874da-47d6-4978-88dc-cf0d37f0bb82 | admin | 2f51be20-0bb4-4fed-bf7b-db946066c75e | Read Microsoft Intune devices
DeviceManagementManagedDevices.ReadWrite.All | 44642bfe-8385-4adc-8fc6-fe3cb2c375c3 | admin | 243333ab-4d21-40cb-a475-36241daa0842 | Read and write Microsoft Intune devices
Directory.Read.All | 06da0dbc-49e2-44d2-8312-53f166ab848a | admin | 7ab1d382-f21e-4acd-a863-ba3e13f7da61 | Read directory data
Directory.ReadWrite.All | c5366453-9fb0-48a5-a156-24f0c49a4b84 | admin | 19dbc75e-c2e2-444c-a770-ec69d8559fc7 | Read and write directory data
Domain.Read.All | 2f9ee017-59c1-4f1d-9472-bd5529a7b311 | admin | dbb9058a-0e50-45d7-ae91-66909b5d4664 | Read domains.
Domain.ReadWrite.All | 0b5d694c-a244-4bde-86e6-eb5cd07730fe | admin | 7e05723c-0bb0-42da-be95-ae9f08a6e53c | Read and write domains
Files.Read | 10465720-29dd-4523-a11a-6a75c743c9d9 | user+personal | - | Read user files
Files.Read.All | df85f4d6-205c-4ac5-a5ea-6bf408dba283 | user+personal | 01d4889c-1287-42c6-ac1f-5d1e02578ef6 | Read all files that user can access
Files.ReadWrite | 5c28f0bf-8a70-41f1-8ab2-9032436ddb65 | user+personal | - | Have full access to user files
Files.ReadWrite.All | 863451e7-0667-486c-a5d6-d135439485f0 | user+personal | 75359482-378d-4052-8f01-80520e7db3cd | Have full access to all files user can access
Group.Create | - | - | bf7b1a76-6e77-406b-b258-bf5c7720e98f | Create groups
Group.Read.All | 5f8c59db-677d-491f-a6b8-5f174b11ec1d | admin | 5b567255-7703-4780-807c-7be8301ae99b | Read all groups
Group.ReadBasic.All | ba1917bc-a64b-4c71-b66d-229d4a520e66 | admin | 07d67222-3a10-4d3b-9ddc-b8aa43198a00 | Read all groups' basic property
Group.ReadWrite.All | 4e46008b-f24c-477d-8fff-7bb4ec7aafe0 | admin | 62a82d76-70ea-41e2-9197-370581804d09 | Read and write all groups
GroupMember.Read.All | bc024368-1153-4739-b217-4326f2e966d0 | admin | 98830695-27a2-44f7-8c18-0c3ebc9698f6 | Read group memberships
GroupMember.ReadBasic.All | 28539367-358c-4ed9-b7f0-793eccb8fd34 | admin | 8222c640-cae5-4860-8d11-b32cfad95e03 | Read group memberships
GroupMember.ReadWrite.All | f81125ac-d3b7-4573-a3b2-7099cc39df9e | admin | dbaae8cf-10b5-4b86-a4a1-f871c94c6695 | Read and write group memberships
LicenseAssignment.Read.All | f395577a-0960-456b-979f-7228de0c5996 | user | e2f98668-2877-4f38-a2f4-8202e0717aa1 | Read all license assignments.
Mail.Read | 570282fd-fa5c-430d-a7fd-fc8dc98a9dca | user+personal | 810c84a8-4a9e-49e6-bf7d-12d183f40d01 | Read user mail
Mail.ReadBasic | a4b8392a-d8d1-4954-a029-8e668a39a170 | user+personal | - | Read user basic mail
Mail.ReadBasic.All | - | - | 693c5e45-0940-467d-9b8a-1022fb9d42ef | Read basic mail in all mailboxes
Mail.ReadWrite | 024d486e-b451-40bb-833d-3e66d98c5c73 | user+personal | e2a3a72e-5f79-4c64-b1b1-878b674786c9 | Read and write access to user mail
Mail.Send | e383f46e-2787-4529-855e-0e479a3ffac0 | user+personal | b633e1c5-b582-4048-a93e-9f11b44c7e96 | Send mail as a user
Organization.Read.All | 4908d5b9-3fb2-4b1e-9336-1888b7937185 | admin | 498476ce-e0fe-48b0-b801-37ba7e2685c6 | Read organization information
Organization.ReadWrite.All | 46ca0847-7e6b-426e-9775-ea810a948356 | admin | 292d869f-3427-49a8-9dab-8c70152b74e9 | Read and write organization information
Presence.Read | 76bc735e-aecd-4a1d-8b4c-2b915deabb79 | user | - | Read user's presence information
Presence.Read.All | 9c7a330d-35b3-4aa1-963d-cb2b9f927841 | user | a70e0c2d-e793-494c-94c4-118fa0a67f42 | Read presence information of all users in your organization
RoleManagement.Read.Directory | 741c54c3-0c1e-44a1-818b-3f97ab4e8c83 | admin | 483bed4a-2ad3-4361-a73b-c83ccdbdc53c | Read directory RBAC settings
RoleManagement.ReadWrite.Directory | d01b97e9-cbc0-49fe-810a-750afd5527a3 | admin | 9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8 | Read and write directory RBAC settings
Sites.Read.All | 205e70e5-aba6-4c52-a976-6d2d46c48043 | user+personal | 332a536c-c7ef-4017-ab91-336970924f0d | Read items in all site collections
Sites.ReadWrite.All | 89fe6a52-be36-487e-b7d8-d061c450a026 | user+personal | 9492366f-7969-46a4-8d15-ed1a20078fff | Edit or delete items in all site collections
Team.ReadBasic.All | 485be79e-c497-4b35-9400-0e3fa7f2a5d4 | user | 2280dda6-0bfd-44ee-a2f4-cb867cfc4c1e | Read the names and descriptions of teams
TeamSettings.Read.All | 48638b3c-ad68-4383-8ac4-e6880ee6ca57 | admin | 242607bd-1d2c-432c-82eb-bdb27baa23ab | Read teams' settings
TeamSettings.ReadWrite.All | 39d65650-9d3e-4223-80db-a335590d027e | admin | bdd80a03-d9bc-451d-b7c4-ce7c63fe3c8f | Read and change teams' settings
User.DeleteRestore.All | 4bb440cd-2cf2-4f90-8004-aa2acd2537c5 | admin | eccc023d-eccf-4e7b-9683-8813ab36cecc | Delete and restore user accounts
User.Read | e1fe6dd8-ba31-4d61-89e7-88639da4683d | user+personal | - | Sign in and read user profile
User.Read.All | a154be20-db9c-4678-8ab7-66f6cc099a59 | admin | df021288-bdef-4463-88db-98f22de89214 | Read all users' full profiles and company properties
User.ReadBasic.All | b340eb25-3456-403f-be2f-af7a0d370277 | user | 97235f07-e226-4f63-ace3-39588e11d3a1 | Read all users' basic profiles
User.ReadWrite | b4e74841-8e56-480b-be8b-910348b18b4c | user+personal | - | Read and write access to user profile
User.ReadWrite.All | 204e0828-b5ca-4ad8-b9f3-f32a958e7cc4 | admin | 741f803b-c850-494e-b5df-cde7c675a1ca | Read and write all users' full profiles
`;
