// Telling an app's own token from a user's: the optional claim `idtyp` is the only sure way, and costs nothing.
import type { Rule } from '../rule.ts';

/** An API for both kinds of access that does not ask for the claim that tells them apart. */
export const entraIdtyp: Rule = {
  id: 'entra-idtyp',
  category: 'platform',
  severity: 'warning',
  summary: 'an API that allows both kinds of access asks for the claim `idtyp`',
  why:
    'Without it, whether a token stands for a user or for an app must be guessed from other claims. A wrong guess ' +
    'treats an app role of a user as a permission of the app.',
  source: 'Optional claims reference (idtyp); Access token claims reference',
  examples: {
    good: [
      `permc: 1
app: { name: files }
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
appRoles:
  Files.Read.All: { displayName: Read all files, description: Lets a backup service read every file without a user. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
  GET /files: { application: { role: Files.Read.All } }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: files, requestIdtyp: false }
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
appRoles:
  Files.Read.All: { displayName: Read all files, description: Lets a backup service read every file without a user. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
  GET /files: { application: { role: Files.Read.All } }
`,
        expect: [
          { at: '2:35', message: 'both kinds of access are allowed, and tokens will not say which one they are' },
        ],
        fixed: `permc: 1
app: { name: files }
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
appRoles:
  Files.Read.All: { displayName: Read all files, description: Lets a backup service read every file without a user. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
  GET /files: { application: { role: Files.Read.All } }
`,
      },
    ],
  },
  check: ({ app, endpoints }, report) => {
    if (app.requestIdtyp.value) return;
    const delegated = endpoints.find((endpoint) => endpoint.delegated.length > 0);
    const application = endpoints.find((endpoint) => endpoint.application.length > 0);
    if (delegated === undefined || application === undefined) return;
    report({
      message: 'both kinds of access are allowed, and tokens will not say which one they are',
      help: 'remove `requestIdtyp: false`',
      span: app.requestIdtyp.span,
      related: [
        { message: 'delegated access', span: delegated.span },
        { message: 'application-only access', span: application.span },
      ],
    });
  },
};
