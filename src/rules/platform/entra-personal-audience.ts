// What Entra demands of an API as soon as one personal Microsoft account can sign in.
import { acceptsPersonalAccounts } from '../../reason/accepts-personal-accounts.ts';
import type { Rule } from '../rule.ts';

const mostScopes = 100;

/** An API for personal accounts that is registered in a way Entra refuses for them. */
export const entraPersonalAudience: Rule = {
  id: 'entra-personal-audience',
  category: 'platform',
  severity: 'error',
  summary: 'an API that personal accounts sign in to issues version 2 tokens, and stays inside the limits for them',
  why:
    'Entra refuses the registration otherwise. App roles in particular do not exist for personal accounts: an ' +
    'application permission of an API only for them could never be granted.',
  source: 'Validation differences by supported account types (signInAudience)',
  examples: {
    good: [
      `permc: 1
app: { name: files, signInAudience: AzureADandPersonalMicrosoftAccount }
scopes:
  Files.Read:
    consent: user
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
    user: { displayName: Read your files, description: Allows the app to read the files that you can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: files, signInAudience: PersonalMicrosoftAccount, accessTokenVersion: 1 }
scopes:
  Files.Read:
    consent: user
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
    user: { displayName: Read your files, description: Allows the app to read the files that you can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
        expect: [
          { at: '2:83', message: 'an API that personal accounts sign in to must issue access tokens of version 2' },
        ],
        fixed: `permc: 1
app: { name: files, signInAudience: PersonalMicrosoftAccount, accessTokenVersion: 2 }
scopes:
  Files.Read:
    consent: user
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
    user: { displayName: Read your files, description: Allows the app to read the files that you can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
      },
    ],
  },
  check: ({ app, scopes, appRoles }, report) => {
    if (!acceptsPersonalAccounts(app)) return;
    const audience = { message: 'personal accounts sign in because of this', span: app.signInAudience.span };
    if (app.accessTokenVersion.value !== 2) {
      report({
        message: 'an API that personal accounts sign in to must issue access tokens of version 2',
        help: 'write `accessTokenVersion: 2`, or leave it out',
        span: app.accessTokenVersion.span,
        related: [audience],
      });
    }
    const tooMany = scopes[mostScopes];
    if (tooMany !== undefined) {
      report({
        message: `the API has ${scopes.length} scopes, and Entra takes ${mostScopes} where personal accounts sign in`,
        help: 'merge scopes that are always granted together, or split the API',
        span: tooMany.span,
        related: [audience],
      });
    }
    if (app.signInAudience.value !== 'PersonalMicrosoftAccount') return;
    for (const { value, span } of appRoles) {
      report({
        message: `\`${value}\` can be given to nobody: there are no app roles for personal accounts`,
        help: 'remove the app role, or admit work accounts with `signInAudience`',
        span,
        related: [audience],
      });
    }
  },
};
