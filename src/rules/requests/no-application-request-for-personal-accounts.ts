// Application-only access never reaches what belongs to personal accounts: there is no organisation whose admin could grant it.
import type { Rule } from '../rule.ts';

/** Reports app-only requests of an app that only personal accounts sign in to. */
export const noApplicationRequestForPersonalAccounts: Rule = {
  id: 'no-application-request-for-personal-accounts',
  category: 'request',
  severity: 'error',
  summary: 'an app for personal accounts alone requests delegated access only',
  why: 'An app role is granted by the admin of an organisation for its data. A personal account has no admin and can grant none, so the calls could never be made.',
  source:
    'Microsoft identity platform: Understanding application-only access; Validation differences by supported account types (signInAudience)',
  examples: {
    good: [
      `permc: 1
app: { name: photo-album, signInAudience: PersonalMicrosoftAccount }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: photo-album, signInAudience: PersonalMicrosoftAccount }
requests:
  microsoft-graph:
    application: { calls: ['GET /users/{id}/messages'] }
`,
        expect: [
          { at: '5:5', message: "personal accounts can't grant application-only access, and no others sign in" },
        ],
        fixed: `permc: 1
app: { name: photo-album, signInAudience: PersonalMicrosoftAccount }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me/messages] }
`,
      },
    ],
  },
  check: ({ app }, report, { requests }) => {
    const { value, span } = app.signInAudience;
    if (value !== 'PersonalMicrosoftAccount') return;
    for (const { request } of requests.flatMap(({ access }) => access)) {
      if (request.kind !== 'application') continue;
      report({
        message: "personal accounts can't grant application-only access, and no others sign in",
        help: 'list the calls under `delegated`, or admit work accounts with `signInAudience`',
        span: request.span,
        related: [{ message: 'only personal accounts sign in because of this', span }],
      });
    }
  },
};
