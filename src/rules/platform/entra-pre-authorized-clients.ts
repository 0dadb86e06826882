// Pre-authorized clients: each once, and not more than Entra takes where personal accounts sign in.
import type { Client } from '../../model/model.ts';
import { acceptsPersonalAccounts } from '../../reason/accepts-personal-accounts.ts';
import type { Finding, Rule } from '../rule.ts';

const mostClients = 100;
const mostScopes = 30;
const mostAltogether = 500;

/** Clients that are listed twice, or more of them than Entra takes. */
export const entraPreAuthorizedClients: Rule = {
  id: 'entra-pre-authorized-clients',
  category: 'platform',
  severity: 'error',
  summary: 'each pre-authorized client is listed once, and all of them fit into a registration',
  why:
    'Users of a pre-authorized client are not asked for consent. If one client stands in two places, a reviewer who ' +
    'reads one of them sees less than what is granted.',
  source:
    'Microsoft Graph, preAuthorizedApplication resource type; Validation differences by supported account types (signInAudience)',
  examples: {
    good: [
      `permc: 1
app: { name: files }
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
clients:
  web: { appId: 2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10, scopes: [Files.Read] }
`,
    ],
    bad: [
      {
        yaml: `permc: 1
app: { name: files }
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
clients:
  desktop: { appId: 2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10, scopes: [Files.Read] }
  web: { appId: 2F6B5E0C-8D5F-4C66-9D0E-7A3E0B6F6F10, scopes: [Files.Read] }
`,
        expect: [{ at: '10:17', message: '`web` and `desktop` are one client: they have the same app id' }],
        fixed: `permc: 1
app: { name: files }
scopes:
  Files.Read:
    admin: { displayName: Read files, description: Allows the app to read the files that the signed-in user can open. }
endpoints:
  GET /me/files: { delegated: { scope: Files.Read, right: self } }
clients:
  web: { appId: 2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10, scopes: [Files.Read] }
`,
      },
    ],
  },
  check: ({ app, clients }, report) => {
    const first = new Map<string, Client>();
    for (const client of clients) {
      const key = client.appId.value.toLowerCase();
      const twin = first.get(key);
      if (twin === undefined) first.set(key, client);
      else {
        report({
          message: `\`${client.name}\` and \`${twin.name}\` are one client: they have the same app id`,
          help: 'keep one of the two, with the scopes of both',
          span: client.appId.span,
          related: [{ message: `\`${twin.name}\``, span: twin.appId.span }],
        });
      }
    }
    if (acceptsPersonalAccounts(app)) for (const finding of tooMany(clients)) report(finding);
  },
};

/** What goes past the limits that come with personal accounts, each limit once. */
function tooMany(clients: readonly Client[]): readonly Finding[] {
  const findings: Finding[] = [];
  const say = (what: string, client: Client | undefined): void => {
    if (client === undefined) return;
    findings.push({
      message: `${what} where personal accounts sign in`,
      help: 'pre-authorize only the clients that you own and that need every listed scope',
      span: client.span,
    });
  };
  say(`${clients.length} clients are pre-authorized, and Entra takes ${mostClients}`, clients[mostClients]);
  let sum = 0;
  for (const client of clients) {
    const { name, scopes } = client;
    if (scopes.length > mostScopes) {
      say(`\`${name}\` is pre-authorized for ${scopes.length} scopes, and Entra takes ${mostScopes} a client`, client);
    }
    if (sum <= mostAltogether && sum + scopes.length > mostAltogether) {
      say(`more than ${mostAltogether} scopes are pre-authorized over all clients, which Entra does not take`, client);
    }
    sum += scopes.length;
  }
  return findings;
}
