// App-only access to what belongs to one user: it opens the same of everybody, and that user could have signed in.
import { createRequestedPath } from '../../reason/requested-path.ts';
import type { Rule } from '../rule.ts';

/** Reports calls as the app itself to the data of one user that the manifest names. */
export const noAppOnlyRequestForOneUser: Rule = {
  id: 'no-app-only-request-for-one-user',
  category: 'request',
  severity: 'warning',
  summary: 'the data of one user is reached for that user, or with access that is limited to them',
  why: 'An app role for mail, files or calendars opens those of everybody in the organisation, although the app only ever needs one of them. A user would normally sign in to manage their own resources.',
  source:
    'Microsoft identity platform: Understanding application-only access (when to use it); Microsoft Exchange Online: Role Based Access Control for Applications',
  examples: {
    good: [
      `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    delegated: { calls: [POST /me/sendMail] }
    application: { calls: ['GET /users/{id}/messages'] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    application: { calls: [POST /users/news@contoso.com/sendMail] }
`,
        expect: [
          {
            at: '5:28',
            message:
              '`POST /users/news@contoso.com/sendMail` is about one user, and application-only access opens those of everybody',
          },
        ],
        fixed: `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    delegated: { calls: [POST /me/sendMail] }
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
          if (path === undefined || !isOneUser.test(path)) continue;
          report({
            message: `\`${call.key}\` is about one user, and application-only access opens those of everybody`,
            help: 'let that user sign in and use `/me` under `delegated`; or write `{id}`, and have the access limited to a set of mailboxes or sites',
            span: call.span,
          });
        }
      }
    }
  },
};

/** `/users/x/...` and `/users('x')/...` with a value that is no parameter, and something of theirs after it. */
const isOneUser = /^\/users(?:\/(?!\{)[^/$]+|\('[^'{]+'\))\/[^$]/i;
