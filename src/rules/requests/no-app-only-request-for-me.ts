// An app that acts as itself has no signed-in user, so `/me` names nobody.
import { createRequestedPath, isPathOfMe } from '../../reason/requested-path.ts';
import type { Rule } from '../rule.ts';

/** Reports calls to `/me` as the app itself. */
export const noAppOnlyRequestForMe: Rule = {
  id: 'no-app-only-request-for-me',
  category: 'request',
  severity: 'error',
  summary: 'an app that acts as itself never calls `/me`',
  why: 'There is no signed-in user in application-only access, so the call fails, even where the published data lists a permission for it. The app role that would be requested opens the same data of everybody.',
  source:
    'Microsoft Graph: Use the Microsoft Graph API (me); Microsoft identity platform: Understanding application-only access',
  examples: {
    good: [
      `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me/messages] }
    application: { calls: ['GET /users/{id}/messages'] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    application: { calls: [GET /me/messages] }
`,
        expect: [
          {
            at: '5:28',
            message: '`GET /me/messages` is about a signed-in user, and an app that acts as itself has none',
          },
        ],
        fixed: `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    application: { calls: ['GET /users/{id}/messages'] }
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const { catalog, access } of requests) {
      const pathOf = createRequestedPath(catalog);
      for (const { request } of access) {
        if (request.kind !== 'application') continue;
        for (const call of request.calls) {
          const path = pathOf(call);
          if (path === undefined || !isPathOfMe(path)) continue;
          report({
            message: `\`${call.key}\` is about a signed-in user, and an app that acts as itself has none`,
            help: 'let a user sign in and list it under `delegated`; or name the users, as in `/users/{id}`',
            span: call.span,
          });
        }
      }
    }
  },
};
