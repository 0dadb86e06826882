// Access for a user by their stored password: it survives the user, their second factor and their consent.
import type { Located } from '../../diagnostics/span.ts';
import type { Rule } from '../rule.ts';

/** Reports manifests that speak of signing in with a stored password. */
export const noStoredUserPassword: Rule = {
  id: 'no-stored-user-password',
  category: 'request',
  severity: 'warning',
  summary: 'no user is signed in with a password that the app keeps',
  why: 'The resource owner password credentials grant hands the password of a user to the app, gets past the second factor, and gives everything that the user may do. An app without a user has application-only access for that.',
  source:
    'RFC 9700 (OAuth 2.0 Security Best Current Practice) section 2.4; Microsoft identity platform: OAuth 2.0 Resource Owner Password Credentials',
  examples: {
    good: [
      `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    description: Sends the weekly report as an app of its own.
    application: { calls: ['POST /users/{id}/sendMail'] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    description: Sends the weekly report; signs in as a service account with ROPC.
    delegated: { calls: [POST /me/sendMail] }
`,
        expect: [{ at: '5:18', message: 'this speaks of a user who is signed in with a stored password (`ROPC`)' }],
        fixed: `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    description: Sends the weekly report as an app of its own.
    application: { calls: ['POST /users/{id}/sendMail'] }
`,
      },
    ],
  },
  check: ({ app, requests }, report) => {
    const delegates = requests.some(({ access }) => access.some(({ kind }) => kind === 'delegated'));
    if (!delegates) return;
    const texts = [app.description, ...requests.map(({ description }) => description)];
    for (const { value, span } of texts.filter((text): text is Located<string> => text !== undefined)) {
      const word = storedPassword.exec(value)?.[0];
      if (word === undefined) continue;
      report({
        message: `this speaks of a user who is signed in with a stored password (\`${word}\`)`,
        help: 'use application-only access where nobody signs in, limited to what the app needs',
        span,
      });
    }
  },
};

const storedPassword =
  /\bROPC\b|\bresource[ -]owner[ -]password\b|\bpassword (?:grant|credentials?|flow)\b|\bgrant_type=password\b|\b(?:stored|saved|hard-?coded) (?:user )?(?:password|credentials?)\b/i;
