// Who can be given an app role is a set in Entra; naming a kind twice is refused.
import type { Rule } from '../rule.ts';

/** An app role whose member types are not a non-empty set. */
export const entraMemberTypes: Rule = {
  id: 'entra-member-types',
  category: 'platform',
  severity: 'error',
  summary: 'an app role names each kind of member at most once, and at least one',
  why: 'Entra refuses an app role that nobody can be given, or that names a kind of member twice.',
  source: 'Microsoft Graph, appRole resource type (allowedMemberTypes)',
  examples: {
    good: [
      `permc: 1
app: { name: files }
appRoles:
  Files.Read.All:
    allowedMemberTypes: [Application]
    displayName: Read all files
    description: Lets a backup service read every file without a user.
endpoints:
  GET /files: { application: { role: Files.Read.All } }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: files }
appRoles:
  Files.Read.All:
    allowedMemberTypes: [Application, Application]
    displayName: Read all files
    description: Lets a backup service read every file without a user.
endpoints:
  GET /files: { application: { role: Files.Read.All } }
`,
        expect: [{ at: '5:39', message: '`Files.Read.All` names the member type `Application` twice' }],
        fixed: `permc: 1
app: { name: files }
appRoles:
  Files.Read.All:
    allowedMemberTypes: [Application]
    displayName: Read all files
    description: Lets a backup service read every file without a user.
endpoints:
  GET /files: { application: { role: Files.Read.All } }
`,
      },
    ],
  },
  check: ({ appRoles }, report) => {
    for (const { value, allowedMemberTypes, span } of appRoles) {
      if (allowedMemberTypes.length === 0) {
        report({
          message: `nobody can be given \`${value}\`: it allows no member type`,
          help: 'write `allowedMemberTypes: [Application]` for a permission of apps, `[User]` for a role of users',
          span,
        });
      }
      const seen = new Set<string>();
      for (const type of allowedMemberTypes) {
        if (seen.has(type.value)) {
          report({
            message: `\`${value}\` names the member type \`${type.value}\` twice`,
            help: 'name each kind once',
            span: type.span,
          });
        }
        seen.add(type.value);
      }
    }
  },
};
