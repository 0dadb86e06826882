// The least privilege that the manifest itself already knows of: a narrower permission is declared, and a broader one required.
import type { Alternative, Endpoint, Permission } from '../../model/model.ts';
import { includedPermissions } from '../../reason/includes.ts';
import { narrowerPermissions } from '../../reason/narrower-permissions.ts';
import { demandsOf } from '../../reason/opened-endpoints.ts';
import type { Finding, Rule } from '../rule.ts';

/** Reports permissions that are required where a declared narrower one would do. */
export const noBroaderPermissionThanNeeded: Rule = {
  id: 'no-broader-permission-than-needed',
  category: 'least-privilege',
  severity: 'warning',
  summary: 'an endpoint requires the narrowest declared permission that would do',
  why: 'A client can only ask for what the endpoint accepts. If a read accepts nothing but a permission to write, every client that only wants to read holds the power to change and to delete as well.',
  source: 'Microsoft identity platform: Enhance security with the principle of least privilege (reducible permissions)',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
  Files.ReadWrite:
    admin: { displayName: Change users' files, description: Allows the app to read and change the files that the signed-in user can open. }
    includes: [Files.Read]
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
  file.write: { description: The file was shared with the user for editing., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
  PUT /files/{fileId}:
    delegated: { scope: Files.ReadWrite, right: file.write }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
  Files.ReadWrite:
    admin: { displayName: Change users' files, description: Allows the app to read and change the files that the signed-in user can open. }
    includes: [Files.Read]
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.ReadWrite, right: file.read }
`,
        expect: [
          { at: '13:25', message: '`GET /files/{fileId}` requires `Files.ReadWrite`, and `Files.Read` would do' },
        ],
        fixed: `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
  Files.ReadWrite:
    admin: { displayName: Change users' files, description: Allows the app to read and change the files that the signed-in user can open. }
    includes: [Files.Read]
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
`,
      },
      {
        yaml: `permc: 1
app: { name: contoso-mail }
scopes:
  Mail.Read:
    consent: user
    admin: { displayName: Read users' mail, description: Allows the app to read the mailbox of the signed-in user. }
    user: { displayName: Read your mail, description: Allows the app to read the mail in your mailbox. }
  Mail.Read.All:
    admin: { displayName: Read shared mail, description: Allows the app to read every mailbox that is shared with the signed-in user. }
    includes: [Mail.Read]
rights:
  mailbox.read: { description: The mailbox is the user's own or shared with them., params: [userId] }
endpoints:
  GET /me/messages:
    delegated: { scope: Mail.Read.All, right: self }
  GET /users/{userId}/messages:
    delegated: { scope: Mail.Read.All, right: mailbox.read }
`,
        expect: [{ at: '15:25', message: '`GET /me/messages` requires `Mail.Read.All`, and `Mail.Read` would do' }],
        fixed: `permc: 1
app: { name: contoso-mail }
scopes:
  Mail.Read:
    consent: user
    admin: { displayName: Read users' mail, description: Allows the app to read the mailbox of the signed-in user. }
    user: { displayName: Read your mail, description: Allows the app to read the mail in your mailbox. }
  Mail.Read.All:
    admin: { displayName: Read shared mail, description: Allows the app to read every mailbox that is shared with the signed-in user. }
    includes: [Mail.Read]
rights:
  mailbox.read: { description: The mailbox is the user's own or shared with them., params: [userId] }
endpoints:
  GET /me/messages:
    delegated: { scope: Mail.Read, right: self }
  GET /users/{userId}/messages:
    delegated: { scope: Mail.Read.All, right: mailbox.read }
`,
      },
    ],
  },
  check: (model, report) => {
    checkKind('delegated', model.scopes, model.endpoints, report);
    checkKind('application', model.appRoles, model.endpoints, report);
  },
};

function checkKind(
  kind: 'delegated' | 'application',
  permissions: readonly Permission[],
  endpoints: readonly Endpoint[],
  report: (finding: Finding) => void,
): void {
  const included = includedPermissions(permissions);
  const narrowerFor = narrowerPermissions(kind, permissions, included, endpoints);
  for (const endpoint of endpoints) {
    for (const alternative of endpoint[kind]) {
      for (const { value, span } of demandsOf(alternative)) {
        const narrower = narrowerFor(value, endpoint).find((one) => !accepts(endpoint[kind], included.get(one.value)));
        if (narrower === undefined) continue;
        const already = included.get(value)?.has(narrower.value) === true;
        report({
          message: `\`${endpoint.key}\` requires \`${value}\`, and \`${narrower.value}\` would do`,
          help: already
            ? `require \`${narrower.value}\`; \`${value}\` includes it`
            : `require \`${narrower.value}\`, and let \`${value}\` include it if its holders are to get in as well`,
          span,
          related: [{ message: `\`${narrower.value}\` is declared here`, span: narrower.span }],
        });
      }
    }
  }
}

/** Whether a permission is asked for already, itself or through what it includes: whoever wants less can have it. */
function accepts(alternatives: readonly Alternative[], satisfied: ReadonlySet<string> | undefined): boolean {
  return alternatives.some((alternative) => demandsOf(alternative).some(({ value }) => satisfied?.has(value) === true));
}
