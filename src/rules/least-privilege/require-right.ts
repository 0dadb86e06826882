// A granted scope says what the app may do for the user, never what the user may do: that question must be answered too.
import type { Endpoint } from '../../model/model.ts';
import { quotedList } from '../../base/quoted-list.ts';
import type { Rule } from '../rule.ts';

/** Reports delegated alternatives that say nothing about the right of the user. */
export const requireRight: Rule = {
  id: 'require-right',
  category: 'least-privilege',
  severity: 'error',
  summary: 'delegated access says which right the user needs',
  why: 'A scope only limits the app. Without a right of the user, every user of a consented app reaches every resource of the endpoint, whoever it belongs to: the most common hole in APIs (OWASP API1:2023, broken object level authorization).',
  source: 'Microsoft identity platform: Understanding delegated access; OWASP API Security Top 10, API1:2023',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
  Colours.Read:
    admin: { displayName: Read the palette, description: Allows the app to read the colours of the house style. }
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
  GET /me/files:
    delegated: { scope: Files.Read, right: self }
  GET /colours/{name}:
    delegated: { scope: Colours.Read, right: none, because: Every employee may know the house style. }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read }
`,
        expect: [{ at: '8:25', message: '`GET /files/{fileId}` does not say which right the user needs' }],
        fixed: `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
`,
      },
    ],
  },
  check: (model, report) => {
    for (const endpoint of model.endpoints) {
      for (const { right, scopes, span } of endpoint.delegated) {
        if (right.kind !== 'unstated') continue;
        report({
          message: `\`${endpoint.key}\` does not say which right the user needs`,
          help: helpFor(endpoint),
          span: scopes[0]?.span ?? span,
        });
      }
    }
  },
};

/** `self` is offered only where the language allows it: on a path without parameters. */
function helpFor({ template }: Endpoint): string {
  const none = 'or `right: none` with `because` when every user may';
  return template.params.length > 0
    ? `name the right that decides on ${quotedList(template.params)}, ${none}`
    : `name a right, or write \`right: self\` when only the user's own data is in reach, ${none}`;
}
