// The Model as the table that guards and decision tests act on: the one place where the language becomes policy.
// Everything that no decision needs (texts, ids, reasons, spans) stays behind: the table may end up in front of clients.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type {
  ApplicationAlternative,
  Authentication,
  DelegatedAlternative,
  Endpoint,
  Model,
  Right,
  RightUse,
} from '../model/model.ts';
import type {
  AccountKind,
  ApplicationRow,
  AuthenticationRow,
  DelegatedRow,
  EndpointRow,
  PolicyTable,
  RightRow,
} from '../runtime/table.ts';
import { leastPrivilegedScopes } from './least-privileged-scopes.ts';
import { usedRights } from './used-rights.ts';

const accountKinds: readonly AccountKind[] = ['work', 'personal'];

/**
 * Compiles a model into the table that the runtime acts on.
 *
 * Lists that carry no order (the scopes of one alternative, properties, includes) come out sorted and each once.
 * Alternatives come out in the order in which they are tried: those that show the whole resource first, then those
 * that show more properties before those that show fewer, then as written.
 *
 * @param model a model without errors
 * @returns the table; the same for equal models, whatever the order of keys in the manifest
 */
export function policyTable(model: Model): PolicyTable {
  const challengeOf = leastPrivilegedScopes(model);
  const asksForSignIn = model.endpoints.some(({ delegated }) =>
    delegated.some(({ authentication }) => authentication !== undefined),
  );
  return {
    format: asksForSignIn ? 2 : 1,
    scopes: Object.fromEntries(model.scopes.map(({ value, includes }) => [value, names(includes)])),
    appRoles: Object.fromEntries(
      model.appRoles.map(({ value, allowedMemberTypes, includes }) => [
        value,
        { members: names(allowedMemberTypes), includes: names(includes) },
      ]),
    ),
    rights: Object.fromEntries(usedRights(model).map(({ right }) => [right.name, rightRow(right)])),
    endpoints: Object.fromEntries(
      model.endpoints.map((endpoint) => [endpoint.key, endpointRow(endpoint, challengeOf)]),
    ),
  };
}

function endpointRow(endpoint: Endpoint, challengeOf: (endpoint: Endpoint) => readonly string[]): EndpointRow {
  if (endpoint.anonymous !== undefined) return { anonymous: true };
  const { delegated, application } = endpoint;
  const challenge = challengeOf(endpoint);
  return {
    ...(delegated.length === 0 ? {} : { delegated: inOrderOfTrial(delegated).map(delegatedRow) }),
    ...(application.length === 0 ? {} : { application: inOrderOfTrial(application).map(applicationRow) }),
    ...(challenge.length === 0 ? {} : { challenge }),
  };
}

function delegatedRow({
  scopes,
  userRole,
  authentication,
  right,
  accounts,
  properties,
}: DelegatedAlternative): DelegatedRow {
  return {
    scopes: names(scopes),
    ...(userRole === undefined ? {} : { userRole: userRole.value }),
    ...rightMember(right),
    accounts: accountKinds.filter((kind) => accounts.includes(kind)),
    ...(authentication === undefined ? {} : { authentication: authenticationRow(authentication) }),
    ...(properties === undefined ? {} : { properties: names(properties) }),
  };
}

/** How a user must have signed in, as the runtime reads it. */
export function authenticationRow({ context, acr, maxAge }: Authentication): AuthenticationRow {
  return {
    ...(context === undefined ? {} : { context: context.value }),
    ...(acr.length === 0 ? {} : { acr: [...new Set(acr.map(({ value }) => value))] }),
    ...(maxAge === undefined ? {} : { maxAge: maxAge.value }),
  };
}

function applicationRow({ roles, right, properties }: ApplicationAlternative): ApplicationRow {
  return {
    roles: names(roles),
    ...rightMember(right),
    ...(properties === undefined ? {} : { properties: names(properties) }),
  };
}

function rightMember(right: RightUse): { readonly right?: string } {
  if (right.kind === 'named') return { right: right.name };
  return right.kind === 'self' ? { right: 'self' } : {};
}

function rightRow({ params, matches, collection }: Right): RightRow {
  if (matches.length === 0) {
    return { params: params.map(({ value }) => value), ...(collection ? { collection: true } : {}) };
  }
  const pairs = matches.toSorted((left, right) => compareCodeUnits(left.param.value, right.param.value));
  return {
    params: pairs.map(({ param }) => param.value),
    matches: Object.fromEntries(pairs.map(({ param, claim }) => [param.value, claim.value])),
  };
}

/** Whole resource first, then more properties before fewer; equals keep the order of the file (the sort is stable). */
function inOrderOfTrial<Alternative extends DelegatedAlternative | ApplicationAlternative>(
  alternatives: readonly Alternative[],
): readonly Alternative[] {
  if (alternatives.every(({ properties }) => properties === undefined)) return alternatives;
  const shown = ({ properties }: Alternative): number =>
    properties === undefined ? Infinity : names(properties).length;
  return alternatives.toSorted((left, right) => (shown(left) === shown(right) ? 0 : shown(right) - shown(left)));
}

/** The values, sorted, each once. */
function names<Name extends string>(located: readonly { readonly value: Name }[]): readonly Name[] {
  const values = located.map(({ value }) => value);
  return values.length < 2 ? values : [...new Set(values)].toSorted(compareCodeUnits);
}
