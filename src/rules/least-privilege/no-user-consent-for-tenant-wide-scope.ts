// One user must not be able to hand over what belongs to everybody.
import { parsePermissionName } from '../../reason/permission-name.ts';
import type { Rule } from '../rule.ts';

const tenantWide: ReadonlySet<string> = new Set(['all', 'tenant', 'organization', 'organisation']);

/** Reports scopes that reach the whole tenant and that a user may consent to without an admin. */
export const noUserConsentForTenantWideScope: Rule = {
  id: 'no-user-consent-for-tenant-wide-scope',
  category: 'least-privilege',
  severity: 'error',
  summary: 'a scope that reaches the whole tenant is granted by an admin',
  why: 'A user who consents decides for themselves only. A scope named `All` reaches what others own, so one person who is talked into consenting (illicit consent grant) would open the data of everybody that they can see.',
  source:
    'Microsoft identity platform: Overview of permissions and consent; Microsoft Graph permissions reference (All constraint)',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-people }
scopes:
  People.Read.All:
    consent: admin
    admin: { displayName: Read all people, description: Allows the app to read every profile that the signed-in user can see. }
endpoints:
  GET /people/{personId}:
    delegated: { scope: People.Read.All, right: none, because: Every employee may see the profiles of all others. }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-people }
scopes:
  People.Read.All:
    consent: user
    admin: { displayName: Read all people, description: Allows the app to read every profile that the signed-in user can see. }
    user: { displayName: Read all people, description: Allows the app to read every profile that you can see. }
endpoints:
  GET /people/{personId}:
    delegated: { scope: People.Read.All, right: none, because: Every employee may see the profiles of all others. }
`,
        expect: [{ at: '5:14', message: 'users may consent to `People.Read.All`, which reaches the whole tenant' }],
        fixed: `permc: 1
app: { name: contoso-people }
scopes:
  People.Read.All:
    consent: admin
    admin: { displayName: Read all people, description: Allows the app to read every profile that the signed-in user can see. }
endpoints:
  GET /people/{personId}:
    delegated: { scope: People.Read.All, right: none, because: Every employee may see the profiles of all others. }
`,
      },
    ],
  },
  check: (model, report) => {
    for (const { value, consent, enabled } of model.scopes) {
      if (consent.value !== 'user' || !enabled.value) continue;
      const { parts } = parsePermissionName(value);
      if (!tenantWide.has((parts.length > 1 ? (parts.at(-1) ?? '') : '').toLowerCase())) continue;
      report({
        message: `users may consent to \`${value}\`, which reaches the whole tenant`,
        help: 'write `consent: admin`, and declare a narrower scope for what a user may decide alone',
        span: consent.span,
      });
    }
  },
};
