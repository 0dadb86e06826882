// A permission by name that the API does not have for this kind of access: the registration could not name it.
import { didYouMean } from '../../base/suggest.ts';
import type { Located } from '../../diagnostics/span.ts';
import type { Catalog, CatalogGrant, CatalogPermission } from '../../model/catalog.ts';
import { openIdScopes } from '../../reason/open-id-scopes.ts';
import type { ResolvedAccess } from '../../reason/resolved-request.ts';
import type { Finding, Rule } from '../rule.ts';

/** Reports requested permissions that do not exist, are of the other kind, or can't be granted. */
export const unknownRequestedPermission: Rule = {
  id: 'unknown-requested-permission',
  category: 'request',
  severity: 'error',
  summary: 'every permission that is requested by name exists at the API, is of the right kind, and can be granted',
  why: 'A scope and an app role of one name are two permissions with two ids. Entra takes the id of one as the other without a word, and the consent fails later.',
  source:
    'Microsoft Graph: requiredResourceAccess and resourceAccess resource types; Microsoft Graph permissions reference',
  examples: {
    good: [
      `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    application: { permissions: [Mail.Send] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    application: { permissions: [Mail.Sent, Application.ReadWrite.OwnedBy] }
    delegated: { permissions: [Application.ReadWrite.OwnedBy] }
`,
        expect: [
          { at: '5:34', message: '`microsoft-graph` has no app role `Mail.Sent`' },
          { at: '6:32', message: '`Application.ReadWrite.OwnedBy` is an app role, and a scope is needed here' },
        ],
        fixed: `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    application: { permissions: [Mail.Send, Application.ReadWrite.OwnedBy] }
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const { catalog, access } of requests) {
      if (catalog === undefined) continue;
      const known = new Map(catalog.permissions.map((permission) => [permission.value, permission]));
      for (const one of access) {
        for (const requested of requestedBy(one)) {
          const words = wordsOf(requested.value, known.get(requested.value), one, catalog);
          if (words !== undefined) report({ ...words, span: requested.span });
        }
      }
    }
  },
};

/** Everything that is named: app roles at run time and scopes of sign-in are other rules' business. */
function requestedBy({ request }: ResolvedAccess): readonly Located<string>[] {
  const atRunTime = request.kind === 'delegated' ? request.dynamic : [];
  return [...(request.permissions ?? []), ...atRunTime].filter(({ value }) => !openIdScopes.has(value));
}

function wordsOf(
  value: string,
  permission: CatalogPermission | undefined,
  { request, schemes }: ResolvedAccess,
  catalog: Catalog,
): Omit<Finding, 'span'> | undefined {
  const isScope = request.kind === 'delegated';
  const [wanted, other] = isScope ? ['a scope', 'an app role'] : ['an app role', 'a scope'];
  const grants = schemes.flatMap((scheme) => permission?.grants[scheme] ?? []);
  if (permission !== undefined && grants.length === 0) {
    if (isScope && permission.grants.application === undefined) return undefined;
    return {
      message: `\`${value}\` is ${other}, and ${wanted} is needed here`,
      help: isScope
        ? 'delegated access needs a scope; list the calls of the app itself under `application`'
        : 'application-only access needs an app role; list the calls for signed-in users under `delegated`',
    };
  }
  if (permission === undefined) {
    const names = catalog.permissions
      .filter((one) => schemes.some((scheme) => one.grants[scheme] !== undefined))
      .map((one) => one.value);
    return {
      message: `\`${catalog.name}\` has no ${isScope ? 'scope' : 'app role'} \`${value}\``,
      help: didYouMean(value, names) ?? 'leave `permissions` out, and the least-privileged ones follow from the calls',
    };
  }
  const blocked = grants.find((grant) => grant.blocked !== undefined)?.blocked;
  return blocked === undefined
    ? undefined
    : { message: `\`${value}\` can't be requested: ${blockedWords[blocked]}`, help: 'request another permission' };
}

const blockedWords: Readonly<Record<NonNullable<CatalogGrant['blocked']>, string>> = {
  hidden: 'the API does not offer it',
  disabled: 'the API has switched it off',
  'no-id': 'no id of it is published, and a registration names permissions by id',
  'resource-specific': 'the owner of each resource grants it there, not an admin for the app',
};
