// Issuers of many tenants: one template with `{tenantid}` in it, as Entra's metadata for all organisations states it
// (Microsoft: access tokens, multitenant applications). A tenant is a GUID in lower case, and nothing else is.

const placeholder = '{tenantid}';
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is the id of a tenant as tokens state it. */
export function isTenantId(text: string): boolean {
  return guid.test(text);
}

/** An issuer with the tenant put in. */
export function concreteIssuer(issuer: string, tenantId: string): string {
  return issuer.replace(placeholder, tenantId);
}

/** The tenant that an `iss` names; undefined when it is not of this template, or the template has no tenant in it. */
export function tenantOfIssuer(template: string, stated: string): string | undefined {
  const at = template.indexOf(placeholder);
  if (at === -1) return undefined;
  const tenantId = stated.slice(at, at + 36);
  return isTenantId(tenantId) && concreteIssuer(template, tenantId) === stated ? tenantId : undefined;
}

/** Finds the issuer of a token. */
export interface IssuerTable<Issuer> {
  /** The one issuer there is, when it is one by name: then no token needs to be looked into to find its keys. */
  readonly only: Issuer | undefined;
  readonly find: (stated: string) => Issuer | undefined;
}

/** Makes the table; issuers by name come before those by template. */
export function createIssuerTable<Issuer extends { readonly issuer: string }>(
  issuers: readonly Issuer[],
): IssuerTable<Issuer> {
  const named = issuers.filter(({ issuer }) => !issuer.includes(placeholder));
  const templates = issuers.filter(({ issuer }) => issuer.includes(placeholder));
  const byName = new Map(named.map((issuer) => [issuer.issuer, issuer]));
  return {
    only: issuers.length === 1 ? named[0] : undefined,
    find: (stated) =>
      byName.get(stated) ?? templates.find(({ issuer }) => tenantOfIssuer(issuer, stated) !== undefined),
  };
}
