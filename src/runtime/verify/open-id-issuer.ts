// Access tokens of any OpenID Connect issuer: one that follows RFC 9068, Auth0, a gateway that issues tokens of its own, or
// a local issuer for tests.
import { PolicyError } from '../policy-error.ts';
import type { TokenVerifier } from '../token-verifier.ts';
import { createVerifier } from './create-verifier.ts';
import { isTrustworthy } from './fetch-json.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { readKeyTiming, readRules, readTexts } from './options.ts';
import type { CommonOptions } from './options.ts';
import { auth0 } from './profiles/auth0.ts';
import { entraV1 } from './profiles/entra-v1.ts';
import { entraV2 } from './profiles/entra-v2.ts';
import { rfc9068 } from './profiles/rfc9068.ts';
import type { TokenProfile, TokenProfileName } from './token-profile.ts';

/** How tokens of an OpenID Connect issuer are verified. */
export interface OpenIdIssuerOptions extends CommonOptions {
  /** The issuer's URL, exactly as in `iss` and in its discovery document; https, or http on this machine. */
  readonly issuer: string;
  /**
   * How its tokens are read: which claim holds the scopes, and how the kind of access is told. `rfc9068` for an issuer that
   * follows that RFC, `auth0` for Auth0; `entra-v2` unless given.
   */
  readonly profile?: TokenProfileName;
  /** What `tid` must be; not looked at unless given. */
  readonly tenantId?: string;
  /** The signature algorithms that the issuer uses, asymmetric ones only; `['RS256']` unless given. */
  readonly algorithms?: readonly string[];
}

/** Asymmetric signatures of RFC 7518 and RFC 8037/9864; a shared secret could be anybody's. */
const asymmetric: ReadonlySet<string> = new Set(
  'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' '),
);

const profiles: ReadonlyMap<string, TokenProfile> = new Map(
  [entraV1, entraV2, rfc9068, auth0].map((profile) => [profile.name, profile]),
);

/**
 * Verifies access tokens of one OpenID Connect issuer, found by discovery (OpenID Connect Discovery 1.0 section 4).
 *
 * @param options issuer, audience and limits
 * @returns the verifier; keys are fetched with the first token
 * @throws {PolicyError} `option-invalid`
 */
export function openIdIssuer(options: OpenIdIssuerOptions): TokenVerifier {
  const { issuer, tenantId, algorithms = ['RS256'] } = options;
  for (const algorithm of readTexts('algorithms', algorithms)) {
    if (asymmetric.has(algorithm)) continue;
    throw new PolicyError(
      'option-invalid',
      `\`algorithms\` must name asymmetric signatures; \`${algorithm}\` is not one`,
    );
  }
  if (!URL.canParse(issuer) || !isTrustworthy(new URL(issuer)) || issuer.includes('{')) {
    throw new PolicyError('option-invalid', '`issuer` must be an https URL, or an http URL of this machine');
  }
  const profile = profiles.get(options.profile ?? 'entra-v2');
  if (profile === undefined) {
    const names = [...profiles.keys()].map((name) => `\`${name}\``).join(', ');
    throw new PolicyError('option-invalid', `\`profile\` must be one of ${names}`);
  }
  if (tenantId !== undefined) readTexts('tenantId', tenantId);
  if (tenantId !== undefined && profile !== entraV1 && profile !== entraV2) {
    throw new PolicyError(
      'option-invalid',
      `\`tenantId\` is for tokens of Entra; those of \`${profile.name}\` have no tenant`,
    );
  }
  const rules = readRules(options, algorithms);
  const metadataUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const location = { issuer, metadataUrl, algorithms, now: rules.now };
  const keys = createIssuerKeys(location, readKeyTiming(options.keys));
  return createVerifier([{ issuer, tenantId, keyIssuer: issuer, keys, profile }], rules);
}
