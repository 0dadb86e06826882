// App roles of an API for both kinds of account: they reach work accounts only, and Entra may refuse them.
import type { Rule } from '../rule.ts';

/** An API for work and personal accounts that declares app roles. */
export const entraRolesForPersonalAccounts: Rule = {
  id: 'entra-roles-for-personal-accounts',
  category: 'platform',
  severity: 'warning',
  summary: 'an API that personal accounts sign in to has no app roles',
  why:
    'App roles are documented as not supported there. At best they reach work accounts only, so that what is required ' +
    'of a user who signs in with a personal account can never be met.',
  source: 'Validation differences by supported account types (signInAudience)',
  examples: {
    good: [
      `permc: 1
app: { name: files, signInAudience: AzureADMultipleOrgs }
appRoles:
  Files.Read.All: { displayName: Read all files, description: Lets a backup service read every file without a user. }
endpoints:
  GET /files: { application: { role: Files.Read.All } }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: files, signInAudience: AzureADandPersonalMicrosoftAccount }
appRoles:
  Files.Read.All: { displayName: Read all files, description: Lets a backup service read every file without a user. }
endpoints:
  GET /files: { application: { role: Files.Read.All } }
`,
        expect: [
          {
            at: '2:37',
            message: 'the API has app roles, which Entra does not support where personal accounts sign in',
          },
        ],
        fixed: `permc: 1
app: { name: files, signInAudience: AzureADMultipleOrgs }
appRoles:
  Files.Read.All: { displayName: Read all files, description: Lets a backup service read every file without a user. }
endpoints:
  GET /files: { application: { role: Files.Read.All } }
`,
      },
    ],
  },
  check: ({ app, appRoles }, report) => {
    if (app.signInAudience.value !== 'AzureADandPersonalMicrosoftAccount' || appRoles.length === 0) return;
    report({
      message: 'the API has app roles, which Entra does not support where personal accounts sign in',
      help: 'register an API of its own for apps that act as themselves, or admit work accounts only',
      span: app.signInAudience.span,
      related: appRoles.slice(0, 3).map(({ value, span }) => ({ message: `the app role \`${value}\``, span })),
    });
  },
};
