// Reads what both versions of Entra's access tokens have in common, and holds a token to the version of its issuer.
import { readToken } from '../claims.ts';
import type { ReadToken, ReadTokenOptions } from '../claims.ts';
import { noToken, ownClaim } from './token-profile.ts';

/**
 * Who is calling, by `readToken`.
 *
 * @param version what `ver` must be where the token states it: the issuer of one version signs no token of the other
 */
export function readEntraToken(
  version: '1.0' | '2.0',
  claims: Readonly<Record<string, unknown>>,
  options: ReadTokenOptions,
): ReadToken {
  const stated = ownClaim(claims, 'ver');
  return stated === undefined || stated === version ? readToken(claims, options) : noToken('claim-malformed');
}
