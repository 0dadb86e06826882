// The security schemes of an OpenAPI document as far as they hand out permissions: OAuth 2.0 flows and their scopes
// (OpenAPI Specification 3.1.1, sections 4.8.27 to 4.8.29).
import type { AccessScheme } from '../../model/catalog.ts';
import { isJsonRecord, memberOf, textMember, type JsonRecord } from '../json-record.ts';
import { resolveReference } from './resolve-reference.ts';

/** One OAuth 2.0 security scheme. */
export interface ScopeSource {
  /** For each scope that some flow offers, its description and the kinds of access that it is for. */
  readonly scopes: ReadonlyMap<string, { readonly description: string; readonly access: ReadonlySet<AccessScheme> }>;
}

/** A security scheme by its name; `other` is a key, a password, a certificate: not a matter of permissions. */
export type SecurityScheme = ScopeSource | 'other';

const flowsOfUsers = ['authorizationCode', 'implicit', 'password', 'deviceAuthorization'];

/**
 * The security schemes of a document.
 *
 * @param document an OpenAPI document
 * @returns by name
 */
export function securitySchemes(document: JsonRecord): ReadonlyMap<string, SecurityScheme> {
  const components = resolveReference(memberOf(document, 'components'), document);
  const written = components === undefined ? undefined : memberOf(components, 'securitySchemes');
  const found = new Map<string, SecurityScheme>();
  if (!isJsonRecord(written)) return found;
  for (const name of Object.keys(written)) {
    const scheme = resolveReference(written[name], document);
    if (scheme === undefined) continue;
    found.set(name, memberOf(scheme, 'type') === 'oauth2' ? scopeSource(scheme) : 'other');
  }
  return found;
}

function scopeSource(scheme: JsonRecord): ScopeSource {
  const scopes = new Map<string, { description: string; access: Set<AccessScheme> }>();
  const flows = memberOf(scheme, 'flows');
  if (!isJsonRecord(flows)) return { scopes };
  for (const name of [...flowsOfUsers, 'clientCredentials']) {
    const flow = memberOf(flows, name);
    const offered = isJsonRecord(flow) ? memberOf(flow, 'scopes') : undefined;
    if (!isJsonRecord(flow) || !isJsonRecord(offered)) continue;
    const access: readonly AccessScheme[] = name === 'clientCredentials' ? ['application'] : accountsOf(flow);
    for (const value of Object.keys(offered)) {
      const known = scopes.get(value) ?? { description: textMember(offered, value) ?? '', access: new Set() };
      scopes.set(value, known);
      for (const kind of access) known.access.add(kind);
    }
  }
  return { scopes };
}

/**
 * The accounts that can sign in, by the tenant in the address of the flow: `common` takes both kinds, `consumers` only
 * personal ones (Microsoft identity platform, "Application configuration options", authority).
 */
function accountsOf(flow: JsonRecord): readonly AccessScheme[] {
  const address = textMember(flow, 'authorizationUrl', 'tokenUrl', 'deviceAuthorizationUrl') ?? '';
  const tenant = /^https:\/\/login\.microsoftonline\.com\/([^/?#]+)/i.exec(address)?.[1]?.toLowerCase();
  if (tenant === 'consumers') return ['delegatedPersonal'];
  return tenant === 'common' ? ['delegatedWork', 'delegatedPersonal'] : ['delegatedWork'];
}
