// The clients whose users are not asked for the listed scopes. They are named by id: Entra knows no names here.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import { InternalError } from '../../base/internal-error.ts';
import type { Model } from '../../model/model.ts';

/** A pre-authorized client (Microsoft Graph v1.0, resource type preAuthorizedApplication). */
export interface PreAuthorizedApplication {
  readonly appId: string;
  readonly delegatedPermissionIds: readonly string[];
}

/**
 * Renders `clients:`.
 *
 * @param model a model without errors: every scope that a client names is declared
 * @returns one entry a client, by app id, with the ids of its scopes in the order of the scopes' names
 */
export function preAuthorizedApplications(model: Model): readonly PreAuthorizedApplication[] {
  const ids = new Map(model.scopes.map(({ value, id }) => [value, id]));
  const clients = new Map<string, Set<string>>();
  for (const { appId, scopes } of model.clients) {
    const key = appId.value.toLowerCase();
    clients.set(key, new Set([...(clients.get(key) ?? []), ...scopes.map(({ value }) => value)]));
  }
  return [...clients]
    .toSorted(([left], [right]) => compareCodeUnits(left, right))
    .map(([appId, scopes]) => ({
      appId,
      delegatedPermissionIds: [...scopes].toSorted(compareCodeUnits).map((scope) => {
        const id = ids.get(scope);
        if (id === undefined) throw new InternalError(`undeclared scope \`${scope}\``);
        return id;
      }),
    }));
}
