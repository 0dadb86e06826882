// Access tokens of Microsoft Entra: which issuers the options come to. Each listed tenant and token version is an issuer of
// its own, with its own metadata and keys, so that no tenant can speak for another; only where every organisation may call
// is there one set of keys for all.
import { personalTenant } from '../claims.ts';
import { PolicyError } from '../policy-error.ts';
import type { TokenVerifier } from '../token-verifier.ts';
import { createVerifier } from './create-verifier.ts';
import { entraAuthorities } from './entra-authorities.ts';
import type { Cloud } from './entra-authorities.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { readKeyTiming, readRules, readTexts } from './options.ts';
import type { CommonOptions } from './options.ts';
import { entraV1 } from './profiles/entra-v1.ts';
import { entraV2 } from './profiles/entra-v2.ts';
import { isTenantId } from './tenant-issuer.ts';
import type { TrustedIssuer } from './trusted-issuer.ts';

/** How tokens of Entra are verified. */
export interface EntraOptions extends CommonOptions {
  /**
   * Whose tokens are accepted: the ids (GUIDs) of tenants, or one word for many, as in Entra's own URLs: `organizations`
   * (every work or school account), `consumers` (personal accounts) or `common` (both).
   */
  readonly tenantId: string | readonly string[];
  /** With `organizations` or `common`: whether a tenant is one of yours. Only exactly `true` admits it. */
  readonly admitTenant?: (tenantId: string) => boolean;
  /** `public` unless given. */
  readonly cloud?: Cloud;
  /** With `cloud: 'externalId'`: fetch the metadata from `{subdomain}.ciamlogin.com` instead of the tenant's id. */
  readonly subdomain?: string;
  /**
   * The versions of access tokens that the API gets: what its registration says in `requestedAccessTokenVersion`.
   * `[2]` unless given.
   */
  readonly versions?: readonly (1 | 2)[];
  /**
   * How client apps must have shown who they are (`azpacr`, `appidacr`): with a secret or a certificate, or with a
   * certificate. Any client, public ones included, unless given.
   */
  readonly clientCredential?: 'secret' | 'certificate';
}

/**
 * Verifies access tokens of Microsoft Entra: RS256 only; `exp`, `iss` and `aud` required; `tid` is the tenant of the issuer
 * and one of those admitted (Microsoft: access tokens, claims validation).
 *
 * @param options tenants, audience and limits
 * @returns the verifier; keys are fetched with the first token
 * @throws {PolicyError} `option-invalid`
 */
export function entra(options: EntraOptions): TokenVerifier {
  const algorithms = ['RS256'];
  const rules = { ...readRules(options, algorithms), clientProof: readClientProof(options.clientCredential) };
  const timing = readKeyTiming(options.keys);
  const tenants = readTexts('tenantId', options.tenantId).map((tenant) => tenant.toLowerCase());
  const admits = readAdmission(tenants, options.admitTenant);
  const authorities = entraAuthorities(tenants, options);
  const issuers = authorities.map(({ issuer, tenantId, metadataIssuer, metadataUrl, keyIssuer, version }) => {
    const keys = createIssuerKeys({ issuer: metadataIssuer, metadataUrl, algorithms, now: rules.now }, timing);
    const profile = version === 1 ? entraV1 : entraV2;
    const trusted: TrustedIssuer = { issuer, tenantId, keyIssuer, keys, profile };
    return tenantId === undefined ? { ...trusted, admits } : trusted;
  });
  return createVerifier(issuers, rules);
}

/** Which tenants may call where many may. @throws {PolicyError} `option-invalid` */
function readAdmission(tenants: readonly string[], admitTenant: EntraOptions['admitTenant']): (id: string) => boolean {
  const word = tenants.find((tenant) => !isTenantId(tenant));
  if (admitTenant !== undefined && (word === undefined || word === 'consumers')) {
    throw new PolicyError('option-invalid', '`admitTenant` is for `organizations` and `common`: list tenants instead');
  }
  const personal = word === 'common';
  return (tenantId) => {
    if (tenantId === personalTenant) return personal;
    return admitTenant === undefined || admitTenant(tenantId) === true;
  };
}

function readClientProof(credential: EntraOptions['clientCredential']): 1 | 2 | undefined {
  if (credential === undefined) return undefined;
  if (credential === 'secret') return 1;
  if (credential === 'certificate') return 2;
  throw new PolicyError('option-invalid', '`clientCredential` must be `secret` or `certificate`');
}
