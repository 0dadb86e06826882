// Delegated access where nobody signs in: there is no user for whom the app could act.
import type { Rule } from '../rule.ts';

/** Reports delegated requests of a service that takes no user's token. */
export const noDelegatedRequestWithoutUser: Rule = {
  id: 'no-delegated-request-without-user',
  category: 'request',
  severity: 'warning',
  summary: 'an app requests delegated access only where a user signs in',
  why: 'A service gets delegated access by exchanging the token of the user who calls it. Where no endpoint takes one, the only other ways are a stored password or a stored refresh token, which give an attacker the user as well.',
  source: 'Microsoft identity platform: Understanding delegated access; OAuth 2.0 On-Behalf-Of flow; RFC 8693',
  examples: {
    good: [
      `permc: 1
app: { name: mail-reader }
scopes:
  Summary.Read:
    admin: { displayName: Read mail summaries, description: Allows the app to read the mail summary of the signed-in user. }
endpoints:
  GET /me/summary: { delegated: { scope: Summary.Read, right: self } }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me/messages] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: mail-reader }
appRoles:
  Summary.Read.All:
    displayName: Read all mail summaries
    description: Lets a report service read the mail summary of every user.
endpoints:
  GET /users/{userId}/summary: { application: { role: Summary.Read.All } }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me/messages] }
`,
        expect: [
          { at: '11:5', message: 'no endpoint of this API takes delegated access, so there is no user to act for' },
        ],
        fixed: `permc: 1
app: { name: mail-reader }
appRoles:
  Summary.Read.All:
    displayName: Read all mail summaries
    description: Lets a report service read the mail summary of every user.
endpoints:
  GET /users/{userId}/summary: { application: { role: Summary.Read.All } }
requests:
  microsoft-graph:
    application: { calls: ['GET /users/{id}/messages'] }
`,
      },
    ],
  },
  check: ({ endpoints }, report, { requests }) => {
    // Without endpoints it is a client, and users sign in to the client itself.
    if (endpoints.length === 0 || endpoints.some(({ delegated }) => delegated.length > 0)) return;
    for (const { request } of requests.flatMap(({ access }) => access)) {
      if (request.kind !== 'delegated') continue;
      report({
        message: 'no endpoint of this API takes delegated access, so there is no user to act for',
        help: 'list the calls under `application`, or declare the endpoints that users call',
        span: request.span,
      });
    }
  },
};
