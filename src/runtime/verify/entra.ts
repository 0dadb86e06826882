// Access tokens of Microsoft Entra for a fixed list of tenants. Each tenant and token version is an issuer of its own,
// with its own metadata and keys, so that no tenant can speak for another.
import { PolicyError } from '../policy-error.ts';
import type { TokenVerifier } from '../token-verifier.ts';
import { createVerifier } from './create-verifier.ts';
import type { TrustedIssuer } from './create-verifier.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { readRules, readTexts } from './options.ts';
import type { CommonOptions } from './options.ts';

/** A cloud of Microsoft Entra. */
export type Cloud = 'public' | 'usGovernment' | 'china';

/** How tokens of Entra are verified. */
export interface EntraOptions extends CommonOptions {
  /** The ids (GUIDs) of the tenants whose tokens are accepted. */
  readonly tenantId: string | readonly string[];
  /** `public` unless given. */
  readonly cloud?: Cloud;
  /**
   * The versions of access tokens that the API gets: what its registration says in `requestedAccessTokenVersion`.
   * `[2]` unless given.
   */
  readonly versions?: readonly (1 | 2)[];
}

/** Where each cloud signs in, and who issues its v1.0 tokens (Microsoft: national clouds, access token claims). */
const clouds: { readonly [Name in Cloud]: { readonly login: string; readonly sts: string } } = {
  public: { login: 'https://login.microsoftonline.com', sts: 'https://sts.windows.net' },
  usGovernment: { login: 'https://login.microsoftonline.us', sts: 'https://sts.windows.net' },
  china: { login: 'https://login.partner.microsoftonline.cn', sts: 'https://sts.chinacloudapi.cn' },
};

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Verifies access tokens of Microsoft Entra: RS256 only; `exp`, `iss` and `aud` required; `tid` is the tenant of the issuer
 * and one of those given (Microsoft: access tokens, claims validation).
 *
 * @param options tenants, audience and limits
 * @returns the verifier; keys are fetched with the first token
 * @throws {PolicyError} `option-invalid`
 */
export function entra(options: EntraOptions): TokenVerifier {
  const rules = readRules(options, ['RS256']);
  const tenants = readTexts('tenantId', options.tenantId).map((tenant) => tenant.toLowerCase());
  const cloud = Object.hasOwn(clouds, options.cloud ?? 'public') ? clouds[options.cloud ?? 'public'] : undefined;
  if (cloud === undefined) {
    throw new PolicyError('option-invalid', '`cloud` must be `public`, `usGovernment` or `china`');
  }
  const { versions = [2] } = options;
  if (versions.length === 0 || !versions.every((version) => version === 1 || version === 2)) {
    throw new PolicyError('option-invalid', '`versions` must list 1, 2 or both');
  }
  const issuers = tenants.flatMap((tenantId): readonly TrustedIssuer[] => {
    if (!guid.test(tenantId)) {
      throw new PolicyError(
        'option-invalid',
        `\`tenantId\` must be the GUID of a tenant, for that is what tokens carry; \`${tenantId}\` is not one`,
      );
    }
    return versions.map((version) => {
      const authority = `${cloud.login}/${tenantId}`;
      const issuer = version === 2 ? `${authority}/v2.0` : `${cloud.sts}/${tenantId}/`;
      const metadataUrl = `${authority}${version === 2 ? '/v2.0' : ''}/.well-known/openid-configuration`;
      return { issuer, tenantId, keys: createIssuerKeys({ issuer, metadataUrl, now: rules.now }) };
    });
  });
  return createVerifier(issuers, rules);
}
