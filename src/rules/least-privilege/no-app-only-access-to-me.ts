// An app that acts as itself has no signed-in user, so nothing of that user can be its to reach.
import { isUnderMe } from '../../reason/resource-of.ts';
import type { Rule } from '../rule.ts';

/** Reports application-only access to what belongs to the signed-in user. */
export const noAppOnlyAccessToMe: Rule = {
  id: 'no-app-only-access-to-me',
  category: 'least-privilege',
  severity: 'error',
  summary: 'what belongs to the signed-in user is not open to apps that act as themselves',
  why: 'There is no signed-in user in application-only access. The service would have to take the user from somewhere else, such as a header that any caller can set, and a role for one purpose would open the data of everybody.',
  source:
    'Microsoft Graph: Use the Microsoft Graph API (me); Microsoft identity platform: Understanding application-only access',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-tasks }
scopes:
  Tasks.Read:
    admin: { displayName: Read users' tasks, description: Allows the app to read the tasks of the signed-in user. }
appRoles:
  Tasks.Read.All:
    displayName: Read all tasks
    description: Lets the reporting service read every task without a signed-in user.
endpoints:
  GET /me/tasks:
    delegated: { scope: Tasks.Read, right: self }
  GET /users/{userId}/tasks:
    application: { role: Tasks.Read.All }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-tasks }
scopes:
  Tasks.Read:
    admin: { displayName: Read users' tasks, description: Allows the app to read the tasks of the signed-in user. }
appRoles:
  Tasks.Read.All:
    displayName: Read all tasks
    description: Lets the reporting service read every task without a signed-in user.
endpoints:
  GET /me/tasks:
    delegated: { scope: Tasks.Read, right: self }
    application: { role: Tasks.Read.All }
  GET /tasks:
    delegated: { scope: Tasks.Read, right: self }
    application: { role: Tasks.Read.All }
`,
        expect: [
          {
            at: '13:26',
            message: '`GET /me/tasks` belongs to the signed-in user, and an app that acts as itself has none',
          },
          {
            at: '16:26',
            message: '`GET /tasks` belongs to the signed-in user, and an app that acts as itself has none',
          },
        ],
        fixed: `permc: 1
app: { name: contoso-tasks }
scopes:
  Tasks.Read:
    admin: { displayName: Read users' tasks, description: Allows the app to read the tasks of the signed-in user. }
appRoles:
  Tasks.Read.All:
    displayName: Read all tasks
    description: Lets the reporting service read every task without a signed-in user.
endpoints:
  GET /me/tasks:
    delegated: { scope: Tasks.Read, right: self }
  GET /tasks:
    delegated: { scope: Tasks.Read, right: self }
  GET /users/{userId}/tasks:
    application: { role: Tasks.Read.All }
`,
      },
    ],
  },
  check: (model, report) => {
    for (const { key, template, pathSpan, delegated, application } of model.endpoints) {
      const [alternative] = application;
      if (alternative === undefined) continue;
      const self = delegated.map(({ right }) => right).find((right) => right.kind === 'self');
      const underMe = isUnderMe(template);
      if (!underMe && self === undefined) continue;
      report({
        message: `\`${key}\` belongs to the signed-in user, and an app that acts as itself has none`,
        help: 'remove `application` here, and give apps an endpoint that names the user in its path, such as `/users/{userId}/...`',
        span: alternative.roles[0]?.span ?? alternative.span,
        related: [
          ...(underMe ? [{ message: '`me` is the signed-in user', span: pathSpan }] : []),
          ...(self === undefined ? [] : [{ message: '`self` is the signed-in user', span: self.span }]),
        ],
      });
    }
  },
};
