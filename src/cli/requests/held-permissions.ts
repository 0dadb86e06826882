// The permissions that an app holds already: what its registration requests, or what a token was issued with. A token is
// read and not verified: it answers what was granted, and opens nothing here. It is never shown, and no message quotes it.
import { isJsonList, isJsonRecord, memberOf } from '../../catalogs/json-record.ts';
import { parseLenientJson } from '../../catalogs/parse-lenient-json.ts';
import type { AccessScheme, Catalog } from '../../model/catalog.ts';
import { openIdScopes } from '../../reason/open-id-scopes.ts';
import { failure, success, type Outcome } from '../../workspace/outcome.ts';

/** What is held at one API. */
export interface HeldPermissions {
  readonly values: readonly string[];
  /** Ids that the catalog does not have. */
  readonly unknownIds: readonly string[];
}

/**
 * The permissions that an app registration requests at the API of a catalog.
 *
 * @param text the JSON of the application: `requiredResourceAccess` of Microsoft Graph or of the portal's manifest
 * @param kind which of the permissions are meant
 */
export function registeredPermissionsOf(
  text: string,
  kind: 'delegated' | 'application',
  catalog: Catalog,
): Outcome<HeldPermissions> {
  const parsed = parseLenientJson(text);
  const resources =
    parsed.ok && isJsonRecord(parsed.value) ? memberOf(parsed.value, 'requiredResourceAccess') : undefined;
  if (!isJsonList(resources)) {
    return failure(
      'the registration has no `requiredResourceAccess`',
      'give the JSON that `az ad app show --id <appId>` prints, or the manifest that the portal shows',
    );
  }
  if (catalog.appId === undefined) {
    return failure(`the catalog \`${catalog.name}\` does not know the application id of its API`);
  }
  const names = valuesById(catalog, kind);
  const values = new Set<string>();
  const unknownIds: string[] = [];
  for (const resource of resources) {
    if (!isJsonRecord(resource)) continue;
    const appId = memberOf(resource, 'resourceAppId');
    const entries = memberOf(resource, 'resourceAccess');
    if (typeof appId !== 'string' || appId.toLowerCase() !== catalog.appId.toLowerCase() || !isJsonList(entries))
      continue;
    for (const entry of entries) {
      const id = isJsonRecord(entry) ? memberOf(entry, 'id') : undefined;
      const type = isJsonRecord(entry) ? memberOf(entry, 'type') : undefined;
      if (typeof id !== 'string' || type !== (kind === 'delegated' ? 'Scope' : 'Role')) continue;
      const value = names.get(id.toLowerCase());
      if (value === undefined) unknownIds.push(id);
      else if (!openIdScopes.has(value)) values.add(value);
    }
  }
  return success({ values: [...values], unknownIds });
}

/**
 * The permissions of an access token (Microsoft identity platform, access token claims: `scp`, `roles`).
 *
 * @param text a JWT in its compact form (RFC 7519), white space around it is no harm
 * @param kind which of its claims counts
 */
export function tokenPermissions(
  text: string,
  kind: 'delegated' | 'application',
  { name, appId, bases }: Catalog,
): Outcome<HeldPermissions> {
  const payload = payloadOf(text.trim().replace(/^Bearer\s+/i, ''));
  if (payload === undefined) return failure('the text is no token that can be read', 'give a JWT with its three parts');
  const audience = memberOf(payload, 'aud');
  const audiences = isJsonList(audience) ? audience : [audience];
  const known = [
    ...(appId === undefined ? [] : [appId, `api://${appId}`]),
    ...bases.map((base) => base.replace(/^(\w+:\/\/[^/]+).*$/s, '$1')),
  ];
  const isFor = audiences.some(
    (one) =>
      typeof one === 'string' && known.some((each) => each.toLowerCase() === one.toLowerCase().replace(/\/+$/, '')),
  );
  if (known.length > 0 && !isFor) return failure(`the token is not for \`${name}\`: its audience is another`);
  const scopes = memberOf(payload, 'scp');
  const roles = memberOf(payload, 'roles');
  const values =
    kind === 'delegated'
      ? typeof scopes === 'string'
        ? scopes.split(' ').filter((scope) => scope !== '' && !openIdScopes.has(scope))
        : []
      : (isJsonList(roles) ? roles : []).filter((role) => typeof role === 'string');
  return success({ values: [...new Set(values)], unknownIds: [] });
}

function payloadOf(token: string): Readonly<Record<string, unknown>> | undefined {
  const parts = token.split('.');
  const [, payload = ''] = parts;
  if (parts.length !== 3 || !/^[A-Za-z0-9_-]+$/.test(payload)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return isJsonRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Personal accounts share the ids of work accounts. */
function valuesById({ permissions }: Catalog, kind: 'delegated' | 'application'): ReadonlyMap<string, string> {
  const schemes: readonly AccessScheme[] =
    kind === 'delegated' ? ['delegatedWork', 'delegatedPersonal'] : ['application'];
  const names = new Map<string, string>([...openIdScopes].map(([value, id]) => [id, value]));
  for (const { value, grants } of permissions) {
    for (const scheme of schemes) {
      const id = grants[scheme]?.id;
      if (id !== undefined) names.set(id.toLowerCase(), value);
    }
  }
  return names;
}
