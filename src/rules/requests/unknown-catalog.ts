// Calls to an API of which nothing is known: no permission could be derived from them, and none could be checked.
import type { Rule } from '../rule.ts';

/** Reports requests with calls or permissions by name at an API that has no catalog. */
export const unknownCatalog: Rule = {
  id: 'unknown-catalog',
  category: 'request',
  severity: 'error',
  summary: 'every API that is requested by calls or by names has a catalog',
  why: 'Without a catalog there is nothing to tell which permission a call needs, nor the id under which the registration must name it. A guess would ask for too much or for nothing.',
  examples: {
    good: [
      `permc: 1
app: { name: invoices }
requests:
  microsoft-graph:
    delegated: { calls: [GET /me] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: invoices }
requests:
  contoso-billing:
    application: { calls: [GET /invoices] }
`,
        expect: [{ at: '4:3', message: 'there is no catalog `contoso-billing`, so nothing tells what its calls need' }],
        fixed: `permc: 1
app: { name: invoices }
requests:
  contoso-billing:
    appId: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
    permissions: [{ role: Invoices.Read.All, id: 2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10 }]
`,
      },
    ],
  },
  check: (_model, report, { requests }) => {
    for (const { request, catalog } of requests) {
      if (catalog !== undefined || request.access.length === 0) continue;
      report({
        message: `there is no catalog \`${request.name}\`, so nothing tells what its calls need`,
        help: `\`permc catalog add ${request.name} --from <source>\` reads its manifest, its Entra application or an OpenAPI document; or state the permissions with their ids under \`permissions\``,
        span: request.span,
      });
    }
  },
};
