// One manifest with everything that an output can hold, and the same one with its keys in another order.

export const driveManifest = `permc: 1
app:
  name: contoso-drive
  displayName: Contoso Drive API
  description: Files of everybody at Contoso.
  appId: 0C1F7C3E-54F0-4A39-8D8A-5A55C8A4B0F1
  signInAudience: AzureADMyOrg
scopes:
  Files.Read:
    consent: user
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
    user: { displayName: Read your files, description: Allows the app to read the files that you can open. }
  Files.ReadWrite:
    includes: [Files.Read]
    admin: { displayName: Change users' files, description: Allows the app to change the files that the signed-in user can edit. }
appRoles:
  Files.Read.All:
    displayName: Read all files
    description: Lets a backup service read every file without a user.
  Auditor:
    allowedMemberTypes: [User]
    enabled: false
    displayName: Auditor
    description: May see who opened which file.
rights:
  file.read:
    description: The user owns the drive, or the file was shared with them.
    params: [driveId, fileId]
  drive.owner:
    description: The drive belongs to the user.
    matches: { driveId: user.oid }
endpoints:
  GET /drives/{driveId}/files/{fileId}:
    description: One file.
    delegated:
      - { scope: Files.Read, right: file.read, properties: [name, size] }
      - { scope: Files.ReadWrite, right: file.read }
      - { scope: Files.Read, right: file.read, userRole: Auditor, properties: [size, name, sharedWith] }
    application: { role: Files.Read.All, right: file.read }
  PUT /drives/{driveId}/files/{fileId}:
    delegated: { allOf: [Files.ReadWrite, Files.Read], right: drive.owner }
  GET /me/drive:
    delegated: { scope: Files.Read, right: self }
  GET /health:
    anonymous: Liveness probe; carries no data.
clients:
  web: { appId: 2F6B5E0C-8D5F-4C66-9D0E-7A3E0B6F6F10, scopes: [Files.ReadWrite, Files.Read] }
requests:
  microsoft-graph:
    appId: 00000003-0000-0000-c000-000000000000
    permissions:
      - { scope: User.Read, id: e1fe6dd8-ba31-4d61-89e7-88639da4683d }
      - { role: Mail.Send, id: B633E1C5-B582-4048-A93E-9F11B44C7E96 }
outputs:
  guards: src/permissions.gen.ts
  entra: entra/app.json
`;

/** The sections and the entries of sections carry no order: this one says the same. */
export const driveManifestReordered = `permc: 1
outputs:
  entra: entra/app.json
  guards: src/permissions.gen.ts
requests:
  microsoft-graph:
    permissions:
      - { id: B633E1C5-B582-4048-A93E-9F11B44C7E96, role: Mail.Send }
      - { id: e1fe6dd8-ba31-4d61-89e7-88639da4683d, scope: User.Read }
    appId: 00000003-0000-0000-c000-000000000000
clients:
  web: { scopes: [Files.Read, Files.ReadWrite], appId: 2F6B5E0C-8D5F-4C66-9D0E-7A3E0B6F6F10 }
endpoints:
  GET /health:
    anonymous: Liveness probe; carries no data.
  GET /me/drive:
    delegated: { right: self, scope: Files.Read }
  PUT /drives/{driveId}/files/{fileId}:
    delegated: { right: drive.owner, allOf: [Files.Read, Files.ReadWrite] }
  GET /drives/{driveId}/files/{fileId}:
    application: { right: file.read, role: Files.Read.All }
    delegated:
      - { properties: [size, name], right: file.read, scope: Files.Read }
      - { right: file.read, scope: Files.ReadWrite }
      - { properties: [sharedWith, size, name], userRole: Auditor, right: file.read, scope: Files.Read }
    description: One file.
rights:
  drive.owner:
    matches: { driveId: user.oid }
    description: The drive belongs to the user.
  file.read:
    params: [driveId, fileId]
    description: The user owns the drive, or the file was shared with them.
appRoles:
  Auditor:
    description: May see who opened which file.
    displayName: Auditor
    enabled: false
    allowedMemberTypes: [User]
  Files.Read.All:
    description: Lets a backup service read every file without a user.
    displayName: Read all files
scopes:
  Files.ReadWrite:
    admin: { description: Allows the app to change the files that the signed-in user can edit., displayName: Change users' files }
    includes: [Files.Read]
  Files.Read:
    user: { description: Allows the app to read the files that you can open., displayName: Read your files }
    admin: { description: Allows the app to read the files that the signed-in user can open., displayName: Read users' files }
    consent: user
app:
  signInAudience: AzureADMyOrg
  appId: 0C1F7C3E-54F0-4A39-8D8A-5A55C8A4B0F1
  description: Files of everybody at Contoso.
  displayName: Contoso Drive API
  name: contoso-drive
`;
