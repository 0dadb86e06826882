// The name and the description of the registration itself, which Entra cuts off at documented lengths.
import { acceptsPersonalAccounts } from '../../reason/accepts-personal-accounts.ts';
import type { Rule } from '../rule.ts';

const longestName = 120;
const longestNameForPersonalAccounts = 90;
const longestDescription = 1024;

/** An app whose name or description is longer than Entra takes. */
export const entraAppTexts: Rule = {
  id: 'entra-app-texts',
  category: 'platform',
  severity: 'error',
  summary: 'the display name and the description of the app are as short as Entra demands',
  why: 'Entra refuses the whole registration for a name that is too long, after everything else has been prepared.',
  source:
    'Validation differences by supported account types (signInAudience); Microsoft Graph, application resource type (description)',
  examples: {
    good: [
      `permc: 1
app: { name: files, displayName: Contoso Files API }
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app:
  name: files
  displayName: The API through which everybody at Contoso and all of its subsidiaries reads, writes, shares, archives and restores files
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
        expect: [{ at: '4:16', message: 'the display name has 121 characters, and Entra takes 120' }],
        fixed: `permc: 1
app:
  name: files
  displayName: Contoso Files API
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
      },
    ],
  },
  check: ({ app }, report) => {
    const personal = acceptsPersonalAccounts(app);
    const limit = personal ? longestNameForPersonalAccounts : longestName;
    const { displayName, description } = app;
    if (displayName !== undefined && displayName.value.length > limit) {
      report({
        message: `the display name has ${displayName.value.length} characters, and Entra takes ${limit}${personal ? ' where personal accounts sign in' : ''}`,
        help: 'shorten it; people read it when they consent',
        span: displayName.span,
      });
    }
    if (description !== undefined && description.value.length > longestDescription) {
      report({
        message: `the description has ${description.value.length} characters, and Entra takes ${longestDescription}`,
        help: 'shorten it',
        span: description.span,
      });
    }
  },
};
