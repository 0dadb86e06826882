// The least set as a registration takes it.
import type { RequiredResourceAccess } from '../../emit/entra/required-resource-access.ts';
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { AccessScheme, Catalog } from '../../model/catalog.ts';
import type { ChosenPermission } from '../../reason/solution.ts';
import { failure, success, type Outcome } from '../../workspace/outcome.ts';

/**
 * The value of `requiredResourceAccess` (Microsoft Graph, resource type application).
 *
 * @param permissions the least set
 * @param schemes the kinds of access that it is for
 * @returns the one entry of the API; a problem when an id is not known, for a registration without it would be short
 */
export function resourceAccess(
  permissions: readonly ChosenPermission[],
  schemes: readonly AccessScheme[],
  { name, appId }: Catalog,
): Outcome<readonly RequiredResourceAccess[]> {
  if (appId === undefined) return failure(`the catalog \`${name}\` does not know the application id of its API`);
  const type = schemes.includes('application') ? 'Role' : 'Scope';
  const entries: { readonly id: string; readonly type: 'Role' | 'Scope' }[] = [];
  for (const { value, grants } of permissions) {
    const id = schemes.map((scheme) => grants[scheme]?.id).find((each) => each !== undefined);
    if (id === undefined) return failure(`the catalog \`${name}\` has no id for \`${value}\``);
    entries.push({ id: id.toLowerCase(), type });
  }
  const sorted = entries.toSorted((left, right) => compareCodeUnits(left.id, right.id));
  return success(sorted.length === 0 ? [] : [{ resourceAppId: appId.toLowerCase(), resourceAccess: sorted }]);
}
