// Scopes and app roles share one namespace in Entra, although a token carries them in different claims.
import type { Rule } from '../rule.ts';

/** A scope and an app role with one value. */
export const entraSharedValue: Rule = {
  id: 'entra-shared-value',
  category: 'platform',
  severity: 'error',
  summary: 'a scope and an app role never have the same value',
  why:
    'Entra keeps both in one list and answers `It contains duplicate value`. One value for two things also hides from ' +
    'reviewers whether a user is behind the access.',
  source: 'Microsoft Graph, appRole and permissionScope resource types (value); Add app roles to your application',
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
app: { name: files }
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
appRoles:
  Files.Read: { displayName: Read all files, description: Lets a backup service read every file without a user. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
  GET /files: { application: { role: Files.Read } }
`,
        expect: [{ at: '7:3', message: '`Files.Read` is both a scope and an app role' }],
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
  check: ({ scopes, appRoles }, report) => {
    const byValue = new Map(scopes.map((scope) => [scope.value, scope]));
    for (const { value, span } of appRoles) {
      const scope = byValue.get(value);
      if (scope === undefined) continue;
      report({
        message: `\`${value}\` is both a scope and an app role`,
        help: value.endsWith('.All')
          ? 'rename one of them; the pattern is scope `Files.Read`, app role `Files.Read.All`'
          : `rename the app role, for instance to \`${value}.All\``,
        span,
        related: [{ message: 'the scope', span: scope.span }],
      });
    }
  },
};
