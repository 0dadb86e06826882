// From the requests of a manifest to what they come to: each call looked up in the catalog of its API, the least-privileged
// set for all of them, and what is asked for in the end. What is wrong with a request is for the rules to say.
import type { Catalog } from '../model/catalog.ts';
import type { RequestedPermission, ResourceRequest } from '../model/model.ts';
import type { AskedPermission, ResolvedRequest } from './resolved-request.ts';

/**
 * Resolves requests.
 *
 * @param requests the requests of a model
 * @param catalogOf the catalog of a name
 * @returns one for each, in the same order
 */
export function resolveRequests(
  requests: readonly ResourceRequest[],
  catalogOf: (name: string) => Catalog | undefined,
): readonly ResolvedRequest[] {
  return requests.map((request): ResolvedRequest => {
    const catalog = catalogOf(request.name);
    return {
      request,
      catalog,
      resourceAppId: (request.appId?.value ?? catalog?.appId)?.toLowerCase(),
      access: [],
      explicit: request.permissions.map(askedById),
    };
  });
}

function askedById({ kind, value, id }: RequestedPermission): AskedPermission {
  return {
    value: value.value,
    type: kind === 'scope' ? 'Scope' : 'Role',
    id: id.value,
    adminConsent: undefined,
    accounts: kind === 'scope' ? ['work', 'personal'] : [],
    dynamic: false,
    openId: false,
    calls: [],
    span: id.span,
  };
}
