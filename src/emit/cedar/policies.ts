// The policies: one `permit` an alternative. Nothing forbids, and nothing is permitted that no alternative allows.
import type {
  ApplicationRow,
  AuthenticationRow,
  DelegatedRow,
  EndpointRow,
  PolicyTable,
  RightClaim,
} from '../../runtime/table.ts';
import { cedarString } from './cedar-string.ts';

/** The policies of a table, in its order. */
export function cedarPolicies(table: PolicyTable): string {
  return Object.entries(table.endpoints)
    .flatMap(([key, row]) => endpointPolicies(key, row, table))
    .join('\n');
}

function endpointPolicies(
  key: string,
  { delegated = [], application = [], anonymous }: EndpointRow,
  table: PolicyTable,
): readonly string[] {
  if (anonymous === true) return [permit(`${key} anonymous`, key, 'principal', [])];
  return [
    ...delegated.map((row, index) =>
      permit(`${key} delegated ${index}`, key, 'principal is User', delegatedConditions(row, table)),
    ),
    ...application.map((row, index) =>
      permit(`${key} application ${index}`, key, 'principal is App', applicationConditions(row, table)),
    ),
  ];
}

function permit(id: string, key: string, principal: string, conditions: readonly string[]): string {
  const when = conditions.length === 0 ? '' : ` when {\n  ${conditions.join(' &&\n  ')}\n}`;
  return `@id(${cedarString(id)})\npermit (${principal}, action == Action::${cedarString(key)}, resource)${when};\n`;
}

function delegatedConditions(row: DelegatedRow, table: PolicyTable): readonly string[] {
  return [
    ...row.scopes.map((name) => `principal in Scope::${cedarString(name)}`),
    ...(row.userRole === undefined ? [] : [`principal in Role::${cedarString(row.userRole)}`]),
    `[${row.accounts.map(cedarString).join(', ')}].contains(principal.account)`,
    ...authenticationConditions(row.authentication ?? {}),
    ...rightConditions(row.right, 'delegated', table),
  ];
}

/** How the user has signed in is told to the engine: it is of the session, not of the user. */
function authenticationConditions({ context, acr, maxAge }: AuthenticationRow): readonly string[] {
  return [
    ...(context === undefined ? [] : [`context.signIn.contexts.contains(${cedarString(context)})`]),
    ...(acr === undefined
      ? []
      : [`context.signIn has acr && [${acr.map(cedarString).join(', ')}].contains(context.signIn.acr)`]),
    ...(maxAge === undefined ? [] : [`context.signIn has age && context.signIn.age <= ${maxAge}`]),
  ];
}

function applicationConditions(row: ApplicationRow, table: PolicyTable): readonly string[] {
  return [
    ...row.roles.map((name) => `principal in Role::${cedarString(name)}`),
    ...rightConditions(row.right, 'application', table),
  ];
}

/** `self` holds for whoever is signed in; a right of the service is told to the engine; a comparison is made by it. */
function rightConditions(
  name: string | undefined,
  kind: 'delegated' | 'application',
  { rights }: PolicyTable,
): readonly string[] {
  if (name === undefined || (name === 'self' && kind === 'delegated')) return [];
  const matches = Object.hasOwn(rights, name) ? rights[name]?.matches : undefined;
  if (matches === undefined) return [`context.rights.contains(${cedarString(name)})`];
  return Object.entries(matches).map(([param, claim]) => comparison(param, claim, kind));
}

/** A fact that this kind of caller does not have equals nothing. */
function comparison(param: string, claim: RightClaim, kind: 'delegated' | 'application'): string {
  const [holder, fact] = claim.split('.');
  if (holder !== (kind === 'delegated' ? 'user' : 'app') || fact === undefined) return 'false';
  const equal = `context.params[${cedarString(param)}] == principal.${fact}`;
  return kind === 'delegated' ? equal : `principal has ${fact} && ${equal}`;
}
