// `consent: admin` protects work accounts only: there is no administrator above a personal account.
import type { Model } from '../../model/model.ts';
import { acceptsPersonalAccounts } from '../../reason/accepts-personal-accounts.ts';
import type { Rule } from '../rule.ts';

/** A scope that only an admin should grant, where personal accounts can sign in and grant it themselves. */
export const entraAdminScopeForPersonalAccounts: Rule = {
  id: 'entra-admin-scope-for-personal-accounts',
  category: 'platform',
  severity: 'warning',
  summary: 'a scope that only an admin should grant opens nothing to personal accounts',
  why:
    'A person with a personal Microsoft account always consents for themselves. Whoever relies on an admin to look at ' +
    'the request first relies on somebody who does not exist there.',
  source:
    'Overview of permissions and consent in the Microsoft identity platform; Microsoft Graph, permissionScope resource type (type)',
  examples: {
    good: [
      `permc: 1
app: { name: files, signInAudience: AzureADandPersonalMicrosoftAccount }
scopes:
  Files.Read:
    consent: admin
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self, accounts: [work] } }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: files, signInAudience: AzureADandPersonalMicrosoftAccount }
scopes:
  Files.Read:
    consent: admin
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
        expect: [
          { at: '5:14', message: '`Files.Read` asks for an admin, and personal accounts grant it to themselves' },
        ],
        fixed: `permc: 1
app: { name: files, signInAudience: AzureADandPersonalMicrosoftAccount }
scopes:
  Files.Read:
    consent: admin
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self, accounts: [work] } }
`,
      },
    ],
  },
  check: (model, report) => {
    if (!acceptsPersonalAccounts(model.app)) return;
    const opening = scopesForPersonalAccounts(model);
    for (const { value, consent } of model.scopes) {
      if (consent.value !== 'admin' || !opening.has(value)) continue;
      report({
        message: `\`${value}\` asks for an admin, and personal accounts grant it to themselves`,
        help: 'write `consent: user` if everybody may decide that for themselves, or `accounts: [work]` where the scope is required',
        span: consent.span,
        related: [{ message: 'personal accounts sign in because of this', span: model.app.signInAudience.span }],
      });
    }
  },
};

/** The scopes that an alternative open to personal accounts requires. */
function scopesForPersonalAccounts({ endpoints }: Model): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { delegated } of endpoints) {
    for (const { accounts, scopes } of delegated) {
      if (accounts.includes('personal')) for (const { value } of scopes) found.add(value);
    }
  }
  return found;
}
