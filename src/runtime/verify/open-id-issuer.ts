// Access tokens of any OpenID Connect issuer that states scopes and roles as Entra does: a local issuer for tests, or a
// gateway that issues tokens of its own.
import { PolicyError } from '../policy-error.ts';
import type { TokenVerifier } from '../token-verifier.ts';
import { createVerifier } from './create-verifier.ts';
import { isTrustworthy } from './fetch-json.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { readRules, readTexts } from './options.ts';
import type { CommonOptions } from './options.ts';

/** How tokens of an OpenID Connect issuer are verified. */
export interface OpenIdIssuerOptions extends CommonOptions {
  /** The issuer's URL, exactly as in `iss` and in its discovery document; https, or http on this machine. */
  readonly issuer: string;
  /** What `tid` must be; not looked at unless given. */
  readonly tenantId?: string;
  /** The signature algorithms that the issuer uses, asymmetric ones only; `['RS256']` unless given. */
  readonly algorithms?: readonly string[];
}

/** Asymmetric signatures of RFC 7518 and RFC 8037/9864; a shared secret could be anybody's. */
const asymmetric: ReadonlySet<string> = new Set(
  'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' '),
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
  if (!URL.canParse(issuer) || !isTrustworthy(new URL(issuer))) {
    throw new PolicyError('option-invalid', '`issuer` must be an https URL, or an http URL of this machine');
  }
  if (tenantId !== undefined) readTexts('tenantId', tenantId);
  const rules = readRules(options, algorithms);
  const metadataUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const keys = createIssuerKeys({ issuer, metadataUrl, now: rules.now });
  return createVerifier([{ issuer, tenantId, keys }], rules);
}
