// One id, one permission: Entra keeps scopes and app roles of an app in one list, and everything refers to them by id.
import type { Permission } from '../../model/model.ts';
import type { Rule } from '../rule.ts';

const defaultAccess = '00000000-0000-0000-0000-000000000000';

/** Two permissions with one id, or an id that means something else. */
export const entraUniqueId: Rule = {
  id: 'entra-unique-id',
  category: 'platform',
  severity: 'error',
  summary: 'every scope and app role has an id of its own',
  why:
    'Grants, assignments and pre-authorizations refer to a permission by its id. ' +
    'Entra refuses a registration in which one id stands for two permissions.',
  source: 'Microsoft Graph, permissionScope and appRole resource types (id)',
  examples: {
    good: [
      `permc: 1
app: { name: files }
scopes:
  Files.Read:
    id: 6d3c0e34-97a5-4d1c-8d2e-0a3d5a3c9c11
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: files }
scopes:
  Files.Read:
    id: 6d3c0e34-97a5-4d1c-8d2e-0a3d5a3c9c11
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
  Files.ReadWrite:
    id: 6d3c0e34-97a5-4d1c-8d2e-0a3d5a3c9c11
    admin: { displayName: Change files, description: Allows the app to change the files that the signed-in user can edit. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
  PUT /me/files: { delegated: { scope: Files.ReadWrite, right: self } }
`,
        expect: [{ at: '8:9', message: '`Files.ReadWrite` has the same id as `Files.Read`' }],
        fixed: `permc: 1
app: { name: files }
scopes:
  Files.Read:
    id: 6d3c0e34-97a5-4d1c-8d2e-0a3d5a3c9c11
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
  Files.ReadWrite:
    admin: { displayName: Change files, description: Allows the app to change the files that the signed-in user can edit. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
  PUT /me/files: { delegated: { scope: Files.ReadWrite, right: self } }
`,
      },
    ],
  },
  check: ({ scopes, appRoles }, report) => {
    const first = new Map<string, Permission>();
    for (const permission of [...scopes, ...appRoles]) {
      const span = permission.idSpan ?? permission.renamedFrom?.span ?? permission.span;
      if (permission.id === defaultAccess) {
        report({
          message: `the id of \`${permission.value}\` is the one that Entra uses for access without a role`,
          help: 'leave `id` out: it is derived from the name of the app and the value',
          span,
        });
        continue;
      }
      const twin = first.get(permission.id);
      if (twin === undefined) {
        first.set(permission.id, permission);
        continue;
      }
      report({
        message: `\`${permission.value}\` has the same id as \`${twin.value}\``,
        help:
          permission.idSpan === undefined
            ? 'keep `renamedFrom` for the permission that takes the place of the old one, and drop the other'
            : 'give one of them another id, or leave `id` out: it is derived from the name of the app and the value',
        span,
        related: [{ message: 'the other permission', span: twin.idSpan ?? twin.span }],
      });
    }
  },
};
