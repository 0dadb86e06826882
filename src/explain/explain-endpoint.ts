// One endpoint explained, found by its key or by a request that it serves: the matcher is the one that guards use.
import type { Alternative, Endpoint, Model, RightUse } from '../model/model.ts';
import { includedPermissions, satisfyingPermissions, type PermissionSets } from '../reason/includes.ts';
import { demandsOf } from '../reason/opened-endpoints.ts';
import { authenticationRow, policyTable } from '../reason/policy-table.ts';
import { definePolicy } from '../runtime/policy.ts';
import type { EndpointExplanation, ExplainedAlternative, ExplainedRight } from './explanation.ts';

/**
 * Explains the endpoint of a key or request.
 *
 * @param model a model without errors
 * @param method the method, upper case
 * @param path a path template as declared, or a concrete path; a query string is left out
 * @returns nothing when the manifest declares no such endpoint
 */
export function explainEndpoint(model: Model, method: string, path: string): EndpointExplanation | undefined {
  const declared = model.endpoints.find(({ key }) => key === `${method} ${path}`);
  if (declared !== undefined) return describe(model, declared, {});
  const match = definePolicy(policyTable(model)).match(method, path.replace(/[?#].*$/, ''));
  if (match.outcome !== 'match') return undefined;
  const served = model.endpoints.find(({ key }) => key === match.key);
  return served === undefined ? undefined : describe(model, served, { ...match.params });
}

function describe(model: Model, endpoint: Endpoint, params: Readonly<Record<string, string>>): EndpointExplanation {
  const table = policyTable(model).endpoints[endpoint.key];
  const scopes = satisfyingPermissions(includedPermissions(model.scopes));
  const roles = satisfyingPermissions(includedPermissions(model.appRoles));
  return {
    kind: 'endpoint',
    endpoint: endpoint.key,
    ...(endpoint.description === undefined ? {} : { description: endpoint.description.value }),
    params,
    ...(endpoint.anonymous === undefined ? {} : { anonymous: endpoint.anonymous.value }),
    alternatives: [
      ...endpoint.delegated.map((alternative) => explainAlternative(model, alternative, scopes)),
      ...endpoint.application.map((alternative) => explainAlternative(model, alternative, roles)),
    ],
    challenge: table?.challenge ?? [],
  };
}

function explainAlternative(model: Model, alternative: Alternative, satisfying: PermissionSets): ExplainedAlternative {
  const { kind: access, properties } = alternative;
  return {
    access,
    permissions: demandsOf(alternative).map(({ value }) => ({
      value,
      satisfiedBy: [value, ...[...(satisfying.get(value) ?? [])].filter((other) => other !== value).toSorted()],
    })),
    ...(access === 'delegated' && alternative.userRole !== undefined ? { userRole: alternative.userRole.value } : {}),
    ...(access === 'delegated' && alternative.authentication !== undefined
      ? { authentication: authenticationRow(alternative.authentication) }
      : {}),
    right: explainRight(model, alternative.right),
    ...(access === 'delegated' ? { accounts: alternative.accounts } : {}),
    ...(properties === undefined ? {} : { properties: properties.map(({ value }) => value) }),
  };
}

function explainRight(model: Model, use: RightUse): ExplainedRight {
  switch (use.kind) {
    case 'self':
      return { kind: 'self' };
    case 'none':
      return { kind: 'none', because: use.because.value };
    case 'unstated':
      return { kind: 'none' };
    case 'named': {
      const right = model.rights.find(({ name }) => name === use.name);
      const { name } = use;
      if (right !== undefined && right.matches.length > 0) {
        const matches = Object.fromEntries(right.matches.map(({ param, claim }) => [param.value, claim.value]));
        return { kind: 'matches', name, matches };
      }
      const description = right?.description?.value;
      const params = right?.params.map(({ value }) => value) ?? [];
      return { kind: 'service', name, params, ...(description === undefined ? {} : { description }) };
    }
  }
}
