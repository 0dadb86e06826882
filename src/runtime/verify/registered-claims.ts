// The rules for registered claims that jose has as well (RFC 7519 section 4.1), for tokens that are verified without it. It only
// tells the tokens that jose accepts; what is wrong with another one is for jose to say.
import type { Claims } from '../claims.ts';
import { ownClaim } from './token-profile.ts';
import type { VerifierRules } from './verifier-rules.ts';

/**
 * Whether the registered claims are plainly good.
 *
 * @param claims the claims of a token whose signature is good
 * @param issuer what `iss` must be
 * @param required the claims without which there is no token, beside `exp`, `iss` and `aud`
 */
export function areClaimsGood(
  claims: Claims,
  issuer: string,
  required: readonly string[],
  { audience, clockTolerance, now }: VerifierRules,
): boolean {
  for (const name of required) if (!Object.hasOwn(claims, name)) return false;
  if (ownClaim(claims, 'iss') !== issuer || !isFor(ownClaim(claims, 'aud'), audience)) return false;
  const time = Math.floor(now() / 1000);
  const [iat, nbf, exp] = [ownClaim(claims, 'iat'), ownClaim(claims, 'nbf'), ownClaim(claims, 'exp')];
  if (iat !== undefined && typeof iat !== 'number') return false;
  if (nbf !== undefined && !(typeof nbf === 'number' && nbf <= time + clockTolerance)) return false;
  return typeof exp === 'number' && exp > time - clockTolerance;
}

/** A list may hold anything beside the audience (jose takes it so). */
function isFor(aud: unknown, audience: readonly string[]): boolean {
  if (typeof aud === 'string') return audience.includes(aud);
  const list: readonly unknown[] = Array.isArray(aud) ? aud : [];
  return audience.some((one) => list.includes(one));
}
