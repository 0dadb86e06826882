// An endpoint whose every way in is impossible: it looks protected, and is only broken, until somebody "mends" it in a hurry.
import type { Related } from '../../diagnostics/diagnostic.ts';
import type { Located } from '../../diagnostics/span.ts';
import type {
  AppRole,
  ApplicationAlternative,
  DelegatedAlternative,
  MemberType,
  Model,
  Permission,
} from '../../model/model.ts';
import { includedPermissions } from '../../reason/includes.ts';
import type { Rule } from '../rule.ts';

/** Reports endpoints that nobody can be let in at. */
export const noUnreachableEndpoint: Rule = {
  id: 'no-unreachable-endpoint',
  category: 'least-privilege',
  severity: 'error',
  summary: 'every endpoint has a way in that somebody can take',
  why: 'An endpoint that nobody can reach is found out in production, and is then opened under pressure, with whatever permission is at hand. Who may call it must be decided here.',
  source:
    'Microsoft Graph: permissionScope and appRole resource types (isEnabled); Supported accounts and validation (signInAudience)',
  examples: {
    good: [
      `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
  Files.Open:
    enabled: false
    admin: { displayName: Open users' files, description: Allows the app to open single files that the signed-in user picks. }
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated:
      - { scope: Files.Read, right: file.read }
      - { scope: Files.Open, right: file.read } # still honoured for those who hold it
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: contoso-drive }
scopes:
  Files.Read:
    enabled: false
    admin: { displayName: Read users' files, description: Allows the app to read the files that the signed-in user can open. }
rights:
  file.read: { description: The file was shared with the user., params: [fileId] }
endpoints:
  GET /files/{fileId}:
    delegated: { scope: Files.Read, right: file.read }
`,
        expect: [{ at: '10:3', message: 'nobody can be granted access to `GET /files/{fileId}`' }],
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
      {
        yaml: `permc: 1
app: { name: contoso-photos, signInAudience: AzureADMyOrg }
scopes:
  Photos.Read:
    admin: { displayName: Read users' photos, description: Allows the app to read the photos of the signed-in user. }
endpoints:
  GET /me/photos:
    delegated: { scope: Photos.Read, right: self, accounts: [personal] }
`,
        expect: [{ at: '7:3', message: 'nobody can be granted access to `GET /me/photos`' }],
        fixed: `permc: 1
app: { name: contoso-photos, signInAudience: AzureADandPersonalMicrosoftAccount }
scopes:
  Photos.Read:
    consent: user
    admin: { displayName: Read users' photos, description: Allows the app to read the photos of the signed-in user. }
    user: { displayName: Read your photos, description: Allows the app to read the photos that you keep here. }
endpoints:
  GET /me/photos:
    delegated: { scope: Photos.Read, right: self, accounts: [personal] }
`,
      },
    ],
  },
  check: (model, report) => {
    const obstacle = obstacleIn(model);
    for (const { key, delegated, application, anonymous, span } of model.endpoints) {
      const waysIn = [...delegated, ...application];
      if (anonymous !== undefined || waysIn.length === 0) continue;
      const obstacles = waysIn.map(obstacle);
      // A role for the wrong kind of member is its own finding, which says all there is to say.
      if (obstacles.some((found) => found === 'open' || found === 'wrong-member')) continue;
      report({
        message: `nobody can be granted access to \`${key}\``,
        help: 'require a permission that is enabled, from accounts that can sign in; or remove the endpoint',
        span,
        related: obstacles.filter((found) => typeof found === 'object'),
      });
    }
  },
};

type Obstacle = Related | 'open' | 'wrong-member';

/** Prepares the question why an alternative lets nobody in. */
function obstacleIn(model: Model): (alternative: DelegatedAlternative | ApplicationAlternative) => Obstacle {
  const scopes = grantable(model.scopes, () => true);
  const appRoles = grantable(model.appRoles, (role) => hasMember(role, 'Application'));
  const userRoles = grantable(model.appRoles, (role) => hasMember(role, 'User'));
  const roles = new Map(model.appRoles.map((role) => [role.value, role]));
  const audience = model.app.signInAudience.value;
  const signIn = {
    work: audience !== 'PersonalMicrosoftAccount',
    personal: audience === 'PersonalMicrosoftAccount' || audience === 'AzureADandPersonalMicrosoftAccount',
  };
  const disabled = (permission: Located<string>): Related => ({
    message: `\`${permission.value}\` is disabled, so nobody can be granted it`,
    span: permission.span,
  });
  return (alternative) => {
    if (alternative.kind === 'application') {
      const blocked = alternative.roles.find(({ value }) => !appRoles.has(value));
      if (blocked === undefined) return 'open';
      return lacksMember(roles.get(blocked.value), 'Application') ? 'wrong-member' : disabled(blocked);
    }
    const { userRole, accounts, accountsSpan } = alternative;
    if (userRole !== undefined && !userRoles.has(userRole.value)) {
      return lacksMember(roles.get(userRole.value), 'User') ? 'wrong-member' : disabled(userRole);
    }
    const blocked = alternative.scopes.find(({ value }) => !scopes.has(value));
    if (blocked !== undefined) return disabled(blocked);
    if (accounts.some((account) => signIn[account])) return 'open';
    const span = accountsSpan ?? alternative.span;
    return { message: `\`signInAudience: ${audience}\` lets none of these accounts sign in`, span };
  };
}

function hasMember({ allowedMemberTypes }: AppRole, type: MemberType): boolean {
  return allowedMemberTypes.some(({ value }) => value === type);
}

function lacksMember(role: AppRole | undefined, type: MemberType): boolean {
  return role !== undefined && !hasMember(role, type);
}

/** The permissions that somebody can be granted: themselves, or one that includes them, enabled and fit for them. */
function grantable<Kind extends Permission>(
  permissions: readonly Kind[],
  fits: (permission: Kind) => boolean,
): ReadonlySet<string> {
  const included = includedPermissions(permissions);
  const usable = permissions.filter((one) => one.enabled.value && fits(one));
  return new Set(usable.flatMap(({ value }) => [...(included.get(value) ?? [])]));
}
