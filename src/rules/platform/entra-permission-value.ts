// Values that Entra refuses, or that somebody other than this API would interpret.
import type { Permission } from '../../model/model.ts';
import { acceptsPersonalAccounts } from '../../reason/accepts-personal-accounts.ts';
import type { Rule } from '../rule.ts';

const longest = 120;
const longestForPersonalAccounts = 40;
/** What a value may hold: RFC 6749 section 3.3, scope-token. */
const illegal = /[^\x21\x23-\x5b\x5d-\x7e]/u;
const openIdScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

/** A scope or app role whose value Entra or the token endpoint does not take as it is. */
export const entraPermissionValue: Rule = {
  id: 'entra-permission-value',
  category: 'platform',
  severity: 'error',
  summary: 'the value of a scope or app role is one that Entra takes, and that only this API gives a meaning to',
  why:
    'Entra refuses the whole registration for one value that it does not take, and a scope that is named like one of ' +
    'OpenID Connect never reaches the API: the token endpoint acts on it instead.',
  source:
    'Microsoft Graph, permissionScope and appRole resource types; ' +
    'Validation differences by supported account types (signInAudience); RFC 6749 section 3.3',
  examples: {
    good: [
      `permc: 1
app: { name: files }
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
app: { name: files }
scopes:
  Read Files:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Read Files, right: self } }
`,
        expect: [{ at: '4:3', message: '`Read Files` holds a space, which Entra does not allow in a value' }],
        fixed: `permc: 1
app: { name: files }
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
      },
      {
        yaml: `permc: 1
app: { name: files }
scopes:
  profile:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: profile, right: self } }
`,
        expect: [
          { at: '4:3', message: '`profile` is a scope of OpenID Connect, which the token endpoint acts on itself' },
        ],
      },
    ],
  },
  check: ({ app, scopes, appRoles }, report) => {
    const personal = acceptsPersonalAccounts(app);
    for (const permission of [...scopes, ...appRoles]) {
      const { value, span } = permission;
      const limit = personal && permission.kind === 'scope' ? longestForPersonalAccounts : longest;
      if (value.length > limit) {
        report({
          message: `\`${value.slice(0, 20)}…\` has ${value.length} characters, and Entra takes ${limit}${limit === longest ? '' : ' where personal accounts sign in'}`,
          help: 'shorten the value; the scenario belongs into the description',
          span,
        });
      }
      const fault = faultOf(permission);
      if (fault !== undefined) report({ ...fault, span });
    }
  },
};

function faultOf({ value, kind }: Permission): { readonly message: string; readonly help: string } | undefined {
  if (value === '')
    return {
      message: 'the value of a permission is empty',
      help: 'name it after what it allows, such as `Files.Read`',
    };
  const character = illegal.exec(value)?.[0];
  if (character !== undefined) {
    return {
      message: `\`${value}\` holds ${nameOf(character)}, which Entra does not allow in a value`,
      help: 'use letters, digits, `.`, `_` and `-`, as in `Files.Read.All`',
    };
  }
  if (value.startsWith('.')) {
    return {
      message: `\`${value}\` begins with a full stop, which Entra does not allow in a value`,
      help: '`.default` and its like are not permissions: name what is allowed, such as `Files.Read`',
    };
  }
  if (kind === 'scope' && openIdScopes.has(value)) {
    return {
      message: `\`${value}\` is a scope of OpenID Connect, which the token endpoint acts on itself`,
      help: 'name the scope after what this API allows, such as `Files.Read`',
    };
  }
  if (value.includes('/')) {
    return {
      message: `\`${value}\` holds \`/\`, which separates the identifier URI from the scope in a token request`,
      help: 'use `.` to separate the parts, as in `Files.Read.All`',
    };
  }
  return undefined;
}

function nameOf(character: string): string {
  if (character === ' ') return 'a space';
  if (character === '"' || character === '\\') return `\`${character}\``;
  return `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
