// One permission explained: what it is in Entra, what it implies, and every endpoint that it is good for.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Alternative, Endpoint, Model, Permission } from '../model/model.ts';
import { includedPermissions, satisfyingPermissions } from '../reason/includes.ts';
import { demandsOf } from '../reason/opened-endpoints.ts';
import type { OpenedEndpoint, PermissionExplanation } from './explanation.ts';

/** Explains the scope or app role of a value; nothing when the manifest declares none. */
export function explainPermission(model: Model, value: string): PermissionExplanation | undefined {
  const permission = [...model.scopes, ...model.appRoles].find((candidate) => candidate.value === value);
  if (permission === undefined) return undefined;
  const included = includedPermissions(permission.kind === 'scope' ? model.scopes : model.appRoles);
  const granted = included.get(value) ?? new Set([value]);
  const text = permission.kind === 'scope' ? permission.admin : permission;
  return {
    kind: 'permission',
    permission: permission.kind,
    value,
    id: permission.id,
    idFrom: permission.idSpan === undefined ? 'derived' : 'stated',
    enabled: permission.enabled.value,
    ...kindFacts(permission),
    ...(text.displayName === undefined ? {} : { displayName: text.displayName.value }),
    ...(text.description === undefined ? {} : { description: text.description.value }),
    includes: others(granted, value),
    includedBy: others(satisfyingPermissions(included).get(value) ?? new Set(), value),
    opens: model.endpoints.flatMap((endpoint) => openedIn(endpoint, permission, granted)),
  };
}

function kindFacts(permission: Permission): Pick<PermissionExplanation, 'consent' | 'allowedMemberTypes'> {
  return permission.kind === 'scope'
    ? { consent: permission.consent.value }
    : { allowedMemberTypes: permission.allowedMemberTypes.map(({ value }) => value) };
}

function others(values: ReadonlySet<string>, value: string): readonly string[] {
  return [...values].filter((other) => other !== value).toSorted(compareCodeUnits);
}

function openedIn(endpoint: Endpoint, { kind }: Permission, granted: ReadonlySet<string>): readonly OpenedEndpoint[] {
  const { key, delegated, application } = endpoint;
  const alternatives: readonly Alternative[] = kind === 'scope' ? delegated : application;
  const asPermission = alternatives.flatMap((alternative): readonly OpenedEndpoint[] => {
    const demands = demandsOf(alternative).map(({ value }) => value);
    const met = demands.find((demand) => granted.has(demand));
    if (met === undefined) return [];
    const together = demands.filter((demand) => !granted.has(demand)).concat(conditionsOf(alternative));
    return [{ endpoint: key, access: alternative.kind, as: met, together }];
  });
  if (kind === 'scope') return asPermission;
  const asUserRole = delegated.flatMap((alternative): readonly OpenedEndpoint[] => {
    const { userRole, scopes } = alternative;
    if (userRole === undefined || !granted.has(userRole.value)) return [];
    const together = [...scopes.map(({ value }) => value), ...sessionOf(alternative)];
    return [{ endpoint: key, access: 'userRole', as: userRole.value, together }];
  });
  return [...asPermission, ...asUserRole];
}

function conditionsOf(alternative: Alternative): readonly string[] {
  const role = alternative.kind === 'delegated' ? alternative.userRole : undefined;
  return [...(role === undefined ? [] : [`the user role ${role.value}`]), ...sessionOf(alternative)];
}

/** What no permission stands for: how the user has signed in, and what is theirs. */
function sessionOf(alternative: Alternative): readonly string[] {
  const { right } = alternative;
  const stepUp = alternative.kind === 'delegated' && alternative.authentication !== undefined;
  return [
    ...(stepUp ? ['a certain sign-in'] : []),
    ...(right.kind === 'named' ? [`the right ${right.name}`] : []),
    ...(right.kind === 'self' ? ['the signed-in user’s own resource'] : []),
  ];
}
