// What the app asks for at other APIs: each permission once, of one kind, and not more than Entra takes.
import type { Span } from '../../diagnostics/span.ts';
import type { Model } from '../../model/model.ts';
import { acceptsPersonalAccounts } from '../../reason/accepts-personal-accounts.ts';
import { registeredPermissions, type RegisteredPermission } from '../../reason/registered-permissions.ts';
import type { ResolvedRequest } from '../../reason/resolved-request.ts';
import type { Finding, Rule } from '../rule.ts';

const limits = { resources: 50, permissions: 400, perResource: Infinity };
const limitsForPersonalAccounts = { resources: 50, permissions: 200, perResource: 30 };

/** Requested permissions that contradict each other, or that are more than Entra takes. */
export const entraRequiredResourceAccess: Rule = {
  id: 'entra-required-resource-access',
  category: 'platform',
  severity: 'error',
  summary: 'each permission of another API is requested once and as one kind, and all of them fit into a registration',
  why:
    'Entra takes one id both as a scope and as a role without a word, and consent fails later, because only one of the ' +
    'two can exist. Past its limits it refuses the whole registration.',
  source:
    'Microsoft Graph, requiredResourceAccess and resourceAccess resource types; Troubleshoot limits of required ' +
    'resource access; Validation differences by supported account types (signInAudience)',
  examples: {
    good: [
      `permc: 1
app: { name: notifier }
requests:
  microsoft-graph:
    appId: 00000003-0000-0000-c000-000000000000
    permissions:
      - { role: Mail.Send, id: b633e1c5-b582-4048-a93e-9f11b44c7e96 }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: notifier }
requests:
  microsoft-graph:
    appId: 00000003-0000-0000-c000-000000000000
    permissions:
      - { role: Mail.Send, id: b633e1c5-b582-4048-a93e-9f11b44c7e96 }
      - { scope: Mail.Send, id: b633e1c5-b582-4048-a93e-9f11b44c7e96 }
`,
        expect: [{ at: '8:33', message: '`Mail.Send` is requested under one id as a scope and as an app role' }],
        fixed: `permc: 1
app: { name: notifier }
requests:
  microsoft-graph:
    appId: 00000003-0000-0000-c000-000000000000
    permissions:
      - { role: Mail.Send, id: b633e1c5-b582-4048-a93e-9f11b44c7e96 }
      - { scope: Mail.Send, id: e383f46e-2787-4529-855e-0e479a3ffac0 }
`,
      },
    ],
  },
  check: (model, report, { requests }) => {
    const limit = acceptsPersonalAccounts(model.app) ? limitsForPersonalAccounts : limits;
    for (const request of requests) reportItself(request, model, report);
    const resources = new Map<string, Map<string, RegisteredPermission>>();
    let permissions = 0;
    for (const permission of registeredPermissions(requests)) {
      const { request, resourceAppId, id, span, resourceSpan } = permission;
      const known = resources.get(resourceAppId) ?? new Map<string, RegisteredPermission>();
      if (!resources.has(resourceAppId)) {
        resources.set(resourceAppId, known);
        if (resources.size === limit.resources + 1) report(tooMany(`more than ${limit.resources} APIs`, resourceSpan));
      }
      const twin = known.get(id);
      if (twin !== undefined) {
        if (twin.span !== span) report(twice(permission, twin));
        continue;
      }
      known.set(id, permission);
      permissions += 1;
      if (permissions === limit.permissions + 1) report(tooMany(`more than ${limit.permissions} permissions`, span));
      if (known.size === limit.perResource + 1) {
        report(tooMany(`more than ${limit.perResource} permissions at \`${request}\``, span));
      }
    }
  },
};

function reportItself(
  { request: { name, appId, span }, resourceAppId }: ResolvedRequest,
  { app }: Model,
  report: (finding: Finding) => void,
): void {
  if (app.appId === undefined || resourceAppId !== app.appId.value.toLowerCase()) return;
  report({
    message: `\`${name}\` is this app itself: it can't request its own permissions`,
    help: 'remove the entry; a client of this API requests them in its own manifest',
    span: appId?.span ?? span,
    related: [{ message: 'the id of this app', span: app.appId.span }],
  });
}

function twice(permission: RegisteredPermission, twin: RegisteredPermission): Finding {
  const same = permission.type === twin.type;
  const { value } = permission;
  return {
    message: same
      ? `the id of \`${value}\` is requested twice`
      : `\`${value}\` is requested under one id as a scope and as an app role`,
    help: same
      ? 'keep one of the two'
      : 'look up the id of each kind at the other API: a scope and an app role have different ids',
    span: permission.span,
    related: [{ message: 'requested here first', span: twin.span }],
  };
}

function tooMany(what: string, span: Span): Finding {
  return {
    message: `the app requests ${what}, which Entra does not take`,
    help: 'drop what no call needs, or split the app',
    span,
  };
}
