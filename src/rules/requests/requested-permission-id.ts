// An id that is stated for a permission of another API, held against what its catalog knows: a shifted id grants something
// else, and nobody sees it.
import type { Catalog } from '../../model/catalog.ts';
import type { RequestedPermission } from '../../model/model.ts';
import type { Finding, Rule } from '../rule.ts';

/** Reports ids that are not those of the permission or of the API. */
export const requestedPermissionId: Rule = {
  id: 'requested-permission-id',
  category: 'request',
  severity: 'error',
  summary: 'every id that is stated for another API is the one that its catalog knows',
  why: 'A registration names permissions by id alone. An id that slipped by one line requests another permission, under the name of the right one, and whoever consents sees it too late.',
  source: 'Microsoft Graph permissions reference; Microsoft Graph: requiredResourceAccess resource type',
  examples: {
    good: [
      `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    appId: 00000003-0000-0000-c000-000000000000
    permissions: [{ role: Mail.Send, id: b633e1c5-b582-4048-a93e-9f11b44c7e96 }]
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    appId: 00000003-0000-0000-c000-000000000000
    permissions: [{ scope: Mail.Send, id: b633e1c5-b582-4048-a93e-9f11b44c7e96 }]
`,
        expect: [{ at: '6:43', message: 'this is the id of the app role `Mail.Send`, not of the scope `Mail.Send`' }],
        fixed: `permc: 1
app: { name: mailer }
requests:
  microsoft-graph:
    appId: 00000003-0000-0000-c000-000000000000
    permissions: [{ scope: Mail.Send, id: e383f46e-2787-4529-855e-0e479a3ffac0 }]
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const { request, catalog, resourceAppId, access } of requests) {
      if (catalog === undefined) continue;
      const { name, appId, permissions, span } = request;
      if (appId !== undefined && catalog.appId !== undefined && resourceAppId !== catalog.appId.toLowerCase()) {
        report({
          message: `\`${appId.value}\` is not the application id of \`${name}\``,
          help: `write \`${catalog.appId}\`, or leave \`appId\` out`,
          span: appId.span,
        });
      }
      if (resourceAppId === undefined && access.length > 0) {
        report({
          message: `the application id of \`${name}\` is not known, and a registration names an API by it`,
          help: 'add `appId`, the application (client) id of the API',
          span,
        });
      }
      for (const permission of permissions) reportOtherId(permission, catalog, report);
    }
  },
};

function reportOtherId(
  { kind, value: { value }, id }: RequestedPermission,
  { permissions }: Catalog,
  report: (finding: Finding) => void,
): void {
  const stated = id.value.toLowerCase();
  const known = permissions.flatMap((permission) => [
    { name: `the scope \`${permission.value}\``, id: permission.grants.delegatedWork?.id?.toLowerCase() },
    { name: `the app role \`${permission.value}\``, id: permission.grants.application?.id?.toLowerCase() },
  ]);
  const own = `the ${kind === 'scope' ? 'scope' : 'app role'} \`${value}\``;
  const right = known.find(({ name }) => name === own)?.id;
  const owners = known.filter((one) => one.id === stated).map(({ name }) => name);
  if (stated === right || owners.includes(own) || (right === undefined && owners.length === 0)) return;
  const [owner] = owners;
  report({
    message: owner === undefined ? `this is not the id of ${own}` : `this is the id of ${owner}, not of ${own}`,
    help: right === undefined ? 'look the id up at the other API' : `write \`${right}\``,
    span: id.span,
  });
}
