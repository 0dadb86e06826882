// The Cedar schema: who can call, what hangs together, and what every action is told. Written in Cedar's own syntax.
import { parseTemplate } from '../../runtime/template.ts';
import type { EndpointRow, PolicyTable } from '../../runtime/table.ts';
import { cedarString } from './cedar-string.ts';

const entities = `// A permission is in every permission that it includes.
entity Scope in [Scope];
entity Role in [Role];
// An app role in a token counts only where its member types allow it: only then is the assignment in the role.
entity UserAssignment in [Role];
entity AppAssignment in [Role];
// Delegated access: the signed-in user, in the scopes of the token and in the user's assignments.
entity User in [Scope, UserAssignment] = { oid: String, tid: String, account: String };
// Application-only access: the app, in its assignments; what the token does not state is absent.
entity App in [AppAssignment] = { oid?: String, appId?: String };
// A caller without a token.
entity Anonymous;
entity Api;
`;

/** The schema of a policy; `context.rights` names the rights that the service says yes to. */
export function cedarSchema(table: PolicyTable): string {
  const actions = Object.entries(table.endpoints).map(
    ([key, row]) =>
      `action ${cedarString(key)} appliesTo {\n  principal: [User, App, Anonymous],\n  resource: [Api],\n` +
      `  context: { rights: Set<String>, params: ${paramsType(key)}${signInType(row)} }\n};\n`,
  );
  return [entities, ...actions].join('\n');
}

/** Only where an alternative asks how the user has signed in; `age` is in seconds. */
function signInType({ delegated = [] }: EndpointRow): string {
  return delegated.some(({ authentication }) => authentication !== undefined)
    ? ', signIn: { contexts: Set<String>, acr?: String, age?: Long }'
    : '';
}

function paramsType(key: string): string {
  const parsed = parseTemplate(key.slice(key.indexOf(' ') + 1));
  const names = parsed.ok ? parsed.template.params : [];
  return names.length === 0 ? '{}' : `{ ${names.map((name) => `${cedarString(name)}: String`).join(', ')} }`;
}
