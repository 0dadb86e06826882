// A role for users and a role for apps are two promises; one string for both lets a careless check mistake one for the other.
import type { Rule } from '../rule.ts';

/** Reports app roles that can be assigned to users and to apps. */
export const noMixedMemberTypes: Rule = {
  id: 'no-mixed-member-types',
  category: 'least-privilege',
  severity: 'warning',
  summary: 'an app role is for users or for apps, not for both',
  why: 'The tokens of users carry their app roles in the same `roles` claim as the tokens of apps carry theirs. A user who was assigned the role for a job holds the string that lets an app act without any user, and a check that does not look at the kind of token first lets them in as one.',
  source: 'Microsoft Entra: Add app roles to your application and receive them in the token; App-only access primer',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-reports }
appRoles:
  Reports.Read.All:
    allowedMemberTypes: [Application]
    displayName: Read all reports
    description: Lets an archive service read every report without a signed-in user.
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-reports }
appRoles:
  Reports.Read.All:
    allowedMemberTypes: [User, Application]
    displayName: Read all reports
    description: Lets an archive service read every report without a signed-in user.
endpoints:
  GET /reports:
    application: { role: Reports.Read.All }
`,
        expect: [{ at: '5:26', message: 'the app role `Reports.Read.All` can be assigned to users and to apps' }],
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
    for (const { value, allowedMemberTypes } of model.appRoles) {
      const user = allowedMemberTypes.find((type) => type.value === 'User');
      if (user === undefined || !allowedMemberTypes.some((type) => type.value === 'Application')) continue;
      report({
        message: `the app role \`${value}\` can be assigned to users and to apps`,
        help: `keep \`${value}\` for \`[Application]\`, and declare a role of its own for the users who need one`,
        span: user.span,
      });
    }
  },
};
