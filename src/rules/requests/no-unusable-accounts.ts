// Accounts of a kind that can't sign in, or scopes that one of the kinds can't grant: the sign-in itself would fail.
import type { AccountKind } from '../../runtime/table.ts';
import { openIdScopes } from '../../reason/open-id-scopes.ts';
import type { ResolvedAccess } from '../../reason/resolved-request.ts';
import { accountsOf } from '../../model/build-endpoints.ts';
import { catalogWithOnePathTwice } from '../catalog-with-one-path-twice.ts';
import type { Finding, Rule } from '../rule.ts';

/** Reports delegated requests for accounts that can't sign in, and scopes that are not for the accounts that do. */
export const noUnusableAccounts: Rule = {
  id: 'no-unusable-accounts',
  category: 'request',
  severity: 'error',
  summary: 'every scope that is requested is there for every kind of account that signs in for it',
  why: 'Many scopes exist for accounts of an organisation only. Asked from a personal account, such a scope makes the whole sign-in fail.',
  source: 'Microsoft Graph permissions reference; Microsoft identity platform: Supported account types',
  examples: {
    good: [
      `permc: 1
app: { name: photo-album, signInAudience: AzureADandPersonalMicrosoftAccount }
requests:
  microsoft-graph:
    delegated: { permissions: [User.Read] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: photo-album, signInAudience: AzureADandPersonalMicrosoftAccount }
requests:
  archive:
    delegated: { permissions: [Box.Read] }
`,
        catalogs: { archive: catalogWithOnePathTwice },
        expect: [{ at: '5:32', message: '`Box.Read` is not there for personal accounts, and they sign in' }],
        fixed: `permc: 1
app: { name: photo-album, signInAudience: AzureADandPersonalMicrosoftAccount }
requests:
  archive:
    delegated: { permissions: [Box.Read], accounts: [work] }
`,
      },
      {
        yaml: `permc: 1
app: { name: photo-album }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me], accounts: [work, personal] }
`,
        expect: [{ at: '5:36', message: "personal accounts can't sign in to this app" }],
        fixed: `permc: 1
app: { name: photo-album }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me], accounts: [work] }
`,
      },
    ],
  },
  check: ({ app }, report, { requests }) => {
    const admitted = accountsOf(app.signInAudience.value);
    for (const { catalog, access } of requests) {
      const grants = new Map(catalog?.permissions.map((permission) => [permission.value, permission.grants]));
      for (const one of access) {
        reportAccounts(one, admitted, report);
        if (one.request.kind !== 'delegated') continue;
        for (const { value, span } of [...(one.request.permissions ?? []), ...one.request.dynamic]) {
          const known = grants.get(value);
          if (known === undefined || openIdScopes.has(value)) continue;
          if (known.delegatedWork === undefined && known.delegatedPersonal === undefined) continue;
          const missing = one.schemes.find((scheme) => known[scheme] === undefined);
          if (missing === undefined) continue;
          const kind = missing === 'delegatedPersonal' ? 'personal' : 'work';
          report({
            message: `\`${value}\` is not there for ${kind} accounts, and they sign in`,
            help: `request it for the others with \`accounts\`, or leave it out`,
            span,
          });
        }
      }
    }
  },
};

function reportAccounts(
  { request }: ResolvedAccess,
  admitted: readonly AccountKind[],
  report: (finding: Finding) => void,
): void {
  if (request.kind !== 'delegated' || request.accountsSpan === undefined) return;
  for (const account of request.accounts) {
    if (admitted.includes(account)) continue;
    report({
      message: `${account} accounts can't sign in to this app`,
      help: `remove \`${account}\`, or admit them with \`signInAudience\``,
      span: request.accountsSpan,
    });
  }
}
