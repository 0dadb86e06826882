// The scopes of OpenID Connect say who the user is. Where nobody signs in, or at another API, they mean nothing.
import type { Located } from '../../diagnostics/span.ts';
import { openIdResource, openIdScopes } from '../../reason/open-id-scopes.ts';
import type { Rule } from '../rule.ts';

/** Reports scopes of sign-in among app roles, and at APIs other than Microsoft Graph. */
export const noMisplacedSignInScope: Rule = {
  id: 'no-misplaced-sign-in-scope',
  category: 'request',
  severity: 'error',
  summary:
    '`openid`, `profile`, `email` and `offline_access` are requested of the sign-in, as scopes of Microsoft Graph',
  why: 'They are answered by the sign-in and not by an API: no other API has them, and an app that acts as itself signs nobody in.',
  source:
    'OpenID Connect Core 1.0 sections 3.1.2.1, 5.4 and 11; Microsoft identity platform: Scopes and permissions (OpenID Connect scopes)',
  examples: {
    good: [
      `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated:
      calls: [GET /me]
      permissions: [openid, profile, offline_access, User.Read]
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    application: { permissions: [openid] }
`,
        expect: [
          { at: '5:34', message: '`openid` is a scope of sign-in, and an app that acts as itself signs nobody in' },
        ],
        fixed: `permc: 1
app: { name: mail-reader }
requests:
  microsoft-graph:
    delegated: { permissions: [openid] }
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const { request: resource, catalog, resourceAppId, access } of requests) {
      for (const { request, schemes } of access) {
        const named: readonly Located<string>[] = [...(request.permissions ?? []), ...request.dynamic];
        for (const { value, span } of named.filter((one) => openIdScopes.has(one.value))) {
          // An API may have declared a permission of that name: then it is one like any other.
          const grants = catalog?.permissions.find((permission) => permission.value === value)?.grants;
          if (schemes.some((scheme) => grants?.[scheme] !== undefined)) continue;
          if (request.kind === 'delegated' && resourceAppId === openIdResource) continue;
          report({
            message:
              request.kind === 'application'
                ? `\`${value}\` is a scope of sign-in, and an app that acts as itself signs nobody in`
                : `\`${value}\` is a scope of sign-in, not of \`${resource.name}\``,
            help:
              request.kind === 'application'
                ? 'remove it'
                : 'the app asks for it when a user signs in; list it under `microsoft-graph` if the registration is to state it',
            span,
          });
        }
      }
    }
  },
};
