// Ids that a manifest states for permissions of another API, for catalogs that name permissions without one: an OpenAPI
// document knows no ids. What the catalog does know is never overruled; a rule compares the two.
import type { AccessScheme, Catalog, CatalogGrant, CatalogPermission } from '../model/catalog.ts';
import type { RequestedPermission } from '../model/model.ts';

/**
 * A catalog with the stated ids where it has none.
 *
 * @param catalog the catalog
 * @param stated what the manifest asks for by id
 * @returns the same catalog when there is nothing to add
 */
export function withStatedIds(catalog: Catalog, stated: readonly RequestedPermission[]): Catalog {
  if (stated.length === 0) return catalog;
  const ids = new Map(stated.map(({ kind, value, id }) => [`${kind} ${value.value}`, id.value.toLowerCase()]));
  return { ...catalog, permissions: catalog.permissions.map((permission) => withIds(permission, ids)) };
}

const schemes: readonly AccessScheme[] = ['delegatedWork', 'delegatedPersonal', 'application'];

function withIds(permission: CatalogPermission, ids: ReadonlyMap<string, string>): CatalogPermission {
  const grants = schemes.flatMap((scheme) => {
    const grant = permission.grants[scheme];
    if (grant === undefined) return [];
    const id = ids.get(`${scheme === 'application' ? 'role' : 'scope'} ${permission.value}`);
    return [[scheme, grant.id === undefined && id !== undefined ? withId(grant, id) : grant] as const];
  });
  return { ...permission, grants: Object.fromEntries(grants) };
}

function withId(grant: CatalogGrant, id: string): CatalogGrant {
  return { ...grant, id, blocked: grant.blocked === 'no-id' ? undefined : grant.blocked };
}
