// Identifier URIs that Entra may take today and that could be somebody else's tomorrow.
import type { App } from '../../model/model.ts';
import type { Rule } from '../rule.ts';

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
/** A host of at least two labels: one of a domain that a tenant can verify. */
const domain = /^(?:api|https):\/\/[^/?#]+\.[^/?#.]+(?:[/?#]|$)/i;

/** An identifier URI that names neither the app, nor a tenant, nor a domain. */
export const entraIdentifierUriForm: Rule = {
  id: 'entra-identifier-uri-form',
  category: 'platform',
  severity: 'warning',
  summary: 'an identifier URI names the app id, the tenant id or a verified domain',
  why:
    'Other URIs belong to nobody. Tenants refuse to add them (by default to every app that issues version 1 tokens), ' +
    'and an app of another tenant may claim the same one first.',
  source: 'Restrictions on identifier URIs of Microsoft Entra applications',
  examples: {
    good: [
      `permc: 1
app:
  name: files
  identifierUris: ['api://{appId}', https://files.contoso.com]
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
  identifierUris: [api://contoso-files]
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
`,
        expect: [
          {
            at: '4:20',
            message: 'the identifier URI `api://contoso-files` names neither the app, nor a tenant, nor a domain',
          },
        ],
        fixed: `permc: 1
app:
  name: files
  identifierUris: ['api://{appId}']
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
    for (const { value, span } of app.identifierUris) {
      if (isOwned(value)) continue;
      report({
        message: `the identifier URI \`${value}\` names neither the app, nor a tenant, nor a domain`,
        help: `write \`api://{appId}\`${nameHint(app)}, or a URI of a domain that the tenant has verified`,
        span,
      });
    }
  },
};

function isOwned(uri: string): boolean {
  return domain.test(uri) || (/^api:\/\//i.test(uri) && (uri.includes('{appId}') || guid.test(uri)));
}

function nameHint({ appId }: App): string {
  return appId === undefined ? ' (filled in once `appId` is known)' : '';
}
