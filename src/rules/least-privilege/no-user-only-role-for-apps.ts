// Application-only access through a role that no app can ever be assigned: a door that is drawn on the wall.
import type { Rule } from '../rule.ts';

/** Reports app roles for users only that an endpoint demands of an app that acts as itself. */
export const noUserOnlyRoleForApps: Rule = {
  id: 'no-user-only-role-for-apps',
  category: 'least-privilege',
  severity: 'error',
  summary: 'application-only access is granted by roles that apps can be assigned',
  why: 'A role without `Application` among its member types can only be assigned to users, so no app is let in by it; and a service that accepted the string all the same would take a user with that job for an app.',
  source: 'Microsoft Graph: appRole resource type, allowedMemberTypes',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-reports }
appRoles:
  Reports.Read.All:
    displayName: Read all reports
    description: Lets an archive service read every report without a signed-in user.
endpoints:
  GET /reports:
    application: { role: Reports.Read.All }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-reports }
appRoles:
  Reports.Read.All:
    allowedMemberTypes: [User]
    displayName: Read all reports
    description: Lets an archive service read every report without a signed-in user.
endpoints:
  GET /reports:
    application: { role: Reports.Read.All }
`,
        expect: [
          {
            at: '10:26',
            message: '`GET /reports` requires `Reports.Read.All` of an app, and the role can be assigned to users only',
          },
        ],
        fixed: `permc: 1
app: { name: contoso-reports }
appRoles:
  Reports.Read.All:
    allowedMemberTypes: [Application]
    displayName: Read all reports
    description: Lets an archive service read every report without a signed-in user.
endpoints:
  GET /reports:
    application: { role: Reports.Read.All }
`,
      },
    ],
  },
  check: (model, report) => {
    const lacking = model.appRoles.filter(
      (role) => !role.allowedMemberTypes.some(({ value }) => value === 'Application'),
    );
    const userOnly = new Map(lacking.map((role) => [role.value, role]));
    if (userOnly.size === 0) return;
    for (const { key, application } of model.endpoints) {
      for (const demanded of application.flatMap((alternative) => alternative.roles)) {
        const role = userOnly.get(demanded.value);
        const [first] = role?.allowedMemberTypes ?? [];
        if (role === undefined || first === undefined) continue;
        report({
          message: `\`${key}\` requires \`${role.value}\` of an app, and the role can be assigned to users only`,
          help: 'declare an app role with `allowedMemberTypes: [Application]` for apps and require that; a role of the user goes under `delegated` as `userRole`',
          span: demanded.span,
          related: [{ message: `\`${role.value}\` is for users here`, span: first.span }],
        });
      }
    }
  },
};
