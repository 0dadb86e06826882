// A permission that opens nothing today is consented to all the same, and whatever it opens tomorrow is granted already.
import { includedPermissions } from '../../reason/includes.ts';
import type { Permission } from '../../model/model.ts';
import type { Rule } from '../rule.ts';

/** Reports permissions that no endpoint requires, neither themselves nor through what they include. */
export const noUnusedPermission: Rule = {
  id: 'no-unused-permission',
  category: 'least-privilege',
  severity: 'warning',
  summary: 'every permission is required by an endpoint',
  why: 'Clients ask for what is declared and admins grant it. A permission that nothing requires looks harmless when it is granted, and everybody who holds it by then gains whatever a later version lets it open, without being asked again.',
  source: 'Microsoft identity platform: Enhance security with the principle of least privilege (unused permissions)',
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
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
`,
      `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
  Files.Preview:
    enabled: false # retired: nobody can be granted it any more
    admin: { displayName: Preview users' files, description: Allows the app to preview the files that the signed-in user can open. }
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
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
    admin: { displayName: Change users' files, description: Allows the app to change the files that the signed-in user can open. }
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
`,
        expect: [{ at: '6:3', message: 'no endpoint requires the scope `Files.ReadWrite`' }],
        fixed: `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
`,
      },
    ],
  },
  check: (model, report) => {
    const scopes = new Set<string>();
    const roles = new Set<string>();
    for (const { delegated, application } of model.endpoints) {
      for (const alternative of delegated) {
        for (const { value } of alternative.scopes) scopes.add(value);
        if (alternative.userRole !== undefined) roles.add(alternative.userRole.value);
      }
      for (const alternative of application) for (const { value } of alternative.roles) roles.add(value);
    }
    for (const permission of [...unused(model.scopes, scopes), ...unused(model.appRoles, roles)]) {
      const kind = permission.kind === 'scope' ? 'scope' : 'app role';
      report({
        message: `no endpoint requires the ${kind} \`${permission.value}\``,
        help: 'require it where it is needed, remove it, or retire it with `enabled: false` if a client holds it already',
        span: permission.span,
      });
    }
  },
};

/** The enabled permissions that satisfy none of the demands; one that is disabled is on its way out already. */
function unused(permissions: readonly Permission[], demanded: ReadonlySet<string>): readonly Permission[] {
  const included = includedPermissions(permissions);
  return permissions.filter(
    ({ value, enabled }) => enabled.value && ![...(included.get(value) ?? [])].some((reached) => demanded.has(reached)),
  );
}
