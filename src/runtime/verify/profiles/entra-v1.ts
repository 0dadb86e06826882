// Access tokens of Microsoft Entra, version 1.0: what an API gets that does not say `requestedAccessTokenVersion: 2`
// (Microsoft: access token claims reference).
import { readEntraToken } from '../read-entra-token.ts';
import type { TokenProfile } from '../token-profile.ts';

/** `ver` is 1.0; the client is in `appid`, scopes are in `scp`, app roles in `roles`. */
export const entraV1: TokenProfile = {
  name: 'entra-v1',
  types: [undefined, 'jwt', 'at+jwt', 'application/at+jwt'],
  requiredClaims: [],
  read: (claims, options) => readEntraToken('1.0', claims, options),
};
